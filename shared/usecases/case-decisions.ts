import type { CaseDecision } from '../contract/case-routes.ts';
import type { CaseAction } from '../domain/case-action.ts';
import { dueAfterPause, dueOf, warningBefore } from '../domain/case-clocks.ts';
import type { Charge } from '../domain/case-content.ts';
import { type CaseState, personOf } from '../domain/case-state.ts';
import { addMonths, type Day, dayOf, startOfDay } from '../domain/day.ts';
import { contentPieces, gateProblems } from '../domain/listing-gate.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import { severityOf } from '../domain/policy-lookups.ts';
import { type CaseWorld, gateClosed, gated, makerIsChecker, otherKind } from './case-steps.ts';

/** The credit office's decisions. It determines nothing; it lists, hears, and takes away. Pure. */
export function caseDecision(decision: CaseDecision, world: CaseWorld): Outcome<CaseAction> {
  const { state, caller, policy, now } = world;
  const { objection, repair } = state;
  switch (decision.decision) {
    case 'list':
      return list(world);
    case 'ask-department':
      if (objection === null || objection.departmentDueAt !== null) return nothingOpen;
      return accept({
        type: 'department-asked',
        dueAt: dueOf(policy, 'objection-department', objection.at),
        departmentDueAt: dueOf(policy, 'objection-department-part', now),
      });
    case 'pause':
      return objection === null || objection.pause !== null
        ? nothingOpen
        : accept({ type: 'paused', why: decision.why });
    case 'resume':
      return resume(world);
    case 'objection':
      return decideObjection(decision, world);
    case 'accept-repair':
      return repair === null || repair.acceptedAt !== null
        ? nothingOpen
        : accept({ type: 'repair-accepted' });
    case 'refuse-repair':
      return repair === null || repair.acceptedAt !== null
        ? nothingOpen
        : accept({ type: 'repair-refused', reason: decision.reason });
    case 'answer-repair':
      if (repair === null || repair.acceptedAt === null) return nothingOpen;
      return accept(
        decision.granted
          ? { type: 'repair-granted', reason: decision.reason, removeBy: dueOf(policy, 'repair-done', now) }
          : { type: 'repair-denied', reason: decision.reason },
      );
    case 'take-down':
      return accept({
        type: 'taken-down',
        reason: decision.reason,
        removeBy: dueOf(policy, 'delisting', now),
        confirmBy: dueOf(policy, 'takedown-confirmation', now),
      });
    case 'confirm-takedown':
      if (state.confirmBy === null) return nothingOpen;
      if (isTaker(state, caller.person) || state.confirmations.includes(caller.person)) return makerIsChecker;
      return accept({ type: 'takedown-confirmed' });
    case 'restore':
      if (state.confirmBy === null) return nothingOpen;
      if (isTaker(state, caller.person)) return makerIsChecker;
      return accept({ type: 'restored', reason: decision.reason });
  }
}

const isTaker = ({ takenDownBy }: CaseState, person: string): boolean =>
  takenDownBy !== null && personOf(takenDownBy) === person;

function list(world: CaseWorld): Outcome<CaseAction> {
  const { state, caller, policy, now } = world;
  const judges = [state.openedBy, state.determined?.by, state.seconded?.by].flatMap(actor =>
    actor === undefined ? [] : [personOf(actor)],
  );
  if (judges.includes(caller.person)) return makerIsChecker;
  return gated(world, 'list', () => {
    const period = periodOf(state, policy, dayOf(now));
    return { type: 'listed', ...period, warnAt: warningBefore(policy, startOfDay(period.displayUntil)) };
  });
}

/** From the day of listing: the severity's minimum until repair, what was determined until it ends by itself. */
function periodOf({ matter }: CaseState, policy: Policy, listedOn: Day) {
  if (matter.kind !== 'default' || matter.charge.severity === null || matter.charge.displayMonths === null)
    throw new Error('a case passed the gate without severity and display period');
  return {
    repairFrom: addMonths(listedOn, severityOf(policy, matter.charge.severity).minimumMonths),
    displayUntil: addMonths(listedOn, matter.charge.displayMonths),
  };
}

function resume({ state: { objection }, policy, now }: CaseWorld): Outcome<CaseAction> {
  if (objection === null || objection.pause === null) return nothingOpen;
  const { pause, dueAt, departmentDueAt } = objection;
  const moved = (due: Moment) => dueAfterPause(due, { pausedAt: pause.at, resumedAt: now }, policy.calendar);
  return accept({
    type: 'resumed',
    dueAt: moved(dueAt),
    departmentDueAt: departmentDueAt === null ? null : moved(departmentDueAt),
  });
}

function decideObjection(
  { outcome, reason, charge }: Extract<CaseDecision, { decision: 'objection' }>,
  world: CaseWorld,
): Outcome<CaseAction> {
  const { state, caller, policy, now } = world;
  if (state.objection === null) return nothingOpen;
  const judges = [state.determined?.by, state.seconded?.by].flatMap(one =>
    one === undefined ? [] : [personOf(one)],
  );
  if (judges.includes(caller.person)) return makerIsChecker;
  const decided = { type: 'objection-decided' as const, outcome, reason };
  if (outcome === 'upheld') return accept({ ...decided, charge: null, displayUntil: null, removeBy: null });
  if (outcome === 'removed')
    return accept({
      ...decided,
      charge: null,
      displayUntil: null,
      removeBy: dueOf(policy, 'delisting', now),
    });
  if (state.matter.kind !== 'default' || state.listed === null) return otherKind;
  if (charge === null) return chargeNeeded;
  const missing = contentPieces({ ...world, state: { ...state, matter: { ...state.matter, charge } } });
  if (missing.length > 0) return gateClosed(gateProblems(missing));
  if (isHeavier(charge, state.matter.charge)) return heavier;
  const displayUntil = addMonths(dayOf(state.listed.at), charge.displayMonths ?? 0);
  return accept({ ...decided, charge, displayUntil, removeBy: null });
}

const rank = { minor: 0, ordinary: 1, serious: 2 } as const;

/** An objection never makes an entry heavier: that takes a new determination and a new notice. */
function isHeavier(corrected: Charge, standing: Charge): boolean {
  const weight = ({ severity }: Charge) => (severity === null ? 0 : rank[severity]);
  return (
    weight(corrected) > weight(standing) ||
    (corrected.displayMonths ?? 0) > (standing.displayMonths ?? 0) ||
    corrected.measures.some(measure => !standing.measures.includes(measure))
  );
}

const nothingOpen = refuse(
  'wrong-status',
  '没有待办理的此类事项。',
  'There is nothing of the kind to decide.',
);
const chargeNeeded = refuse(
  'invalid',
  '更正须写明更正后的内容。',
  'A correction says what stands in its place.',
  [
    {
      code: 'correction-missing',
      path: ['charge'],
      message: { zh: '没有更正后的内容', en: 'What stands in its place is missing' },
      remedy: { zh: '请填写更正后的完整内容', en: 'Write the whole content as corrected' },
    },
  ],
);
const heavier = refuse(
  'gate-closed',
  '异议处理不得加重；加重须重新认定和告知。',
  'An objection makes no entry heavier; that takes a new determination and notice.',
);
