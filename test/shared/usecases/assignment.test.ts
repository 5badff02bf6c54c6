import { expect, test } from 'vitest';
import { Absence, AccountId } from '../../../shared/domain/actor.ts';
import { isChainWhole } from '../../../shared/domain/append-action.ts';
import type { ReportId } from '../../../shared/domain/ids.ts';
import { later } from '../../../shared/domain/moment.ts';
import type { Outcome } from '../../../shared/domain/outcome.ts';
import { stateOf } from '../../../shared/domain/report.ts';
import { assignReview } from '../../../shared/usecases/assign-review.ts';
import { escalateReport } from '../../../shared/usecases/escalate-report.ts';
import { putStaff } from '../../../shared/usecases/put-staff.ts';
import { setAbsence } from '../../../shared/usecases/set-absence.ts';
import { people, staffRow, world } from './world.ts';

const DAY = 24 * 3_600_000;
const codeOf = (outcome: Outcome<unknown>): string => (outcome.ok ? 'accepted' : outcome.refusal.code);
type Who = (typeof people)[keyof typeof people];

function setup() {
  const w = world();
  const assign = (who: Who, reportId: ReportId, to: Who | null, takeOver = false) =>
    assignReview(w.ports, { by: w.by(who), reportId, to: to === null ? null : to.account, takeOver });
  const absent = (days = 3, delegate = people.zheng): Absence =>
    Absence.parse({ from: w.now(), until: later(w.now(), days * DAY), delegate: delegate.account });
  const away = (who: Who, by: Who, absence: Absence | null) =>
    setAbsence(w.ports, { by: w.by(by), account: who.account, absence });
  const historyOf = async (reportId: ReportId) => (await w.ports.reports.find(reportId))?.history ?? [];
  const lastOf = async (reportId: ReportId) => (await historyOf(reportId)).at(-1)?.action;
  return { ...w, assign, absent, away, historyOf, lastOf };
}

test('what a lead assigns is nobody else’s to claim, until its clock runs out', async () => {
  const w = setup();
  const reportId = await w.waiting();
  const { assigned } = w.value(await w.assign(people.lead, reportId, people.wu));
  const report = await w.ports.reports.find(reportId);
  const dueAt = report === null ? null : stateOf(report).routing?.dueAt;
  expect(assigned).toEqual({ to: 'wu', until: dueAt, insteadOf: null });
  expect(codeOf(await w.claim(people.zheng, reportId))).toBe('assigned-to-another');
  expect(codeOf(await w.claim(people.wu, reportId))).toBe('accepted');
  w.wait(60 * 24 * 30);
  expect(codeOf(await w.claim(people.zheng, reportId))).toBe('accepted');
});

test('a lead may step in; taken away, it is everybody’s again', async () => {
  const w = setup();
  const reportId = await w.waiting();
  await w.assign(people.lead, reportId, people.wu);
  expect(codeOf(await w.claim(people.lead, reportId))).toBe('accepted');
  w.wait(31);
  expect(w.value(await w.assign(people.lead, reportId, null)).assigned).toBeNull();
  expect(codeOf(await w.claim(people.zheng, reportId))).toBe('accepted');
});

test('nobody’s work is taken out of their hands, but by a lead who says so', async () => {
  const w = setup();
  const reportId = await w.waiting();
  await w.claim(people.wu, reportId);
  expect(codeOf(await w.assign(people.lead, reportId, people.zheng))).toBe('claimed-by-another');
  expect(codeOf(await w.assign(people.zheng, reportId, people.zheng, true))).toBe('claimed-by-another');
  expect(codeOf(await w.assign(people.lead, reportId, people.wu))).toBe('accepted');
  expect(codeOf(await w.decide(people.wu, reportId, { outcome: 'reject', reason: '未参加' }))).toBe(
    'accepted',
  );

  const other = await w.waiting();
  await w.claim(people.wu, other);
  expect(codeOf(await w.assign(people.lead, other, people.zheng, true))).toBe('accepted');
  expect(codeOf(await w.decide(people.wu, other, { outcome: 'reject', reason: '未参加' }))).toBe(
    'claim-required',
  );
  expect(codeOf(await w.claim(people.zheng, other))).toBe('accepted');
});

test('who holds it hands it on, who does not asks the lead', async () => {
  const w = setup();
  const reportId = await w.waiting();
  expect(codeOf(await w.assign(people.wu, reportId, people.zheng))).toBe('claim-required');
  await w.claim(people.wu, reportId);
  expect(codeOf(await w.assign(people.wu, reportId, people.zheng))).toBe('accepted');
  // Handed on is out of the hand.
  expect(codeOf(await w.decide(people.wu, reportId, { outcome: 'reject', reason: '未参加' }))).toBe(
    'claim-required',
  );
  expect(codeOf(await w.assign(people.wu, reportId, people.wu))).toBe('assigned-to-another');
  expect(codeOf(await w.claim(people.zheng, reportId))).toBe('accepted');
});

test('it goes only to an officer who may decide on it', async () => {
  const w = setup();
  const reportId = await w.waiting(people.wu);
  const moved = { ...people.zheng, districts: [] };
  w.ports.staff.all.set(people.zheng.account, staffRow(people.zheng, { districts: ['410122'] }));
  expect(codeOf(await w.assign(people.lead, reportId, moved))).toBe('invalid');
  expect(codeOf(await w.assign(people.lead, reportId, people.health))).toBe('invalid');
  expect(codeOf(await w.assign(people.lead, reportId, people.stranger))).toBe('invalid');
  expect(codeOf(await w.assign(people.lead, reportId, people.wu))).toBe('maker-is-checker');
  expect(codeOf(await w.assign(people.health, reportId, people.health))).toBe('not-found');
  expect(codeOf(await w.assign(people.lead, reportId, people.lead))).toBe('accepted');
});

test('while somebody is away their delegate gets and takes what is theirs, and history says for whom', async () => {
  const w = setup();
  const [before, during] = [await w.waiting(), await w.waiting()];
  w.value(await w.assign(people.lead, before, people.wu));
  w.value(await w.away(people.wu, people.wu, w.absent()));

  const { assigned } = w.value(await w.assign(people.lead, during, people.wu));
  expect(assigned).toMatchObject({ to: 'zheng', insteadOf: 'wu' });
  expect(await w.lastOf(during)).toMatchObject({ type: 'assigned', to: 'zheng', insteadOf: 'wu' });
  expect(codeOf(await w.claim(people.zheng, before))).toBe('accepted');
  expect(await w.lastOf(before)).toMatchObject({ type: 'claimed', actingFor: 'wu' });
  const report = await w.ports.reports.find(before);
  expect(report !== null && isChainWhole(report)).toBe(true);

  // Back at work: what was given to the delegate meanwhile is the delegate's.
  w.wait(60 * 24 * 4);
  expect(codeOf(await w.claim(people.wu, during))).toBe('assigned-to-another');
});

test('an absence that ended, or a delegate who was moved since, covers nothing', async () => {
  const w = setup();
  const reportId = await w.waiting();
  w.value(await w.assign(people.lead, reportId, people.wu));
  w.value(await w.away(people.wu, people.lead, w.absent()));
  w.ports.staff.all.set(people.zheng.account, staffRow(people.zheng, { department: 'health-commission' }));
  expect(codeOf(await w.claim(people.zheng, reportId))).toBe('assigned-to-another');
  const other = await w.waiting();
  expect(codeOf(await w.assign(people.lead, other, people.wu))).toBe('invalid');

  w.ports.staff.all.set(people.zheng.account, staffRow(people.zheng));
  w.value(await w.away(people.wu, people.wu, null));
  expect(codeOf(await w.claim(people.zheng, reportId))).toBe('assigned-to-another');
});

test('a delegate who falls away too is followed by their own', async () => {
  const w = setup();
  w.value(await w.away(people.wu, people.wu, w.absent(3, people.zheng)));
  w.value(await w.away(people.zheng, people.zheng, w.absent(2, people.lead)));
  const reportId = await w.waiting();
  expect(w.value(await w.assign(people.lead, reportId, people.wu)).assigned).toMatchObject({
    to: 'lead',
    insteadOf: 'wu',
  });
});

test.each([
  ['nobody', (w: ReturnType<typeof setup>) => w.absent(3, people.stranger), 'delegate'],
  ['oneself', w => w.absent(3, people.wu), 'delegate'],
  ['another department', w => w.absent(3, people.health), 'delegate'],
  ['the office', w => w.absent(3, people.office), 'delegate'],
  ['a time that is over', w => ({ ...w.absent(), until: later(w.now(), -DAY) }), 'until'],
] satisfies [string, (w: ReturnType<typeof setup>) => Absence, string][])(
  'an absence with %s is refused',
  async (_, absence, field) => {
    const w = setup();
    const outcome = await w.away(people.wu, people.wu, absence(w));
    expect(codeOf(outcome)).toBe('invalid');
    expect(outcome.ok ? [] : outcome.refusal.problems.map(({ path }) => path[0])).toEqual([field]);
  },
);

test('a delegate covers every district, and is there', async () => {
  const w = setup();
  w.ports.staff.all.set(people.zheng.account, staffRow(people.zheng, { districts: ['410105'] }));
  expect(codeOf(await w.away(people.wu, people.wu, w.absent()))).toBe('invalid');
  w.ports.staff.all.set(people.wu.account, staffRow(people.wu, { districts: ['410105'] }));
  expect(codeOf(await w.away(people.wu, people.wu, w.absent()))).toBe('accepted');
  expect(codeOf(await w.away(people.lead, people.lead, w.absent(3, people.wu)))).toBe('invalid');
});

test('an absence is set by the officer, their lead or the office, and survives a change of rights', async () => {
  const w = setup();
  const absence = w.absent();
  expect(codeOf(await w.away(people.wu, people.zheng, absence))).toBe('not-found');
  expect(codeOf(await w.away(people.health, people.lead, absence))).toBe('not-found');
  expect(
    codeOf(await w.away({ ...people.wu, account: AccountId.parse('none') }, people.office, absence)),
  ).toBe('not-found');
  expect(codeOf(await w.away(people.wu, people.office, absence))).toBe('accepted');
  const { absence: _, changedAt, ...row } = staffRow(people.wu, { districts: ['410105'] });
  const put = w.value(await putStaff(w.ports, { by: w.by(people.office), ...row }));
  expect(put).toMatchObject({ districts: ['410105'], absence });
});

test('a clock that runs out names the delegate of the lead who is away', async () => {
  const w = setup();
  const reportId = await w.waiting();
  w.wait(60 * 24 * 30);
  w.value(await w.away(people.lead, people.lead, w.absent(9, people.wu)));
  await escalateReport(w.ports, { reportId, now: w.now() });
  expect(await w.lastOf(reportId)).toMatchObject({ type: 'escalated', to: 'wu', insteadOf: 'lead' });
});
