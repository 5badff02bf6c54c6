import type { ReplayView } from '../contract/delivery-routes.ts';
import type { PersonRef } from '../domain/actor.ts';
import type { MissingRow } from '../domain/delivery-check.ts';
import type { Moment } from '../domain/moment.ts';
import { isOpen, isOvertaken, type OutboxRow, releasedRow, replayed, setAside } from '../domain/outbox.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { DownstreamName } from '../domain/release-action.ts';
import type { DeliveryChecks } from '../ports/delivery-checks.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { ActionCall } from './action-call.ts';
import { inParallel } from './in-parallel.ts';
import { newestDifferences } from './read-deliveries.ts';
import { getReleaseRecord } from './record-release.ts';
import { releasedOf } from './released.ts';

export type ReplayPorts = {
  readonly outbox: Pick<Outbox, 'list' | 'ofSubject' | 'save' | 'put'>;
  readonly checks: Pick<DeliveryChecks, 'find'>;
  readonly files: Pick<ReleaseFiles, 'read'>;
  readonly releases: Pick<ReleaseStore, 'find'>;
  readonly policies: Pick<PolicyLibrary, 'get'>;
};

type Replay = {
  readonly by: ActionCall;
  readonly downstream: DownstreamName;
  readonly what: 'parked' | 'missing';
  readonly rowIds?: readonly string[] | undefined;
};

/** Rows that one call can move in a few seconds; the answer says how many remain. */
const mostAtOnce = 500;

/** Sends rows again: the refused ones once their cause is mended, or those that were acknowledged and are not held. */
export async function replayDeliveries(ports: ReplayPorts, replay: Replay): Promise<Outcome<ReplayView>> {
  return accept(await (replay.what === 'parked' ? replayParked : replayMissing)(ports, replay));
}

/** Why a row was set aside by a replay. */
const overtaken = 'overtaken by a later change';

type Moved = 'replayed' | 'overtaken' | 'disputed' | 'unchanged';

async function replayParked(ports: ReplayPorts, { by, downstream, rowIds }: Replay): Promise<ReplayView> {
  const { found, more } = await parkedRows(ports.outbox, downstream, rowIds);
  const moved = await inParallel(found, 8, row => replayRow(ports, row, by.now, by.caller.person));
  return counted(moved, more);
}

/** A row that would undo what was decided after it is set aside. */
async function replayRow(
  { outbox }: Pick<ReplayPorts, 'outbox'>,
  row: OutboxRow,
  now: Moment,
  person: PersonRef,
): Promise<Moved> {
  if (isOvertaken(row, await outbox.ofSubject(row.downstream, row.subject))) {
    return (await outbox.save(setAside(row, now, person, overtaken))) ? 'overtaken' : 'unchanged';
  }
  return (await outbox.save(replayed(row, now, person))) ? 'replayed' : 'unchanged';
}

async function replayMissing(ports: ReplayPorts, { by, downstream, rowIds }: Replay): Promise<ReplayView> {
  const { differences } = await newestDifferences(ports, downstream);
  const asked = rowIds === undefined ? null : new Set(rowIds);
  const disputed = new Set(differences?.unexpected);
  const all = (differences?.missing ?? []).filter(({ rowId }) => asked?.has(rowId) ?? true);
  const open = all.filter(({ rowId }) => !disputed.has(rowId));
  const now = open.slice(0, mostAtOnce);
  const moved = await inParallel(now, 8, missing => resend(ports, downstream, missing, by));
  return { ...counted(moved, open.length - now.length), disputed: all.length - open.length };
}

async function resend(
  ports: ReplayPorts,
  downstream: DownstreamName,
  { rowId, subject, release, row }: MissingRow,
  { now, caller }: ActionCall,
): Promise<Moved> {
  const known = await ports.outbox.ofSubject(downstream, subject);
  const standing = known.find(one => one.rowId === rowId);
  if (standing !== undefined) {
    if (isOpen(standing) || standing.status === 'set-aside') return 'unchanged';
    return replayRow(ports, standing, now, caller.person);
  }
  if (release === null) throw new Error(`row ${rowId} was acknowledged and is not in the outbox`);
  const { state } = await getReleaseRecord(ports.releases, release);
  const released = await releasedOf(ports.policies, release, state);
  const again = { status: 'waiting', changedAt: now, replays: 1, by: caller.person, again: true } as const;
  const next = releasedRow(row, released, again);
  const late = isOvertaken(next, known);
  await ports.outbox.put([late ? { ...next, status: 'set-aside', reason: overtaken } : next]);
  return late ? 'overtaken' : 'replayed';
}

export async function setDeliveriesAside(
  { outbox }: Pick<ReplayPorts, 'outbox'>,
  given: Omit<Replay, 'what'> & { readonly rowIds: readonly string[]; readonly reason: string },
): Promise<Outcome<{ readonly setAside: number }>> {
  const { by, downstream, rowIds, reason } = given;
  const { found } = await parkedRows(outbox, downstream, rowIds);
  const saved = await inParallel(found, 8, row =>
    outbox.save(setAside(row, by.now, by.caller.person, reason)),
  );
  return accept({ setAside: saved.filter(Boolean).length });
}

/** All parked rows or the named ones, and how many more there are. */
async function parkedRows(
  outbox: Pick<Outbox, 'list'>,
  downstream: DownstreamName,
  rowIds: readonly string[] | undefined,
): Promise<{ found: readonly OutboxRow[]; more: number }> {
  const asked = rowIds === undefined ? null : new Set(rowIds);
  const found: OutboxRow[] = [];
  let cursor: string | null = null;
  do {
    const page: Awaited<ReturnType<Outbox['list']>> = await outbox.list(downstream, 'parked', {
      limit: 500,
      cursor,
    });
    found.push(...page.items.filter(({ rowId }) => asked?.has(rowId) ?? true));
    cursor = page.next;
  } while (cursor !== null);
  return { found: found.slice(0, mostAtOnce), more: Math.max(found.length - mostAtOnce, 0) };
}

const counted = (moved: readonly Moved[], remaining: number): ReplayView => ({
  replayed: moved.filter(one => one === 'replayed').length,
  overtaken: moved.filter(one => one === 'overtaken').length,
  disputed: 0,
  remaining,
});
