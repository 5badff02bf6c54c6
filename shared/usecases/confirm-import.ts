import type * as z from 'zod';
import type { ImportView, importRoutes } from '../contract/import-routes.ts';
import { takesReports } from '../domain/campaign.ts';
import type { ImportId } from '../domain/ids.ts';
import { type ImportState, importStateOf } from '../domain/import.ts';
import type { ImportAction } from '../domain/import-action.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { clockOf } from '../domain/policy-lookups.ts';
import { dueMoment } from '../domain/working-days.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { ImportWorkflow } from '../ports/import-workflow.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicy, type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeImport, findImport } from './change-import.ts';
import { confirmBefore } from './import-turn.ts';
import { importViewOf } from './import-view.ts';

type Ports = CampaignPolicyPorts & { readonly imports: ImportStore; readonly workflow: ImportWorkflow };
type Decision = z.output<(typeof importRoutes)['confirmImport']['body']>;
type Command = { readonly by: ActionCall; readonly importId: ImportId; readonly decision: Decision };

/** The lead answers for exactly the rows they saw, or sends them back; never for rows of their own (maker ≠ checker). */
export async function confirmImport(
  ports: Ports,
  { by: call, importId, decision }: Command,
): Promise<Outcome<ImportView>> {
  const found = await findImport(ports.imports, call.caller, 'import:confirm', importId);
  if (!found.ok) return found;
  const { campaign, policy } = await getCampaignPolicy(ports, found.value.campaignId);
  const by = byCaller(call, policy.version, ['confirm-import', importId, decision]);
  const changed = await changeImport(ports.imports, found.value, by, state =>
    decide(state, call, decision, { campaign, policy }),
  );
  if (!changed.ok) return changed;
  // Asked for again by whoever repeats the call: an execution of this name runs once.
  if (importStateOf(changed.value).status === 'acting') await ports.workflow.start(importId, 'act');
  return accept(await importViewOf(ports.imports, changed.value, call.caller));
}

function decide(
  state: ImportState,
  { caller, now }: ActionCall,
  decision: Decision,
  { campaign, policy }: CampaignPolicy,
): Outcome<ImportAction> {
  if (state.maker.person === caller.person) return ownImport;
  if (state.judged === null || state.status !== 'judged') return notWaiting;
  if (decision.contentHash !== state.judged.contentHash) return notWhatWasSeen;
  const { contentHash } = decision;
  if (decision.decision === 'send-back')
    return accept({ type: 'sent-back', contentHash, reason: decision.reason });
  if (confirmBefore(state.judged.at) <= now) return tooOld;
  if (!takesReports(campaign, now)) return noLongerTaken;
  return accept({
    type: 'confirmed',
    contentHash,
    codesConfirmed: decision.codesConfirmed,
    reason: decision.reason,
    checkDueAt: dueMoment(now, clockOf(policy, 'platform-check'), policy.calendar),
  });
}

const ownImport = refuse(
  'maker-is-checker',
  '不能确认自己报送的批次，请由另一位负责人办理。',
  'You sent this file yourself; another lead must confirm it.',
);
const notWaiting = refuse(
  'wrong-status',
  '该批次当前不在等待确认。',
  'This import does not wait for a confirmation.',
);
const notWhatWasSeen = refuse(
  'not-previewed',
  '内容与您查看的不一致，请重新查看后确认。',
  'This is not the content that you were shown; look at it again, then confirm.',
);
const tooOld = refuse(
  'wrong-status',
  '该批次等待确认已超过 30 天，请重新报送。',
  'This import has waited for more than 30 days; send the file again.',
);
const noLongerTaken = refuse(
  'campaign-not-open',
  '本次救灾期间的报送已截止。',
  'This relief campaign no longer takes reports.',
);
