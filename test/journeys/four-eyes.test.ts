import { afterAll, beforeAll, expect, test } from 'vitest';
import { pngFile } from '../../local/demo/files.ts';
import { decide, formOf, recommend, reportAsCitizen } from '../support/reporting.ts';
import { beginStory, firstOfficer, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await beginStory(1);
});
afterAll(() => story?.end());

const statusOf = async (account: string, reportId: string) =>
  (await story.as(account).call('getReport', { params: { reportId } })).status;
const refusal = (code: string) => ({ ok: false, problem: { type: `urn:relief:problem:${code}` } });

test('nobody reviews what is their own, under any account of theirs', { timeout: 60_000 }, async () => {
  // Sun Yue at home reports; Sun Yue at work is a reviewer of the very bureau and district.
  const reportId = await reportAsCitizen(story, 'citizen-sun-yue');
  const params = { reportId };
  const atWork = story.as('staff-sun-yue-reviewer');
  expect(await atWork.ask('claimReview', { params })).toMatchObject(refusal('maker-is-checker'));
  expect(await atWork.ask('decideReview', { params, body: { outcome: 'approve' } })).toMatchObject(
    refusal('maker-is-checker'),
  );
  expect(await statusOf('citizen-sun-yue', reportId)).toBe('in-review');
  await decide(story, 'staff-zhou-jie', reportId);
  expect(await statusOf('citizen-sun-yue', reportId)).toBe('approved');
});

test('a clerk does not decide on what they recommended', { timeout: 60_000 }, async () => {
  const reportId = await recommend(story, 0);
  const params = { reportId };
  const clerk = story.as('staff-feng-lin');
  expect(await clerk.ask('claimReview', { params })).toMatchObject(refusal('maker-is-checker'));
  await decide(story, 'staff-gao-yan', reportId);
  expect(await statusOf('staff-feng-lin', reportId)).toBe('approved');
});

test('where the policy asks for four eyes, the first pair is not the second', {
  timeout: 60_000,
}, async () => {
  const reportId = await reportAsCitizen(story, 'citizen-li-na', {
    form: formOf({ category: 'urgent-production-leaders', district: '410122' }),
    files: [pngFile('leader-a'), pngFile('leader-b')],
  });
  const params = { reportId };
  await decide(story, 'staff-feng-lin', reportId);
  expect(await statusOf('citizen-li-na', reportId)).toBe('second-review');
  const first = story.as('staff-feng-lin');
  expect(await first.ask('claimReview', { params })).toMatchObject(refusal('maker-is-checker'));
  expect(await first.ask('decideReview', { params, body: { outcome: 'approve' } })).toMatchObject(
    refusal('maker-is-checker'),
  );
  expect(await statusOf('citizen-li-na', reportId)).toBe('second-review');
  await decide(story, 'staff-gao-yan', reportId, { outcome: 'approve' }, 'second');
  expect(await statusOf('citizen-li-na', reportId)).toBe('approved');
});

test('a claim keeps others out, and ends by the clock', { timeout: 60_000 }, async () => {
  const reportId = await reportAsCitizen(story, 'citizen-0');
  const params = { reportId };
  await story.as('staff-zhou-jie').call('claimReview', { params });
  const lead = story.as('staff-liu-wei');
  expect(await lead.ask('claimReview', { params })).toMatchObject(refusal('claimed-by-another'));
  expect(await lead.ask('decideReview', { params, body: { outcome: 'approve' } })).toMatchObject(
    refusal('claimed-by-another'),
  );
  story.stack.clock.advance(31 * 60_000);
  expect(
    await story.as('staff-zhou-jie').ask('decideReview', { params, body: { outcome: 'approve' } }),
  ).toMatchObject(refusal('claim-required'));
  expect((await lead.ask('claimReview', { params })).ok).toBe(true);
});

test('who was moved is out with the next call, whatever their token says', { timeout: 60_000 }, async () => {
  const reportId = await reportAsCitizen(story, 'citizen-wang-qiang');
  const params = { reportId };
  const reviewer = story.as('staff-zhou-jie');
  await reviewer.call('claimReview', { params });
  const moved = (row: { department: string; active: boolean }) =>
    story.as(firstOfficer).call('putStaff', {
      params: { account: 'staff-zhou-jie' },
      body: { role: 'reviewer', districts: ['410105'], ...row },
    });
  await moved({ department: 'health-commission', active: true });
  expect(await reviewer.ask('getReview', { params })).toMatchObject(refusal('not-found'));
  expect(await reviewer.ask('decideReview', { params, body: { outcome: 'approve' } })).toMatchObject(
    refusal('not-found'),
  );
  await moved({ department: 'emergency-bureau', active: false });
  expect(await reviewer.ask('decideReview', { params, body: { outcome: 'approve' } })).toMatchObject(
    refusal('forbidden'),
  );
  expect(await statusOf('citizen-wang-qiang', reportId)).toBe('in-review');
});

test('and nothing is broken behind it', { timeout: 60_000 }, async () => {
  expect(await story.broken()).toEqual([]);
});
