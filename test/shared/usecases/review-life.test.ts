import { describe, expect, test } from 'vitest';
import { type Caller, PersonRef } from '../../../shared/domain/actor.ts';
import { DepartmentId } from '../../../shared/domain/ids.ts';
import { type Report, stateOf } from '../../../shared/domain/report.ts';
import { checkReport } from '../../../shared/usecases/check-report.ts';
import { escalateReport } from '../../../shared/usecases/escalate-report.ts';
import { followReport } from '../../../shared/usecases/follow-report.ts';
import { getReview } from '../../../shared/usecases/get-review.ts';
import { liNa, people, world } from './world.ts';

const refusalOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'accepted' : outcome.refusal?.code;
const approve = { outcome: 'approve', note: null } as const;

describe('maker ≠ checker', () => {
  test('a decision needs a claim, and one claim excludes another until it runs out', async () => {
    const w = world();
    const reportId = await w.waiting();
    expect(refusalOf(await w.decide(people.wu, reportId, approve))).toBe('claim-required');
    w.value(await w.claim(people.wu, reportId));
    expect(refusalOf(await w.claim(people.zheng, reportId))).toBe('claimed-by-another');
    expect(refusalOf(await w.decide(people.zheng, reportId, approve))).toBe('claimed-by-another');
    w.wait(31);
    expect(refusalOf(await w.decide(people.wu, reportId, approve))).toBe('claim-required');
    w.value(await w.claim(people.zheng, reportId));
    expect(refusalOf(await w.decide(people.zheng, reportId, approve))).toBe('accepted');
  });

  test('an officer does not review what they reported, nor under a second account of the same person', async () => {
    const w = world();
    const reportId = await w.waiting(people.wu);
    const secondAccount: Caller = { ...people.zheng, person: people.wu.person };
    expect(refusalOf(await w.claim(people.wu, reportId))).toBe('maker-is-checker');
    expect(refusalOf(await w.claim(secondAccount, reportId))).toBe('maker-is-checker');
    expect(refusalOf(await w.claim(people.zheng, reportId))).toBe('accepted');
  });

  test('an officer does not review what is about themself, whoever reported it', async () => {
    const w = world();
    w.identities.set('wu', liNa);
    const reportId = await w.waiting();
    expect(refusalOf(await w.claim({ ...people.wu, person: PersonRef.parse('p-unrelated') }, reportId))).toBe(
      'maker-is-checker',
    );
  });

  test('where the policy wants four eyes, the second pair is another person’s', async () => {
    const w = world();
    const category = w.policy.categories.find(({ id }) => id === 'frontline-relief');
    if (category?.outcome !== 'points') throw new Error('no such category');
    category.fourEyes = true;
    const reportId = await w.waiting();
    w.value(await w.claim(people.wu, reportId));
    expect(w.value(await w.decide(people.wu, reportId, approve)).status).toBe('second-review');
    expect(refusalOf(await w.claim(people.wu, reportId))).toBe('maker-is-checker');
    w.value(await w.claim(people.zheng, reportId));
    expect(w.value(await w.decide(people.zheng, reportId, approve)).status).toBe('approved');
    expect(stateOf(get(w, reportId)).determination?.by).toEqual([people.wu.person, people.zheng.person]);
  });
});

describe('what a reviewer sees', () => {
  test('nothing of another department or district', async () => {
    const w = world();
    const reportId = await w.waiting();
    const elsewhere = { ...people.wu, districts: ['410102' as (typeof people.wu.districts)[number]] };
    expect(refusalOf(await getReview(w.ports, { by: w.by(people.health), reportId }))).toBe('not-found');
    expect(refusalOf(await getReview(w.ports, { by: w.by(elsewhere), reportId }))).toBe('not-found');
    expect(refusalOf(await getReview(w.ports, { by: w.by(people.wu), reportId }))).toBe('accepted');
  });

  test('identity and evidence open only with the claim, and the claim stands in the history', async () => {
    const w = world();
    const reportId = await w.waiting();
    const before = w.value(await getReview(w.ports, { by: w.by(people.wu), reportId }));
    const claimed = w.value(await w.claim(people.wu, reportId));
    expect(before.subject).toBeNull();
    expect(before.evidence.map(({ download }) => download)).toEqual([null]);
    expect(claimed.subject).toMatchObject({
      kind: 'person',
      name: '李娜',
      documentEnding: liNa.document.number.slice(-4),
    });
    expect(JSON.stringify(claimed)).not.toContain(liNa.document.number);
    expect(claimed.evidence[0]?.download).not.toBeNull();
  });

  test('the same deed reported twice stands side by side, with the files that are the same', async () => {
    const w = world();
    const own = await w.waiting();
    const byDepartment = await w.waiting(people.zheng);
    const view = w.value(await getReview(w.ports, { by: w.by(people.wu), reportId: own }));
    expect(view.sameDeed.map(({ reportId, channel }) => [reportId, channel])).toEqual([
      [byDepartment, 'department'],
    ]);
    expect(view.sameDeed[0]?.evidence.map(({ sameBytes }) => sameBytes)).toEqual([true]);
  });
});

test('a transfer moves the report, keeps its clock and gives the reason', async () => {
  const w = world();
  const reportId = await w.waiting();
  const due = stateOf(get(w, reportId)).routing?.dueAt;
  w.value(await w.claim(people.wu, reportId));
  const department = DepartmentId.parse('health-commission');
  w.value(await w.decide(people.wu, reportId, { outcome: 'transfer', reason: '属卫生防疫', department }));
  expect(stateOf(get(w, reportId)).routing).toMatchObject({ department, dueAt: due });
  expect(refusalOf(await getReview(w.ports, { by: w.by(people.health), reportId }))).toBe('accepted');
  expect(refusalOf(await getReview(w.ports, { by: w.by(people.wu), reportId }))).toBe('not-found');
});

test('a clock that runs out hands the report to a supervisor, once, and decides nothing', async () => {
  const w = world();
  const reportId = await w.waiting();
  const staff = {
    list: async () => [
      {
        account: people.lead.account,
        role: 'lead' as const,
        department: people.lead.department,
        districts: ['*' as const],
        active: true,
        changedAt: w.now(),
      },
    ],
    find: async () => null,
    put: async () => undefined,
  };
  const early = await escalateReport({ ...w.ports, staff }, { reportId, now: w.now() });
  expect(early.next).toBe('await-review');
  expect(stateOf(get(w, reportId)).escalations).toEqual([]);
  w.wait(60 * 24 * 30);
  const late = await escalateReport({ ...w.ports, staff }, { reportId, now: w.now() });
  await escalateReport({ ...w.ports, staff }, { reportId, now: w.now() });
  expect(late.waitSeconds).toBeGreaterThan(1);
  expect(stateOf(get(w, reportId)).escalations.map(({ to }) => to)).toEqual(['lead']);
  expect(stateOf(get(w, reportId)).status).toBe('in-review');
});

describe('what follows from a change', () => {
  const listeners = () => {
    const told: unknown[] = [];
    const workflows = {
      startVerification: async (...start: unknown[]) => void told.push(['start', ...start]),
      startPublication: async () => undefined,
      completeTask: async (token: string, turn: unknown) => void told.push(['complete', token, turn]),
    };
    const counters = { record: async () => undefined, read: async () => never() };
    return { told, ports: { workflows, counters } };
  };

  test('an open task goes back as soon as the report waits for something else, and not before', async () => {
    const w = world();
    const reportId = await w.waiting();
    const { phase } = await checkReport(w.ports, { reportId, now: w.now() });
    const task = { token: 'token-1', phase };
    const { told, ports } = listeners();
    w.value(await w.claim(people.wu, reportId));
    await followReport(ports, { report: get(w, reportId), task, before: null, now: w.now() });
    expect(told).toEqual([]);
    w.value(await w.decide(people.wu, reportId, approve));
    await followReport(ports, { report: get(w, reportId), task, before: null, now: w.now() });
    expect(told).toEqual([['complete', 'token-1', { next: 'done', phase: 'done', waitSeconds: 1 }]]);
  });
});

function get(w: ReturnType<typeof world>, reportId: Report['reportId']): Report {
  return w.ports.reports.all.get(reportId) ?? never();
}

function never(): never {
  throw new Error('not expected here');
}
