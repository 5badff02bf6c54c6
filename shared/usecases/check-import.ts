import type * as z from 'zod';
import type { ImportView, importRoutes } from '../contract/import-routes.ts';
import type { ImportId } from '../domain/ids.ts';
import { type ImportStatus, importStateOf } from '../domain/import.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { clockOf } from '../domain/policy-lookups.ts';
import { dueMoment } from '../domain/working-days.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { ImportWorkflow } from '../ports/import-workflow.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeImport, findImport } from './change-import.ts';
import { importViewOf } from './import-view.ts';

type Ports = CampaignPolicyPorts & { readonly imports: ImportStore; readonly workflow: ImportWorkflow };
type Verdict = z.output<(typeof importRoutes)['checkImport']['body']>;

/** The platform's check of what departments send in (河南省社会信用条例 第17条): passed, or rows turned back to their provider. */
export async function checkImport(
  ports: Ports,
  {
    by: call,
    importId,
    verdict,
  }: { readonly by: ActionCall; readonly importId: ImportId; readonly verdict: Verdict },
): Promise<Outcome<ImportView>> {
  const found = await findImport(ports.imports, call.caller, 'import:check', importId);
  if (!found.ok) return found;
  const { policy } = await getCampaignPolicy(ports, found.value.campaignId);
  const by = byCaller(call, policy.version, ['check-import', importId, verdict]);
  const changed = await changeImport(ports.imports, found.value, by, () =>
    accept(
      verdict.outcome === 'passed'
        ? { type: 'passed', reason: verdict.reason }
        : {
            type: 'turned-back',
            rows: verdict.rows,
            reason: verdict.reason,
            supplementDueAt: dueMoment(call.now, clockOf(policy, 'supplement'), policy.calendar),
          },
    ),
  );
  if (!changed.ok) return changed;
  if (importStateOf(changed.value).status === 'returning') await ports.workflow.start(importId, 'return');
  return accept(await importViewOf(ports.imports, changed.value, call.caller));
}

/** Drives an import again from its record alone. Named by the call, so that a call sent twice drives once. */
export async function redriveImport(
  { imports, workflow }: { readonly imports: Pick<ImportStore, 'find'>; readonly workflow: ImportWorkflow },
  { by, importId }: { readonly by: ActionCall; readonly importId: ImportId },
): Promise<Outcome<{ importId: ImportId; status: ImportStatus }>> {
  const found = await findImport(imports, by.caller, 'import:check', importId);
  if (!found.ok) return found;
  const { status } = importStateOf(found.value);
  await workflow.start(importId, `again-${by.actionId.slice(0, 20)}`);
  return accept({ importId, status });
}
