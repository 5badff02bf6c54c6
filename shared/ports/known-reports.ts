import type { ReportId } from '../domain/ids.ts';
import type { ReportStatus } from '../domain/report.ts';

/** Which of these reports stand, and how. Read strongly consistent; the status alone, never the report. */
export type KnownReports = (ids: readonly ReportId[]) => Promise<ReadonlyMap<ReportId, ReportStatus>>;
