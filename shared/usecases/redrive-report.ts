import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { stateOf } from '../domain/report.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { Workflows } from '../ports/workflows.ts';
import { notFound } from './change-report.ts';

/**
 * Drives the verification of a report again from its record alone. The execution is named by the report's version, so
 * that pressing twice drives once; an older execution that still waits is superseded when its token is handed back.
 */
export async function redriveReport(
  { reports, workflows }: { readonly reports: ReportStore; readonly workflows: Workflows },
  { reportId }: { readonly reportId: ReportId },
): Promise<Outcome<{ reportId: ReportId; status: string }>> {
  const report = await reports.find(reportId);
  if (report === null) return notFound();
  const { status, version } = stateOf(report);
  // Rounds count from 1 and a version is at least 2 once handed in: added, they never meet a first execution's name.
  if (status !== 'draft') await workflows.startVerification(reportId, REDRIVE_BASE + version);
  return accept({ reportId, status });
}

const REDRIVE_BASE = 1000;
