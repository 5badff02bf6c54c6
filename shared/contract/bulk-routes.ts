import * as z from 'zod';
import { Absence, AccountId } from '../domain/actor.ts';
import { BulkStatus } from '../domain/bulk-decision.ts';
import { BulkCounts, BulkVerdict, LeftOut } from '../domain/bulk-decision-action.ts';
import { BulkItem, BulkOutcome } from '../domain/bulk-decision-item.ts';
import { BulkId, ReportId, Sha256 } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { QueueFilter } from '../domain/queue-filter.ts';
import { StaffView } from './office-routes.ts';
import { PageQuery, pageOf, route } from './route.ts';

const bulkId = z.strictObject({ bulkId: BulkId });

/** The queue of the caller's own department; all of the caller's districts where they are left out. */
const BulkFilter = QueueFilter.omit({ department: true }).partial({ districts: true });

const BulkSummaryView = z.strictObject({
  bulkId: BulkId,
  status: BulkStatus,
  outcome: z.string(),
  /** Items in the set; null until it is gathered. */
  count: z.int().nullable(),
  openedAt: Moment,
  changedAt: Moment,
});

const BulkItemView = BulkItem.omit({ judged: true });

export const BulkView = z.strictObject({
  bulkId: BulkId,
  status: BulkStatus,
  version: z.int(),
  openedAt: Moment,
  changedAt: Moment,
  filter: QueueFilter,
  verdict: BulkVerdict,
  /** Rows of the queue that were looked at so far. */
  gathering: z.strictObject({ looked: z.int(), at: Moment }).nullable(),
  preview: z
    .strictObject({
      at: Moment,
      /** What was seen is confirmed before this moment, or gathered anew. */
      confirmBefore: Moment,
      count: z.int(),
      /** By the code of what spoke against it. */
      leftOut: LeftOut,
      /** Over the items as they are; to be given with the confirmation. */
      setHash: Sha256,
      sample: z.array(
        z.strictObject({
          reportId: ReportId,
          /** You have claimed it since the preview. */
          opened: z.boolean(),
          /** It is no longer what was previewed: nothing will be done to it, and it need not be opened. */
          changed: z.boolean(),
        }),
      ),
    })
    .nullable(),
  confirmed: z
    .strictObject({
      at: Moment,
      /** It takes effect then; before, it can be taken back. */
      undoUntil: Moment,
    })
    .nullable(),
  acting: z
    .strictObject({
      done: z.int(),
      of: z.int(),
      itemsPerSecond: z.number().nullable(),
      remainingSeconds: z.int().nullable(),
      at: Moment,
    })
    .nullable(),
  outcomes: BulkCounts.nullable(),
});
export type BulkView = z.infer<typeof BulkView>;

export const bulkRoutes = {
  assignReview: route({
    method: 'POST',
    path: '/reviews/{reportId}/assignment',
    summary: {
      zh: '指派、转交或收回待办；被指派人外出时转给其代办人',
      en: 'Give a waiting report to an officer until its clock runs out, hand it on, or take it back; whoever is away is answered for by their delegate',
    },
    permission: 'review:assign',
    params: z.strictObject({ reportId: ReportId }),
    body: z.strictObject({
      to: AccountId.nullable(),
      /** For a lead: also out of the hands of whoever works on it now. */
      takeOver: z.boolean().default(false),
    }),
    response: z.strictObject({
      reportId: ReportId,
      status: z.string(),
      assigned: z
        .strictObject({
          to: z.string(),
          until: Moment,
          /** The absent officer who was named, and whose delegate has it now. */
          insteadOf: z.string().nullable(),
        })
        .nullable(),
    }),
    refusals: [
      'not-found',
      'invalid',
      'wrong-status',
      'claim-required',
      'claimed-by-another',
      'assigned-to-another',
      'maker-is-checker',
      'changed-meanwhile',
      'same-key-other-request',
    ],
  }),
  setAbsence: route({
    method: 'PUT',
    path: '/staff/{account}/absence',
    summary: {
      zh: '登记外出时间和代办人；null 为取消',
      en: 'Say when an officer is away and who does their work meanwhile; null takes it back',
    },
    permission: 'absence:set',
    params: z.strictObject({ account: AccountId }),
    body: Absence.nullable(),
    response: StaffView,
    refusals: ['not-found', 'invalid'],
  }),
  openBulkDecision: route({
    method: 'POST',
    path: '/bulk-decisions',
    summary: {
      zh: '批量办理：按筛选条件收集全部待办，生成预览和抽样；此时不作任何决定',
      en: 'Gather everything that a filter means under one verdict, for a preview and a sample; nothing is decided yet',
    },
    permission: 'bulk:make',
    body: z.strictObject({ filter: BulkFilter, verdict: BulkVerdict }),
    success: 202,
    response: BulkView,
    refusals: ['forbidden', 'invalid', 'identity-not-verified', 'too-many', 'same-key-other-request'],
  }),
  listBulkDecisions: route({
    method: 'GET',
    path: '/bulk-decisions',
    summary: { zh: '我的批量办理', en: 'Your bulk decisions, newest first' },
    permission: 'bulk:make',
    query: PageQuery,
    response: pageOf(BulkSummaryView),
  }),
  getBulkDecision: route({
    method: 'GET',
    path: '/bulk-decisions/{bulkId}',
    summary: {
      zh: '批量办理的进度、预览、抽样和结果',
      en: 'One bulk decision: its preview and sample, how far it is, and what became of its items',
    },
    permission: 'bulk:make',
    params: bulkId,
    response: BulkView,
    refusals: ['not-found'],
  }),
  listBulkItems: route({
    method: 'GET',
    path: '/bulk-decisions/{bulkId}/items',
    summary: {
      zh: '批量办理逐件结果；一页不足并不表示结束，next 为 null 才是',
      en: 'Its items, each with an outcome of its own. A short page is not the end; only a null "next" is',
    },
    permission: 'bulk:make',
    params: bulkId,
    query: PageQuery.extend({ outcome: BulkOutcome.optional() }),
    response: pageOf(BulkItemView),
    refusals: ['not-found'],
  }),
  confirmBulkDecision: route({
    method: 'POST',
    path: '/bulk-decisions/{bulkId}/confirmation',
    summary: {
      zh: '确认批量办理：须先打开抽样各件；在可撤销时间之后生效',
      en: 'Confirm exactly the previewed set, its sample opened first; it takes effect once the time to undo is over',
    },
    permission: 'bulk:make',
    params: bulkId,
    body: z.strictObject({ setHash: Sha256 }),
    response: BulkView,
    refusals: [
      'not-found',
      'forbidden',
      'wrong-status',
      'not-previewed',
      'sample-not-opened',
      'too-late',
      'too-many',
      'changed-meanwhile',
      'same-key-other-request',
    ],
  }),
  undoBulkDecision: route({
    method: 'DELETE',
    path: '/bulk-decisions/{bulkId}',
    summary: {
      zh: '在生效之前撤销确认，不在任何报送上留下痕迹',
      en: 'Take a confirmation back before it takes effect, without a trace in any report',
    },
    permission: 'bulk:make',
    params: bulkId,
    response: BulkView,
    refusals: ['not-found', 'wrong-status', 'too-late', 'changed-meanwhile', 'same-key-other-request'],
  }),
  redriveBulkDecision: route({
    method: 'POST',
    path: '/bulk-decisions/{bulkId}/redrive',
    summary: {
      zh: '重新驱动批量办理',
      en: 'Drive a bulk decision again, from its record alone',
    },
    permission: 'report:redrive',
    params: bulkId,
    success: 202,
    response: z.strictObject({ bulkId: BulkId, status: BulkStatus }),
    refusals: ['not-found'],
  }),
};
