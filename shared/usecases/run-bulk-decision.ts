import type { BulkInput, BulkTurn } from '../contract/bulk-steps.ts';
import { bulkStateOf } from '../domain/bulk-decision.ts';
import type { Moment } from '../domain/moment.ts';
import { actBulk, beginActing } from './act-bulk.ts';
import { bulkTurnOf } from './bulk-turn.ts';
import { getBulkRecord } from './change-bulk.ts';
import { type BulkPorts, gatherBulk } from './gather-bulk.ts';

/** Does what is next for a bulk decision until it is done, waits for a moment, or its time is up. */
export async function runBulkDecision(
  ports: BulkPorts,
  { bulkId, version }: BulkInput,
  now: () => Moment,
  outOfTime: () => boolean,
): Promise<BulkTurn> {
  let record = await getBulkRecord(ports.bulks, bulkId);
  for (;;) {
    const state = bulkStateOf(record);
    const turn = bulkTurnOf(state, version, now());
    if (turn.next !== 'run') return turn;
    const moved =
      state.status === 'gathering'
        ? await gatherBulk(ports, record, state, now, outOfTime)
        : state.status === 'confirmed'
          ? await beginActing(ports, record, now())
          : await actBulk(ports, record, state, now, outOfTime);
    if (moved === null) return turn;
    record = moved;
  }
}
