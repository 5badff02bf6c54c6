import { randomUUID } from 'node:crypto';
import { inTransaction } from '../template/open-database.ts';
import { BatchAnswer, type DeliveredBatch, hashOf, type Receipt, rowIdOf } from './delivered-batch.ts';
import type { DownstreamSystem } from './downstream-system.ts';
import type { RowLedger } from './row-ledger.ts';

type Delivery = {
  readonly key: string;
  readonly batch: DeliveredBatch;
  /** ISO 8601, UTC. */
  readonly now: string;
  /** A row that the script wants refused: by id, or the first one. */
  readonly refuse: { readonly rowId?: string | undefined } | null;
};

/**
 * Takes a batch as a whole, once: the same key with the same body gets the first answer again, with another body
 * 'other-body'. A row that came before under another key gets its first receipt; its id with other content is refused.
 */
export function takeBatch(
  system: DownstreamSystem,
  ledger: RowLedger,
  delivery: Delivery,
): BatchAnswer | 'other-body' {
  const { key, batch, now, refuse } = delivery;
  const bodyHash = hashOf(batch);
  return inTransaction(ledger.database, () => {
    const before = ledger.batch(key);
    if (before) return before.bodyHash === bodyHash ? BatchAnswer.parse(before.answer) : 'other-body';
    const refused = refuse && (refuse.rowId ?? rowIdOf(batch.rows[0], 0));
    const receipts = batch.rows.map((row, place) => takeRow(system, ledger, { row, place, now, refused }));
    const answer = { batchId: randomUUID(), receipts };
    ledger.keepBatch(key, bodyHash, answer);
    return answer;
  });
}

type Row = {
  readonly row: unknown;
  readonly place: number;
  readonly now: string;
  readonly refused: string | null;
};

function takeRow(system: DownstreamSystem, ledger: RowLedger, { row, place, now, refused }: Row): Receipt {
  const rowId = rowIdOf(row, place);
  const receiptId = randomUUID();
  const reject = (reason: string): Receipt => ({ rowId, status: 'rejected', receiptId, reason });
  const hash = hashOf(row);
  const held = ledger.row(rowId);
  if (held) {
    return held.hash === hash
      ? { rowId, status: 'accepted', receiptId: held.receiptId }
      : reject('row-id-taken-by-other-content');
  }
  const checked = refused === rowId ? { reason: 'refused-by-script' } : system.check(row, ledger);
  if ('reason' in checked) {
    ledger.reject(rowId, receiptId, checked.reason);
    return reject(checked.reason);
  }
  ledger.accept({ ...checked, hash, receiptId, acceptedAt: now, content: row });
  return { rowId, status: 'accepted', receiptId };
}
