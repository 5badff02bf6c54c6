import { afterAll, beforeAll, expect, test } from 'vitest';
import { until } from '../../local/demo/stage.ts';
import { seedQueue } from '../support/seed-queue.ts';
import { beginStory, firstOfficer, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await beginStory();
}, 60_000);
afterAll(() => story?.end());

const first = 'staff-feng-lin';
const lead = 'staff-gao-yan';
const plain = 24;
const fourEyes = 8;

const bulkOf = (account: string, bulkId: string) =>
  story.as(account).call('getBulkDecision', { params: { bulkId } });
const untilBulk = (account: string, bulkId: string, status: string) =>
  until(
    status,
    () => bulkOf(account, bulkId),
    found => found.status === status,
  );
const refusal = (code: string) => ({ ok: false, problem: { type: `urn:relief:problem:${code}` } });

async function previewed(account: string, verdict: object, key: string) {
  const { bulkId } = await story.as(account).call('openBulkDecision', {
    key: `open-${key}`,
    body: { filter: {}, verdict: { outcome: 'approve', ...verdict } },
  });
  return untilBulk(account, bulkId, 'previewed');
}

async function openSample(account: string, bulkId: string) {
  const { preview } = await bulkOf(account, bulkId);
  for (const { reportId } of preview?.sample ?? [])
    await story.as(account).call('claimReview', { params: { reportId } });
}

async function confirm(account: string, bulkId: string, key: string) {
  const { preview } = await bulkOf(account, bulkId);
  return story.as(account).call('confirmBulkDecision', {
    params: { bulkId },
    key: `confirm-${key}`,
    body: { setHash: preview?.setHash ?? '' },
  });
}

/** A wait begins where its step ended: until then the clock stands. */
async function minutes(count: number) {
  await story.stack.running.idle();
  story.stack.clock.advance(count * 60_000);
  await story.stack.running.idle();
}

test('a department’s queue: assigned in bulk, decided in bulk, taken back once, and by two where two are asked for', {
  timeout: 180_000,
}, async () => {
  const reports = await seedQueue(story.stack, { plain, fourEyes });
  await story.stack.running.idle();

  // The lead gives all of it to one officer, whom nobody can forestall now.
  const given = await previewed(lead, { outcome: 'assign', to: first }, 'assign');
  expect(given.preview?.count).toBe(plain + fourEyes);
  await openSample(lead, given.bulkId);
  for (const { reportId } of given.preview?.sample ?? [])
    await story.as(lead).call('releaseClaim', { params: { reportId } });
  await confirm(lead, given.bulkId, 'assign');
  await minutes(11);
  await untilBulk(lead, given.bulkId, 'done');
  const mine = await story.as(first).call('listReviews', { query: { mine: 'true', limit: 100 } });
  expect(mine.items).toHaveLength(plain + fourEyes);

  // The officer previews, must look first, confirms, thinks better of it, and confirms again.
  const { bulkId, preview } = await previewed(first, { outcome: 'approve', note: '材料齐全' }, 'approve');
  expect(preview).toMatchObject({ count: plain + fourEyes, leftOut: {} });
  const params = { bulkId };
  const body = { setHash: preview?.setHash ?? '' };
  expect(await story.as(first).ask('confirmBulkDecision', { params, body })).toMatchObject(
    refusal('sample-not-opened'),
  );
  await openSample(first, bulkId);
  expect(
    await story.as(first).ask('confirmBulkDecision', { params, body: { setHash: '0'.repeat(64) } }),
  ).toMatchObject(refusal('not-previewed'));
  await confirm(first, bulkId, 'once');
  await minutes(9);
  const back = await story.as(first).call('undoBulkDecision', { params, key: 'thought-better' });
  expect(back).toMatchObject({ status: 'previewed', confirmed: null });
  await minutes(9);
  const waiting = await story.as(first).call('listReviews', { query: { limit: 100 } });
  expect(waiting.items).toHaveLength(plain + fourEyes);

  await confirm(first, bulkId, 'again');
  await minutes(11);
  const done = await untilBulk(first, bulkId, 'done');
  expect(done.outcomes).toEqual({ decided: plain + fourEyes, changed: 0, refused: 0, failed: 0, waiting: 0 });
  expect(await story.as(first).ask('undoBulkDecision', { params })).toMatchObject(refusal('too-late'));
  const items = await story
    .as(first)
    .call('listBulkItems', { params, query: { outcome: 'decided', limit: 100 } });
  const became = Object.groupBy(items.items, item => item.became ?? 'nothing');
  expect([became.approved?.length, became['second-review']?.length]).toEqual([plain, fourEyes]);

  // One officer is not two; another one finishes what is left.
  const again = await previewed(first, {}, 'not-twice');
  expect(again.preview).toMatchObject({ count: 0, leftOut: { 'maker-is-checker': fourEyes } });
  const second = await previewed(lead, {}, 'second');
  expect(second.preview?.count).toBe(fourEyes);
  await openSample(lead, second.bulkId);
  await confirm(lead, second.bulkId, 'second');
  await minutes(11);
  expect((await untilBulk(lead, second.bulkId, 'done')).outcomes?.decided).toBe(fourEyes);
  expect((await story.as(first).call('listReviews', { query: {} })).items).toEqual([]);

  for (const reportId of reports) {
    const report = await story.as(firstOfficer).call('getReport', { params: { reportId } });
    expect(report.status).toBe('approved');
  }
  const list = await story.as(lead).call('listBulkDecisions', { query: { limit: 1 } });
  expect(list.items.map(one => one.bulkId)).toEqual([second.bulkId]);
  expect(await story.broken()).toEqual([]);
});

test('an officer who is away is covered by a delegate, with dates', { timeout: 60_000 }, async () => {
  const now = story.stack.clock.now();
  const absence = {
    from: new Date(now).toISOString(),
    until: new Date(now + 48 * 3_600_000).toISOString(),
    delegate: lead,
  };
  const set = await story.as(first).call('setAbsence', { params: { account: first }, body: absence });
  expect(set.absence).toEqual(absence);
  const ended = await story.as(first).call('setAbsence', { params: { account: first }, body: null });
  expect(ended.absence).toBeUndefined();
});
