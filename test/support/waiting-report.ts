import { createActionId } from '../../shared/domain/action-id.ts';
import { AccountId, type Actor, PersonRef } from '../../shared/domain/actor.ts';
import { appendAction, openReport } from '../../shared/domain/append-action.ts';
import { hashOf } from '../../shared/domain/canonical.ts';
import { CampaignId, CategoryId, DepartmentId, DistrictId } from '../../shared/domain/ids.ts';
import { later, Moment } from '../../shared/domain/moment.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import type { Report } from '../../shared/domain/report.ts';
import { type ReportAction, Subject } from '../../shared/domain/report-action.ts';
import { ReportForm } from '../../shared/domain/report-form.ts';
import { reportIdOf } from '../../shared/domain/report-id.ts';

type Given = {
  readonly index: number;
  readonly campaignId: string;
  readonly category: string;
  readonly district: string;
  readonly department: string;
  readonly dueAt: string;
  readonly at: string;
  /** The account of the clerk who made it. */
  readonly maker?: string;
  readonly subject?: object;
};

/** A department's report that waits for its review, made by the rules alone, without the way there. */
export function waitingReport(given: Given): Report {
  const { index, maker = 'clerk' } = given;
  const at = Moment.parse(given.at);
  const department = DepartmentId.parse(given.department);
  const district = DistrictId.parse(given.district);
  const campaignId = CampaignId.parse(given.campaignId);
  const call = (step: string) => createActionId('waiting-report', given.campaignId, index, step);
  const clerk: Actor = {
    kind: 'staff',
    account: AccountId.parse(maker),
    person: PersonRef.parse(`p-${maker}`),
    role: 'reviewer',
    department,
  };
  const by = (actor: Actor, step: string, after: number) => ({
    actor,
    at: later(at, after),
    policyVersion: 1,
    actionId: call(step),
    requestHash: hashOf(step),
  });
  const form = ReportForm.parse({
    category: given.category,
    district,
    matter: {
      title: `抢险物资第${index}号`,
      description: '昼夜生产并运送沙袋和水泵，有交接记录。',
      startedOn: '2021-07-20',
      endedOn: '2021-07-21',
      place: '中牟县',
    },
  });
  const acted = (report: Report, actor: Actor, after: number, action: ReportAction): Report =>
    taken(appendAction(report, by(actor, action.type, after), action));
  const opened = openReport({ reportId: reportIdOf(call('open')), campaignId, form }, by(clerk, 'open', 0), {
    type: 'opened',
    campaignId,
    channel: 'department',
  });
  const submitted = acted(opened, clerk, 1, {
    type: 'submitted',
    formHash: hashOf(form),
    category: CategoryId.parse(given.category),
    subject: Subject.parse(given.subject ?? organisationOf(index)),
    deed: hashOf(['deed', index]),
    declarations: [],
    consents: [],
  });
  const rule = `test@1 ${given.category} * → ${department}`;
  const dueAt = Moment.parse(given.dueAt);
  return acted(submitted, { kind: 'system', name: 'verification' }, 2, {
    type: 'routed',
    routing: { department, district, rule, dueAt },
  });
}

const organisationOf = (index: number) => ({
  kind: 'organisation',
  name: `郑州示例第${index}号物资有限公司`,
  creditCode: String(index).padStart(18, '0'),
  codeConfirmed: true,
});

function taken<T>(outcome: Outcome<T>): T {
  if (!outcome.ok) throw new Error(outcome.refusal.detail.en);
  return outcome.value;
}
