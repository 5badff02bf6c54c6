import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { TIME_ZONE } from './day.ts';
import { IdentityDocumentType } from './identity-document.ts';
import { DepartmentId, DistrictId } from './ids.ts';
import { Category, ConsentId } from './policy-category.ts';
import { Clock } from './policy-clock.ts';
import { Benefit, Conduct, LegalBasis, Lists, Measure, Severity } from './policy-listing.ts';
import { Source, sourced } from './sourced.ts';
import { WorkingCalendar } from './working-days.ts';

export const PolicyId = z.string().regex(/^[a-z][a-z0-9-]{2,59}$/);

const District = z.strictObject({
  code: DistrictId,
  name: Bilingual,
  kind: z.enum(['district', 'county-level-city', 'county', 'development-zone']),
  /** GB/T 2260; null for development zones, which have none. */
  gbCode: z
    .string()
    .regex(/^\d{6}$/)
    .nullable(),
});
export type District = z.infer<typeof District>;

const Department = z.strictObject({ id: DepartmentId, name: Bilingual });
export type Department = z.infer<typeof Department>;

const Consent = z.strictObject({
  id: ConsentId,
  text: Bilingual,
  textVersion: z.string().min(1).max(20),
  required: z.boolean(),
  effectOfWithdrawal: Bilingual,
});
export type Consent = z.infer<typeof Consent>;

const EvidenceRules = z.strictObject({
  types: z
    .array(
      z.strictObject({
        mime: z.string().regex(/^[a-z]+\/[a-z0-9.+-]+$/),
        extension: z.string().regex(/^[a-z0-9]{2,5}$/),
        maxBytes: z.int().positive(),
      }),
    )
    .min(1),
  maxFiles: z.int().min(1).max(20),
  maxTotalBytes: z.int().positive(),
  source: Source,
});

/**
 * Decisions about many reports at once. Of `n` reports that match, the officer first opens
 * `max(minimum, ceil(n × perThousand / 1000))` drawn at random, at most `maximum` and at most `n`.
 */
const BulkReview = z.strictObject({
  sample: z.strictObject({
    minimum: z.int().min(1).max(100),
    perThousand: z.int().min(0).max(1000),
    maximum: z.int().min(1).max(1000),
  }),
  /** Minutes between an officer's confirmation and its effect, in which it can be taken back without a trace. */
  undoMinutes: z.int().min(1).max(1440),
  source: Source,
});
export type BulkReview = z.infer<typeof BulkReview>;

/** What a department's file may be. */
const ImportRules = z.strictObject({
  maxBytes: z.int().positive(),
  maxRows: z.int().positive(),
  /** Days for which files and staged rows are kept after the import is closed. */
  keepDays: z.int().min(1).max(1095),
  source: Source,
});
export type ImportRules = z.infer<typeof ImportRules>;

const share = z.number().min(0).max(1);

/** From which figures on a release asks its approvers to confirm it with a reason: a half-read source delists nobody. */
const ReleaseRules = z.strictObject({
  /** Entries removed or persons without points, as a share of those of the release before. */
  removedShare: sourced(share),
  /** Reports held back, as a share of everything determined. */
  heldBackShare: sourced(share),
  /** So many of either are never asked about. */
  few: sourced(z.int().min(0)),
});
export type ReleaseRules = z.infer<typeof ReleaseRules>;

const example = 'example: set by the credit office';
/** Of a policy that was loaded before there were such rules. */
const usualReleaseRules: ReleaseRules = {
  removedShare: { value: 0.1, source: example },
  heldBackShare: { value: 0.5, source: example },
  few: { value: 5, source: example },
};

/** The members of a policy file; `Policy` adds that they must not contradict each other. */
export const PolicyShape = z.strictObject({
  schemaVersion: z.literal(1),
  policyId: PolicyId,
  version: z.int().min(1),
  title: Bilingual,
  source: z.strictObject({
    title: z.string().min(1),
    numbers: z.array(z.string().min(1)).min(1),
    note: Bilingual,
  }),
  timeZone: z.literal(TIME_ZONE),
  calendar: WorkingCalendar,
  jurisdiction: z.strictObject({
    city: z.strictObject({ code: z.string().regex(/^\d{6}$/), name: Bilingual }),
    districts: z.array(District).min(1),
  }),
  departments: z.array(Department).min(1),
  categories: z.array(Category).min(1),
  documentTypes: z
    .array(z.strictObject({ id: IdentityDocumentType, name: Bilingual, note: Bilingual }))
    .min(1),
  eligibility: z.strictObject({
    minimumAge: sourced(z.int().min(0).max(150)),
    declarations: z.array(
      z.strictObject({ id: z.enum(['permanent-resident', 'full-civil-capacity']), text: Bilingual }),
    ),
  }),
  consents: z.array(Consent).min(1),
  clocks: z.array(Clock).min(1),
  caps: z.strictObject({
    perPerson: sourced(z.int().positive()),
    perCategory: sourced(z.int().positive()),
  }),
  evidenceRules: EvidenceRules,
  bulkReview: BulkReview,
  importRules: ImportRules,
  releaseRules: ReleaseRules.default(usualReleaseRules),
  benefits: z.array(Benefit),
  legalBases: z.array(LegalBasis),
  measures: z.array(Measure),
  conducts: z.array(Conduct).min(1),
  severities: z.array(Severity),
  lists: Lists,
});
export type PolicyShape = z.infer<typeof PolicyShape>;
