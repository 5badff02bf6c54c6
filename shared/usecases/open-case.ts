import type { CaseView } from '../contract/case-views.ts';
import { createActionId } from '../domain/action-id.ts';
import type { Case } from '../domain/case.ts';
import type { CaseMatter, CaseSubject, Charge, Hardship } from '../domain/case-content.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import { type CaseActionBy, earlierCaseCall, openCaseRecord } from '../domain/case-history.ts';
import type { Complaint } from '../domain/field-problem.ts';
import type { CampaignId, DistrictId } from '../domain/ids.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { Policy } from '../domain/policy.ts';
import { competentDepartment, findDistrict } from '../domain/policy-lookups.ts';
import { caseIdOf } from '../domain/report-id.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { type ActionCall, byCaller, bySystem } from './action-call.ts';
import { type CampaignPolicyPorts, findCampaignPolicy } from './campaign-policy.ts';
import { caseViewOf } from './case-view.ts';
import { changeCase } from './change-case.ts';
import { standingExemption } from './standing-exemption.ts';

type Ports = CampaignPolicyPorts & { readonly cases: CaseStore };
type Matter =
  | { readonly kind: 'default'; readonly charge: Charge }
  | { readonly kind: 'exemption'; readonly hardship: Hardship };
type Command = {
  readonly by: ActionCall;
  readonly campaignId: CampaignId;
  readonly subject: CaseSubject;
  readonly district: DistrictId;
  readonly matter: Matter;
};

/** Ends of a case: another one about the same organisation may begin. */
const over: ReadonlySet<string> = new Set(['delisted', 'dropped', 'closed']);

/**
 * Opens a case about an organisation, for the competent department. What a standing exemption covers is held out from the start,
 * and the exemption remembers that it came again.
 */
export async function openCase(ports: Ports, command: Command): Promise<Outcome<CaseView>> {
  const { by: call, campaignId, subject, district, matter } = command;
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) return found;
  const { campaign, policy } = found.value;
  if (findDistrict(policy, district) === undefined) return unknownDistrict;
  const department = departmentFor(policy, matter.kind, district);
  if (department === null || !may(call.caller, 'case:make', { department, district })) return notCompetent;

  const by = byCaller(call, policy.version, { campaignId, subject, district, matter });
  const caseId = caseIdOf(call.actionId);
  const opened = await standingOrNew(ports.cases, by, {
    caseId,
    campaignId,
    department,
    subject,
    matter: matterOf(matter, district),
  });
  if (!opened.ok) return opened;
  const held = await holdIfExempt(ports.cases, opened.value, call, policy);
  return accept(caseViewOf(held, { policy, campaign, now: call.now }));
}

type Opening = Pick<Case, 'caseId' | 'campaignId' | 'department' | 'subject'> & {
  readonly matter: CaseMatter;
};

/** The case of this very call, opened now or before; refused where another of the same kind about the organisation is under way. */
export async function standingOrNew(
  cases: CaseStore,
  by: CaseActionBy,
  { matter, ...identity }: Opening,
): Promise<Outcome<Case>> {
  const standing = await cases.find(identity.caseId);
  if (standing !== null) return again(standing, by);
  const others = await cases.ofOrganisation(identity.subject.creditCode);
  const underWay = others.some(
    ({ kind, status, campaignId }) =>
      kind === matter.kind && campaignId === identity.campaignId && !over.has(status),
  );
  if (underWay) return alreadyUnderWay;
  const record = openCaseRecord(identity, by, { type: 'opened', matter });
  const result = await cases.add(record);
  if (result.saved) return accept(record);
  if (result.current === null) throw new Error('a case that stood in the way is gone');
  return again(result.current, by);
}

function again(record: Case, by: CaseActionBy): Outcome<Case> {
  const earlier = earlierCaseCall(record, by);
  if (earlier === null) throw new Error('two calls made one case id');
  return earlier.ok ? accept(record) : earlier;
}

/** Holds a new case out where an exemption covers its fact, and notes it in the exemption. Once, however often it is told. */
async function holdIfExempt(
  cases: CaseStore,
  record: Case,
  { now }: ActionCall,
  policy: Policy,
): Promise<Case> {
  const { matter, status } = caseStateOf(record);
  if (matter.kind !== 'default' || (status !== 'draft' && status !== 'held-out')) return record;
  const { campaignId, caseId, subject } = record;
  const { from, until } = matter.charge;
  const exemption = await standingExemption(cases, {
    campaignId,
    creditCode: subject.creditCode,
    from,
    until,
  });
  if (exemption === null) return record;
  const cause = { actionId: createActionId('held', caseId), now };
  const held = await changeCase(cases, record, bySystem('exemption', cause, policy.version), () =>
    accept({ type: 'held', exemption: exemption.caseId }),
  );
  await noteAgain(cases, exemption, record, now, policy.version);
  return held.ok ? held.value : record;
}

/** Remembers in an exemption that a fact it covers came again. */
async function noteAgain(
  cases: Pick<CaseStore, 'save'>,
  exemption: Case,
  record: Case,
  now: ActionCall['now'],
  policyVersion: number,
): Promise<void> {
  const cause = { actionId: createActionId('met-again', record.caseId), now };
  await changeCase(cases, exemption, bySystem('exemption', cause, policyVersion), () =>
    accept({ type: 'met-again', record: record.caseId }),
  );
}

const matterOf = (matter: Matter, district: DistrictId): CaseMatter => ({ ...matter, district });

function departmentFor(policy: Policy, kind: Matter['kind'], district: DistrictId) {
  const outcome = kind === 'default' ? 'defaulter-list' : 'exemption';
  const category = policy.categories.find(one => one.outcome === outcome);
  return category === undefined ? null : competentDepartment(policy, category.id, district).department.id;
}

const atDistrict = (complaint: Complaint) => refuseFields([{ ...complaint, path: ['district'] }]);

const unknownDistrict = atDistrict({
  code: 'unknown-district',
  message: { zh: '没有这个区县（市）或开发区', en: 'There is no such district, county or zone' },
  remedy: { zh: '请从政策所列地区中选择', en: 'Choose one of the districts of the policy' },
});

const notCompetent = atDistrict({
  code: 'not-competent',
  message: {
    zh: '该地区的此类事项由其他部门主管',
    en: 'Another department is competent for this in that district',
  },
  remedy: { zh: '请由主管部门立案', en: 'Leave it to the competent department' },
});

const alreadyUnderWay = refuse(
  'already-exists',
  '该单位在本次救灾期间已有同类案件在办。',
  'A case of this kind about the organisation is already under way in this campaign.',
);
