import type { ActionBy } from './append-action.ts';
import { type BulkDecision, bulkStateOf, isBulkAllowed } from './bulk-decision.ts';
import type { BulkAction, BulkActionOf, BulkEntry } from './bulk-decision-action.ts';
import { hashOf } from './canonical.ts';
import { earlierIn, isChained } from './hash-chain.ts';
import type { BulkId, Sha256 } from './ids.ts';
import { accept, type Outcome, refuse } from './outcome.ts';

export type BulkActionBy = Omit<ActionBy, 'bulk'>;

function entryOf(sequence: number, previous: Sha256, by: BulkActionBy, action: BulkAction): BulkEntry {
  const { actor, at, policyVersion, actionId, requestHash } = by;
  const body = { sequence, actor, at, policyVersion, actionId, requestHash, action, previous };
  return { ...body, hash: hashOf(body) };
}

export const openBulk = (bulkId: BulkId, by: BulkActionBy, action: BulkActionOf<'opened'>): BulkDecision => ({
  bulkId,
  schemaVersion: 1,
  history: [entryOf(1, hashOf(bulkId), by, action)],
});

/** Confirmed and taken back so often, somebody or something plays with it; the record would grow without end. */
const longestHistory = 100;

/** The bulk decision with one more entry, or why this may not happen to it now. */
export function appendBulkAction(
  record: BulkDecision,
  by: BulkActionBy,
  action: BulkAction,
): Outcome<BulkDecision> {
  const { status } = bulkStateOf(record);
  if (!isBulkAllowed(status, action.type)) {
    return refuse(
      'wrong-status',
      '该批量办理当前状态下不能进行此操作，请刷新后查看。',
      `This cannot be done while the bulk decision is "${status}"; reload it to see where it stands.`,
    );
  }
  if (action.type === 'confirmed' && record.history.length >= longestHistory) {
    return refuse(
      'too-many',
      '该批量办理反复确认和撤销的次数过多，请新建一个。',
      'This one was confirmed and taken back too often; open a new one.',
    );
  }
  const last = record.history.at(-1);
  if (last === undefined) throw new Error('a bulk decision without a history');
  const entry = entryOf(last.sequence + 1, last.hash, by, action);
  return accept({ ...record, history: [...record.history, entry] });
}

export const earlierBulkCall = (
  record: BulkDecision,
  by: Pick<BulkActionBy, 'actionId' | 'requestHash'>,
): Outcome<BulkEntry> | null => earlierIn(record.history, by);

export const isBulkChainWhole = (record: BulkDecision): boolean =>
  isChained(hashOf(record.bulkId), record.history);
