import * as z from 'zod';
import { Bilingual } from '../domain/bilingual.ts';
import { Day } from '../domain/day.ts';
import { CampaignId, DepartmentId, DistrictId, ReportId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { refusalCodes } from '../domain/outcome.ts';
import { VerdictBody } from './report-routes.ts';
import { route } from './route.ts';

const count = z.int();
const counts = z.record(z.string(), count);
const daily = z.array(z.strictObject({ day: Day, count }));

const backlog = {
  waiting: count,
  byCategory: counts,
  byChannel: counts,
  /** At risk: no more than one whole working day is left after today. */
  byClock: z.strictObject({ overdue: count, atRisk: count, due: count }),
  /** Known to be reported elsewhere too. */
  linked: count,
  escalated: count,
};

/** Seconds behind the record. `countedAt`: when a change was last counted here; null where none ever was. */
export const ReviewCountsView = z.strictObject({
  countedAt: Moment.nullable(),
  department: DepartmentId,
  districts: z.array(DistrictId),
  ...backlog,
  /** Given to the caller, and to each officer by account. */
  mine: count,
  byOfficer: counts,
});
export type ReviewCountsView = z.infer<typeof ReviewCountsView>;

const decided = { approved: count, rejected: count, returned: count };

export const StatisticsView = z.strictObject({
  campaignId: CampaignId,
  department: DepartmentId.nullable(),
  district: DistrictId.nullable(),
  countedAt: Moment.nullable(),
  /** What waits for an officer now; `withReporter` waits for a supplement. */
  backlog: z.strictObject({ ...backlog, withReporter: count }),
  /** What waits now by the day on which it was first handed in, oldest first. */
  age: daily,
  /** Decisions by the day on which they were made. */
  throughput: z.array(z.strictObject({ day: Day, ...decided })),
  outcomes: z.strictObject(decided),
  /** From the first handing in to the determination; null where nothing was determined. */
  meanHoursToDecision: z.number().nullable(),
  parts: z.array(
    z.strictObject({
      department: DepartmentId,
      district: DistrictId,
      waiting: count,
      overdue: count,
      ...decided,
    }),
  ),
});
export type StatisticsView = z.infer<typeof StatisticsView>;

export const deskRoutes = {
  decideCluster: route({
    method: 'POST',
    path: '/reviews/{reportId}/cluster-decision',
    summary: {
      zh: '同一事项一并决定：先决定本件，再逐件试行同一决定，各有各的结果',
      en: 'Decide a report, then try the same verdict on others of its deed, each with an outcome of its own',
    },
    permission: 'review:decide',
    params: z.strictObject({ reportId: ReportId }),
    body: z.strictObject({ verdict: VerdictBody, together: z.array(ReportId).min(1).max(10) }),
    response: z.strictObject({
      items: z.array(
        z.strictObject({
          reportId: ReportId,
          decided: z.strictObject({ status: z.string(), version: z.int(), decidedAt: Moment }).nullable(),
          refused: z.strictObject({ code: z.enum(refusalCodes), detail: Bilingual }).nullable(),
        }),
      ),
    }),
    refusals: [
      'not-found',
      'wrong-status',
      'claim-required',
      'claimed-by-another',
      'maker-is-checker',
      'changed-meanwhile',
      'same-key-other-request',
      'evidence-unfit',
      'identity-not-verified',
    ],
  }),
  countReviews: route({
    method: 'GET',
    path: '/reviews/counts',
    summary: {
      zh: '待办队列各项数量',
      en: 'How much waits for your department, by each filter of the queue',
    },
    permission: 'review:read',
    query: z.strictObject({
      /** One of the officer's own; all of them where it is left out. */
      district: DistrictId.optional(),
    }),
    response: ReviewCountsView,
    refusals: ['forbidden'],
  }),
  getStatistics: route({
    method: 'GET',
    path: '/campaigns/{campaignId}/statistics',
    summary: {
      zh: '办理统计：积压、时长、办结量与结果，按部门、区县或全市',
      en: 'Backlog, age, throughput and outcomes of a department, a district or the city',
    },
    permission: 'statistics:read',
    params: z.strictObject({ campaignId: CampaignId }),
    query: z.strictObject({ department: DepartmentId.optional(), district: DistrictId.optional() }),
    response: StatisticsView,
    refusals: ['not-found'],
  }),
};
