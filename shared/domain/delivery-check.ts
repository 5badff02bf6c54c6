import * as z from 'zod';
import { addDays, dayOf, startOfDay } from './day.ts';
import { PointsChange } from './delivery.ts';
import { DisclosureRow } from './disclosure-row.ts';
import { CampaignId, ReleaseNumber, SubjectId } from './ids.ts';
import { later, Moment } from './moment.ts';
import { DownstreamName } from './release-action.ts';

/** What one reconciliation over everything found at one downstream. */
export const DeliveryCheck = z.strictObject({
  downstream: DownstreamName,
  startedAt: Moment,
  endedAt: Moment,
  /** Rows that are decided and acknowledged, and rows of ours that they hold. */
  decided: z.int().min(0),
  held: z.int().min(0),
  missing: z.int().min(0),
  unexpected: z.int().min(0),
});
export type DeliveryCheck = z.infer<typeof DeliveryCheck>;

/** Where the reconciliations with one downstream stand. */
export const DeliveryCheckState = z.strictObject({
  downstream: DownstreamName,
  /** When somebody asked for one before its time. */
  askedAt: Moment.nullable(),
  /** When the newest one was begun. */
  startedAt: Moment.nullable(),
  /** The newest one that came to its end. */
  newest: DeliveryCheck.nullable(),
});
export type DeliveryCheckState = z.infer<typeof DeliveryCheckState>;

/** A row that was acknowledged and is not held, with what is needed to send it again. */
export const MissingRow = z.strictObject({
  rowId: z.string(),
  subject: z.string(),
  /** The release whose row it is; null for a single change. */
  release: z.strictObject({ campaignId: CampaignId, release: ReleaseNumber }).nullable(),
  row: z.union([DisclosureRow, z.strictObject({ change: PointsChange, subjectId: SubjectId })]),
});
export type MissingRow = z.infer<typeof MissingRow>;

/** Rows kept of one reconciliation: what is more is found again by the next one. */
export const mostDifferences = 10_000;

export const DeliveryDifferences = z.strictObject({
  schemaVersion: z.literal(1),
  downstream: DownstreamName,
  startedAt: Moment,
  missing: z.array(MissingRow).max(mostDifferences),
  /** Held otherwise than we decided, or not decided by us at all: a person asks whoever runs the system. */
  unexpected: z.array(z.string()).max(mostDifferences),
});
export type DeliveryDifferences = z.infer<typeof DeliveryDifferences>;

/** Two in the morning, in Asia/Shanghai: after the day's changes and before anybody comes in. */
const dailyAt = 2 * 3_600_000;
/** A reconciliation that was begun so long ago and did not end was cut off: Lambda ends each within fifteen minutes. */
const cutOffAfter = 20 * 60_000;

/** Since when a reconciliation is due; null where the newest one still stands. */
export function dueSince(
  { askedAt, startedAt, newest }: Pick<DeliveryCheckState, 'askedAt' | 'startedAt' | 'newest'>,
  now: Moment,
): Moment | null {
  const today = later(startOfDay(dayOf(now)), dailyAt);
  const boundary = today <= now ? today : later(startOfDay(addDays(dayOf(now), -1)), dailyAt);
  const wanted = askedAt !== null && askedAt > boundary ? askedAt : boundary;
  if (startedAt === null || startedAt < wanted) return wanted;
  const ended = newest !== null && newest.startedAt >= startedAt;
  const cutOff = later(startedAt, cutOffAfter);
  return !ended && cutOff <= now ? cutOff : null;
}
