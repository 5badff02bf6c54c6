import type { DeliveryRow } from '../domain/delivery.ts';
import { receiptPartOf, withPerson } from '../domain/delivery.ts';
import { type Moment, millisOf } from '../domain/moment.ts';
import {
  acknowledged,
  delayed,
  inOrder,
  isOpen,
  type OutboxRow,
  parked,
  sending,
  sendKeyOf,
} from '../domain/outbox.ts';
import { DownstreamName } from '../domain/release-action.ts';
import type { DeliveryChecks } from '../ports/delivery-checks.ts';
import type { Downstream } from '../ports/downstream.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { Outbox, OutboxStanding } from '../ports/outbox.ts';
import { withoutPerson } from './deliver-release.ts';
import { inParallel } from './in-parallel.ts';

export type DrainOutboxPorts = {
  readonly outbox: Pick<Outbox, 'dueSubjects' | 'ofSubject' | 'save' | 'standing'>;
  readonly checks: Pick<DeliveryChecks, 'find'>;
  readonly vault: Pick<IdentityVault, 'open'>;
  readonly downstreams: Readonly<Record<DownstreamName, Pick<Downstream, 'deliver'>>>;
};

export type DrainSurroundings = {
  readonly now: () => Moment;
  readonly outOfTime: () => boolean;
  /** In [0, 1): spreads what failed together. */
  readonly chance: () => number;
};

/** What a tick did at one downstream, and what stands there after it. Faults are kept for the log alone. */
export type DrainTally = {
  readonly downstream: DownstreamName;
  readonly acknowledged: number;
  readonly delayed: number;
  readonly parked: number;
  readonly faults: readonly unknown[];
  readonly standing: OutboxStanding;
  /** Rows by which the newest reconciliation found the two sides to differ, and its age in hours; null before the first. */
  readonly differing: number | null;
  readonly checkedHoursAgo: number | null;
};

/** Subjects looked at in one tick; what remains is due at the next. */
const subjectsAtOnce = 500;
/** Subjects on their way at once to one downstream. */
const width = 4;
/** Attempts answered with something else than "not now" before a person has to look. */
const mostMisunderstandings = 8;
/** A system that does not answer so often in a row is left alone until the next tick. */
const mostSilences = 3;

/**
 * Sends what is due, urgent changes first, each subject's in the order of its decisions. It may run late, twice, or side
 * by side with itself: whoever moves a row to `sent` has it, and what was cut off is made again under its own key.
 */
export async function drainOutbox(
  ports: DrainOutboxPorts,
  around: DrainSurroundings,
): Promise<readonly DrainTally[]> {
  return Promise.all(
    DownstreamName.options.map(async downstream => {
      const tally = { downstream, acknowledged: 0, delayed: 0, parked: 0, faults: [] as unknown[] };
      let silences = 0;
      for (const urgency of ['urgent', 'other'] as const) {
        const subjects = await ports.outbox.dueSubjects(downstream, urgency, around.now(), subjectsAtOnce);
        await inParallel(subjects, width, async subject => {
          if (silences >= mostSilences || around.outOfTime()) return;
          const answered = await drainSubject(ports, downstream, subject, around, tally);
          silences = answered ? 0 : silences + 1;
        });
      }
      const standing = await ports.outbox.standing(downstream, around.now());
      return { ...tally, standing, ...(await checked(ports.checks, downstream, around.now())) };
    }),
  );
}

/** Sends one subject's rows, each once the one before has been settled. False where the downstream did not answer. */
async function drainSubject(
  ports: DrainOutboxPorts,
  downstream: DownstreamName,
  subject: string,
  around: DrainSurroundings,
  tally: OpenTally,
): Promise<boolean> {
  const rows = inOrder(await ports.outbox.ofSubject(downstream, subject));
  for (const row of rows.filter(isOpen)) {
    if (row.dueAt > around.now()) return true;
    const mine = sending(row, around.now());
    if (!(await ports.outbox.save(mine))) return true;
    const next = await attempt(ports, mine, around);
    await ports.outbox.save(next.row);
    count(tally, next);
    // What waits holds up what was decided later; what was refused does not: a delisting never waits for a person.
    if (next.row.status === 'waiting') return !next.silent;
  }
  return true;
}

async function checked(checks: DrainOutboxPorts['checks'], downstream: DownstreamName, now: Moment) {
  const { newest } = await checks.find(downstream);
  if (newest === null) return { differing: null, checkedHoursAgo: null };
  const age = millisOf(now) - millisOf(newest.startedAt);
  return { differing: newest.missing + newest.unexpected, checkedHoursAgo: Math.floor(age / 3_600_000) };
}

type OpenTally = { acknowledged: number; delayed: number; parked: number; faults: unknown[] };

function count(tally: OpenTally, { row, fault }: Attempted): void {
  if (row.status === 'acknowledged') tally.acknowledged += 1;
  if (row.status === 'waiting') tally.delayed += 1;
  if (row.status === 'parked') tally.parked += 1;
  if (fault !== undefined) tally.faults.push(fault);
}

type Attempted = { readonly row: OutboxRow; readonly silent: boolean; readonly fault?: unknown };

async function attempt(
  { vault, downstreams }: DrainOutboxPorts,
  row: OutboxRow,
  { now, chance }: DrainSurroundings,
): Promise<Attempted> {
  try {
    const delivered = await completed(vault, row);
    if (delivered === null) {
      const { reason, receiptId } = withoutPerson(row.rowId);
      return { row: parked(row, now(), reason ?? '', receiptId), silent: false };
    }
    const key = sendKeyOf(row);
    const answer = await downstreams[row.downstream].deliver(key, 'single', [delivered]);
    const [receipt] = receiptPartOf(key, [row.rowId], answer).receipts;
    if (receipt === undefined) throw new Error('no receipt');
    const settled =
      receipt.status === 'accepted'
        ? acknowledged(row, now(), receipt.receiptId)
        : parked(row, now(), receipt.reason ?? 'refused without a reason', receipt.receiptId);
    return { row: settled, silent: false };
  } catch (fault) {
    const silent = isSilence(fault);
    const reason = silent ? 'no-answer' : 'not-understood';
    const over = !silent && row.attempts >= mostMisunderstandings;
    return {
      row: over ? parked(row, now(), reason, null) : delayed(row, now(), reason, chance()),
      silent,
      fault,
    };
  }
}

/** The name by which an adapter says that the same call will probably succeed later. */
const isSilence = (fault: unknown): boolean => fault instanceof Error && fault.name === 'Unavailable';

/** A person's identity is opened here, for this one attempt. */
async function completed(vault: DrainOutboxPorts['vault'], row: OutboxRow): Promise<DeliveryRow | null> {
  if (row.downstream === 'disclosure') return row.change;
  const identity = await vault.open(row.subject).catch((cause: unknown) => {
    // Nothing was sent, and nothing of the row is wrong: it waits as if the downstream were away.
    throw Object.assign(new Error('the vault does not answer', { cause }), { name: 'Unavailable' });
  });
  return identity === null ? null : withPerson(row.change, identity);
}
