import type { ReportView } from '../contract/report-views.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { stateOf } from '../domain/report.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { ReadCall } from './action-call.ts';
import { isOwn, notFound } from './change-report.ts';
import { reportViewOf } from './report-view.ts';

/** One report, for its reporter, the office or an auditor. Another's report answers like one that does not exist. */
export async function getReport(
  { reports }: { readonly reports: ReportStore },
  { by: { caller }, reportId }: { readonly by: ReadCall; readonly reportId: ReportId },
): Promise<Outcome<ReportView>> {
  const report = await reports.find(reportId);
  if (report === null || !isOwn(caller, 'report:read')(report, stateOf(report))) return notFound();
  return accept(reportViewOf(report, caller));
}
