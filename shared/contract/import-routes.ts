import * as z from 'zod';
import { CampaignId, DepartmentId, ImportId, Sha256 } from '../domain/ids.ts';
import { ImportStatus } from '../domain/import.ts';
import {
  ActedCounts,
  ImportFile,
  ImportKind,
  ImportMode,
  JudgedCounts,
  ReturnedCounts,
  ReturnedRows,
} from '../domain/import-action.ts';
import { RowOutcome } from '../domain/import-row.ts';
import { Moment } from '../domain/moment.ts';
import { Finding, Severity } from '../domain/sheet.ts';
import { paragraph } from '../domain/text.ts';
import { PageQuery, pageOf, route } from './route.ts';

const importId = z.strictObject({ importId: ImportId });
const reason = paragraph(1000);

const ImportSummaryView = z.strictObject({
  importId: ImportId,
  campaignId: CampaignId,
  department: DepartmentId,
  kind: ImportKind,
  mode: ImportMode,
  status: ImportStatus,
  openedAt: Moment,
  changedAt: Moment,
  /** Until when the platform checks what came in; null while nothing is to be checked. */
  checkDueAt: Moment.nullable(),
});

const step = {
  rowsDone: z.int(),
  /** As far as is known; of a CSV file an estimate while it is read. */
  rowsInAll: z.int(),
  done: z.boolean(),
  rowsPerSecond: z.number().nullable(),
  remainingSeconds: z.int().nullable(),
  at: Moment,
};

export const ImportView = ImportSummaryView.extend({
  version: z.int(),
  file: ImportFile,
  madeByYou: z.boolean(),
  /** How far the step that works now is, or the last one that did. */
  reading: z.strictObject({ ...step, counts: JudgedCounts }).nullable(),
  acting: z.strictObject({ ...step, counts: ActedCounts }).nullable(),
  returning: z.strictObject({ ...step, counts: ReturnedCounts }).nullable(),
  /** What a lead confirms: exactly these rows, judged under this policy. */
  contentHash: Sha256.nullable(),
  /** Why the file could not be read. */
  unreadable: Finding.nullable(),
  sentBack: z.string().nullable(),
  confirmed: z.strictObject({ at: Moment, codesConfirmed: z.boolean() }).nullable(),
  turnedBack: z.strictObject({ at: Moment, reason: z.string() }).nullable(),
  escalatedTo: z.array(z.string()),
  /** Steps of the story, oldest first; officers appear by what they are, never by name. */
  timeline: z.array(
    z.strictObject({
      sequence: z.int(),
      at: Moment,
      what: z.string(),
      by: z.enum(['maker', 'department', 'office', 'system']),
    }),
  ),
});
export type ImportView = z.infer<typeof ImportView>;

const Upload = z.strictObject({
  importId: ImportId,
  upload: z.strictObject({
    method: z.literal('PUT'),
    url: z.string(),
    headers: z.record(z.string(), z.string()),
    expiresAt: Moment,
  }),
});
const Address = z.strictObject({ url: z.string(), expiresAt: Moment });

export const importRoutes = {
  openImport: route({
    method: 'POST',
    path: '/imports',
    summary: {
      zh: '批量报送：登记表格文件',
      en: 'Announce a file of many reports, to check it or to import it',
    },
    permission: 'import:make',
    body: z.strictObject({ campaignId: CampaignId, kind: ImportKind, mode: ImportMode, file: ImportFile }),
    success: 201,
    response: Upload,
    refusals: [
      'not-found',
      'forbidden',
      'campaign-not-open',
      'too-large',
      'too-many',
      'wrong-status',
      'same-key-other-request',
    ],
  }),
  listImports: route({
    method: 'GET',
    path: '/imports',
    summary: { zh: '本部门的批量报送', en: 'The imports of a department, newest first' },
    permission: 'import:read',
    /** Officers see their own department; the office and auditors name one. */
    query: PageQuery.extend({ department: DepartmentId.optional() }),
    response: pageOf(ImportSummaryView),
    refusals: ['forbidden'],
  }),
  getImportTemplate: route({
    method: 'GET',
    path: '/import-templates/{kind}',
    summary: { zh: '下载报送表格模板', en: 'The empty workbook to fill in, at a short-lived address' },
    permission: 'import:make',
    params: z.strictObject({ kind: ImportKind }),
    query: z.strictObject({ campaignId: CampaignId }),
    response: Address,
    refusals: ['not-found'],
  }),
  getImport: route({
    method: 'GET',
    path: '/imports/{importId}',
    summary: { zh: '查看批量报送的进度', en: 'One import: where it stands and how far it is' },
    permission: 'import:read',
    params: importId,
    response: ImportView,
    refusals: ['not-found'],
  }),
  listImportFindings: route({
    method: 'GET',
    path: '/imports/{importId}/findings',
    summary: { zh: '逐格问题清单', en: 'What was found, cell by cell' },
    permission: 'import:read',
    params: importId,
    query: PageQuery.extend({ severity: Severity.optional() }),
    response: pageOf(Finding),
    refusals: ['not-found'],
  }),
  listImportRows: route({
    method: 'GET',
    path: '/imports/{importId}/rows',
    summary: { zh: '逐行办理结果', en: 'What became of each row after it acted' },
    permission: 'import:read',
    params: importId,
    query: PageQuery,
    response: pageOf(RowOutcome.extend({ receiptNumber: z.string().nullable() })),
    refusals: ['not-found'],
  }),
  getImportFile: route({
    method: 'GET',
    path: '/imports/{importId}/file',
    summary: {
      zh: '下载原文件或批注后的表格',
      en: 'The file with notes, or as it came, at a short-lived address',
    },
    permission: 'import:open',
    params: importId,
    query: z.strictObject({ which: z.enum(['annotated', 'original']).default('annotated') }),
    response: Address,
    // Hundreds of subjects at once: the look is kept with the file, and shown to each of whom it holds a row.
    opens: 'import',
    refusals: ['not-found', 'wrong-status'],
  }),
  renewImportUpload: route({
    method: 'POST',
    path: '/imports/{importId}/upload',
    summary: { zh: '重新获取上传地址', en: 'A fresh upload address' },
    permission: 'import:make',
    params: importId,
    response: Upload,
    refusals: ['not-found', 'wrong-status'],
  }),
  cancelImport: route({
    method: 'DELETE',
    path: '/imports/{importId}',
    summary: { zh: '取消批量报送', en: 'Cancel an import that nobody has confirmed' },
    permission: 'import:make',
    params: importId,
    response: ImportView,
    refusals: ['not-found', 'wrong-status', 'changed-meanwhile', 'same-key-other-request'],
  }),
  confirmImport: route({
    method: 'POST',
    path: '/imports/{importId}/confirmation',
    summary: {
      zh: '负责人确认或退回批量报送',
      en: 'The department’s lead confirms an import or sends it back',
    },
    permission: 'import:confirm',
    params: importId,
    body: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('confirm'),
        contentHash: Sha256,
        /** Credit codes whose check character fails are right as printed; otherwise their rows are left out. */
        codesConfirmed: z.boolean().default(false),
        reason: reason.nullable().default(null),
      }),
      z.strictObject({ decision: z.literal('send-back'), contentHash: Sha256, reason }),
    ]),
    response: ImportView,
    refusals: [
      'not-found',
      'wrong-status',
      'maker-is-checker',
      'not-previewed',
      'campaign-not-open',
      'changed-meanwhile',
      'same-key-other-request',
    ],
  }),
  checkImport: route({
    method: 'POST',
    path: '/imports/{importId}/platform-check',
    summary: { zh: '平台核查报送数据', en: 'The platform passes an import or turns rows of it back' },
    permission: 'import:check',
    params: importId,
    body: z.discriminatedUnion('outcome', [
      z.strictObject({ outcome: z.literal('passed'), reason: reason.nullable().default(null) }),
      z.strictObject({ outcome: z.literal('returned'), rows: ReturnedRows, reason }),
    ]),
    response: ImportView,
    refusals: ['not-found', 'wrong-status', 'changed-meanwhile', 'same-key-other-request'],
  }),
  redriveImport: route({
    method: 'POST',
    path: '/imports/{importId}/redrive',
    summary: { zh: '重新驱动批量报送流程', en: 'Drive an import again, from its record alone' },
    permission: 'import:check',
    params: importId,
    success: 202,
    response: z.strictObject({ importId: ImportId, status: ImportStatus }),
    refusals: ['not-found'],
  }),
};
