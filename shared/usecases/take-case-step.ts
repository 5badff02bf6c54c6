import type { CaseDecision, CaseStep } from '../contract/case-routes.ts';
import type { CaseView } from '../contract/case-views.ts';
import type { Case } from '../domain/case.ts';
import type { CaseAction } from '../domain/case-action.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import type { CaseState } from '../domain/case-state.ts';
import type { CaseId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { Permission } from '../domain/permission.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { getCampaignPolicy } from './campaign-policy.ts';
import { caseDecision } from './case-decisions.ts';
import { type CaseWorld, caseStep } from './case-steps.ts';
import { caseViewOf } from './case-view.ts';
import { changeCase, findCase } from './change-case.ts';
import { holdOutOthers } from './hold-out.ts';
import { type PublishCasePorts, publishCase } from './publish-case.ts';
import { type RemoveFromRedListPorts, removeFromRedList } from './remove-from-red-list.ts';
import { standingExemption } from './standing-exemption.ts';

type Ports = PublishCasePorts & { readonly cases: CaseStore };
type One<B> = { readonly by: ActionCall; readonly caseId: CaseId; readonly body: B };

/** The department takes the next step of a case; what the law asks for is asked for now. */
export const takeCaseStep = (ports: Ports, given: One<CaseStep>): Promise<Outcome<CaseView>> =>
  act(ports, given, 'case:make', world => caseStep(given.body, world));

/** The credit office decides on a case. What changes for the public is public when this returns. */
export async function decideCase(
  ports: Ports & RemoveFromRedListPorts,
  given: One<CaseDecision>,
): Promise<Outcome<CaseView>> {
  const { by, caseId, body } = given;
  if (body.decision === 'objection' && body.outcome === 'removed') {
    const found = await findCase(ports.cases, by.caller, 'case:decide', caseId);
    if (!found.ok) return found;
    // First, because it can be done again and the decision cannot: cut off here, the objection is still open and has its clock.
    if (caseStateOf(found.value).status === 'contested') {
      const { policy } = await getCampaignPolicy(ports, found.value.campaignId);
      await removeFromRedList(ports, found.value, policy, by.now);
    }
  }
  return act(ports, given, 'case:decide', world => caseDecision(body, world));
}

async function act<B>(
  ports: Ports,
  { by: call, caseId, body }: One<B>,
  permission: Permission,
  decide: (world: CaseWorld) => Outcome<CaseAction>,
): Promise<Outcome<CaseView>> {
  const found = await findCase(ports.cases, call.caller, permission, caseId);
  if (!found.ok) return found;
  const record = found.value;
  const { campaign, policy } = await getCampaignPolicy(ports, record.campaignId);
  const exempt = await isExempt(ports.cases, record);
  const by = byCaller(call, policy.version, [permission, caseId, body]);
  const { department } = record;
  const { caller, now } = call;
  const changed = await changeCase(ports.cases, record, by, (state: CaseState) =>
    decide({ state, department, caller, policy, campaign, exempt, now }),
  );
  if (!changed.ok) return changed;
  const published = await publishCase(ports, changed.value, now);
  if (caseStateOf(published).exemption !== null) await holdOutOthers(ports, published, policy, now);
  return accept(caseViewOf(published, { policy, campaign, now }));
}

/** Asked afresh at each step: an exemption may have been determined since the case was opened. */
async function isExempt(cases: CaseStore, record: Case): Promise<boolean> {
  const { matter, isOtherFact, status } = caseStateOf(record);
  const onTheWay = status === 'draft' || status === 'noticed' || status === 'decided' || status === 'final';
  if (matter.kind !== 'default' || isOtherFact || !onTheWay) return false;
  const { campaignId, subject } = record;
  const { from, until } = matter.charge;
  return (
    (await standingExemption(cases, { campaignId, creditCode: subject.creditCode, from, until })) !== null
  );
}
