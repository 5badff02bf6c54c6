import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { Identity } from './identity.ts';
import { ReportId, Sha256 } from './ids.ts';
import { ConsentGiven } from './report-action.ts';
import { CompleteReportForm } from './report-form.ts';

/** Who a row is about, as a single report would state it. */
const RowSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), ...Identity.partial({ birthDate: true }).shape }),
  z.strictObject({
    kind: z.literal('organisation'),
    name: z.string(),
    creditCode: z.string(),
    codeConfirmed: z.boolean(),
  }),
]);

/** A good row on its way to becoming a report. It names people, so it lies sealed until it has acted. */
export const StagedRow = z.strictObject({
  row: z.int().min(1),
  /** The same subject and the same words give the same key, whichever file they come in. */
  key: Sha256,
  form: CompleteReportForm,
  subject: RowSubject,
  declarations: z.array(z.string()),
  consents: z.array(ConsentGiven),
  /** Its credit code fails its check character: it acts only if a person confirms that it is so. */
  codeOpen: z.boolean(),
});
export type StagedRow = z.infer<typeof StagedRow>;

/** Staged rows that are kept and act together. */
export type StagedChunk = {
  readonly first: number;
  readonly last: number;
  readonly rows: readonly StagedRow[];
};

/** What became of a good row. */
export const RowOutcome = z.strictObject({
  row: z.int().min(1),
  /** `unchanged`: another file that was confirmed meanwhile had the same row. */
  outcome: z.enum(['taken', 'unchanged', 'refused', 'left-out', 'returned', 'too-late']),
  /** The report it became; null where it became none. */
  reportId: ReportId.nullable(),
  /** Why not, in words; null where it was taken. */
  reason: Bilingual.nullable(),
});
export type RowOutcome = z.infer<typeof RowOutcome>;
