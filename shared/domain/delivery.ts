import * as z from 'zod';
import { hashOf } from './canonical.ts';
import type { PersonRow, RedListEntry } from './composition.ts';
import type { DisclosureRow } from './disclosure-row.ts';
import type { Identity } from './identity.ts';
import { CampaignId, ReleaseNumber, type SubjectId } from './ids.ts';
import type { RedListDifference } from './red-list.ts';
import type { DownstreamName } from './release-action.ts';

/** Names one row of one release downstream: the same whenever it is made again, and nothing of a person can be read from it. */
export const rowIdOf = (campaignId: CampaignId, release: ReleaseNumber, ...key: readonly string[]): string =>
  `${rowPrefixOf(campaignId, release)}${hashOf(key).slice(0, 32)}`;

export const rowPrefixOf = (campaignId: CampaignId, release: ReleaseNumber): string =>
  `${campaignId}.${String(release).padStart(4, '0')}.`;

const points = {
  rowId: z.string().min(1).max(200),
  /** Always above zero: there is no way to write a row that lowers anybody's points but the reversal of a grant. */
  points: z.int().min(1),
  campaign: CampaignId,
  release: ReleaseNumber,
};

const PointsGrant = z.strictObject({ operation: z.literal('grant'), ...points });

const PointsReversal = z.strictObject({
  operation: z.literal('reverse'),
  ...points,
  /** The row that granted what is taken back. */
  reverses: z.string().min(1).max(200),
});

/** A row of the points system before its person is known: what can be counted and compared without opening a vault. */
export const PointsChange = z.discriminatedUnion('operation', [PointsGrant, PointsReversal]);
export type PointsChange = z.infer<typeof PointsChange>;

export type PointsRow = PointsChange & {
  readonly person: { readonly name: string; readonly documentType: string; readonly documentNumber: string };
};

export type DeliveryRow = PointsRow | DisclosureRow;

/** Rows that hand one person's change over: at most one grant, and one reversal for each earlier grant it touches. */
export function pointsChangesOf(
  row: PersonRow,
  campaign: CampaignId,
  release: ReleaseNumber,
): readonly PointsChange[] {
  const key = (subjectId: SubjectId, grantedIn: ReleaseNumber, operation: string) =>
    operation === 'grant'
      ? rowIdOf(campaign, grantedIn, operation, subjectId)
      : rowIdOf(campaign, release, operation, subjectId, String(grantedIn));
  if (row.delta > 0) {
    const rowId = key(row.subjectId, release, 'grant');
    return [{ rowId, operation: 'grant', points: row.delta, campaign, release }];
  }
  return row.reversals.map(reversal => ({
    rowId: key(row.subjectId, reversal.release, 'reverse'),
    operation: 'reverse',
    points: reversal.points,
    campaign,
    release,
    reverses: key(row.subjectId, reversal.release, 'grant'),
  }));
}

export const withPerson = (change: PointsChange, { name, document }: Identity): PointsRow => ({
  ...change,
  person: { name, documentType: document.type, documentNumber: document.number },
});

/** Delistings first: a name leaves the site before another comes on, and never later than it must. */
export function disclosureRowsOf(
  difference: RedListDifference,
  campaign: CampaignId,
  release: ReleaseNumber,
): readonly DisclosureRow[] {
  const rows = (operation: 'list' | 'delist', entries: readonly RedListEntry[]) =>
    entries.map((entry): DisclosureRow => {
      const { name, creditCode } = entry;
      const rowId = rowIdOf(campaign, release, operation, creditCode);
      return { rowId, operation, entity: { name, creditCode }, list: 'red', campaign, entry };
    });
  const listed = [...difference.added, ...difference.changed].sort((a, b) =>
    a.creditCode < b.creditCode ? -1 : 1,
  );
  return [...rows('delist', difference.removed), ...rows('list', listed)];
}

/** Rows in one batch; a batch is taken or refused row by row and repeated as a whole. */
export const rowsPerBatch = 200;

/**
 * The same rows are the same call: the downstream answers a repetition with its first receipts. A batch from which a row
 * had to be left out before, or joins it since, is another call.
 */
export const batchKeyOf = (
  campaignId: CampaignId,
  release: ReleaseNumber,
  downstream: DownstreamName,
  batch: string,
  rowIds: readonly string[],
): string => `${rowPrefixOf(campaignId, release)}${downstream}.${batch}.${hashOf(rowIds).slice(0, 16)}`;

export const Receipt = z.object({
  rowId: z.string().min(1).max(200),
  status: z.enum(['accepted', 'rejected']),
  receiptId: z.string().min(1).max(200),
  reason: z.string().max(500).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

export const BatchAnswer = z.object({ batchId: z.string().min(1).max(200), receipts: z.array(Receipt) });
export type BatchAnswer = z.infer<typeof BatchAnswer>;

/** What is kept of one batch for good: a receipt per row, in the order of the rows. */
export const ReceiptPart = z.strictObject({
  schemaVersion: z.literal(1),
  key: z.string(),
  batchId: z.string(),
  receipts: z.array(Receipt),
});
export type ReceiptPart = z.infer<typeof ReceiptPart>;

/** Throws where the answer leaves a row without a receipt or speaks of another's: then nothing of it can be believed. */
export function receiptPartOf(key: string, rowIds: readonly string[], answer: BatchAnswer): ReceiptPart {
  const found = new Map(answer.receipts.map(receipt => [receipt.rowId, receipt]));
  const receipts = rowIds.map(rowId => {
    const receipt = found.get(rowId);
    if (receipt === undefined) throw new Error(`no receipt for row ${rowId} of batch ${key}`);
    return receipt;
  });
  if (answer.receipts.length !== rowIds.length) throw new Error(`receipts of other rows in batch ${key}`);
  return { schemaVersion: 1, key, batchId: answer.batchId, receipts };
}
