import { type Hands, heldByAnother } from '../domain/assignment.ts';
import { judgedHashOf } from '../domain/bulk-decision-item.ts';
import type { BulkId, Sha256, SubjectId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { type Outcome, refuse } from '../domain/outcome.ts';
import type { Report, ReportState } from '../domain/report.ts';
import { assignedToAnother, ownDeed, takenByAnother } from './claim-review.ts';

/** What stands in for a claim where a report is one of many: the preview, of which a sample was opened. */
export type InBulk = {
  readonly bulkId: BulkId;
  /** The report as it was previewed. */
  readonly judged: Sha256;
  /** The officer, by blind index. Null where nothing is decided. */
  readonly self: SubjectId | null;
  readonly hands: Hands;
};

/** Asked with the very version of the report that is written to: it is what was previewed, and nobody else's. */
export function mayActInBulk(
  report: Report,
  state: ReportState,
  { judged, self, hands }: InBulk,
  now: Moment,
): Outcome<never> | null {
  if (judgedHashOf(report, state) !== judged) return notAsPreviewed;
  if (state.subject?.kind === 'person' && state.subject.subjectId === self) return ownDeed;
  switch (heldByAnother(state, hands, now)) {
    case 'claimed-by-another':
      return takenByAnother;
    case 'assigned-to-another':
      return assignedToAnother;
    case null:
      return null;
  }
}

const notAsPreviewed = refuse(
  'not-previewed',
  '预览之后该件已有变化，本次未作处理。',
  'It has changed since the preview, so nothing was done to it.',
);
