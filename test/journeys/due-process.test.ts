import { afterAll, beforeAll, expect, test } from 'vitest';
import type * as z from 'zod';
import { charge, decide, paper, service } from '../../local/demo/due-process/cast.ts';
import { until } from '../../local/demo/stage.ts';
import type { CaseDecision, CaseStep } from '../../shared/contract/case-routes.ts';
import { beginStory, campaignId, type Story } from '../support/story.ts';

/** The company that a persona represents. */
const company = { name: '郑州示例商贸有限公司', creditCode: '91410199MA9910000Y' };
const agent = 'citizen-qian-bo';
let story: Story;
let caseId = '';

beforeAll(async () => {
  story = await beginStory();
});
afterAll(() => story?.end());

const today = () => new Date(story.stack.clock.now() + 8 * 3_600_000).toISOString().slice(0, 10);
const step = (body: z.input<typeof CaseStep>, who = 'staff-zheng-hao') =>
  story.as(who).call('takeCaseStep', { params: { caseId }, body });
const office = (body: z.input<typeof CaseDecision>) =>
  story.as('staff-xu-ning').call('decideCase', { params: { caseId }, body });
async function pass(days: number) {
  story.stack.clock.advance(days * 86_400_000);
  await story.stack.running.idle();
}

test('a company is listed under law, contests it, and is off every list', { timeout: 180_000 }, async () => {
  const opened = await story.as('staff-zheng-hao').call('openCase', {
    body: { campaignId, district: '410105', subject: company, matter: { kind: 'default', charge } },
  });
  caseId = opened.caseId;
  expect(opened.missing.map(({ piece }) => piece)).toContain('determination');
  const own = { params: { creditCode: company.creditCode, caseId } };
  // A draft is told to nobody outside; what somebody else's company is told, nobody learns.
  expect((await story.as(agent).ask('getOwnCase', own)).ok).toBe(false);
  await step({ step: 'determine', reason: '事实清楚。' });
  await step({ step: 'second', reason: null }, 'staff-he-jing');
  await step({ step: 'serve-notice', notice: 'listing', service: service(today()) });
  expect((await story.as('citizen-li-na').ask('getOwnCase', own)).ok).toBe(false);
  await story.as(agent).call('answerCase', { ...own, body: { answer: 'statement', text: '价格有误。' } });
  await step({ step: 'answer-statement', reason: '核实后不予采纳' });
  await step(decide(today(), 7));
  await step({ step: 'register-challenge', remedy: 'administrative-review' });
  await step({ step: 'end-challenge', upheld: true, paper: paper('复议决定书') });
  await step({ step: 'finalise' });
  expect((await office({ decision: 'list' })).published?.revision).toBe(1);

  const objected = await story
    .as(agent)
    .call('answerCase', { ...own, body: { answer: 'objection', text: '主体有误。' } });
  expect(objected.published?.revision).toBe(2);
  const registers = await story.as(agent).call('listRegisters', {});
  expect(registers.items).toMatchObject([{ campaignId, revision: 2, listed: 1, annotated: 1 }]);
  await office({ decision: 'objection', outcome: 'removed', reason: '主体确有误', charge: null });
  const gone = await until(
    'delisted by receipt',
    async () => {
      await pass(1 / 1440);
      return story.as(agent).call('getOwnCase', own);
    },
    view => view.status === 'delisted',
  );
  expect(gone.receiptId).not.toBeNull();
  const outcome = gone.timeline.find(({ what }) => what === 'objection-decided');
  const letter = await story.as(agent).call('getOwnCaseLetter', {
    params: { ...own.params, sequence: outcome?.sequence ?? 0 },
  });
  expect(Buffer.from(letter.base64, 'base64').subarray(0, 5).toString()).toBe('%PDF-');
  expect(await story.broken()).toEqual([]);
});
