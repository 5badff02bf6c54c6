import * as z from 'zod';
import { ObjectionOutcome, PauseReason, Remedy } from '../domain/case-action.ts';
import {
  CaseSubject,
  Charge,
  caseText,
  DecisionNumber,
  Hardship,
  Paper,
  Service,
} from '../domain/case-content.ts';
import { CreditCode } from '../domain/credit-code.ts';
import { CampaignId, CaseId, DepartmentId, DistrictId, Sha256 } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { CaseSummaryView, CaseView } from './case-views.ts';
import { PageQuery, pageOf, route } from './route.ts';

const caseId = z.strictObject({ caseId: CaseId });
const ownCase = z.strictObject({ creditCode: CreditCode, caseId: CaseId });
const reason = caseText(1000);
const letter = { sequence: z.coerce.number().int().min(1).max(1000) };
const RegisterView = z.strictObject({
  campaignId: CampaignId,
  revision: z.int(),
  at: Moment,
  listed: z.int(),
  annotated: z.int(),
  redListObjections: z.int(),
  manifestHash: Sha256,
  /** Addresses of the pointer to the newest revision, and of the keys that sign. */
  latest: z.string(),
  keys: z.string(),
});
const Printed = z.strictObject({
  fileName: z.string(),
  mediaType: z.literal('application/pdf'),
  sha256: Sha256,
  /** The file itself: some tens of kilobytes, made anew each time and the same each time. */
  base64: z.base64(),
});

const step = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({ step: z.literal(name), ...shape });
const decision = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({ decision: z.literal(name), ...shape });
const answer = <N extends string, S extends z.ZodRawShape>(name: N, shape: S) =>
  z.strictObject({ answer: z.literal(name), ...shape });

/** What officers of the department do to a case. */
export const CaseStep = z.discriminatedUnion('step', [
  step('save', { charge: Charge }),
  step('save-hardship', { hardship: Hardship }),
  step('determine', { reason }),
  step('second', { reason: reason.nullable().default(null) }),
  step('serve-notice', { notice: z.enum(['listing', 'penalty']), service: Service }),
  step('answer-statement', { reason }),
  step('decide', { number: DecisionNumber, service: Service, repairNotice: z.boolean() }),
  step('register-challenge', { remedy: Remedy }),
  step('end-challenge', { upheld: z.boolean(), paper: Paper }),
  step('finalise', {}),
  step('drop', { reason }),
  step('give-opinion', { opinion: ObjectionOutcome, reason }),
  step('revoke', { reason }),
  step('review-exemption', { reason }),
  step('end-exemption', { reason }),
  /** Held out by an exemption, and in truth another fact. */
  step('release', { reason }),
]);
export type CaseStep = z.output<typeof CaseStep>;

/** What the credit office decides. */
export const CaseDecision = z.discriminatedUnion('decision', [
  decision('list', {}),
  decision('ask-department', {}),
  decision('pause', { why: PauseReason }),
  decision('resume', {}),
  decision('objection', { outcome: ObjectionOutcome, reason, charge: Charge.nullable().default(null) }),
  decision('accept-repair', {}),
  decision('refuse-repair', { reason }),
  decision('answer-repair', { granted: z.boolean(), reason }),
  decision('take-down', { reason }),
  decision('confirm-takedown', {}),
  decision('restore', { reason }),
]);
export type CaseDecision = z.output<typeof CaseDecision>;

/** What the organisation itself says, through its verified representative. */
export const CaseAnswer = z.discriminatedUnion('answer', [
  answer('statement', { text: caseText(2000) }),
  answer('objection', { text: caseText(2000) }),
  /** Two papers and no other, free of charge (国办发〔2025〕22号). */
  answer('repair', { fulfilment: Paper, commitment: Paper }),
]);
export type CaseAnswer = z.output<typeof CaseAnswer>;

const changing = [
  'not-found',
  'wrong-status',
  'gate-closed',
  'maker-is-checker',
  'already-exists',
  'too-late',
  'too-early',
  'too-many',
  'changed-meanwhile',
  'same-key-other-request',
] as const;

export const caseRoutes = {
  openCase: route({
    method: 'POST',
    path: '/cases',
    summary: { zh: '立案：失信认定或暂不纳入', en: 'Open a case: a default, or an exemption from one' },
    permission: 'case:make',
    opens: 'case',
    body: z.strictObject({
      campaignId: CampaignId,
      subject: CaseSubject,
      district: DistrictId,
      matter: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('default'), charge: Charge }),
        z.strictObject({ kind: z.literal('exemption'), hardship: Hardship }),
      ]),
    }),
    success: 201,
    response: CaseView,
    refusals: ['not-found', 'forbidden', 'invalid', 'already-exists', 'same-key-other-request'],
  }),
  listCases: route({
    method: 'GET',
    path: '/cases',
    summary: { zh: '本部门的案件', en: 'The cases of a department, newest first' },
    permission: 'case:read',
    opens: 'case',
    /** Officers see their own department; the office and auditors name one. */
    query: PageQuery.extend({ department: DepartmentId.optional() }),
    response: pageOf(CaseSummaryView),
    refusals: ['forbidden'],
  }),
  getCase: route({
    method: 'GET',
    path: '/cases/{caseId}',
    summary: { zh: '查看案件', en: 'One case: where it stands, and what the law still asks for' },
    permission: 'case:read',
    opens: 'case',
    params: caseId,
    response: CaseView,
    refusals: ['not-found'],
  }),
  takeCaseStep: route({
    method: 'POST',
    path: '/cases/{caseId}/steps',
    summary: { zh: '部门办理案件', en: 'The department takes the next step of a case' },
    permission: 'case:make',
    opens: 'case',
    params: caseId,
    body: CaseStep,
    response: CaseView,
    refusals: changing,
  }),
  decideCase: route({
    method: 'POST',
    path: '/cases/{caseId}/decisions',
    summary: { zh: '市信用办办理案件', en: 'The credit office decides on a case' },
    permission: 'case:decide',
    opens: 'case',
    params: caseId,
    body: CaseDecision,
    response: CaseView,
    refusals: changing,
  }),
  listOwnCases: route({
    method: 'GET',
    path: '/organisations/{creditCode}/cases',
    summary: { zh: '企业查看本单位的案件', en: 'What there is about one’s own organisation' },
    permission: 'case:answer',
    params: ownCase.pick({ creditCode: true }),
    response: pageOf(CaseSummaryView),
    refusals: ['not-found'],
  }),
  getOwnCase: route({
    method: 'GET',
    path: '/organisations/{creditCode}/cases/{caseId}',
    summary: {
      zh: '企业查看告知、时限与修复条件',
      en: 'What is held against one’s own organisation, its clocks, and the way back',
    },
    permission: 'case:answer',
    params: ownCase,
    response: CaseView,
    refusals: ['not-found'],
  }),
  getCaseLetter: route({
    method: 'GET',
    path: '/cases/{caseId}/letters/{sequence}',
    summary: { zh: '下载告知书、决定书、结果通知书', en: 'The letter of one step, as a PDF' },
    permission: 'case:read',
    opens: 'case',
    params: caseId.extend(letter),
    response: Printed,
    refusals: ['not-found'],
  }),
  getOwnCaseLetter: route({
    method: 'GET',
    path: '/organisations/{creditCode}/cases/{caseId}/letters/{sequence}',
    summary: { zh: '企业下载文书', en: 'The letter of one step, for the organisation' },
    permission: 'case:answer',
    params: ownCase.extend(letter),
    response: Printed,
    refusals: ['not-found'],
  }),
  answerCase: route({
    method: 'POST',
    path: '/organisations/{creditCode}/cases/{caseId}/answers',
    summary: {
      zh: '企业陈述申辩、提出异议、申请信用修复',
      en: 'An organisation states its side, objects, or applies for repair',
    },
    permission: 'case:answer',
    params: ownCase,
    body: CaseAnswer,
    response: CaseView,
    refusals: changing,
  }),
  listRegisters: route({
    method: 'GET',
    path: '/registers',
    summary: {
      zh: '公示登记簿：失信名单与红榜异议标注',
      en: 'The public registers: defaulter entries, and what stands beside the red list’s',
    },
    permission: 'anyone',
    response: pageOf(RegisterView),
  }),
  objectToRedList: route({
    method: 'POST',
    path: '/campaigns/{campaignId}/red-list-objections',
    summary: { zh: '对红榜提出异议', en: 'Object to an entry of the red list' },
    permission: 'case:object',
    params: z.strictObject({ campaignId: CampaignId }),
    body: z.strictObject({ creditCode: CreditCode, text: caseText(2000) }),
    success: 201,
    response: z.strictObject({ caseId: CaseId, annotated: z.boolean() }),
    refusals: ['not-found', 'identity-not-verified', 'already-exists', 'same-key-other-request'],
  }),
};
