import { afterAll, beforeAll, expect, test } from 'vitest';
import { pngFile } from '../../local/demo/files.ts';
import { sendEvidence } from '../../local/demo/send-evidence.ts';
import { until } from '../../local/demo/stage.ts';
import { rawCall, tokenOf } from '../support/raw-call.ts';
import { decide, formOf, openDraft, reportAsCitizen, submission } from '../support/reporting.ts';
import { beginStory, campaignId, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await beginStory(2);
});
afterAll(() => story?.end());

/** Ten calls at once: what a double click, a gateway and a bad line make of one. */
const TEN = Array.from({ length: 10 }, (_, index) => index);
const key = (name: string) => ({ 'idempotency-key': `a-key-for-${name}` });

test('opened ten times at once, there is one report, and ten times its answer', {
  timeout: 60_000,
}, async () => {
  const token = await tokenOf(story.stack.issuerUrl, 'citizen-0');
  const body = { campaignId, channel: 'citizen', form: formOf() };
  const answers = await Promise.all(
    TEN.map(() => rawCall(story.stack.url, 'openReport', { token, body, headers: key('opening') })),
  );
  expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([201]));
  expect(new Set(answers.map(answer => JSON.stringify(answer.body))).size).toBe(1);
  const { items } = await story.as('citizen-0').call('listReports', {});
  expect(items).toHaveLength(1);
});

test('submitted ten times at once it is submitted once; another text under the key is refused', {
  timeout: 60_000,
}, async () => {
  const account = 'citizen-1';
  const token = await tokenOf(story.stack.issuerUrl, account);
  const reportId = await openDraft(story, account);
  await sendEvidence(story.as(account), reportId, 'the-files-of-it', [pngFile('doubled')]);
  const call = { token, params: { reportId }, headers: key('submitting') };
  const body = submission(story, account);
  const mutated = { ...body, consents: body.consents.slice(0, 1) };
  const answers = await Promise.all([
    ...TEN.map(() => rawCall(story.stack.url, 'submitReport', { ...call, body })),
    ...TEN.slice(0, 3).map(() => rawCall(story.stack.url, 'submitReport', { ...call, body: mutated })),
  ]);
  const accepted = answers.filter(({ status }) => status === 202);
  // Either text may win the race; whichever did, the other one is refused, and nobody hears anything else.
  expect(answers.filter(({ status }) => status !== 202 && status !== 409)).toEqual([]);
  expect([TEN.length, 3]).toContain(accepted.length);
  const report = await until(
    'routed',
    () => story.as(account).call('getReport', { params: { reportId } }),
    ({ status }) => status === 'in-review',
  );
  expect(report.timeline.filter(({ what }) => what === 'submitted')).toHaveLength(1);
});

test('two officers claim at once: one has it', { timeout: 60_000 }, async () => {
  const reportId = await reportAsCitizen(story, 'citizen-li-na');
  const claims = await Promise.all(
    ['staff-zhou-jie', 'staff-liu-wei', 'staff-sun-yue-reviewer'].map(account =>
      story.as(account).ask('claimReview', { params: { reportId } }),
    ),
  );
  expect(claims.filter(({ ok }) => ok)).toHaveLength(1);
});

test('a clock that runs out hands it to a supervisor and decides nothing', { timeout: 60_000 }, async () => {
  const reportId = await reportAsCitizen(story, 'citizen-zhao-min');
  const { dueAt } = await story.as('citizen-zhao-min').call('getReport', { params: { reportId } });
  expect(dueAt).not.toBeNull();
  await story.moveTo(dueAt ?? '');
  story.stack.clock.advance(1000);
  const escalated = await until(
    'escalated',
    async () => {
      await story.stack.running.idle();
      return story.as('citizen-zhao-min').call('getReport', { params: { reportId } });
    },
    ({ timeline }) => timeline.some(({ what }) => what === 'escalated'),
  );
  expect(escalated.status).toBe('in-review');
  expect(Date.parse(escalated.dueAt ?? '')).toBeGreaterThan(Date.parse(dueAt ?? ''));
  const review = await story.as('staff-liu-wei').call('getReview', { params: { reportId } });
  expect(review.escalatedTo).toEqual(['staff-liu-wei']);

  // Nobody looks for two months: it is escalated again and again, and still nobody has decided.
  story.stack.clock.advance(60 * 86_400_000);
  const waiting = await until(
    'escalated again',
    async () => {
      await story.stack.running.idle();
      return story.as('citizen-zhao-min').call('getReport', { params: { reportId } });
    },
    ({ timeline }) => timeline.filter(({ what }) => what === 'escalated').length > 1,
  );
  expect(waiting.status).toBe('in-review');
  expect(waiting.outcome).toBeNull();
  await decide(story, 'staff-liu-wei', reportId, { outcome: 'approve' }, 'after-the-clock');
  const done = await story.as('citizen-zhao-min').call('getReport', { params: { reportId } });
  expect(done.status).toBe('approved');
});

test('and nothing is broken behind it', { timeout: 60_000 }, async () => {
  expect(await story.broken()).toEqual([]);
});
