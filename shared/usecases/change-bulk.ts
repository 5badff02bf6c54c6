import type { Caller } from '../domain/actor.ts';
import { type BulkDecision, type BulkState, bulkStateOf } from '../domain/bulk-decision.ts';
import type { BulkAction } from '../domain/bulk-decision-action.ts';
import { appendBulkAction, type BulkActionBy, earlierBulkCall } from '../domain/bulk-decision-history.ts';
import type { BulkId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import { notFound } from './change-report.ts';

/** The officer and one step are all who ever write at one bulk decision. */
const MOST_TRIES = 6;

/** A bulk decision of the caller's own; whoever did not open it does not even learn that it is there. */
export async function findOwnBulk(
  bulks: Pick<BulkStore, 'find'>,
  caller: Caller,
  bulkId: BulkId,
): Promise<Outcome<BulkDecision>> {
  const record = await bulks.find(bulkId);
  return record === null || !may(caller, 'bulk:make', { maker: bulkStateOf(record).officer.account })
    ? notFound()
    : accept(record);
}

/** Decide → append → save, until it is saved or refused. A call that finds its own entry has succeeded before. */
export async function changeBulk(
  bulks: Pick<BulkStore, 'save'>,
  loaded: BulkDecision,
  by: BulkActionBy,
  decide: (state: BulkState) => Promise<Outcome<BulkAction>> | Outcome<BulkAction>,
): Promise<Outcome<BulkDecision>> {
  let record = loaded;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const earlier = earlierBulkCall(record, by);
    if (earlier !== null) return earlier.ok ? accept(record) : earlier;
    const action = await decide(bulkStateOf(record));
    if (!action.ok) return action;
    const changed = appendBulkAction(record, by, action.value);
    if (!changed.ok) return changed;
    const result = await bulks.save(changed.value);
    if (result.saved) return changed;
    if (result.current === null) return notFound();
    record = result.current;
  }
  return refuse(
    'changed-meanwhile',
    '该批量办理正被同时修改，请稍后重试。',
    'This bulk decision is being changed at this moment; try again.',
  );
}

/** A bulk decision that a workflow speaks of: its absence is damage. */
export async function getBulkRecord(bulks: Pick<BulkStore, 'find'>, bulkId: BulkId): Promise<BulkDecision> {
  const record = await bulks.find(bulkId);
  if (record === null) throw new Error(`bulk decision ${bulkId} is not there`);
  return record;
}
