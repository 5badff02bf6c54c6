import * as z from 'zod';
import { AccountId, Actor } from './actor.ts';
import { ActionId, Sha256 } from './ids.ts';
import { Moment } from './moment.ts';
import { Finding } from './sheet.ts';
import { line, paragraph } from './text.ts';

/** What the rows of a file are about: one kind only, because each has a workbook of its own. */
export const ImportKind = z.enum(['persons', 'organisations']);
export type ImportKind = z.infer<typeof ImportKind>;

/** `check` judges a file and keeps nothing of it; `import` is to act once the lead has confirmed it. */
export const ImportMode = z.enum(['check', 'import']);
export type ImportMode = z.infer<typeof ImportMode>;

/** A file as its sender announced it. What it really is, its bytes tell. */
export const ImportFile = z.strictObject({
  name: line(200),
  type: z
    .string()
    .regex(/^[a-z]{1,20}\/[a-z0-9][a-z0-9.+-]{0,99}$/)
    .default('application/octet-stream'),
  /** In bytes. */
  length: z.int().min(1),
  sha256: Sha256,
});
export type ImportFile = z.infer<typeof ImportFile>;

const count = z.int().min(0);

/** Rows of a file as they were judged. `good`, `bad`, `unchanged` and `leftOut` add up to `read`; `warned` are good ones. */
export const JudgedCounts = z.strictObject({
  read: count,
  good: count,
  bad: count,
  /** Acted before, by this file or an earlier one: nothing is done again. */
  unchanged: count,
  /** Examples, totals, signatures, and a row that stands there twice. */
  leftOut: count,
  /** Good rows whose credit code needs a person's yes. */
  warned: count,
  errors: count,
  warnings: count,
  infos: count,
});
export type JudgedCounts = z.infer<typeof JudgedCounts>;

/** Good rows after they acted; the four add up to the good ones. */
export const ActedCounts = z.strictObject({ taken: count, unchanged: count, refused: count, leftOut: count });
export type ActedCounts = z.infer<typeof ActedCounts>;

/** Reports after the platform turned their rows back. `tooLate` were decided before it did. */
export const ReturnedCounts = z.strictObject({ returned: count, tooLate: count });
export type ReturnedCounts = z.infer<typeof ReturnedCounts>;

/** Rows that the platform turns back, by their numbers in the file. */
export const ReturnedRows = z.union([z.literal('all'), z.array(z.int().min(1)).min(1).max(1000)]);
export type ReturnedRows = z.infer<typeof ReturnedRows>;

const of = <N extends string, S extends z.ZodRawShape>(type: N, shape: S) =>
  z.strictObject({ type: z.literal(type), ...shape });

/** Everything that can be done to an import. Each is appended to its history and nothing is edited. */
export const ImportAction = z.discriminatedUnion('type', [
  of('announced', { kind: ImportKind, mode: ImportMode, file: ImportFile }),
  of('arrived', { versionId: z.string().min(1).max(1024) }),
  of('unreadable', { finding: Finding }),
  of('judged', { counts: JudgedCounts, contentHash: Sha256, format: z.enum(['xlsx', 'csv']) }),
  of('confirmed', {
    contentHash: Sha256,
    codesConfirmed: z.boolean(),
    reason: paragraph(1000).nullable(),
    /** Until when the platform checks what came in. */
    checkDueAt: Moment,
  }),
  of('sent-back', { contentHash: Sha256, reason: paragraph(1000) }),
  of('cancelled', {}),
  of('expired', {}),
  of('acted', { counts: ActedCounts }),
  /** The platform's clock ran out: a named supervisor is asked, and nothing is decided. */
  of('escalated', { to: AccountId, dueAt: Moment }),
  of('passed', { reason: paragraph(1000).nullable() }),
  of('turned-back', { rows: ReturnedRows, reason: paragraph(1000), supplementDueAt: Moment }),
  of('returned', { counts: ReturnedCounts }),
]);
export type ImportAction = z.infer<typeof ImportAction>;
export type ImportActionType = ImportAction['type'];
export type ImportActionOf<T extends ImportActionType> = Extract<ImportAction, { type: T }>;

export const ImportEntry = z.strictObject({
  sequence: z.int().min(1),
  at: Moment,
  actor: Actor,
  policyVersion: z.int().min(1),
  actionId: ActionId,
  /** Tells a retry from another request under the same key. */
  requestHash: Sha256,
  action: ImportAction,
  /** Hash of the entry before; for the first one, of the import's id. */
  previous: Sha256,
  hash: Sha256,
});
export type ImportEntry = z.infer<typeof ImportEntry>;
