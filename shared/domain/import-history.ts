import type { ActionBy } from './append-action.ts';
import { hashOf } from './canonical.ts';
import { earlierIn, isChained } from './hash-chain.ts';
import type { CampaignId, DepartmentId, ImportId, Sha256 } from './ids.ts';
import { type Import, importStateOf, isImportAllowed } from './import.ts';
import type { ImportAction, ImportActionOf, ImportEntry } from './import-action.ts';
import { accept, type Outcome, refuse } from './outcome.ts';

export type ImportActionBy = Omit<ActionBy, 'bulk'>;

function entryOf(sequence: number, previous: Sha256, by: ImportActionBy, action: ImportAction): ImportEntry {
  const { actor, at, policyVersion, actionId, requestHash } = by;
  const body = { sequence, actor, at, policyVersion, actionId, requestHash, action, previous };
  return { ...body, hash: hashOf(body) };
}

export function announceImport(
  identity: {
    readonly importId: ImportId;
    readonly campaignId: CampaignId;
    readonly department: DepartmentId;
  },
  by: ImportActionBy,
  action: ImportActionOf<'announced'>,
): Import {
  return { ...identity, schemaVersion: 1, history: [entryOf(1, hashOf(identity.importId), by, action)] };
}

/** The import with one more entry, or why this may not happen to it now. */
export function appendImportAction(
  record: Import,
  by: ImportActionBy,
  action: ImportAction,
): Outcome<Import> {
  const { status } = importStateOf(record);
  if (!isImportAllowed(status, action.type)) {
    return refuse(
      'wrong-status',
      '该批次当前状态下不能进行此操作，请刷新后查看。',
      `This cannot be done while the import is "${status}"; reload it to see where it stands.`,
    );
  }
  const last = record.history.at(-1);
  if (last === undefined) throw new Error('an import without a history');
  const entry = entryOf(last.sequence + 1, last.hash, by, action);
  return accept({ ...record, history: [...record.history, entry] });
}

export const earlierImportCall = (
  record: Import,
  by: Pick<ImportActionBy, 'actionId' | 'requestHash'>,
): Outcome<ImportEntry> | null => earlierIn(record.history, by);

export const isImportChainWhole = (record: Import): boolean =>
  isChained(hashOf(record.importId), record.history);
