import * as z from 'zod';
import { CampaignId, DepartmentId, ImportId } from '../domain/ids.ts';
import { Import, ImportStatus, importStateOf } from '../domain/import.ts';
import { ImportKind, ImportMode } from '../domain/import-action.ts';
import { type Moment, Moment as MomentSchema, millisOf } from '../domain/moment.ts';
import type { ImportSummary } from '../ports/import-store.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

/** Everything of one import lies in one partition; bulk decisions have another prefix. */
export const partitionOf = (importId: ImportId): string => `IMPORT#${importId}`;
export const recordSort = 'RECORD';
export const ownerOf = (department: DepartmentId): string => `IMPORTS#${department}`;

/** Seven digits hold every row of a sheet (1,048,576), so that rows sort by number. */
export const rowSort = (row: number): string => String(row).padStart(7, '0');

/** Time to live counts in seconds. */
export const expiryOf = (keepUntil: Moment): number => Math.floor(millisOf(keepUntil) / 1000);

const Stored = z.object(Import.shape);

const Summary = z.object({
  importId: ImportId,
  campaignId: CampaignId,
  department: DepartmentId,
  kind: ImportKind,
  mode: ImportMode,
  status: ImportStatus,
  openedAt: MomentSchema,
  changedAt: MomentSchema,
  checkDueAt: MomentSchema.nullable(),
});

/** What follows from the record by a pure function, for indexes and conditions to read. */
export function foldedOf(record: Import) {
  const { status, version, openedAt, changedAt, checkDueAt, announced } = importStateOf(record);
  const { kind, mode } = announced;
  return { status, version, openedAt, changedAt, checkDueAt, kind, mode };
}

export const importItem = (record: Import): Item =>
  toItem({
    pk: partitionOf(record.importId),
    sk: recordSort,
    owner: ownerOf(record.department),
    ...record,
    ...foldedOf(record),
  });

export const importOfItem = (item: Item): Import => parseItem(Stored, item, nameOf(item));
export const summaryOfItem = (item: Item): ImportSummary => parseItem(Summary, item, nameOf(item));

export const nameOf = (item: Item): string =>
  `${item['pk']?.S ?? '(no key)'} / ${item['sk']?.S ?? '(no key)'}`;
