import type { Actor } from '../../../shared/domain/actor.ts';
import { AccountId, PersonRef } from '../../../shared/domain/actor.ts';
import { appendAction, openReport } from '../../../shared/domain/append-action.ts';
import { hashOf } from '../../../shared/domain/canonical.ts';
import {
  ActionId,
  CampaignId,
  CategoryId,
  DepartmentId,
  DistrictId,
  ReportId,
} from '../../../shared/domain/ids.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import type { Report } from '../../../shared/domain/report.ts';
import { ReportAction, type Routing } from '../../../shared/domain/report-action.ts';
import { ReportForm } from '../../../shared/domain/report-form.ts';

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';

/** Ids in the order of their numbers. */
export const reportIdOf = (number: number): ReportId =>
  ReportId.parse(
    Array.from(number.toString(32).padStart(26, '0'), digit => alphabet[Number.parseInt(digit, 32)]).join(''),
  );

/** A moment `minute` minutes into the story. */
export const at = (minute: number): Moment =>
  Moment.parse(new Date(Date.UTC(2021, 6, 20) + minute * 60_000).toISOString());

export const citizen = (name = 'wang'): Actor => ({
  kind: 'citizen',
  account: AccountId.parse(`account-${name}`),
  person: PersonRef.parse(`person-${name}`),
});

export const officer = (name: string): Actor => ({
  kind: 'staff',
  account: AccountId.parse(`account-${name}`),
  person: PersonRef.parse(`person-${name}`),
  role: 'reviewer',
  department: DepartmentId.parse('volunteers'),
});

const system: Actor = { kind: 'system', name: 'verification' };

export const form = ReportForm.parse({
  category: 'rescue',
  district: '410105',
  matter: {
    title: '转移群众',
    description: '用橡皮艇转移被困群众𠮷二十人。',
    startedOn: '2021-07-20',
    endedOn: '2021-07-21',
    place: '京广路',
  },
});

export const routing = (dueAt: Moment, department = 'volunteers', district = '410105'): Routing => ({
  department: DepartmentId.parse(department),
  district: DistrictId.parse(district),
  rule: 'category rescue',
  dueAt,
});

const by = (actor: Actor, moment: Moment, call: string) => ({
  actor,
  at: moment,
  policyVersion: 1,
  actionId: ActionId.parse(`call-${call}`.padEnd(12, '-')),
  requestHash: hashOf(call),
});

export const opened = (
  given: { number?: number; actor?: Actor; minute?: number; call?: string } = {},
): Report => {
  const { number = 1, actor = citizen(), minute = 0, call = 'open' } = given;
  const channel = actor.kind === 'citizen' ? 'citizen' : 'department';
  return openReport(
    { reportId: reportIdOf(number), campaignId: CampaignId.parse('flood-2021'), form },
    by(actor, at(minute), call),
    { type: 'opened', campaignId: CampaignId.parse('flood-2021'), channel },
  );
};

/** The report after one more action; the test is wrong where the table forbids it. */
export function acted(
  report: Report,
  action: ReportAction,
  given: { actor?: Actor; minute?: number; call?: string; form?: ReportForm } = {},
): Report {
  const minute = given.minute ?? report.history.length;
  const call = given.call ?? `${action.type}-${report.history.length}`;
  const actor = given.actor ?? citizen();
  const next = appendAction(report, by(actor, at(minute), call), action, given.form);
  if (!next.ok) throw new Error(next.refusal.detail.en);
  return next.value;
}

export const submission = (deed = 'deed-1'): ReportAction =>
  ReportAction.parse({
    type: 'submitted',
    formHash: hashOf(form),
    category: CategoryId.parse('rescue'),
    subject: { kind: 'person', subjectId: `k1_${'A'.repeat(43)}` },
    deed: hashOf(deed),
    declarations: [],
    consents: [],
  });

export const submitted = (given: { number?: number; minute?: number; deed?: string } = {}): Report =>
  acted(opened({ number: given.number ?? 1, actor: citizen() }), submission(given.deed), {
    minute: given.minute ?? 1,
  });

export const routed = (report: Report, dueAt: Moment, department?: string, district?: string): Report =>
  acted(report, { type: 'routed', routing: routing(dueAt, department, district) }, { actor: system });
