import type { ReportId } from '../domain/ids.ts';
import type { OpenTask, ReportStore } from '../ports/report-store.ts';

/**
 * Keeps the token of the task that now waits. Whether the report has moved on meanwhile is for the stream to see: this
 * write makes it look once more.
 */
export const awaitDecision = (
  { reports }: { readonly reports: Pick<ReportStore, 'keepTask'> },
  { reportId, ...task }: OpenTask & { readonly reportId: ReportId },
): Promise<void> => reports.keepTask(reportId, task);
