import * as z from 'zod';
import { AccountId } from './actor.ts';
import { CampaignId, CategoryId, DepartmentId, DistrictId, ReportId } from './ids.ts';
import { Moment } from './moment.ts';
import { type Report, type ReportState, ReportStatus } from './report.ts';
import { Channel } from './report-action.ts';

/** A waiting report as the review desk lists it; never enough to decide on. */
export const QueueRow = z.strictObject({
  reportId: ReportId,
  campaignId: CampaignId,
  category: CategoryId,
  department: DepartmentId,
  district: DistrictId,
  channel: Channel,
  status: ReportStatus,
  submittedAt: Moment,
  dueAt: Moment,
  claimedBy: z.string().nullable(),
  claimedUntil: Moment.nullable(),
  /** How many other reports of the same deed are known. */
  linked: z.int().min(0),
  /** The supervisor to whom its clock was handed last. */
  escalatedTo: z.string().nullable(),
  assignedTo: AccountId.nullable(),
  assignedUntil: Moment.nullable(),
  /** Made from a row of a department's file. */
  imported: z.boolean(),
});
export type QueueRow = z.infer<typeof QueueRow>;

/** The row of a report that waits for a department; null for any other. */
export function queueRowOf(report: Report, state: ReportState): QueueRow | null {
  if (state.status !== 'in-review' && state.status !== 'second-review') return null;
  const { routing, submittedAt, claim, assignment } = state;
  if (routing === null || submittedAt === null) throw new Error('a report in review that was never routed');
  return {
    reportId: report.reportId,
    campaignId: report.campaignId,
    category: report.form.category,
    department: routing.department,
    district: routing.district,
    channel: state.channel,
    status: state.status,
    submittedAt,
    dueAt: routing.dueAt,
    claimedBy: claim?.account ?? null,
    claimedUntil: claim?.until ?? null,
    linked: state.linked.length,
    escalatedTo: state.escalations.at(-1)?.to ?? null,
    assignedTo: assignment === null ? null : AccountId.parse(assignment.to),
    assignedUntil: assignment?.until ?? null,
    imported: state.source !== null,
  };
}

/** Most at risk first: by the moment it is due and, within it, by id. Sorts as text. */
export const orderOf = (moment: Moment, reportId: ReportId): string => `${moment}#${reportId}`;
