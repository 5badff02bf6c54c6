import { describe, expect, test } from 'vitest';
import type { Caller } from '../../../shared/domain/actor.ts';
import { DepartmentId, type ReportId } from '../../../shared/domain/ids.ts';
import { stateOf } from '../../../shared/domain/report.ts';
import { checkReport } from '../../../shared/usecases/check-report.ts';
import { decideCluster } from '../../../shared/usecases/decide-cluster.ts';
import type { Verdict } from '../../../shared/usecases/decide-review.ts';
import { getReview } from '../../../shared/usecases/get-review.ts';
import { linkTwins } from '../../../shared/usecases/link-twins.ts';
import { listReviews } from '../../../shared/usecases/list-reviews.ts';
import { form, people, world } from './world.ts';

type World = ReturnType<typeof world>;
const health = DepartmentId.parse('health-commission');
const refusalOf = (outcome: { ok: boolean; refusal?: { code: string } }) =>
  outcome.ok ? 'accepted' : outcome.refusal?.code;
const approve: Verdict = { outcome: 'approve', note: null };

const recordOf = (w: World, reportId: ReportId) => {
  const report = w.ports.reports.all.get(reportId);
  if (report === undefined) throw new Error('no such report');
  return report;
};
const linksOf = (w: World, reportId: ReportId) => stateOf(recordOf(w, reportId)).linked.map(({ to }) => to);
const reviewOf = async (w: World, reportId: ReportId, who: Caller = people.wu) =>
  w.value(await getReview(w.ports, { by: w.by(who), reportId }));
const claimAndDecide = async (w: World, who: Caller, reportId: ReportId, verdict: Verdict) => {
  w.value(await w.claim(who, reportId));
  return w.value(await w.decide(who, reportId, verdict));
};

describe('reports of one deed', () => {
  test('know each other, whichever channel they came by, and are marked once', async () => {
    const w = world();
    const own = await w.waiting();
    const byDepartment = await w.waiting(people.zheng);
    expect(linksOf(w, own)).toEqual([byDepartment]);
    expect(linksOf(w, byDepartment)).toEqual([own]);
    await linkTwins(w.ports.reports, recordOf(w, byDepartment), { policyVersion: 1, now: w.now() });
    expect(recordOf(w, own).history.filter(({ action }) => action.type === 'linked')).toHaveLength(1);
    // The link is the system's, and says by which channel the other one came.
    expect(recordOf(w, own).history.at(-1)).toMatchObject({
      actor: { kind: 'system' },
      action: { to: byDepartment, channel: 'department' },
    });
  });

  test('leave the history of a decided one as it is', async () => {
    const w = world();
    const own = await w.waiting();
    await claimAndDecide(w, people.wu, own, approve);
    const before = recordOf(w, own).history.length;
    const late = await w.waiting(people.zheng);
    expect(linksOf(w, late)).toEqual([own]);
    expect(recordOf(w, own).history).toHaveLength(before);
    const { sameDeed } = await reviewOf(w, late);
    expect(sameDeed).toMatchObject([
      { reportId: own, department: 'emergency-bureau', outcome: { outcome: 'approved' }, decidable: false },
    ]);
  });

  test('are marked up to twenty; the twenty-first finds the others’ marks full', async () => {
    const w = world();
    const first = await w.waiting();
    for (let more = 0; more < 21; more += 1) await w.waiting(people.zheng);
    expect(linksOf(w, first)).toHaveLength(20);
    const all = [...w.ports.reports.all.keys()];
    expect(Math.max(...all.map(id => linksOf(w, id).length))).toBe(20);
  });

  test('are found by the desk’s filter', async () => {
    const w = world();
    const own = await w.waiting();
    const by = { by: w.by(people.wu), limit: 10 };
    expect(w.value(await listReviews(w.ports, { ...by, linked: true })).items).toEqual([]);
    const twin = await w.waiting(people.zheng);
    const { items } = w.value(await listReviews(w.ports, { ...by, linked: true }));
    expect(items.map(({ reportId, linked }) => [reportId, linked])).toEqual(
      [own, twin].sort().map(id => [id, 1]),
    );
  });
});

describe('a decision on a cluster', () => {
  const setup = async () => {
    const w = world();
    const own = await w.waiting();
    const byZheng = await w.waiting(people.zheng);
    const byWu = await w.waiting(people.wu);
    const together = (
      who: Caller,
      reportId: ReportId,
      others: readonly ReportId[],
      key: string,
      verdict: Verdict = approve,
    ) => decideCluster(w.ports, { by: w.by(who, key), reportId, verdict, together: others });
    return { w, own, byZheng, byWu, together };
  };

  test('tries the same verdict on each, and each has its own outcome', async () => {
    const { w, own, byZheng, byWu, together } = await setup();
    w.value(await w.claim(people.wu, own));
    const { items } = w.value(await together(people.wu, own, [byZheng, byWu], 'once'));
    expect(
      items.map(({ reportId, decided, refused }) => [reportId, decided?.status ?? refused?.code]),
    ).toEqual([
      [own, 'approved'],
      [byZheng, 'approved'],
      [byWu, 'maker-is-checker'],
    ]);
    const before = w.ports.reports.all.size + recordOf(w, byZheng).history.length;
    const again = w.value(await together(people.wu, own, [byZheng, byWu], 'once'));
    expect(again.items.map(({ decided }) => decided?.status)).toEqual(['approved', 'approved', undefined]);
    expect(w.ports.reports.all.size + recordOf(w, byZheng).history.length).toBe(before);
  });

  test('touches no other where the one at hand is refused', async () => {
    const { w, own, byZheng, together } = await setup();
    expect(refusalOf(await together(people.wu, own, [byZheng], 'unclaimed'))).toBe('claim-required');
    expect(stateOf(recordOf(w, byZheng)).status).toBe('in-review');
  });

  test('is no way to a report of another deed, another department or a colleague’s desk', async () => {
    const { w, own, byZheng, byWu, together } = await setup();
    const matter = { ...form().matter, startedOn: '2021-07-19', endedOn: '2021-07-19' };
    const other = await w.open(people.liNa, { matter });
    await w.upload(people.liNa, other);
    w.value(await w.submit(other));
    await checkReport(w.ports, { reportId: other, now: w.now() });
    expect(linksOf(w, other)).toEqual([]);
    w.value(await w.claim(people.lead, byWu));
    await claimAndDecide(w, people.wu, byZheng, {
      outcome: 'transfer',
      reason: '属卫生防疫',
      department: health,
    });
    w.value(await w.claim(people.wu, own));
    const { items } = w.value(await together(people.wu, own, [other, byZheng, byWu], 'mixed'));
    expect(items.map(({ decided, refused }) => decided?.status ?? refused?.code)).toEqual([
      'approved',
      'not-found',
      'not-found',
      'maker-is-checker',
    ]);
  });

  test('asks of the others nothing about files of the first', async () => {
    const { w, own, byZheng, together } = await setup();
    w.value(await w.claim(people.lead, own));
    const [file] = (await reviewOf(w, own)).evidence;
    if (file === undefined) throw new Error('no file');
    const verdict: Verdict = {
      outcome: 'return',
      reason: '看不清',
      items: [{ evidenceId: file.evidenceId, message: '第1张看不清' }, { message: '请写明时间' }],
    };
    w.value(await together(people.lead, own, [byZheng], 'return', verdict));
    expect(stateOf(recordOf(w, own)).returned?.items).toHaveLength(2);
    expect(stateOf(recordOf(w, byZheng)).returned?.items).toEqual([{ message: '请写明时间' }]);
  });
});
