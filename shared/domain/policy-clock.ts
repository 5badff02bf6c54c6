import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { Day } from './day.ts';
import { Source } from './sourced.ts';

/** Every clock the rules speak of. The code names them; how long each runs is the policy's. */
export const ClockId = z.enum([
  'draft',
  'platform-check',
  'review',
  'review-escalated',
  'second-review',
  'supplement',
  'release-approval',
  'red-list-objection',
  'defaulter-notice',
  'objection-platform',
  'objection-department',
  'objection-department-part',
  'repair-accept',
  'repair-answer',
  'repair-done',
  'revocation',
  'delisting',
  'remedies',
  'exemption-review',
  'takedown-confirmation',
  'early-warning',
]);
export type ClockId = z.infer<typeof ClockId>;

const length = { days: z.int().min(0).max(3650), kind: z.enum(['working', 'calendar']) };

/** A clock in force from a day (null: since before the campaign), and the readings it was preferred to. */
export const Clock = z.strictObject({
  id: ClockId,
  name: Bilingual,
  ...length,
  source: Source,
  effectiveFrom: Day.nullable(),
  otherReadings: z.array(z.strictObject({ ...length, source: Source })),
});
export type Clock = z.infer<typeof Clock>;
