import { createHash } from 'node:crypto';
import * as z from 'zod';

/** What a delivery brings. Rows are looked at one by one, so that a bad one never sinks a good one. */
export const DeliveredBatch = z.strictObject({
  sender: z.string().min(1).max(200),
  release: z.union([z.int(), z.string().min(1).max(200)]),
  rows: z.array(z.unknown()).min(1).max(1000),
});
export type DeliveredBatch = z.infer<typeof DeliveredBatch>;

export const Receipt = z.strictObject({
  rowId: z.string(),
  status: z.enum(['accepted', 'rejected']),
  receiptId: z.string(),
  /** A word for the machine that sent it; quotes nothing of the row. */
  reason: z.string().optional(),
});
export type Receipt = z.infer<typeof Receipt>;

export const BatchAnswer = z.strictObject({ batchId: z.string(), receipts: z.array(Receipt) });
export type BatchAnswer = z.infer<typeof BatchAnswer>;

/** What the two systems have in common about a row. */
export type CheckedRow = {
  readonly rowId: string;
  readonly operation: string;
  /** Whom or what it is about; rows about one subject follow on each other. */
  readonly subject: string;
  readonly points: number | null;
  readonly reverses: string | null;
};

const Named = z.object({ rowId: z.string().min(1).max(200) });

/** The row's own id, or its place where it brought none. */
export const rowIdOf = (row: unknown, place: number): string => {
  const named = Named.safeParse(row);
  return named.success ? named.data.rowId : `#${place}`;
};

/** Names the fields that are wrong, never their values. */
export const invalid = (error: z.ZodError): string =>
  `invalid: ${error.issues.map(issue => issue.path.join('.') || issue.code).join(', ')}`.slice(0, 500);

export const hashOf = (value: unknown): string =>
  createHash('sha256').update(JSON.stringify(value)).digest('hex');
