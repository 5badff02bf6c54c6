import type { ReportView } from '../contract/report-views.ts';
import type { EvidenceId, ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { ActionCall } from './action-call.ts';
import { changeOwnReport, type OwnReportPorts } from './own-report.ts';

type Command = { readonly by: ActionCall; readonly reportId: ReportId; readonly evidenceId: EvidenceId };

/** Takes a file out of the report. Its bytes stay until retention ends; no decision will rest on them. */
export function removeEvidence(
  ports: OwnReportPorts,
  { by, reportId, evidenceId }: Command,
): Promise<Outcome<ReportView>> {
  return changeOwnReport(ports, by, reportId, { evidenceId }, () => (_report, state) => {
    const evidence = state.evidence.get(evidenceId);
    if (evidence === undefined || evidence.state === 'removed') {
      return refuse('not-found', '没有这份材料。', 'There is no such file.');
    }
    return accept({ action: { type: 'evidence-removed', evidenceId } });
  });
}
