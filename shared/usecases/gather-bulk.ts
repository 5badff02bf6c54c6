import { type BulkDecision, type BulkState, itemsKeptUntil } from '../domain/bulk-decision.ts';
import type { LeftOut } from '../domain/bulk-decision-action.ts';
import {
  addToSet,
  type BulkItem,
  drawSample,
  emptySet,
  judgedHashOf,
  sampleSizeOf,
} from '../domain/bulk-decision-item.ts';
import type { GatheringProgress } from '../domain/bulk-decision-progress.ts';
import { hashOf } from '../domain/canonical.ts';
import type { BulkId, ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept } from '../domain/outcome.ts';
import type { QueueRow } from '../domain/queue-row.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import { byBulkStep } from './bulk-turn.ts';
import {
  type BulkWork,
  type BulkWorkPorts,
  broken,
  bulkWorkOf,
  readItem,
  reasonOf,
  tryItem,
} from './bulk-work.ts';
import { getCampaignPolicy } from './campaign-policy.ts';
import { changeBulk } from './change-bulk.ts';
import { inParallel } from './in-parallel.ts';
import { type Desk, deskOf } from './review-desk.ts';

/** Rows of the queue between two places from which a killed step goes on. */
const STRETCH = 200;
/** Reports read at once; each waits for the network. */
const WIDTH = 16;

export type BulkPorts = BulkWorkPorts & { readonly bulks: BulkStore };

/**
 * Goes through the queue under the filter, clock by clock as it stood when the decision was opened, reads each report and
 * keeps what the officer may decide on as it is now. Answers null where its time was up.
 */
export async function gatherBulk(
  ports: BulkPorts,
  record: BulkDecision,
  state: BulkState,
  now: () => Moment,
  outOfTime: () => boolean,
): Promise<BulkDecision | null> {
  const { bulkId } = record;
  const keptUntil = itemsKeptUntil(state.openedAt);
  const work = await bulkWorkOf(ports, bulkId, state, now());
  const desk = work.caller === null ? null : await deskOf(ports, work.caller, state.openedAt);
  if (desk === null) return seal(ports, record, null, now());
  let progress = (await ports.bulks.progress(bulkId, 'gathering')) ?? begin(now());
  while (!progress.done) {
    const { cursor, looked } = progress;
    const page = await work.ports.reports.queue(state.opened.filter, desk.line, STRETCH, cursor);
    const items = await inParallel(page.items, WIDTH, row => gatherItem(work, row, now()));
    await ports.bulks.putItems(
      bulkId,
      items.filter(item => item !== null),
      keptUntil,
    );
    progress = {
      ...progress,
      at: now(),
      cursor: page.next,
      done: page.next === null,
      looked: looked + page.items.length,
    };
    await ports.bulks.keepProgress(bulkId, progress, keptUntil);
    if (outOfTime()) return null;
  }
  return seal(ports, record, desk, now());
}

const begin = (at: Moment): GatheringProgress => ({
  phase: 'gathering',
  cursor: null,
  done: false,
  looked: 0,
  startedAt: at,
  at,
});

const nothing = { became: null, reason: null, detail: null };

/** What breaks twice is left out: whoever opens it alone meets the same fault, and the log of that call names it. */
const gatherItem = (work: BulkWork, { reportId }: QueueRow, now: Moment): Promise<BulkItem | null> => {
  const look = () => lookAt(work, reportId, now);
  return look()
    .catch(look)
    .catch(() => broken({ reportId, judged: hashOf(reportId) }, 'left-out'));
};

/** Null where the index was behind: the report no longer waits, and was never one of them. */
async function lookAt(work: BulkWork, reportId: ReportId, now: Moment): Promise<BulkItem | null> {
  const found = await readItem(work, reportId);
  if (found === null) return null;
  const { report, state } = found;
  const { policy } = await getCampaignPolicy(work.ports, report.campaignId);
  const judged = judgedHashOf(report, state);
  const tried = tryItem(work, report, state, policy, now);
  if (tried.ok) return { reportId, judged, outcome: 'waiting', ...nothing };
  return tried.refusal.code === 'wrong-status'
    ? null
    : { reportId, judged, outcome: 'left-out', became: null, ...reasonOf(tried) };
}

/** The set as its rows hold it, in the order of ids. */
export async function readSet(bulks: Pick<BulkStore, 'eachItem'>, bulkId: BulkId) {
  const reportIds: ReportId[] = [];
  const leftOut: LeftOut = {};
  let setHash = emptySet;
  for await (const items of bulks.eachItem(bulkId, null)) {
    for (const item of items) {
      if (item.outcome === 'left-out') {
        const reason = item.reason ?? 'fault';
        leftOut[reason] = (leftOut[reason] ?? 0) + 1;
      } else {
        reportIds.push(item.reportId);
        setHash = addToSet(setHash, item);
      }
    }
  }
  return { reportIds, leftOut, setHash };
}

async function seal(
  ports: BulkPorts,
  record: BulkDecision,
  desk: Desk | null,
  now: Moment,
): Promise<BulkDecision> {
  const { reportIds, leftOut, setHash } = await readSet(ports.bulks, record.bulkId);
  const size = desk === null ? 0 : sampleSizeOf(reportIds.length, desk.policy.bulkReview.sample);
  const sample = drawSample(reportIds, setHash, size);
  const by = byBulkStep(record, 'gathered', now, desk?.policy.version);
  const changed = await changeBulk(ports.bulks, record, by, () =>
    accept({ type: 'gathered', count: reportIds.length, leftOut, setHash, sample }),
  );
  if (!changed.ok) throw new Error(`cannot end gathering: ${changed.refusal.code}`);
  return changed.value;
}
