import * as z from 'zod';
import { PersonRef } from './actor.ts';
import { hashOf } from './canonical.ts';
import { PointsChange, rowIdOf } from './delivery.ts';
import { DisclosureRow } from './disclosure-row.ts';
import { CampaignId, ReleaseNumber, SubjectId } from './ids.ts';
import { later, Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import { clockOf } from './policy-lookups.ts';
import { DownstreamName } from './release-action.ts';
import { dueMoment } from './working-days.ts';

export const OutboxStatus = z.enum(['waiting', 'sent', 'acknowledged', 'parked', 'set-aside']);
export type OutboxStatus = z.infer<typeof OutboxStatus>;

type Move = 'send' | 'delay' | 'acknowledge' | 'park' | 'replay' | 'set-aside';

/** The whole life of a row. `sent` again is the same attempt made once more because nobody knows how the first one ended. */
export const outboxTransitions = {
  send: { from: ['waiting', 'sent'], to: 'sent' },
  delay: { from: ['sent'], to: 'waiting' },
  acknowledge: { from: ['sent'], to: 'acknowledged' },
  park: { from: ['sent'], to: 'parked' },
  replay: { from: ['parked', 'acknowledged'], to: 'waiting' },
  'set-aside': { from: ['parked', 'acknowledged'], to: 'set-aside' },
} as const satisfies Record<Move, { from: readonly OutboxStatus[]; to: OutboxStatus }>;

const common = {
  schemaVersion: z.literal(1),
  rowId: z.string().min(1).max(200),
  /** The decision that it follows from: a record, and which entry of its history. */
  record: z.string().min(1).max(200),
  step: z.int().min(1),
  decidedAt: Moment,
  /** An acknowledgement after this moment is late. */
  acknowledgeBy: Moment,
  status: OutboxStatus,
  version: z.int().min(1),
  /** Since it was put or replayed. */
  attempts: z.int().min(0),
  replays: z.int().min(0),
  /** When the next attempt may begin; it means nothing once the row is settled. */
  dueAt: Moment,
  changedAt: Moment,
  /** Why it waits for another attempt, was parked or set aside: a word of ours or of the downstream's, never a value. */
  reason: z.string().max(500).nullable(),
  receiptId: z.string().max(200).nullable(),
  /** Who replayed it or set it aside last. */
  by: PersonRef.nullable(),
  /** A release has handed it over and has its receipt: what decides is there, and this is only the sending of it once more. */
  again: z.boolean(),
};

/**
 * One change on its way to one downstream, outside any release. Of a person it knows the blind index alone: who that is
 * is opened when it is sent.
 */
export const OutboxRow = z.discriminatedUnion('downstream', [
  z.strictObject({
    ...common,
    downstream: z.literal(DownstreamName.enum.disclosure),
    /** The credit code. */
    subject: z.string().length(18),
    change: DisclosureRow,
  }),
  z.strictObject({
    ...common,
    downstream: z.literal(DownstreamName.enum.points),
    subject: SubjectId,
    change: PointsChange,
  }),
]);
export type OutboxRow = z.infer<typeof OutboxRow>;

/** What a use case says of its decision: where it stands, when it was made, under which policy. */
export type Decision = {
  readonly record: string;
  readonly step: number;
  readonly at: Moment;
  readonly policy: Policy;
};

type Distributed<R> = R extends unknown ? Omit<R, 'rowId'> : never;

/** A change of what the disclosure site shows, ready to be put. The same decision gives the same row, whenever it is made. */
export function disclosureChange(change: Distributed<DisclosureRow>, decision: Decision): OutboxRow {
  const subject = change.entity.creditCode;
  const rowId = singleId('disclosure', decision, change);
  return OutboxRow.parse({
    ...newRow(rowId, decision, acknowledgeBy(decision)),
    downstream: 'disclosure',
    subject,
    change: { ...change, rowId },
  });
}

const Reversed = z.strictObject({
  subjectId: SubjectId,
  campaign: CampaignId,
  /** The release that granted what is taken back. */
  grantedIn: ReleaseNumber,
  /** At most what was granted and not taken back before. */
  points: z.int().min(1),
});

/** Takes back what one release granted to a person, wholly or in part. There is no other way to hand over fewer points. */
export function pointsReversal(given: z.infer<typeof Reversed>, decision: Decision): OutboxRow {
  const { subjectId, campaign, grantedIn, points } = Reversed.parse(given);
  const rowId = singleId('points', decision, given);
  const reverses = rowIdOf(campaign, grantedIn, 'grant', subjectId);
  return OutboxRow.parse({
    ...newRow(rowId, decision, acknowledgeBy(decision)),
    downstream: 'points',
    subject: subjectId,
    change: { rowId, operation: 'reverse', points, campaign, release: grantedIn, reverses },
  });
}

type Released = {
  readonly campaignId: CampaignId;
  readonly release: ReleaseNumber;
  readonly publishedAt: Moment;
  readonly acknowledgeBy: Moment;
};

/** A row of a release that goes on alone: refused and waiting for a person, or to be handed over once more. */
export function releasedRow(
  row: DisclosureRow | { readonly change: PointsChange; readonly subjectId: SubjectId },
  { campaignId, release, publishedAt: at, acknowledgeBy }: Released,
  standing: Partial<OutboxRow> & Pick<OutboxRow, 'status' | 'changedAt'>,
): OutboxRow {
  const from = { record: `${campaignId}.${release}`, step: 1, at };
  const about =
    'change' in row
      ? { downstream: 'points', subject: row.subjectId, change: row.change }
      : { downstream: 'disclosure', subject: row.entity.creditCode, change: row };
  const made = { ...newRow(about.change.rowId, from, acknowledgeBy), dueAt: standing.changedAt };
  return OutboxRow.parse({ ...made, ...about, ...standing });
}

/** Rows of the outbox by their ids: no release's row begins so. */
export const outboxPrefix = 'outbox.';

/** By when what follows from a decision must be acknowledged: one working day (Henan art. 42, 43). */
export const acknowledgeBy = ({ at, policy }: Pick<Decision, 'at' | 'policy'>): Moment =>
  dueMoment(at, clockOf(policy, 'delisting'), policy.calendar);

const singleId = (downstream: DownstreamName, { record, step }: Decision, change: object): string =>
  `${outboxPrefix}${hashOf([downstream, record, step, change]).slice(0, 32)}`;

const newRow = (rowId: string, { record, step, at }: Omit<Decision, 'policy'>, acknowledgeBy: Moment) => ({
  schemaVersion: 1,
  rowId,
  record,
  step,
  decidedAt: at,
  acknowledgeBy,
  status: 'waiting',
  version: 1,
  attempts: 0,
  replays: 0,
  dueAt: at,
  changedAt: at,
  reason: null,
  receiptId: null,
  by: null,
  again: false,
});

/** What takes a wrong or a past thing away is urgent, and sent before all others. */
export type Urgency = 'urgent' | 'other';
export const urgencyOf = ({ change }: Pick<OutboxRow, 'change'>): Urgency =>
  change.operation === 'list' || change.operation === 'grant' ? 'other' : 'urgent';

export const isOpen = ({ status }: Pick<OutboxRow, 'status'>): boolean =>
  status === 'waiting' || status === 'sent';

/** Rows of one subject in the order in which they take effect. */
export const inOrder = (rows: readonly OutboxRow[]): readonly OutboxRow[] =>
  [...rows].sort((a, b) => compare(a.decidedAt, b.decidedAt) || a.step - b.step || compare(a.rowId, b.rowId));

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

/** The key of a call: a row that was refused under one key is asked again under another, a row without an answer never. */
export const sendKeyOf = ({ rowId, replays }: Pick<OutboxRow, 'rowId' | 'replays'>): string =>
  replays === 0 ? rowId : `${rowId}.${replays}`;

/** An attempt that has not ended by then was cut off: twice what the slowest answer takes (in milliseconds). */
const attemptMillis = 2 * 60_000;

const firstPause = 30_000;
/** What is urgent is tried again soon even where the downstream has been away for a day. */
const longestPause = { urgent: 10 * 60_000, other: 60 * 60_000 };

export const sending = (row: OutboxRow, now: Moment): OutboxRow =>
  moved(row, 'send', now, { attempts: row.attempts + 1, dueAt: later(now, attemptMillis) });

/** Waits up to a bound that doubles with each attempt; `chance` in [0, 1) spreads what failed together. */
export function delayed(row: OutboxRow, now: Moment, reason: string, chance: number): OutboxRow {
  const bound = Math.min(firstPause * 2 ** Math.min(row.attempts - 1, 20), longestPause[urgencyOf(row)]);
  return moved(row, 'delay', now, { reason, dueAt: later(now, Math.round(bound * (0.5 + chance / 2))) });
}

export const acknowledged = (row: OutboxRow, now: Moment, receiptId: string): OutboxRow =>
  moved(row, 'acknowledge', now, { receiptId, reason: null });

export const parked = (row: OutboxRow, now: Moment, reason: string, receiptId: string | null): OutboxRow =>
  moved(row, 'park', now, { reason: reason.slice(0, 500), receiptId });

/** To be sent again under a new key, once the cause is mended or what was acknowledged is found to be lost. */
export const replayed = (row: OutboxRow, now: Moment, by: PersonRef): OutboxRow =>
  moved(row, 'replay', now, { attempts: 0, replays: row.replays + 1, dueAt: now, by });

/** A person has seen to it that it need not be sent any more. */
export const setAside = (row: OutboxRow, now: Moment, by: PersonRef, reason: string): OutboxRow =>
  moved(row, 'set-aside', now, { reason, by });

/**
 * Whether sending it now would undo what was decided later. Only what a list shows has one state; rows of points stand
 * each for itself.
 */
export const isOvertaken = (row: OutboxRow, others: readonly OutboxRow[]): boolean =>
  row.downstream === 'disclosure' &&
  others.some(
    other =>
      other.downstream === 'disclosure' &&
      other.change.list === row.change.list &&
      other.change.campaign === row.change.campaign &&
      (other.status === 'acknowledged' || other.status === 'sent') &&
      inOrder([row, other])[1] === other,
  );

function moved(row: OutboxRow, move: Move, now: Moment, change: Partial<OutboxRow>): OutboxRow {
  const { from, to }: { from: readonly OutboxStatus[]; to: OutboxStatus } = outboxTransitions[move];
  if (!from.includes(row.status))
    throw new Error(`a row of the outbox leaves the table: ${move} from ${row.status}`);
  return OutboxRow.parse({ ...row, ...change, status: to, version: row.version + 1, changedAt: now });
}
