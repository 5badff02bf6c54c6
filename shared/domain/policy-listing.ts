import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { Day } from './day.ts';
import { ClockId } from './policy-clock.ts';
import { Source } from './sourced.ts';

const slug = z.string().regex(/^[a-z][a-z0-9-]{1,59}$/);

/**
 * What may carry a defaulter entry: law, administrative or local regulation (State Council Office 〔2020〕49). A municipal
 * notice is none of these kinds, so it cannot open the gate that it asks for.
 */
export const LegalBasis = z.strictObject({
  id: slug,
  kind: z.enum(['law', 'administrative-regulation', 'local-regulation']),
  title: Bilingual,
  articles: z.string().min(1),
  effectiveFrom: Day,
  effectiveUntil: Day.nullable(),
  source: Source,
});
export type LegalBasis = z.infer<typeof LegalBasis>;

/** The restrictions of a listed defaulter: the notice allows these two and no other (R13). */
export const Measure = z.strictObject({
  id: z.enum(['policy-support', 'awards']),
  text: Bilingual,
  source: Source,
});
export type Measure = z.infer<typeof Measure>;

/**
 * A kind of bad conduct that an entry may name (R10). The public reads these words and no free text, so that nobody's name
 * or number can slip into an entry.
 */
export const Conduct = z.strictObject({ id: slug, text: Bilingual, source: Source });
export type Conduct = z.infer<typeof Conduct>;

export const SeverityId = z.enum(['minor', 'ordinary', 'serious']);
export type SeverityId = z.infer<typeof SeverityId>;

/** How long a defaulter entry is shown, in months from publication; `maximumMonths` is when it stops by itself. */
export const Severity = z.strictObject({
  id: SeverityId,
  name: Bilingual,
  /** Minor breaches are not shown at all where this is false. */
  shown: z.boolean(),
  minimumMonths: z.int().min(0),
  maximumMonths: z.int().min(0).max(60),
  source: Source,
  effectiveFrom: Day,
  otherReadings: z.array(z.strictObject({ maximumMonths: z.int().min(0).max(60), source: Source })),
});
export type Severity = z.infer<typeof Severity>;

const field = { id: slug, text: Bilingual, source: Source };

/** Who enjoys what (R13): persons by the level of a score this system does not own, organisations by the red list. */
export const Benefit = z.discriminatedUnion('subject', [
  z.strictObject({ ...field, subject: z.literal('person'), due: z.literal('score-excellent-or-above') }),
  z.strictObject({ ...field, subject: z.literal('organisation'), due: z.literal('red-list') }),
]);
export type Benefit = z.infer<typeof Benefit>;

/** The campaign's public lists by the titles of the notice. Persons stand on none of them. */
export const Lists = z.strictObject({
  redList: z.strictObject({
    title: Bilingual,
    objectionClock: ClockId,
    displayMonths: z.int().min(1),
    source: Source,
  }),
  defaulterList: z.strictObject({ title: Bilingual, noticeClock: ClockId, source: Source }),
  exemption: z.strictObject({ title: Bilingual, source: Source }),
  disclosureSite: Bilingual,
});
