import type { BulkView } from '../../shared/contract/bulk-routes.ts';
import { type Department, departments } from './cast.ts';
import type { Imported } from './departments-import.ts';
import { longPatience, type Stage, until } from './stage.ts';
import type { Check } from './verify-demo.ts';

/** This department's officer confirms, thinks again within the ten minutes, and confirms once more. */
const HESITATING: Department = 'public-security';
/** Reports of this category need two persons. */
const FOUR_EYES = 'urgent-production-leaders';
const UNDO_MS = 10 * 60_000;

const filters = {
  first: { channel: 'department' },
  second: { channel: 'department', category: FOUR_EYES },
} as const;
type Round = keyof typeof filters;

/**
 * What departments reported is decided in bulk: rejections one by one first, then everything else of a department's
 * queue under one verdict, its sample opened before. Where four eyes are asked for, a second officer does it again.
 */
export async function departmentsDecideInBulk(stage: Stage, imported: Imported): Promise<readonly Check[]> {
  await stage.stack.running.idle();
  await stage.each('rejections', imported.rejected, one => reject(stage, one));
  const rounds: Record<Round, readonly BulkView[]> = {
    first: await decideAll(stage, 'first'),
    second: await decideAll(stage, 'second'),
  };
  const views = [...rounds.first, ...rounds.second];
  const sum = (count: (view: BulkView) => number) => views.reduce((total, view) => total + count(view), 0);
  const opened = sum(({ preview }) => preview?.sample.length ?? 0);
  stage.say(
    `decided in bulk: ${sum(({ outcomes }) => outcomes?.decided ?? 0)}, after ${opened} that were opened as a sample`,
  );
  const all = imported.expected.size - imported.rejected.length;
  return [
    { what: 'reports in the bulk decisions of first officers', expected: all, found: sumOf(rounds.first) },
    {
      what: 'items of bulk decisions decided',
      expected: sum(({ preview }) => preview?.count ?? 0),
      found: sum(({ outcomes }) => outcomes?.decided ?? 0),
    },
    {
      what: 'second approvals in bulk',
      expected: imported.fourEyes,
      found: sumOf(rounds.second),
    },
  ];
}

const sumOf = (views: readonly BulkView[]): number =>
  views.reduce((total, { preview }) => total + (preview?.count ?? 0), 0);

/** One that is not so: an officer claims it and says why. */
async function reject(stage: Stage, { reportId, clerk }: Imported['rejected'][number]): Promise<void> {
  const params = { reportId };
  const { department, status } = await stage.as(clerk).call('getReport', { params });
  if (status !== 'in-review') return;
  const officer = stage.as(`first-${department}`);
  await officer.call('claimReview', { params });
  await officer.call('decideReview', {
    params,
    key: `reject-${reportId}`,
    body: { outcome: 'reject', reason: '经核实，情况不属实。' },
  });
}

/** All departments at once: preview, sample, confirmation; then the time to undo passes, and everything takes effect. */
async function decideAll(stage: Stage, round: Round): Promise<readonly BulkView[]> {
  const confirmed: { readonly officer: string; readonly view: BulkView }[] = [];
  await stage.each(`bulk decisions, ${round} officers`, departments, async department => {
    const officer = `${round}-${department}`;
    const view = await confirm(stage, officer, round);
    if (view !== null) confirmed.push({ officer, view });
  });
  // A wait begins where its step ended: until then the clock stands.
  await stage.stack.running.idle();
  stage.stack.clock.advance(UNDO_MS + 60_000);
  const done: BulkView[] = [];
  await stage.each('bulk decisions taking effect', confirmed, async ({ officer, view: { bulkId } }) => {
    done.push(await untilBulk(stage, officer, bulkId, ({ status }) => status === 'done'));
  });
  await stage.stack.running.idle();
  return done;
}

async function confirm(stage: Stage, officer: string, round: Round): Promise<BulkView | null> {
  const client = stage.as(officer);
  const { bulkId } = await client.call('openBulkDecision', {
    key: `bulk-${officer}`,
    body: { filter: filters[round], verdict: { outcome: 'approve', note: '经抽样核验，情况属实' } },
  });
  const gathered = await untilBulk(stage, officer, bulkId, ({ status }) => status !== 'gathering');
  const { preview, status } = gathered;
  if (preview === null || preview.count === 0) return null;
  if (status === 'previewed') {
    for (const { reportId, opened } of preview.sample)
      if (!opened) await client.call('claimReview', { params: { reportId } });
    const say = (time: string) =>
      client.call('confirmBulkDecision', {
        params: { bulkId },
        key: `confirm-${officer}-${time}`,
        body: { setHash: preview.setHash },
      });
    await say('once');
    if (officer === `first-${HESITATING}`) {
      await client.call('undoBulkDecision', { params: { bulkId }, key: `undo-${officer}` });
      await say('again');
    }
  }
  return gathered;
}

const untilBulk = (
  stage: Stage,
  officer: string,
  bulkId: string,
  fits: (view: BulkView) => boolean,
): Promise<BulkView> =>
  until(
    `bulk decision of ${officer}`,
    () => stage.as(officer).call('getBulkDecision', { params: { bulkId } }),
    fits,
    longPatience,
  );
