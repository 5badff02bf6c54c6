import { createActionId } from '../domain/action-id.ts';
import { type BulkDecision, type BulkState, bulkStateOf, itemsKeptUntil } from '../domain/bulk-decision.ts';
import type { BulkCounts } from '../domain/bulk-decision-action.ts';
import {
  addToCounts,
  type BulkItem,
  isSettled,
  judgedHashOf,
  noCounts,
} from '../domain/bulk-decision-item.ts';
import type { ActingProgress } from '../domain/bulk-decision-progress.ts';
import type { ActionId, BulkId, ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { ReportStatus } from '../domain/report.ts';
import { assignReview } from './assign-review.ts';
import { byBulkStep } from './bulk-turn.ts';
import { type BulkWork, broken, bulkWorkOf, inBulkOf, readItem, reasonOf } from './bulk-work.ts';
import { changeBulk } from './change-bulk.ts';
import { notFound } from './change-report.ts';
import { decideReview } from './decide-review.ts';
import { type BulkPorts, readSet } from './gather-bulk.ts';
import { inParallel } from './in-parallel.ts';

/** Items between two places from which a killed step goes on. */
const STRETCH = 200;
/** Items on their way at once. */
const WIDTH = 8;

/** The id of what a bulk decision does to one report: whoever does it again finds it done. */
export const bulkActionId = (bulkId: BulkId, reportId: ReportId): ActionId =>
  createActionId('bulk', bulkId, reportId);

/** From here on nothing can be taken back. Only what was previewed and confirmed begins. */
export async function beginActing(
  ports: BulkPorts,
  record: BulkDecision,
  now: Moment,
): Promise<BulkDecision> {
  const { confirmed } = bulkStateOf(record);
  const { setHash } = await readSet(ports.bulks, record.bulkId);
  if (setHash !== confirmed?.setHash)
    throw new Error(`the set of bulk decision ${record.bulkId} is not the one that was confirmed`);
  const changed = await changeBulk(
    ports.bulks,
    record,
    byBulkStep(record, 'began', now, undefined),
    ({ confirmed: latest }) =>
      latest?.version === confirmed.version ? accept({ type: 'began' }) : notFound(),
  );
  // Taken back in this very moment: the record tells what to do.
  return changed.ok ? changed.value : ((await ports.bulks.find(record.bulkId)) ?? record);
}

/**
 * Acts on each item as the same officer would on a single one, stretch after stretch. What broke is tried again once all
 * others are through, and as long as something is broken the decision is not done. Answers null where its time was up.
 */
export async function actBulk(
  ports: BulkPorts,
  record: BulkDecision,
  state: BulkState,
  now: () => Moment,
  outOfTime: () => boolean,
): Promise<BulkDecision | null> {
  const { bulkId } = record;
  const { bulks } = ports;
  const keptUntil = itemsKeptUntil(state.openedAt);
  let fault: unknown;
  const actOn = async (items: readonly BulkItem[]): Promise<readonly BulkItem[]> => {
    const open = items.filter(item => !isSettled(item));
    // Read anew for each stretch: a right that was taken away is gone within seconds.
    const work = await bulkWorkOf(ports, bulkId, state, now());
    const settled = await inParallel(open, WIDTH, item =>
      actItem(work, item, now()).catch(error => {
        fault = error;
        return broken(item, 'failed');
      }),
    );
    await bulks.settleItems(bulkId, settled, keptUntil);
    return [...items.filter(isSettled), ...settled];
  };

  let progress = (await bulks.progress(bulkId, 'acting')) ?? begin(state, now());
  for await (const page of bulks.eachItem(bulkId, progress.cursor)) {
    for (let first = 0; first < page.length; first += STRETCH) {
      const stretch = page.slice(first, first + STRETCH);
      progress = advanced(progress, stretch, await actOn(stretch), now());
      await bulks.keepProgress(bulkId, progress, keptUntil);
      if (outOfTime()) return null;
    }
  }
  const { failed } = await tally(ports, bulkId);
  for (let first = 0; first < failed.length; first += STRETCH) {
    await actOn(failed.slice(first, first + STRETCH));
    if (outOfTime()) return null;
  }
  return finish(ports, record, now(), fault);
}

async function actItem(work: BulkWork, item: BulkItem, now: Moment): Promise<BulkItem> {
  const { reportId, judged } = item;
  const acted = await actOnReport(work, item, now);
  if (acted.ok) {
    const became = ReportStatus.parse(acted.value.status);
    return { reportId, judged, outcome: 'decided', became, reason: null, detail: null };
  }
  // Decided, withdrawn or sent elsewhere meanwhile: every refusal of it says no more than that.
  const found = await readItem(work, reportId);
  const changed = found === null || judgedHashOf(found.report, found.state) !== judged;
  return { reportId, judged, outcome: changed ? 'changed' : 'refused', became: null, ...reasonOf(acted) };
}

/** Exactly what a single call does, but that the preview stands in for the claim. */
async function actOnReport(
  work: BulkWork,
  { reportId, judged }: BulkItem,
  now: Moment,
): Promise<Outcome<{ readonly status: string }>> {
  const { ports, bulkId, caller, state } = work;
  if (caller === null) return notFound();
  const { verdict } = state.opened;
  const by = { caller, actionId: bulkActionId(bulkId, reportId), now, bearer: '' };
  const inBulk = inBulkOf(work, judged);
  return verdict.outcome === 'assign'
    ? assignReview(ports, { by, reportId, to: verdict.to, takeOver: false, inBulk })
    : decideReview(ports, { by, reportId, verdict, inBulk });
}

const begin = ({ gathered }: BulkState, at: Moment): ActingProgress => ({
  phase: 'acting',
  cursor: null,
  startedAt: at,
  at,
  counts: { ...noCounts, waiting: gathered?.count ?? 0 },
});

function advanced(
  progress: ActingProgress,
  stretch: readonly BulkItem[],
  settled: readonly BulkItem[],
  at: Moment,
): ActingProgress {
  const counts = addToCounts(progress.counts, settled);
  const through = stretch.filter(({ outcome }) => outcome !== 'left-out').length;
  return {
    ...progress,
    at,
    cursor: stretch.at(-1)?.reportId ?? progress.cursor,
    counts: { ...counts, waiting: Math.max(counts.waiting - through, 0) },
  };
}

/** Counted from the items themselves, whoever wrote them and however often they were gone through. */
async function tally(
  { bulks }: Pick<BulkPorts, 'bulks'>,
  bulkId: BulkId,
): Promise<{ readonly counts: BulkCounts; readonly failed: readonly BulkItem[] }> {
  let counts = noCounts;
  const failed: BulkItem[] = [];
  for await (const items of bulks.eachItem(bulkId, null)) {
    counts = addToCounts(counts, items);
    failed.push(...items.filter(item => !isSettled(item)));
  }
  return { counts, failed };
}

async function finish(
  ports: BulkPorts,
  record: BulkDecision,
  now: Moment,
  cause: unknown,
): Promise<BulkDecision> {
  const { counts, failed } = await tally(ports, record.bulkId);
  if (failed.length > 0)
    throw new Error(`${failed.length} items of bulk decision ${record.bulkId} could not be acted on`, {
      cause,
    });
  const changed = await changeBulk(ports.bulks, record, byBulkStep(record, 'done', now, undefined), () =>
    accept({ type: 'done', counts }),
  );
  if (!changed.ok) throw new Error(`cannot end a bulk decision: ${changed.refusal.code}`);
  return changed.value;
}
