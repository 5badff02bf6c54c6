import type { CaseView } from '../contract/case-views.ts';
import type { CaseId, DepartmentId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { CaseStore, CaseSummary } from '../ports/case-store.ts';
import type { Page } from '../ports/report-store.ts';
import type { ReadCall } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { caseViewOf } from './case-view.ts';
import { findCase } from './change-case.ts';

type Paged = { readonly by: ReadCall; readonly limit: number; readonly cursor?: string | undefined };

/** The cases of the caller's department, newest first; those who see all departments name one. */
export async function listCases(
  { cases }: { readonly cases: Pick<CaseStore, 'ofDepartment'> },
  { by, limit, cursor, department }: Paged & { readonly department?: DepartmentId | undefined },
): Promise<Outcome<Page<CaseSummary>>> {
  const asked = department ?? by.caller.department;
  if (asked === null) return nameOne;
  if (!may(by.caller, 'case:read', { department: asked })) return notYours;
  return accept(await cases.ofDepartment(asked, limit, cursor ?? null));
}

export async function getCase(
  ports: CampaignPolicyPorts & { readonly cases: Pick<CaseStore, 'find'> },
  { by, caseId }: { readonly by: ReadCall; readonly caseId: CaseId },
): Promise<Outcome<CaseView>> {
  const found = await findCase(ports.cases, by.caller, 'case:read', caseId);
  if (!found.ok) return found;
  const { campaign, policy } = await getCampaignPolicy(ports, found.value.campaignId);
  return accept(caseViewOf(found.value, { policy, campaign, now: by.now }));
}

const nameOne = refuse(
  'forbidden',
  '请指明部门（department 参数）。',
  'Name the department whose cases you want (parameter "department").',
);
const notYours = refuse(
  'forbidden',
  '您只能查看本部门的案件。',
  'You see the cases of your own department only.',
);
