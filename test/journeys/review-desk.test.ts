import { afterAll, beforeAll, expect, test } from 'vitest';
import { pngFile } from '../../local/demo/files.ts';
import { sendEvidence } from '../../local/demo/send-evidence.ts';
import { until } from '../../local/demo/stage.ts';
import {
  consents,
  decide,
  formOf,
  reportAsCitizen,
  statedSubject,
  untilStatus,
} from '../support/reporting.ts';
import { beginStory, campaignId, firstOfficer, type Story, untilComposed } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await beginStory();
});
afterAll(() => story?.end());

const officer = 'staff-zhou-jie';
const clerk = 'staff-sun-yue-reviewer';

test('a deed reported by both channels is seen together, decided together and counted once', {
  timeout: 120_000,
}, async () => {
  const own = await reportAsCitizen(story, 'citizen-li-na');
  const byDepartment = await reportForLiNa();
  const elsewhere = await reportAsCitizen(story, 'citizen-wang-qiang');
  const desk = story.as(officer);

  const page = await desk.call('listReviews', { query: { linked: 'true' } });
  expect(page.items.map(({ reportId, linked }) => [reportId, linked]).sort()).toEqual(
    [own, byDepartment].sort().map(id => [id, 1]),
  );
  const mine = await desk.call('listReviews', { query: { mine: 'true', clock: 'overdue', limit: 1 } });
  expect(mine).toEqual({ items: [], next: null });
  const numbers = await until(
    'counted',
    () => desk.call('countReviews', { query: { district: '410105' } }),
    ({ waiting, linked }) => waiting === 3 && linked === 2,
  );
  expect(numbers).toMatchObject({
    byChannel: { citizen: 2, department: 1 },
    byClock: { overdue: 0, atRisk: 0, due: 3 },
  });

  // One photograph is unreadable: she is asked for it by name, and answers by its number.
  const items = [{ evidenceId: 'e1', message: '照片看不清人物' }, { message: '请写明带队单位' }];
  await decide(story, officer, own, { outcome: 'return', reason: '请补充', items }, 'ask');
  await story.as('citizen-li-na').call('supplementReport', {
    params: { reportId: own },
    key: 'the-answer-of-it',
    body: { answers: [{ item: 0, message: '右起第二人是我' }] },
  });
  await untilStatus(story, 'citizen-li-na', own, 'in-review');

  const review = await desk.call('claimReview', { params: { reportId: own } });
  expect(review.requests[0]?.items.map(({ answer, became }) => [answer, became])).toEqual([
    ['右起第二人是我', 'answered'],
    [null, 'open'],
  ]);
  expect(review.sameDeed).toMatchObject([{ reportId: byDepartment, channel: 'department', decidable: true }]);
  const { items: outcomes } = await desk.call('decideCluster', {
    params: { reportId: own },
    key: 'the-cluster-of-it',
    body: { verdict: { outcome: 'approve' }, together: [byDepartment, elsewhere] },
  });
  expect(outcomes.map(({ decided, refused }) => decided?.status ?? refused?.code)).toEqual([
    'approved',
    'approved',
    'not-found',
  ]);

  // The third went to the wrong department, which sends it on; its clock stays and it says why it is where it is.
  const { dueAt } = await story
    .as('citizen-wang-qiang')
    .call('getReport', { params: { reportId: elsewhere } });
  await desk.call('claimReview', { params: { reportId: elsewhere } });
  await desk.call('decideReview', {
    params: { reportId: elsewhere },
    key: 'the-transfer-of-it',
    body: { outcome: 'transfer', reason: '属卫生防疫', department: 'health-commission' },
  });
  const { routing } = await story.as('staff-wu-fang').call('getReview', { params: { reportId: elsewhere } });
  expect(routing.because.zh).toContain('应急管理局');
  expect(routing.bounces).toMatchObject([{ to: 'health-commission', dueAt, clockKept: true }]);

  const city = await until(
    'counted',
    () => story.as(firstOfficer).call('getStatistics', { params: { campaignId } }),
    ({ backlog, outcomes: { approved } }) => backlog.waiting === 1 && approved === 2,
  );
  expect(city).toMatchObject({
    age: [{ day: '2021-07-22', count: 1 }],
    outcomes: { approved: 2, rejected: 0, returned: 1 },
  });
  expect(city.meanHoursToDecision).toBeGreaterThan(0);
  await decide(story, 'staff-wu-fang', elsewhere, { outcome: 'reject', reason: '未参加' });

  const preview = await untilComposed(story);
  const policy = await story.as(officer).call('getPolicy', { params: { policyId: campaignId, version: 1 } });
  const category = policy.categories.find(({ id }) => id === 'frontline-relief');
  if (category?.outcome !== 'points') throw new Error('no points for it');
  expect(preview.counts).toMatchObject({ persons: 1, points: category.points.value });
  expect(await story.broken()).toEqual([]);
});

/** A clerk of the same department reports the same deed of hers. */
async function reportForLiNa(): Promise<string> {
  const client = story.as(clerk);
  const { reportId } = await client.call('openReport', {
    key: 'the-clerk-opens',
    body: { campaignId, channel: 'department', form: formOf() },
  });
  await sendEvidence(client, reportId, 'the-clerk-files', [pngFile('of-the-clerk')]);
  await client.call('submitReport', {
    params: { reportId },
    key: 'the-clerk-submits',
    body: { subject: statedSubject(story, 'citizen-li-na'), declarations: [], consents },
  });
  await untilStatus(story, clerk, reportId, 'in-review');
  return reportId;
}
