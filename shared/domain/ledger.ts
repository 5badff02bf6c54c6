import * as z from 'zod';
import type { PersonRow } from './composition.ts';
import { CampaignId, CategoryId, ReleaseNumber, SubjectId } from './ids.ts';
import { Moment } from './moment.ts';

/** One line of a person's ledger: what one release changed. A total is the sum of such lines and stands nowhere alone. */
export const LedgerRow = z.strictObject({
  subjectId: SubjectId,
  campaignId: CampaignId,
  release: ReleaseNumber,
  /** Points of this release; below zero only as far as earlier lines gave them. */
  delta: z.int(),
  /** What the lines of this campaign come to, this one included. */
  total: z.int().min(0),
  categories: z.array(z.strictObject({ category: CategoryId, points: z.int().min(0) })),
  /** When the release was approved: the same whenever the line is written again. */
  writtenAt: Moment,
});
export type LedgerRow = z.infer<typeof LedgerRow>;

/** The sort key under a subject: one line per campaign and release. */
export const ledgerEntryKey = (campaignId: CampaignId, release: ReleaseNumber): string =>
  `${campaignId}#${String(release).padStart(4, '0')}`;

/** null for a person whom the release leaves as they were: untouched subjects cost nothing. */
export function ledgerRowOf(
  row: PersonRow,
  campaignId: CampaignId,
  release: ReleaseNumber,
  writtenAt: Moment,
): LedgerRow | null {
  const { subjectId, delta, total, categories } = row;
  return delta === 0 ? null : { subjectId, campaignId, release, delta, total, categories, writtenAt };
}

/** A person's points in a campaign, from the lines alone. */
export const ledgerTotal = (rows: readonly LedgerRow[]): number =>
  rows.reduce((sum, { delta }) => sum + delta, 0);
