import * as z from 'zod';
import { Bilingual } from '../domain/bilingual.ts';
import { DepartmentId, ReportId, Sha256 } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { RecordCopy, RecordItem, SubjectRecord } from '../domain/subject-record.ts';
import { PageQuery, pageOf, route } from './route.ts';

const reportId = z.strictObject({ reportId: ReportId });

/** One look, as the subject is told of it: by role and department, never by name. */
export const AccessView = z.strictObject({
  at: Moment,
  role: z.string(),
  department: DepartmentId.nullable(),
  /** What was asked for, in words. */
  what: Bilingual,
});
export type AccessView = z.infer<typeof AccessView>;

/** What a person may know and do about what is kept of them (PIPL art. 44 to 49; Henan Social Credit Regulation art. 40). */
export const subjectRoutes = {
  getOwnRecord: route({
    method: 'GET',
    path: '/subject/record',
    summary: {
      zh: '我的信息：存有什么、从哪里来、依据什么、给了谁、如何撤回同意',
      en: 'What is kept of me: from whom, on which basis, who received it, and what withdrawing a consent would do',
    },
    permission: 'subject:read',
    query: PageQuery,
    response: SubjectRecord,
    refusals: ['identity-not-verified'],
  }),
  listOwnAccesses: route({
    method: 'GET',
    path: '/subject/reports/{reportId}/accesses',
    summary: { zh: '谁查阅过这项信息', en: 'Who looked at a report about me, newest first' },
    permission: 'subject:read',
    params: reportId,
    query: PageQuery,
    response: pageOf(AccessView),
    refusals: ['not-found', 'identity-not-verified'],
  }),
  withdrawConsent: route({
    method: 'POST',
    path: '/subject/reports/{reportId}/consents/{consent}/withdrawal',
    summary: {
      zh: '撤回一项同意；须先看过撤回的影响（effectHash）',
      en: 'Withdraw a consent, having seen what that will do (effectHash)',
    },
    permission: 'subject:act',
    params: reportId.extend({ consent: z.string().min(1).max(60) }),
    body: z.strictObject({
      /** Of the effect as the record showed it: what was not read cannot be agreed to. */
      effectHash: Sha256,
    }),
    response: RecordItem,
    refusals: [
      'not-found',
      'identity-not-verified',
      'wrong-status',
      'not-previewed',
      'changed-meanwhile',
      'same-key-other-request',
    ],
  }),
  takeOwnCopy: route({
    method: 'POST',
    path: '/subject/copies',
    summary: {
      zh: '领取一份信用信息报告（含查阅记录），JSON 与 PDF；每年两份免费',
      en: 'A copy of everything kept of me with the log of looks, as JSON and PDF; two a year are free',
    },
    permission: 'subject:act',
    success: 201,
    response: z.strictObject({
      copy: RecordCopy,
      /** The same on paper, A4, base64. */
      pdf: z.base64(),
    }),
    refusals: ['identity-not-verified', 'too-many', 'changed-meanwhile'],
  }),
};
