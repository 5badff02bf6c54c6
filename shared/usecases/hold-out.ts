import { createActionId } from '../domain/action-id.ts';
import type { Case } from '../domain/case.ts';
import type { CaseAction } from '../domain/case-action.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import type { CaseState } from '../domain/case-state.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import type { CaseStore } from '../ports/case-store.ts';
import { bySystem } from './action-call.ts';
import { revocationBy } from './case-steps.ts';
import { changeCase } from './change-case.ts';
import { type PublishCasePorts, publishCase } from './publish-case.ts';
import { covers } from './standing-exemption.ts';

/**
 * What an exemption that has just been determined does to cases about the same fact (R11): a draft is held out, an entry leaves the
 * list, and what is on its way in between finds the gate closed. Told again, it finds them so.
 */
export async function holdOutOthers(
  ports: PublishCasePorts & { readonly cases: CaseStore },
  exemption: Case,
  policy: Policy,
  now: Moment,
): Promise<void> {
  if (caseStateOf(exemption).status !== 'held-out') return;
  const { caseId, campaignId, subject } = exemption;
  for (const other of await ports.cases.ofOrganisation(subject.creditCode)) {
    if (other.kind !== 'default' || other.campaignId !== campaignId) continue;
    const record = await ports.cases.find(other.caseId);
    if (record === null || !isAbout(exemption, record)) continue;
    const cause = { actionId: createActionId('exempted', caseId, other.caseId), now };
    const changed = await changeCase(
      ports.cases,
      record,
      bySystem('exemption', cause, policy.version),
      state => actionFor(state, caseId, policy, now),
    );
    if (changed.ok) await publishCase(ports, changed.value, now);
  }
}

function isAbout(exemption: Case, record: Case): boolean {
  const { matter, isOtherFact } = caseStateOf(record);
  return matter.kind === 'default' && !isOtherFact && covers(exemption, matter.charge);
}

function actionFor(state: CaseState, exemption: CaseId, policy: Policy, now: Moment): Outcome<CaseAction> {
  if (state.status === 'draft') return accept({ type: 'held', exemption });
  if (state.status === 'listed')
    return accept({
      type: 'revoked',
      reason: '该事实已认定为受灾所致，暂不纳入',
      removeBy: revocationBy(policy, now),
    });
  return refuse('wrong-status', '无须处理', 'there is nothing to do');
}
