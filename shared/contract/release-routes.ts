import * as z from 'zod';
import { HeldRow, RedListEntry } from '../domain/composition.ts';
import { CampaignId, ReleaseNumber, Sha256 } from '../domain/ids.ts';
import { Moment } from '../domain/moment.ts';
import { ObjectionWindow } from '../domain/red-list-window.ts';
import { Expectation } from '../domain/release-action.ts';
import { Oddity } from '../domain/release-preview.ts';
import { paragraph } from '../domain/text.ts';
import { pageOf, route } from './route.ts';

const campaignId = z.strictObject({ campaignId: CampaignId });
const release = z.strictObject({ campaignId: CampaignId, release: z.coerce.number().pipe(ReleaseNumber) });

export const ReleaseStatus = z.enum([
  'frozen',
  'composed',
  'approved',
  'rejected',
  'published',
  'delivered',
  'reconciled',
]);

export const ReleaseChange = z.enum(['added', 'changed', 'removed', 'held-back']);
export type ReleaseChange = z.infer<typeof ReleaseChange>;

export const ReleaseProgress = z.strictObject({
  step: z.enum(['composing', 'delivering']),
  unit: z.enum(['lanes', 'rows']),
  done: z.int(),
  of: z.int(),
  /** Subjects composed (to the next few thousand), or rows handed over. */
  records: z.int(),
  startedAt: Moment,
  perSecond: z.number().nullable(),
  remainingSeconds: z.int().nullable(),
});
export type ReleaseProgress = z.infer<typeof ReleaseProgress>;

export const ReleaseView = z.strictObject({
  campaignId: CampaignId,
  release: ReleaseNumber,
  status: ReleaseStatus,
  cutOff: Moment,
  manifestHash: Sha256.nullable(),
  previousManifestHash: Sha256.nullable(),
  counts: z
    .strictObject({
      organisations: z.int(),
      persons: z.int(),
      points: z.int(),
      heldBack: z.int(),
      added: z.int(),
      changed: z.int(),
      removed: z.int(),
    })
    .nullable(),
  heldBack: z.array(z.strictObject({ rule: z.string(), count: z.int() })),
  /** Outside of any, an approval needs a reason. */
  expectations: z.array(Expectation.extend({ outside: z.boolean() })),
  approvals: z.array(z.strictObject({ at: Moment, byYou: z.boolean(), reason: z.string().nullable() })),
  approvalsNeeded: z.int(),
  publishedAt: Moment.nullable(),
  /** Of what it shows for the first time; null where that is nothing. It must be approved before `shownFrom`. */
  objections: ObjectionWindow.nullable(),
  files: z.array(
    z.strictObject({ name: z.string(), sha256: Sha256, length: z.int(), url: z.string().nullable() }),
  ),
  /** Its steps wait until it is resumed. */
  paused: z.strictObject({ reason: z.string(), at: Moment }).nullable(),
  /** How far its run is; null in a list, and where it waits for people or has ended. */
  progress: ReleaseProgress.nullable(),
  deliveries: z.array(
    z.strictObject({
      downstream: z.string(),
      rows: z.int(),
      accepted: z.int(),
      rejected: z.int(),
      waiting: z.int(),
      differences: z.int().nullable(),
    }),
  ),
});
export type ReleaseView = z.infer<typeof ReleaseView>;

export const releaseRoutes = {
  listReleases: route({
    method: 'GET',
    path: '/campaigns/{campaignId}/releases',
    summary: { zh: '发布批次', en: 'The releases of a campaign' },
    permission: 'release:read',
    params: campaignId,
    response: pageOf(ReleaseView),
    refusals: ['not-found'],
  }),
  startRelease: route({
    method: 'POST',
    path: '/campaigns/{campaignId}/releases',
    summary: { zh: '启动新的发布批次', en: 'Start a release now (after the end of the campaign)' },
    permission: 'release:manage',
    params: campaignId,
    success: 202,
    response: z.strictObject({ campaignId: CampaignId, release: ReleaseNumber }),
    refusals: [
      'not-found',
      'campaign-not-ended',
      'changed-meanwhile',
      'same-key-other-request',
      'wrong-status',
    ],
  }),
  getRelease: route({
    method: 'GET',
    path: '/campaigns/{campaignId}/releases/{release}',
    summary: {
      zh: '预览发布批次',
      en: 'One release: preview of exactly what will be published, approvals, deliveries',
    },
    permission: 'release:read',
    params: release,
    response: ReleaseView,
    refusals: ['not-found'],
  }),
  previewRelease: route({
    method: 'GET',
    path: '/campaigns/{campaignId}/releases/{release}/preview',
    summary: {
      zh: '发布批次的变更、暂缓及异常',
      en: 'What a release changes, page by page, what it holds back, and what is strange about it',
    },
    permission: 'release:read',
    params: release,
    query: z.strictObject({
      change: ReleaseChange,
      limit: z.coerce.number().int().min(1).max(100).default(50),
      /** From the page before. */
      cursor: z
        .string()
        .regex(/^[0-9]{1,9}$/)
        .optional(),
    }),
    opens: 'organisation',
    response: z.strictObject({
      change: ReleaseChange,
      total: z.int(),
      items: z.array(
        z.strictObject({
          before: RedListEntry.nullable(),
          after: RedListEntry.nullable(),
          held: HeldRow.nullable(),
        }),
      ),
      next: z.string().nullable(),
      oddities: z.array(Oddity),
      samples: z.array(RedListEntry),
    }),
    refusals: ['not-found', 'wrong-status'],
  }),
  decideRelease: route({
    method: 'POST',
    path: '/campaigns/{campaignId}/releases/{release}/approvals',
    summary: { zh: '批准或退回发布批次', en: 'Approve or turn down exactly this manifest' },
    permission: 'release:approve',
    params: release,
    body: z.discriminatedUnion('decision', [
      z.strictObject({
        decision: z.literal('approve'),
        manifestHash: Sha256,
        /** Where figures lie outside of what is expected: why they are right all the same. */
        reason: paragraph(1000).optional(),
      }),
      z.strictObject({ decision: z.literal('reject'), manifestHash: Sha256, reason: paragraph(1000) }),
    ]),
    response: ReleaseView,
    refusals: [
      'invalid',
      'not-found',
      'wrong-status',
      'not-previewed',
      'maker-is-checker',
      'changed-meanwhile',
      'same-key-other-request',
    ],
  }),
  steerRelease: route({
    method: 'POST',
    path: '/campaigns/{campaignId}/releases/{release}/steering',
    summary: {
      zh: '暂停、继续、取消或重新驱动发布批次',
      en: 'Pause a release, let it go on within five minutes, cancel it before it is approved, or drive it again',
    },
    permission: 'release:manage',
    params: release,
    body: z.discriminatedUnion('action', [
      z.strictObject({ action: z.literal('pause'), reason: paragraph(1000) }),
      z.strictObject({ action: z.literal('resume') }),
      z.strictObject({ action: z.literal('cancel'), reason: paragraph(1000) }),
      z.strictObject({ action: z.literal('redrive') }),
    ]),
    response: ReleaseView,
    refusals: ['not-found', 'wrong-status', 'changed-meanwhile', 'same-key-other-request'],
  }),
  listPublicLists: route({
    method: 'GET',
    path: '/lists',
    summary: { zh: '已公示的名单', en: 'Published lists and where to read them' },
    permission: 'anyone',
    response: pageOf(
      z.strictObject({
        campaignId: CampaignId,
        release: ReleaseNumber,
        publishedAt: Moment,
        manifestHash: Sha256,
        entries: z.int(),
        manifest: z.string(),
        json: z.string(),
        csv: z.string(),
        html: z.string(),
        /** Where the campaign's newest release is told, and how to look somebody up in it without the list. */
        latest: z.string(),
        /** The keys by which the lists are signed. */
        keys: z.string(),
      }),
    ),
  }),
};
