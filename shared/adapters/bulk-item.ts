import * as z from 'zod';
import { BulkDecision, BulkStatus, bulkStateOf } from '../domain/bulk-decision.ts';
import { BulkItem } from '../domain/bulk-decision-item.ts';
import { BulkId, type ReportId } from '../domain/ids.ts';
import { type Moment, Moment as MomentSchema, millisOf } from '../domain/moment.ts';
import type { BulkSummary } from '../ports/bulk-store.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

/** Everything of one bulk decision lies in one partition; imports have another prefix. */
export const partitionOf = (bulkId: BulkId): string => `BULK#${bulkId}`;
export const recordSort = 'RECORD';
export const ownerOf = (account: string): string => `BULKS#${account}`;
export const progressSort = (phase: string): string => `PROGRESS#${phase}`;

/** Ids have one length, so that items sort by id. */
export const itemSort = (reportId: ReportId): string => `ITEM#${reportId}`;

/** Time to live counts in seconds. */
const expiryOf = (keepUntil: Moment): number => Math.floor(millisOf(keepUntil) / 1000);

/** Something that lies beside the record and is forgotten once nobody can ask for it any more. */
export const besideItem = (bulkId: BulkId, sk: string, keepUntil: Moment, value: object): Item =>
  toItem({ pk: partitionOf(bulkId), sk, expiresAt: expiryOf(keepUntil), ...value });

const Stored = z.object(BulkDecision.shape);
const StoredItem = z.object(BulkItem.shape);
const Summary = z.object({
  bulkId: BulkId,
  status: BulkStatus,
  outcome: z.string(),
  count: z.int().nullable(),
  openedAt: MomentSchema,
  changedAt: MomentSchema,
});

/** What follows from the record by a pure function, for the index and the condition to read. */
export function foldedOf(record: BulkDecision) {
  const { status, version, openedAt, changedAt, opened, gathered } = bulkStateOf(record);
  return {
    status,
    version,
    openedAt,
    changedAt,
    outcome: opened.verdict.outcome,
    count: gathered?.count ?? null,
  };
}

export const recordItem = (record: BulkDecision): Item =>
  toItem({
    pk: partitionOf(record.bulkId),
    sk: recordSort,
    owner: ownerOf(bulkStateOf(record).officer.account),
    ...record,
    ...foldedOf(record),
  });

export const bulkOfItem = (item: Item): BulkDecision => parseItem(Stored, item, nameOf(item));
export const bulkItemOf = (item: Item): BulkItem => parseItem(StoredItem, item, nameOf(item));
export const summaryOfItem = (item: Item): BulkSummary => parseItem(Summary, item, nameOf(item));

export const nameOf = (item: Item): string =>
  `${item['pk']?.S ?? '(no key)'} / ${item['sk']?.S ?? '(no key)'}`;
