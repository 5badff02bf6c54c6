import { describe, expect, test } from 'vitest';
import { createActionId } from '../../../shared/domain/action-id.ts';
import { AccountId, type Caller } from '../../../shared/domain/actor.ts';
import { appendAction } from '../../../shared/domain/append-action.ts';
import { DepartmentId, DistrictId, type ReportId } from '../../../shared/domain/ids.ts';
import { later } from '../../../shared/domain/moment.ts';
import { stateOf } from '../../../shared/domain/report.ts';
import { bySystem } from '../../../shared/usecases/action-call.ts';
import { checkReport } from '../../../shared/usecases/check-report.ts';
import { countReviews } from '../../../shared/usecases/count-reviews.ts';
import type { Verdict } from '../../../shared/usecases/decide-review.ts';
import { followReport } from '../../../shared/usecases/follow-report.ts';
import { getReport } from '../../../shared/usecases/get-report.ts';
import { getReview } from '../../../shared/usecases/get-review.ts';
import { getStatistics } from '../../../shared/usecases/get-statistics.ts';
import { listReviews } from '../../../shared/usecases/list-reviews.ts';
import { removeEvidence } from '../../../shared/usecases/remove-evidence.ts';
import { supplementReport } from '../../../shared/usecases/supplement-report.ts';
import { memoryCounters } from '../../fakes/memory-ports.ts';
import { campaignId, people, png, world } from './world.ts';

type World = ReturnType<typeof world>;
const health = DepartmentId.parse('health-commission');
const jinshui = DistrictId.parse('410105');
const refusalOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'accepted' : outcome.refusal?.code;
const approve: Verdict = { outcome: 'approve', note: null };

const recordOf = (w: World, reportId: ReportId) => {
  const report = w.ports.reports.all.get(reportId);
  if (report === undefined) throw new Error('no such report');
  return report;
};
const reviewOf = async (w: World, reportId: ReportId, who: Caller = people.wu) =>
  w.value(await getReview(w.ports, { by: w.by(who), reportId }));
const claimAndDecide = async (w: World, who: Caller, reportId: ReportId, verdict: Verdict) => {
  w.value(await w.claim(who, reportId));
  return w.value(await w.decide(who, reportId, verdict));
};

describe('what was asked of the reporter', () => {
  const asked = async () => {
    const w = world();
    const reportId = await w.waiting();
    const items = [
      { evidenceId: [...stateOf(recordOf(w, reportId)).evidence.keys()][0], message: '看不清人物' },
      { message: '请写明几点到几点' },
      { message: '请写明带队人' },
    ].map(({ evidenceId, message }) => (evidenceId === undefined ? { message } : { evidenceId, message }));
    await claimAndDecide(w, people.wu, reportId, { outcome: 'return', reason: '请补充', items });
    const answer = (answers: { item: number; message: string }[]) =>
      supplementReport(w.ports, { by: w.by(people.liNa), reportId, note: null, answers });
    return { w, reportId, answer };
  };

  test('is answered thing by thing; what was left open is shown to the reviewer', async () => {
    const { w, reportId, answer } = await asked();
    await w.upload(people.liNa, reportId, Uint8Array.from([...png, 0]));
    const [first] = [...stateOf(recordOf(w, reportId)).evidence.keys()];
    if (first === undefined) throw new Error('no file');
    w.value(await removeEvidence(w.ports, { by: w.by(people.liNa), reportId, evidenceId: first }));
    const told = w.value(await answer([{ item: 1, message: '二十日八点到二十一日六点' }]));
    expect(told.timeline.find(({ what }) => what === 'returned')?.asked).toHaveLength(3);
    expect(told.timeline.at(-1)).toMatchObject({
      answers: [{ item: 1, message: '二十日八点到二十一日六点' }],
    });
    await checkReport(w.ports, { reportId, now: w.now() });
    const { requests } = await reviewOf(w, reportId);
    expect(requests).toHaveLength(1);
    expect(requests[0]?.items.map(({ answer: said, became }) => [said, became])).toEqual([
      [null, 'removed'],
      ['二十日八点到二十一日六点', 'answered'],
      [null, 'open'],
    ]);
  });

  test('takes no answer to what was not asked, and no second one', async () => {
    const { answer } = await asked();
    const refused = await answer([
      { item: 3, message: '没有问过' },
      { item: 1, message: '一' },
      { item: 1, message: '二' },
    ]);
    expect(refused.ok ? [] : refused.refusal.problems.map(({ code, path }) => [code, ...path])).toEqual([
      ['not-asked', 'answers', 0, 'item'],
      ['answered-twice', 'answers', 2, 'item'],
    ]);
  });
});

describe('routing', () => {
  test('explains itself by the policy that was in force then', async () => {
    const w = world();
    const reportId = await w.waiting();
    const renamed = w.policy.departments.map(one =>
      one.id === 'emergency-bureau' ? { ...one, name: { zh: '应急厅', en: 'Another Name' } } : one,
    );
    await w.ports.policies.add({ ...w.policy, version: 2, departments: renamed });
    const { routing, policyVersion } = await reviewOf(w, reportId);
    expect(policyVersion).toBe(2);
    expect(routing).toMatchObject({ department: 'emergency-bureau', district: '410105', policyVersion: 1 });
    expect(routing.because.zh).toContain('应急管理局');
    expect(routing.because.en).toContain('version 1');
    const own = w.value(await getReport(w.ports, { by: w.by(people.liNa), reportId }));
    expect(own.routing).toMatchObject({ rule: routing.rule, at: routing.at, bounces: [] });
  });

  test('shows the way of a wrong route, whose clock stayed, and does not send it back there', async () => {
    const w = world();
    const reportId = await w.waiting();
    const { dueAt } = await reviewOf(w, reportId);
    await claimAndDecide(w, people.wu, reportId, {
      outcome: 'transfer',
      reason: '属卫生防疫',
      department: health,
    });
    const { routing } = await reviewOf(w, reportId, people.health);
    expect(routing).toMatchObject({
      department: health,
      bounces: [
        {
          from: 'emergency-bureau',
          to: health,
          reason: '属卫生防疫',
          dueAt,
          clockKept: true,
          policyVersion: 1,
        },
      ],
    });
    await claimAndDecide(w, people.health, reportId, { outcome: 'return', reason: '请补充', items: [] });
    w.value(await supplementReport(w.ports, { by: w.by(people.liNa), reportId, note: null, answers: [] }));
    await checkReport(w.ports, { reportId, now: w.now() });
    const again = await reviewOf(w, reportId, people.health);
    expect(again.routing.department).toBe(health);
    expect(again.routing.bounces).toHaveLength(1);
    expect(again.routing.because.en).toContain('supplement');
  });
});

describe('the desk', () => {
  test('shows all of an officer’s districts, and says whose each report is', async () => {
    const w = world();
    const reportId = await w.waiting();
    const row = async (who: Caller, more: object = {}) =>
      w.value(await listReviews(w.ports, { by: w.by(who), limit: 10, ...more })).items[0];
    expect(await row(people.wu)).toMatchObject({
      clock: 'due',
      claimed: null,
      assigned: null,
      escalatedTo: null,
      imported: false,
    });
    const report = recordOf(w, reportId);
    const given = appendAction(
      report,
      bySystem('desk', { actionId: createActionId('assign'), now: w.now() }, 1),
      { type: 'assigned', to: AccountId.parse('wu'), until: later(w.now(), 3_600_000) },
    );
    if (!given.ok) throw new Error('not given');
    w.ports.reports.all.set(reportId, given.value);
    expect(await row(people.wu, { mine: true })).toMatchObject({ assigned: { toYou: true } });
    expect(await row(people.zheng)).toMatchObject({ assigned: { toYou: false } });
    expect(await row(people.zheng, { mine: true })).toBeUndefined();
    const away = { ...people.wu, districts: [DistrictId.parse('410102')] };
    expect(await row(away)).toBeUndefined();
    expect(refusalOf(await listReviews(w.ports, { by: w.by(away), limit: 10, district: jinshui }))).toBe(
      'forbidden',
    );
    expect(
      refusalOf(
        await countReviews(
          { ...w.ports, counters: memoryCounters(w.now) },
          { by: w.by(away), district: jinshui },
        ),
      ),
    ).toBe('forbidden');
    w.wait(60 * 24 * 9);
    expect(await row(people.wu, { clock: 'overdue' })).toMatchObject({ reportId });
  });

  test('has its numbers from the counters: by filter for the officer, by day for the city', async () => {
    const w = world();
    const counters = memoryCounters(w.now);
    const ports = { ...w.ports, counters };
    const workflows = {
      startVerification: async () => undefined,
      startPublication: async () => undefined,
      completeTask: async () => undefined,
    };
    const decided = await w.waiting();
    await w.waiting(people.zheng);
    await claimAndDecide(w, people.wu, decided, approve);
    for (const report of w.ports.reports.all.values()) {
      for (const { sequence } of report.history) {
        const upTo = (length: number) => ({ ...report, history: report.history.slice(0, length) });
        const before = sequence === 1 ? null : upTo(sequence - 1);
        await followReport(
          { workflows, counters },
          { report: upTo(sequence), task: null, before, now: w.now() },
        );
      }
    }
    expect(w.value(await countReviews(ports, { by: w.by(people.wu), district: jinshui }))).toMatchObject({
      countedAt: expect.any(String),
      department: 'emergency-bureau',
      districts: ['410105'],
      waiting: 1,
      byCategory: { 'frontline-relief': 1 },
      byChannel: { department: 1 },
      byClock: { overdue: 0, atRisk: 0, due: 1 },
      linked: 1,
      escalated: 0,
      mine: 0,
    });
    w.wait(60 * 24 * 9);
    const late = w.value(await countReviews(ports, { by: w.by(people.wu) }));
    expect(late.byClock).toEqual({ overdue: 1, atRisk: 0, due: 0 });
    expect(late.districts.length).toBeGreaterThan(10);

    const city = w.value(await getStatistics(ports, { by: w.by(people.office), campaignId }));
    expect(city).toMatchObject({
      department: null,
      backlog: { waiting: 1, withReporter: 0, linked: 1 },
      age: [{ day: '2021-07-22', count: 1 }],
      throughput: [{ day: '2021-07-22', approved: 1, rejected: 0, returned: 0 }],
      outcomes: { approved: 1, rejected: 0, returned: 0 },
      parts: [{ department: 'emergency-bureau', district: '410105', waiting: 1, overdue: 1, approved: 1 }],
    });
    const { submittedAt, determination } = stateOf(recordOf(w, decided));
    const hours = (Date.parse(determination?.at ?? '') - Date.parse(submittedAt ?? '')) / 3_600_000;
    expect(city.meanHoursToDecision).toBeCloseTo(hours, 3);
    const elsewhere = { by: w.by(people.office), campaignId, department: health };
    expect(w.value(await getStatistics(ports, elsewhere))).toMatchObject({
      backlog: { waiting: 0 },
      parts: [],
    });
  });
});
