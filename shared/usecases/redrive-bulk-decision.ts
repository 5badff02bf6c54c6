import { type BulkStatus, bulkStateOf } from '../domain/bulk-decision.ts';
import { sha256Of } from '../domain/canonical.ts';
import type { BulkId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import type { BulkWorkflow } from '../ports/bulk-workflow.ts';
import type { ActionCall } from './action-call.ts';
import { notFound } from './change-report.ts';

type Ports = { readonly bulks: Pick<BulkStore, 'find'>; readonly workflow: BulkWorkflow };

/** Drives a bulk decision again from where it stands. Each call is one execution, also where it is repeated. */
export async function redriveBulkDecision(
  { bulks, workflow }: Ports,
  { by, bulkId }: { readonly by: ActionCall; readonly bulkId: BulkId },
): Promise<Outcome<{ readonly bulkId: BulkId; readonly status: BulkStatus }>> {
  const record = await bulks.find(bulkId);
  if (record === null) return notFound();
  const { status, version, confirmed } = bulkStateOf(record);
  // Names of executions end at 80 characters.
  const occasion = `redrive-${sha256Of(by.actionId).slice(0, 16)}`;
  await workflow.start(bulkId, confirmed?.version ?? version, occasion);
  return accept({ bulkId, status });
}
