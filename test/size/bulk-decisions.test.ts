import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../local/demo/stage.ts';
import type { BulkView } from '../../shared/contract/bulk-routes.ts';
import { seedQueue } from '../support/seed-queue.ts';
import { beginStory, type Story } from '../support/story.ts';

/**
 * The acceptance of bulk review: a queue of this size cleared by bulk actions, each with its sample, one of them taken
 * back. `BULK_SIZE` makes it smaller for a quick look.
 */
const size = Number(process.env['BULK_SIZE'] ?? '5000');
const fourEyes = Math.floor(size / 5);

let story: Story;
beforeAll(async () => {
  story = await beginStory();
}, 60_000);
afterAll(() => story?.end());

const first = 'staff-feng-lin';
const second = 'staff-gao-yan';
const took: string[] = [];

async function timed<T>(what: string, run: () => Promise<T>): Promise<T> {
  const begun = performance.now();
  const answer = await run();
  took.push(`${what} ${((performance.now() - begun) / 1000).toFixed(1)} s`);
  return answer;
}

/** A wait begins where its step ended: until then the clock stands. */
async function minutes(count: number) {
  await story.stack.running.idle();
  story.stack.clock.advance(count * 60_000);
}

async function untilBulk(account: string, bulkId: string, status: BulkView['status']): Promise<BulkView> {
  await story.stack.running.idle();
  return until(
    status,
    () => story.as(account).call('getBulkDecision', { params: { bulkId } }),
    found => found.status === status,
  );
}

const open = (account: string, key: string) =>
  timed(`${key}: gathered in`, async () => {
    const { bulkId } = await story.as(account).call('openBulkDecision', {
      key: `open-${key}`,
      body: { filter: {}, verdict: { outcome: 'approve' } },
    });
    return untilBulk(account, bulkId, 'previewed');
  });

async function look(account: string, { preview }: BulkView) {
  for (const { reportId } of preview?.sample ?? [])
    await story.as(account).call('claimReview', { params: { reportId } });
}

const confirm = (account: string, { bulkId, preview }: BulkView, key: string) =>
  story.as(account).call('confirmBulkDecision', {
    params: { bulkId },
    key: `confirm-${key}`,
    body: { setHash: preview?.setHash ?? '' },
  });

const act = (account: string, bulk: BulkView, key: string) =>
  timed(`${key}: acted in`, async () => {
    await minutes(11);
    return untilBulk(account, bulk.bulkId, 'done');
  });

async function itemsOf(account: string, bulkId: string) {
  const all = [];
  let cursor: string | null = null;
  do {
    const query: Record<string, string | number> = { limit: 100, ...(cursor === null ? {} : { cursor }) };
    const page = await story.as(account).call('listBulkItems', { params: { bulkId }, query });
    all.push(...page.items);
    cursor = page.next;
  } while (cursor !== null);
  return all;
}

test(`${size} waiting reports, decided in bulk`, { timeout: 600_000 }, async () => {
  const reports = await timed('seeded in', () =>
    seedQueue(story.stack, { plain: size - fourEyes, fourEyes }),
  );
  await timed('counted in', () => story.stack.running.idle());

  const one = await open(first, 'first');
  expect(one.preview?.count).toBe(size);
  expect(one.preview?.sample).toHaveLength(Math.min(50, Math.max(5, Math.ceil(size / 100))));
  await look(first, one);
  await confirm(first, one, 'first');
  await minutes(5);
  await story.as(first).call('undoBulkDecision', { params: { bulkId: one.bulkId }, key: 'taken-back' });
  await minutes(30);
  await story.stack.running.idle();
  const untouched = await story.as(second).call('countReviews', { query: {} });
  expect(untouched.waiting).toBe(size);

  await confirm(first, one, 'first-again');
  const { outcomes, acting } = await act(first, one, 'first');
  expect(outcomes).toEqual({ decided: size, changed: 0, refused: 0, failed: 0, waiting: 0 });
  took.push(`${acting?.itemsPerSecond} items a second of the movable clock`);

  // Where two are asked for, the first officer's hands are bound and another one's are not.
  const notTwice = await open(first, 'not-twice');
  expect(notTwice.preview).toMatchObject({ count: 0, leftOut: { 'maker-is-checker': fourEyes } });
  const two = await open(second, 'second');
  expect(two.preview?.count).toBe(fourEyes);
  await look(second, two);
  await confirm(second, two, 'second');
  expect((await act(second, two, 'second')).outcomes?.decided).toBe(fourEyes);

  const [byFirst, bySecond] = [await itemsOf(first, one.bulkId), await itemsOf(second, two.bulkId)];
  expect(byFirst.map(({ reportId }) => reportId)).toEqual([...reports].sort());
  const became = Object.groupBy(byFirst, item => item.became ?? 'nothing');
  expect([became.approved?.length, became['second-review']?.length]).toEqual([size - fourEyes, fourEyes]);
  expect(bySecond.every(item => item.became === 'approved')).toBe(true);
  const left = await timed('counted in', () =>
    until(
      'counted',
      () => story.as(second).call('countReviews', { query: {} }),
      counts => counts.waiting === 0,
    ),
  );
  expect(left.waiting).toBe(0);
  expect(await timed('every invariant in', () => story.broken())).toEqual([]);
  process.stdout.write(`${size} reports: ${took.join('; ')}\n`);
});
