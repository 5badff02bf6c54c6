import type { BulkState } from '../domain/bulk-decision.ts';
import { judgedHashOf } from '../domain/bulk-decision-item.ts';
import type { BulkId, ReportId } from '../domain/ids.ts';
import { stateOf } from '../domain/report.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { inParallel } from './in-parallel.ts';

const WIDTH = 8;

export type SamplePorts = {
  readonly bulks: Pick<BulkStore, 'item'>;
  readonly reports: Pick<ReportStore, 'find'>;
};
export type Sampled = { readonly reportId: ReportId; readonly opened: boolean; readonly changed: boolean };

/** Of the sample of a preview: what its officer has claimed since, and what is no longer what was previewed. */
export async function readSample(
  ports: SamplePorts,
  bulkId: BulkId,
  { officer, gathered }: BulkState,
): Promise<readonly Sampled[]> {
  if (gathered === null) return [];
  return inParallel(gathered.sample, WIDTH, async reportId => {
    const [item, report] = await Promise.all([
      ports.bulks.item(bulkId, reportId),
      ports.reports.find(reportId),
    ]);
    if (item === null || report === null) return { reportId, opened: false, changed: true };
    const opened = report.history.some(
      ({ action, actor, at }) =>
        action.type === 'claimed' &&
        actor.kind === 'staff' &&
        actor.person === officer.person &&
        at >= gathered.at,
    );
    return { reportId, opened, changed: judgedHashOf(report, stateOf(report)) !== item.judged };
  });
}
