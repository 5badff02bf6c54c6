import type { ReportView } from '../contract/report-views.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { ActionCall } from './action-call.ts';
import { changeOwnReport, type OwnReportPorts } from './own-report.ts';

type Command = { readonly by: ActionCall; readonly reportId: ReportId; readonly reason: string | null };

/** Reporting is voluntary (R14): it can be taken back until what it led to has been frozen for publication. */
export function withdrawReport(
  ports: OwnReportPorts,
  { by, reportId, reason }: Command,
): Promise<Outcome<ReportView>> {
  return changeOwnReport(ports, by, reportId, { reason }, ({ campaign }) => (_report, state) => {
    if (state.status === 'approved' && campaign.releases > 0) {
      return refuse(
        'wrong-status',
        '该报送已进入发布批次，请联系市信用办更正。',
        'This report is part of a release already; ask the credit office for a correction.',
      );
    }
    return accept({ action: { type: 'withdrawn', reason } });
  });
}
