import * as z from 'zod';
import { DeliveryCheck } from '../domain/delivery-check.ts';
import { DeliveryKey } from '../domain/delivery-key.ts';
import { Moment } from '../domain/moment.ts';
import { OutboxStatus } from '../domain/outbox.ts';
import { DownstreamName } from '../domain/release-action.ts';
import { paragraph } from '../domain/text.ts';
import { PageQuery, pageOf, route } from './route.ts';

const downstream = z.strictObject({ downstream: DownstreamName });
const rowIds = z.array(z.string().min(1).max(200)).min(1).max(500);

export const DeliveryView = z.strictObject({
  downstream: DownstreamName,
  /** Single changes and refused rows of releases: on their way, refused, and urgent without an acknowledgement in time. */
  waiting: z.int(),
  parked: z.int(),
  late: z.int(),
  /** The newest reconciliation over everything; null before the first one. */
  reconciliation: DeliveryCheck.nullable(),
  /** One is due or under way. */
  reconciling: z.boolean(),
});
export type DeliveryView = z.infer<typeof DeliveryView>;

export const DeliveryRowView = z.strictObject({
  rowId: z.string(),
  status: OutboxStatus,
  operation: z.string(),
  /** Organisations only: a person's row names nobody. */
  organisation: z.strictObject({ name: z.string(), creditCode: z.string() }).nullable(),
  points: z.int().nullable(),
  /** Where the decision stands: a release, or a record with the number of its entry. */
  record: z.string(),
  step: z.int(),
  decidedAt: Moment,
  acknowledgeBy: Moment,
  attempts: z.int(),
  replays: z.int(),
  dueAt: Moment,
  changedAt: Moment,
  reason: z.string().nullable(),
  receiptId: z.string().nullable(),
});
export type DeliveryRowView = z.infer<typeof DeliveryRowView>;

export const DifferencesView = z.strictObject({
  reconciliation: DeliveryCheck.nullable(),
  /** Acknowledged, and not held: these can be replayed. */
  missing: z.array(z.string()),
  /** Held otherwise than decided, or not decided at all: whoever runs the system has to say why. */
  unexpected: z.array(z.string()),
});
export type DifferencesView = z.infer<typeof DifferencesView>;

export const ReplayView = z.strictObject({
  /** On their way again. */
  replayed: z.int(),
  /** Set aside: something later of the same subject has been acknowledged, which they would undo. */
  overtaken: z.int(),
  /** Left alone: held otherwise than decided, which sending again does not mend. */
  disputed: z.int(),
  /** Call again for these. */
  remaining: z.int(),
});
export type ReplayView = z.infer<typeof ReplayView>;

export const deliveryRoutes = {
  getDeliveryKeys: route({
    method: 'GET',
    path: '/deliveries/keys',
    summary: {
      zh: '推送请求签名的公钥（JWK Set）',
      en: 'The public keys that sign requests to downstream systems, as a JWK set',
    },
    permission: 'anyone',
    response: z.strictObject({ keys: z.array(DeliveryKey) }),
  }),
  listDeliveries: route({
    method: 'GET',
    path: '/deliveries',
    summary: { zh: '各下游系统的推送情况', en: 'How deliveries to each downstream stand' },
    permission: 'delivery:read',
    response: z.strictObject({ items: z.array(DeliveryView) }),
  }),
  listDeliveryRows: route({
    method: 'GET',
    path: '/deliveries/{downstream}/rows',
    summary: { zh: '单项变更与被拒记录', en: 'Single changes and refused rows of a status' },
    permission: 'delivery:read',
    params: downstream,
    query: PageQuery.extend({ status: OutboxStatus.default('parked') }),
    response: pageOf(DeliveryRowView),
    opens: 'organisation',
  }),
  getDifferences: route({
    method: 'GET',
    path: '/deliveries/{downstream}/differences',
    summary: { zh: '最近一次对账的差异', en: 'What the newest reconciliation found' },
    permission: 'delivery:read',
    params: downstream,
    response: DifferencesView,
  }),
  reconcileDeliveries: route({
    method: 'POST',
    path: '/deliveries/{downstream}/reconciliation',
    summary: { zh: '立即对账', en: 'Reconcile now: it begins within a minute' },
    permission: 'delivery:manage',
    params: downstream,
    success: 202,
    response: DeliveryView,
  }),
  replayDeliveries: route({
    method: 'POST',
    path: '/deliveries/{downstream}/replay',
    summary: {
      zh: '重新推送被拒或缺失的记录',
      en: 'Send again what was refused, once its cause is mended, or what the newest reconciliation missed',
    },
    permission: 'delivery:manage',
    params: downstream,
    body: z.strictObject({ what: z.enum(['parked', 'missing']), rowIds: rowIds.optional() }),
    success: 202,
    response: ReplayView,
  }),
  setDeliveriesAside: route({
    method: 'POST',
    path: '/deliveries/{downstream}/set-aside',
    summary: {
      zh: '搁置记录不再推送',
      en: 'Close refused rows that need not be sent any more, with the reason',
    },
    permission: 'delivery:manage',
    params: downstream,
    body: z.strictObject({ rowIds, reason: paragraph(500) }),
    response: z.strictObject({ setAside: z.int() }),
  }),
};
