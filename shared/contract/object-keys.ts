import type { CampaignId, EvidenceId, ImportId, ReleaseNumber, ReportId } from '../domain/ids.ts';
import {
  EvidenceId as EvidenceIdSchema,
  ImportId as ImportIdSchema,
  ReportId as ReportIdSchema,
} from '../domain/ids.ts';

/** Where a reporter's file lies in the evidence bucket. Says nothing of who reported or about whom. */
export const evidenceKey = (reportId: ReportId, evidenceId: EvidenceId): string =>
  `evidence/${reportId}/${evidenceId}`;

/** The report and the file that a key of the evidence bucket names; null where it names none. */
export function parseEvidenceKey(key: string): { reportId: ReportId; evidenceId: EvidenceId } | null {
  const [room, report, evidence, ...rest] = key.split('/');
  const reportId = ReportIdSchema.safeParse(report);
  const evidenceId = EvidenceIdSchema.safeParse(evidence);
  const fits = room === 'evidence' && rest.length === 0 && reportId.success && evidenceId.success;
  return fits ? { reportId: reportId.data, evidenceId: evidenceId.data } : null;
}

/** Four digits, so that releases list in their order: a chain holds at most 9999. */
const padded = (release: ReleaseNumber): string => String(release).padStart(4, '0');

/** A file of one release, the same under the private and the public bucket. */
export const releaseKey = (campaignId: CampaignId, release: ReleaseNumber, file: string): string =>
  `campaigns/${campaignId}/releases/${padded(release)}/${file}`;

/** Rows by which what a downstream holds differs from what we decided, as one reconciliation found them. */
export const deliveryDifferencesKey = (downstream: string, startedAt: string): string =>
  `deliveries/${downstream}/${startedAt}.json`;

/** Where departments' files land: the only part of the imports bucket whose objects wake anybody. */
export const originalsPrefix = 'originals/';
export const originalKey = (importId: ImportId): string => `${originalsPrefix}${importId}`;
export const annotatedKey = (importId: ImportId): string => `annotated/${importId}.xlsx`;

/** The empty workbook of a policy version. `edition` changes when the drawing of workbooks does. */
export const templateKey = (policyId: string, version: number, kind: string, edition: number): string =>
  `templates/${policyId}/${version}/${kind}-${edition}.xlsx`;

/** The import that a key of the imports bucket names; null where it names none. */
export function parseOriginalKey(key: string): ImportId | null {
  if (!key.startsWith(originalsPrefix)) return null;
  const parsed = ImportIdSchema.safeParse(key.slice(originalsPrefix.length));
  return parsed.success ? parsed.data : null;
}
