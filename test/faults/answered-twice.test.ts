import { afterAll, beforeAll, expect, test } from 'vitest';
import { createActionId } from '../../shared/domain/action-id.ts';
import { AccountId, PersonRef } from '../../shared/domain/actor.ts';
import { Moment } from '../../shared/domain/moment.ts';
import { decideReview } from '../../shared/usecases/decide-review.ts';
import { followReport } from '../../shared/usecases/follow-report.ts';
import { type Engines, startEngines } from './engines.ts';
import { undisturbed } from './interference.ts';
import { come, liveOnce, officer, prepareLife } from './one-life.ts';
import { type Ports, portsOn } from './ports.ts';
import { whatRemains } from './what-remains.ts';
import { workflowSteps } from './workflow-steps.ts';

/** F7: tokens answered twice, late and by strangers; workflows started twice; changes told again and out of order. */
let engines: Engines;
let ports: Ports;
/** What a life that nobody disturbs leaves behind. */
let whole: Awaited<ReturnType<typeof whatRemains>>;
const lives = { plain: 1, answeredTwice: 2, toldAgain: 3 };
beforeAll(async () => {
  engines = await startEngines(workflowSteps(() => ports));
  const own = await begin(lives.plain);
  whole = await whatRemains(own, lives.plain, await liveOnce(own, own, lives.plain));
  own.close();
});
afterAll(() => engines?.close());

async function begin(life: number): Promise<Ports> {
  await engines.addVault(life);
  ports = portsOn(engines, life, undisturbed().interfere);
  await prepareLife(ports, life);
  return ports;
}

const again = { next: 'await-review', phase: 'not yet', waitSeconds: 86_400 } as const;
const late = Moment.parse('2021-07-22T12:00:00.000Z');

test('answers before their time, twice and to nobody, decide nothing', { timeout: 60_000 }, async () => {
  const own = await begin(lives.answeredTwice);
  const reportId = await liveOnce(own, own, lives.answeredTwice, async waiting => {
    const first = await own.reports.task(waiting);
    const token = first?.token ?? '';
    // Five at once: the first counts, and all it does is to make the workflow look again and wait anew.
    await Promise.all(Array.from({ length: 5 }, () => own.workflows.completeTask(token, again)));
    await come(async () => {
      const task = await own.reports.task(waiting);
      return task !== null && task.token !== token;
    });
    await own.workflows.completeTask(token, again);
    await own.workflows.completeTask('a-token-that-nobody-was-given', again);
    await Promise.all([1, 2, 3].map(() => own.workflows.startVerification(waiting, 1)));
    const state = await own.reports.find(waiting);
    expect(state?.history.at(-1)?.action.type).toBe('routed');
  });
  expect(await whatRemains(own, lives.answeredTwice, reportId)).toEqual(whole);
  own.close();
});

test('told again, backwards and twice, changes lead to the same place', { timeout: 60_000 }, async () => {
  const own = await begin(lives.toldAgain);
  const reportId = await liveOnce(own, own, lives.toldAgain);
  const report = await own.reports.find(reportId);
  const task = await own.reports.task(reportId);
  if (report === null) throw new Error('no report');
  const versions = report.history.map((_, index) => index + 1).reverse();
  for (const version of [...versions, ...versions]) {
    const upTo = (count: number) => ({ ...report, history: report.history.slice(0, count) });
    const before = version === 1 ? null : upTo(version - 1);
    await followReport(own, { report: upTo(version), before, task, now: late });
  }
  const decide = (by: object, step: string, outcome: 'approve' | 'reject') =>
    decideReview(own, {
      by: {
        caller: { ...officer, ...by },
        actionId: createActionId('call', lives.toldAgain, step),
        now: late,
        bearer: officer.account,
      },
      reportId,
      verdict: outcome === 'approve' ? { outcome, note: null } : { outcome, reason: '太晚' },
    });
  const other = { account: AccountId.parse('officer-2'), person: PersonRef.parse('p-officer-2') };
  // The first valid decision wins: its own call is answered again, every other is turned away.
  expect((await decide({}, 'decide', 'approve')).ok).toBe(true);
  expect(await decide({}, 'decide', 'reject')).toMatchObject({ refusal: { code: 'same-key-other-request' } });
  expect(await decide(other, 'too-late', 'reject')).toMatchObject({ refusal: { code: 'wrong-status' } });
  expect(await whatRemains(own, lives.toldAgain, reportId)).toEqual(whole);
  own.close();
});
