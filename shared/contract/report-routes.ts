import * as z from 'zod';
import { ClockRisk } from '../domain/clock-risk.ts';
import { EvidenceFile } from '../domain/evidence.ts';
import { Identity } from '../domain/identity.ts';
import { CampaignId, CategoryId, DepartmentId, DistrictId, EvidenceId, ReportId } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { Channel, ConsentGiven, SupplementAnswer, SupplementItem } from '../domain/report-action.ts';
import { ReportForm } from '../domain/report-form.ts';
import { line, paragraph } from '../domain/text.ts';
import { QueueRowView, ReportSummaryView, ReportView, ReviewView, UploadView } from './report-views.ts';
import { PageQuery, pageOf, route } from './route.ts';

const reportId = z.strictObject({ reportId: ReportId });

const onlyTrue = z
  .literal('true')
  .transform(() => true as const)
  .optional();

/** Who a report is about, as the reporter states it. A citizen states themself and nobody else (R17). */
export const StatedSubject = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('person'), ...Identity.partial({ birthDate: true }).shape }),
  z.strictObject({
    kind: z.literal('organisation'),
    name: line(120),
    creditCode: z.string().min(1).max(60),
    /** Say true where the printed code is certain although its check character does not fit. */
    codeConfirmed: z.boolean().default(false),
  }),
]);
export type StatedSubject = z.infer<typeof StatedSubject>;

export const reportRoutes = {
  openReport: route({
    method: 'POST',
    path: '/reports',
    summary: { zh: '新建报送（草稿）', en: 'Open a report as a draft' },
    permission: 'report:open',
    body: z.strictObject({ campaignId: CampaignId, channel: Channel, form: ReportForm }),
    success: 201,
    response: ReportView,
    opens: 'report',
    refusals: ['not-found', 'campaign-not-open', 'same-key-other-request', 'too-many'],
  }),
  listReports: route({
    method: 'GET',
    path: '/reports',
    summary: { zh: '我的报送', en: 'My reports' },
    permission: 'report:read',
    query: PageQuery,
    response: pageOf(ReportSummaryView),
  }),
  getReport: route({
    method: 'GET',
    path: '/reports/{reportId}',
    summary: { zh: '查看报送的状态与经过', en: 'One report, its status and its story' },
    permission: 'report:read',
    params: reportId,
    response: ReportView,
    opens: 'report',
    refusals: ['not-found'],
  }),
  saveReport: route({
    method: 'PATCH',
    path: '/reports/{reportId}',
    summary: { zh: '保存草稿或补正内容', en: 'Save a draft, or mend a returned report' },
    permission: 'report:edit',
    params: reportId,
    body: z.strictObject({ form: ReportForm }),
    response: ReportView,
    opens: 'report',
    refusals: ['not-found', 'wrong-status', 'changed-meanwhile', 'same-key-other-request', 'too-large'],
  }),
  requestEvidenceUpload: route({
    method: 'POST',
    path: '/reports/{reportId}/evidence',
    summary: { zh: '申请上传证明材料', en: 'Ask for upload addresses for evidence' },
    permission: 'report:edit',
    params: reportId,
    body: z.strictObject({ files: z.array(EvidenceFile).min(1).max(20) }),
    success: 201,
    response: z.strictObject({ uploads: z.array(UploadView) }),
    refusals: ['not-found', 'wrong-status', 'changed-meanwhile', 'same-key-other-request', 'too-many'],
  }),
  renewEvidenceUpload: route({
    method: 'POST',
    path: '/reports/{reportId}/evidence/{evidenceId}/upload',
    summary: { zh: '重新获取上传地址', en: 'A fresh upload address for a file that has not arrived' },
    permission: 'report:edit',
    params: z.strictObject({ reportId: ReportId, evidenceId: EvidenceId }),
    success: 201,
    response: UploadView,
    refusals: ['not-found', 'wrong-status'],
  }),
  removeEvidence: route({
    method: 'DELETE',
    path: '/reports/{reportId}/evidence/{evidenceId}',
    summary: { zh: '移除证明材料', en: 'Remove a file from the report' },
    permission: 'report:edit',
    params: z.strictObject({ reportId: ReportId, evidenceId: EvidenceId }),
    response: ReportView,
    opens: 'report',
    refusals: ['not-found', 'wrong-status', 'changed-meanwhile', 'same-key-other-request'],
  }),
  submitReport: route({
    method: 'POST',
    path: '/reports/{reportId}/submission',
    summary: { zh: '提交报送', en: 'Submit the report' },
    permission: 'report:edit',
    params: reportId,
    body: z.strictObject({
      subject: StatedSubject,
      /** Ids of the policy's declarations that the reporter makes. */
      declarations: z.array(z.string().min(1).max(60)).max(10),
      consents: z.array(ConsentGiven).max(10),
    }),
    success: 202,
    response: ReportView,
    opens: 'report',
    refusals: [
      'not-found',
      'wrong-status',
      'changed-meanwhile',
      'same-key-other-request',
      'campaign-not-open',
      'identity-not-verified',
      'not-eligible',
      'evidence-awaited',
      'evidence-unfit',
      'evidence-insufficient',
    ],
  }),
  supplementReport: route({
    method: 'POST',
    path: '/reports/{reportId}/supplement',
    summary: { zh: '补正后重新提交', en: 'Hand a returned report in again' },
    permission: 'report:edit',
    params: reportId,
    body: z.strictObject({
      note: paragraph(1000).nullable().default(null),
      /** To the things in `wanted.items`, by place from 0. */
      answers: z.array(SupplementAnswer).max(20).default([]),
    }),
    success: 202,
    response: ReportView,
    opens: 'report',
    refusals: [
      'not-found',
      'wrong-status',
      'changed-meanwhile',
      'same-key-other-request',
      'evidence-awaited',
      'evidence-unfit',
      'evidence-insufficient',
    ],
  }),
  withdrawReport: route({
    method: 'POST',
    path: '/reports/{reportId}/withdrawal',
    summary: { zh: '撤回报送', en: 'Withdraw the report' },
    permission: 'report:edit',
    params: reportId,
    body: z.strictObject({ reason: paragraph(1000).nullable().default(null) }),
    response: ReportView,
    opens: 'report',
    refusals: ['not-found', 'wrong-status', 'changed-meanwhile', 'same-key-other-request'],
  }),
  redriveReport: route({
    method: 'POST',
    path: '/reports/{reportId}/redrive',
    summary: {
      zh: '重新驱动核验流程',
      en: 'Drive the verification of a report again, from its record alone',
    },
    permission: 'report:redrive',
    params: reportId,
    success: 202,
    response: z.strictObject({ reportId: ReportId, status: z.string() }),
    refusals: ['not-found'],
  }),
};

/** An officer's decision on a report in review. */
export const VerdictBody = z.discriminatedUnion('outcome', [
  z.strictObject({ outcome: z.literal('approve'), note: paragraph(1000).nullable().default(null) }),
  z.strictObject({ outcome: z.literal('reject'), reason: paragraph(1000) }),
  z.strictObject({
    outcome: z.literal('return'),
    reason: paragraph(1000),
    items: z.array(SupplementItem).max(20).default([]),
  }),
  z.strictObject({ outcome: z.literal('transfer'), reason: paragraph(1000), department: DepartmentId }),
]);

export const reviewRoutes = {
  listReviews: route({
    method: 'GET',
    path: '/reviews',
    summary: {
      zh: '待办队列：最紧急者在前；一页不足并不表示结束，next 为 null 才是',
      en: 'What waits for your department, most at risk first. A short page is not the end; only a null "next" is',
    },
    permission: 'review:read',
    query: PageQuery.extend({
      /** One of the officer's own; all of them where it is left out. */
      district: DistrictId.optional(),
      category: CategoryId.optional(),
      channel: Channel.optional(),
      clock: ClockRisk.optional(),
      /** Only what is known to be reported elsewhere too. */
      linked: onlyTrue,
      escalated: onlyTrue,
      /** Only what was given to the caller. */
      mine: onlyTrue,
    }),
    response: pageOf(QueueRowView),
    refusals: ['forbidden'],
  }),
  getReview: route({
    method: 'GET',
    path: '/reviews/{reportId}',
    summary: { zh: '查看待核验报送', en: 'One report to review, its evidence and its duplicates' },
    permission: 'review:read',
    params: reportId,
    response: ReviewView,
    opens: 'report',
    refusals: ['not-found'],
  }),
  claimReview: route({
    method: 'POST',
    path: '/reviews/{reportId}/claim',
    summary: { zh: '领取核验任务', en: 'Claim a report for review, for a limited time' },
    permission: 'review:decide',
    params: reportId,
    response: ReviewView,
    opens: 'report',
    refusals: ['not-found', 'wrong-status', 'claimed-by-another', 'maker-is-checker', 'changed-meanwhile'],
  }),
  releaseClaim: route({
    method: 'DELETE',
    path: '/reviews/{reportId}/claim',
    summary: { zh: '放回核验任务', en: 'Give a claimed report back to the queue' },
    permission: 'review:decide',
    params: reportId,
    response: z.strictObject({ reportId: ReportId, status: z.string() }),
    refusals: ['not-found', 'claim-required', 'wrong-status', 'changed-meanwhile'],
  }),
  decideReview: route({
    method: 'POST',
    path: '/reviews/{reportId}/decision',
    summary: { zh: '作出核验决定', en: 'Approve, reject, return for supplement, or transfer' },
    permission: 'review:decide',
    params: reportId,
    body: VerdictBody,
    response: z.strictObject({ reportId: ReportId, status: z.string(), version: z.int(), decidedAt: Moment }),
    refusals: [
      'not-found',
      'wrong-status',
      'claim-required',
      'claimed-by-another',
      'maker-is-checker',
      'changed-meanwhile',
      'same-key-other-request',
      'evidence-unfit',
    ],
  }),
  releaseEvidence: route({
    method: 'POST',
    path: '/reviews/{reportId}/evidence/{evidenceId}/release',
    summary: { zh: '放行无法扫描的材料', en: 'Release a file that the scanner could not read' },
    permission: 'evidence:release',
    params: z.strictObject({ reportId: ReportId, evidenceId: EvidenceId }),
    body: z.strictObject({ reason: line(200) }),
    response: z.strictObject({ reportId: ReportId, evidenceId: EvidenceId }),
    refusals: [
      'not-found',
      'wrong-status',
      'maker-is-checker',
      'changed-meanwhile',
      'same-key-other-request',
    ],
  }),
};
