import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { CategoryId, DepartmentId, DistrictId } from './ids.ts';
import { sourced } from './sourced.ts';

export const ConsentId = z.enum(['verification', 'hand-to-points-system', 'public-commendation']);
export type ConsentId = z.infer<typeof ConsentId>;

/** What proof is asked for: how many files, and what they may show, with an example a citizen recognises. */
const Evidence = z.strictObject({
  minimum: z.int().min(0),
  maximum: z.int().min(1),
  wants: z
    .array(
      z.strictObject({ id: z.string().regex(/^[a-z][a-z-]{1,39}$/), name: Bilingual, example: Bilingual }),
    )
    .min(1),
});

/** Who may determine: a district's own line goes before the line for every district (`*`). */
const Competence = z.strictObject({
  district: z.union([z.literal('*'), DistrictId]),
  department: DepartmentId,
});

/**
 * What makes two reports the same deed of the same subject: the same category within one day, or within the campaign.
 * `mayFollowEnd`: a commendation may be given after the relief period for what was done in it.
 */
const Deed = z.strictObject({ window: z.enum(['day', 'campaign']), mayFollowEnd: z.boolean() });

const common = {
  id: CategoryId,
  name: Bilingual,
  description: Bilingual,
  examples: z.array(Bilingual).min(1),
  evidence: Evidence,
  competent: z.array(Competence).min(1),
  deed: Deed,
};

/**
 * A person's conduct can only be good and only ends in points (R8): there is no member here, and no value, by which a
 * policy file could list a person or take points away.
 */
const PersonCategory = z.strictObject({
  ...common,
  subject: z.literal('person'),
  outcome: z.literal('points'),
  requirement: z.enum(['R1', 'R2', 'R3', 'R4', 'R5', 'R6', 'R7']),
  channels: z.array(z.enum(['citizen', 'department'])).min(1),
  fourEyes: z.boolean(),
  consents: z.array(ConsentId),
  points: sourced(z.int().positive()),
});

const organisation = {
  ...common,
  subject: z.literal('organisation'),
  channels: z.tuple([z.literal('department')]),
  points: z.null(),
};

const RedListCategory = z.strictObject({
  ...organisation,
  outcome: z.literal('red-list'),
  requirement: z.literal('R9'),
  fourEyes: z.boolean(),
  consents: z.array(z.literal('public-commendation')),
});

/** Bad conduct is determined by law and never by one person alone; nobody's consent plays a part in it. */
const DefaulterCategory = z.strictObject({
  ...organisation,
  outcome: z.literal('defaulter-list'),
  requirement: z.literal('R10'),
  fourEyes: z.literal(true),
  consents: z.tuple([]),
});

const ExemptionCategory = z.strictObject({
  ...organisation,
  outcome: z.literal('exemption'),
  requirement: z.literal('R11'),
  fourEyes: z.boolean(),
  consents: z.tuple([]),
});

/** A kind of conduct the policy knows (R1–R7 of persons, R9–R11 of organisations); its outcome decides its form. */
export const Category = z.discriminatedUnion('outcome', [
  PersonCategory,
  RedListCategory,
  DefaulterCategory,
  ExemptionCategory,
]);
export type Category = z.infer<typeof Category>;
