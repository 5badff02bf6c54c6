import * as z from 'zod';
import type { KeyStore } from './key-store.ts';
import { type KmsRefusal, refuse } from './kms-refusal.ts';

/** One KMS action: takes the JSON of a request, gives the JSON of an answer. Input of a wrong shape is refused before. */
export type Operation = (store: KeyStore, input: unknown) => object | KmsRefusal;

/** Members that are not named are ignored, as AWS does: grant tokens mean nothing here. */
export function operation<Shape extends z.ZodRawShape>(
  shape: Shape,
  run: (store: KeyStore, input: z.infer<z.ZodObject<Shape>>) => object | KmsRefusal,
): Operation {
  // Two members whose absence in the answer would be dangerous to overlook.
  const known = z.object({ ...shape });
  const unsupported = z.object({ DryRun: z.literal(false).optional(), Recipient: z.undefined().optional() });
  return (store, input) => {
    if (!unsupported.safeParse(input).success) {
      return refuse('UnsupportedOperationException', 'DryRun and Recipient are not played here');
    }
    const parsed = known.safeParse(input);
    if (parsed.success) return run(store, parsed.data);
    const members = parsed.error.issues.map(issue => issue.path.join('.')).join(', ');
    return refuse('ValidationException', `validation failed at: ${members}`);
  };
}

export const KeyName = z.string().min(1).max(2048);

/** Bytes of a length between the two, base64 on the wire. */
export const bytes = (least: number, most: number) =>
  z
    .base64()
    .transform(text => Buffer.from(text, 'base64'))
    .refine(value => value.length >= least && value.length <= most);

export const Context = z
  .record(z.string(), z.string())
  .nullish()
  .transform(context => context ?? {});
