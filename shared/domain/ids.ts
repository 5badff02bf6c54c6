import * as z from 'zod';

/** 26 characters of Crockford base32, lower case: sortable when made from time, opaque when made from a key. */
const token = z.string().regex(/^[0-9a-hjkmnp-tv-z]{26}$/);

export const ReportId = token.brand<'ReportId'>();
export type ReportId = z.infer<typeof ReportId>;

/** One file of many reports that a department sent at once. */
export const ImportId = token.brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

/** One decision of an officer about many reports. */
export const BulkId = token.brand<'BulkId'>();
export type BulkId = z.infer<typeof BulkId>;

/** One matter of an organisation under due process: a default, an exemption, an objection to the red list. */
export const CaseId = token.brand<'CaseId'>();
export type CaseId = z.infer<typeof CaseId>;

export const EvidenceId = z
  .string()
  .regex(/^e[0-9]{1,3}$/)
  .brand<'EvidenceId'>();
export type EvidenceId = z.infer<typeof EvidenceId>;

/** The office's short name of a campaign; it stands in public addresses. */
export const CampaignId = z
  .string()
  .regex(/^[a-z][a-z0-9-]{2,39}$/)
  .brand<'CampaignId'>();
export type CampaignId = z.infer<typeof CampaignId>;

/** A keyed blind index of an identity document, with the key's generation in front: `k1_…`. Never public. */
export const SubjectId = z
  .string()
  .regex(/^k[0-9]{1,4}_[A-Za-z0-9_-]{43}$/)
  .brand<'SubjectId'>();
export type SubjectId = z.infer<typeof SubjectId>;

export const DepartmentId = z
  .string()
  .regex(/^[a-z][a-z-]{2,39}$/)
  .brand<'DepartmentId'>();
export type DepartmentId = z.infer<typeof DepartmentId>;

/** A GB/T 2260 code of a district or county, or the policy's own id of a development zone. */
export const DistrictId = z
  .string()
  .regex(/^(?:[0-9]{6}|zone-[a-z-]{2,30})$/)
  .brand<'DistrictId'>();
export type DistrictId = z.infer<typeof DistrictId>;

export const CategoryId = z
  .string()
  .regex(/^[a-z][a-z-]{2,39}$/)
  .brand<'CategoryId'>();
export type CategoryId = z.infer<typeof CategoryId>;

/** Position of a release in its campaign's chain, from 1. */
export const ReleaseNumber = z.int().min(1).max(9999).brand<'ReleaseNumber'>();
export type ReleaseNumber = z.infer<typeof ReleaseNumber>;

/** SHA-256 in lower-case hexadecimal. */
export const Sha256 = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'Sha256'>();
export type Sha256 = z.infer<typeof Sha256>;

/** What makes a call the same call: the caller's Idempotency-Key, bound to the caller. */
export const ActionId = z.string().min(8).max(128).brand<'ActionId'>();
export type ActionId = z.infer<typeof ActionId>;
