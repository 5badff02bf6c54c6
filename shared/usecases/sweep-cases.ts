import { standInFor } from '../domain/absence.ts';
import { createActionId } from '../domain/action-id.ts';
import type { AccountId, Staff } from '../domain/actor.ts';
import type { Case } from '../domain/case.ts';
import type { CaseAction } from '../domain/case-action.ts';
import { comingEvents, dueOf, expiresAt, runningClocks } from '../domain/case-clocks.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import type { CaseState } from '../domain/case-state.ts';
import type { CaseId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, refuse } from '../domain/outcome.ts';
import type { CaseStore } from '../ports/case-store.ts';
import type { Outbox } from '../ports/outbox.ts';
import type { StaffDirectory } from '../ports/staff-directory.ts';
import { bySystem } from './action-call.ts';
import { getCampaignPolicy } from './campaign-policy.ts';
import { changeCase } from './change-case.ts';
import { type PublishCasePorts, publishCase } from './publish-case.ts';

export type SweepCasesPorts = PublishCasePorts & {
  readonly cases: CaseStore;
  readonly outbox: Pick<Outbox, 'put' | 'ofSubject'>;
  readonly staff: Pick<StaffDirectory, 'list'>;
};

/** What a tick did: cases it looked at, clocks that had run out. */
export type CasesTally = { readonly looked: number; readonly escalated: number };

/** Cases looked at in one tick; the rest waits a minute. */
const atOnce = 100;

/**
 * What happens to cases by themselves: what was cut off on its way to the public is finished, periods end, organisations are warned,
 * clocks that ran out are handed to a supervisor. From the records alone, so a tick may come twice, late or not at all. One case that
 * fails keeps none of the others waiting.
 */
export async function sweepCases(ports: SweepCasesPorts, now: Moment): Promise<CasesTally> {
  const faults: unknown[] = [];
  const tally = { looked: 0, escalated: 0 };
  for (const caseId of await ports.cases.due(now, atOnce)) {
    tally.looked += 1;
    await sweepCase(ports, caseId, now).then(
      escalated => {
        tally.escalated += escalated;
      },
      (fault: unknown) => faults.push(fault),
    );
  }
  if (faults.length > 0) throw new AggregateError(faults, `${faults.length} cases could not be swept`);
  return tally;
}

/** As far as a case goes in one tick: each step may call for the next. */
const mostSteps = 10;

/** How many clocks of it were handed to a supervisor. */
async function sweepCase(ports: SweepCasesPorts, caseId: CaseId, now: Moment): Promise<number> {
  let escalated = 0;
  let record = await ports.cases.find(caseId);
  for (let step = 0; step < mostSteps && record !== null; step += 1) {
    record = await publishCase(ports, record, now);
    const next = await nextOf(ports, record, now);
    if (next === null) return escalated;
    record = await append(ports, record, next, now);
    if (record !== null && next.action.type === 'escalated') escalated += 1;
  }
  return escalated;
}

type Next = { readonly action: CaseAction; readonly cause: readonly (string | number)[] };

async function append(
  ports: SweepCasesPorts,
  record: Case,
  { action, cause }: Next,
  now: Moment,
): Promise<Case | null> {
  const { policy } = await getCampaignPolicy(ports, record.campaignId);
  const actionId = createActionId('clock', record.caseId, ...cause);
  const { version } = caseStateOf(record);
  const changed = await changeCase(
    ports.cases,
    record,
    bySystem('clock', { actionId, now }, policy.version),
    latest =>
      // Somebody acted while the clock rang: what is due is found again with the next tick.
      latest.version === version ? accept(action) : refuse('wrong-status', '已有进展', 'it moved on'),
  );
  return changed.ok ? changed.value : null;
}

/** The next thing that is due by itself, if any. */
async function nextOf(ports: SweepCasesPorts, record: Case, now: Moment): Promise<Next | null> {
  const state = caseStateOf(record);
  const { policy } = await getCampaignPolicy(ports, record.campaignId);
  const ended = expiresAt(state);
  if (ended !== null && ended <= now)
    return {
      action: { type: 'expired', removeBy: dueOf(policy, 'delisting', ended) },
      cause: ['expired', ended],
    };
  const gone = await delistingOf(ports, record, state);
  if (gone !== null) return gone;
  const coming = comingEvents(state).find(({ of, warnAt }) => warnAt <= now && !state.warnings.includes(of));
  if (coming !== undefined) {
    const { of, about } = coming;
    return { action: { type: 'warned', of, about }, cause: ['warned', of, about] };
  }
  const late = runningClocks(state).find(
    ({ clock, dueAt, paused }) => !paused && dueAt <= now && !state.escalated.includes(clock),
  );
  if (late === undefined) return null;
  const { clock, dueAt } = late;
  const to = supervisorFor(record, await ports.staff.list(), now);
  return {
    action: { type: 'escalated', clock, to, dueAt: dueOf(policy, 'review-escalated', now) },
    cause: ['late', clock, dueAt],
  };
}

/** Gone everywhere: the register shows it no more, and whoever was told of the entry has acknowledged that it ended. */
async function delistingOf(
  { outbox }: Pick<SweepCasesPorts, 'outbox'>,
  { caseId, subject }: Case,
  { status, leaving, publicStep, published }: CaseState,
): Promise<Next | null> {
  if (leaving === null || publicStep === null || status === 'delisted') return null;
  if (published === null || published.upTo < publicStep.step) return null;
  const rows = await outbox.ofSubject('disclosure', subject.creditCode);
  const own = rows.find(({ record, step }) => record === caseId && step === publicStep.step);
  const wasTold = rows.some(({ record }) => record === caseId);
  if (wasTold && own?.status !== 'acknowledged') return null;
  // Listed and gone before anybody could be told: there is nobody to wait for.
  const receiptId = own?.receiptId ?? 'never-told';
  return { action: { type: 'delisted', receiptId }, cause: ['delisted', publicStep.step] };
}

/** The first active lead of the department, else the first active office account; a delegate for whoever is away. */
function supervisorFor({ department }: Case, staff: readonly Staff[], now: Moment): AccountId | null {
  const active = staff.filter(one => one.active).sort((a, b) => (a.account < b.account ? -1 : 1));
  const asked = [
    ...active.filter(one => one.role === 'lead' && one.department === department),
    ...active.filter(({ role }) => role === 'office'),
  ];
  for (const officer of asked) {
    const standIn = standInFor(staff, officer, now);
    if (standIn !== null) return standIn.account;
  }
  return asked[0]?.account ?? null;
}
