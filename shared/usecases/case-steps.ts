import type { CaseStep } from '../contract/case-routes.ts';
import type { Caller } from '../domain/actor.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { CaseAction } from '../domain/case-action.ts';
import { dueOf, warningBefore } from '../domain/case-clocks.ts';
import { type CaseState, personOf } from '../domain/case-state.ts';
import { startOfDay } from '../domain/day.ts';
import type { DepartmentId } from '../domain/ids.ts';
import { contentHashOf, type GateStage, gateProblems, missingPieces } from '../domain/listing-gate.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';

/** All that a step of a case is decided on. */
export type CaseWorld = {
  readonly state: CaseState;
  readonly department: DepartmentId;
  readonly caller: Caller;
  readonly policy: Policy;
  readonly campaign: Campaign;
  readonly exempt: boolean;
  readonly now: Moment;
};

/** The department's steps, each with the pieces of the law that it needs. Pure. */
export function caseStep(step: CaseStep, world: CaseWorld): Outcome<CaseAction> {
  const { state, caller, policy, now } = world;
  switch (step.step) {
    case 'save':
      return state.matter.kind === 'default' ? accept({ type: 'saved', charge: step.charge }) : otherKind;
    case 'save-hardship':
      return state.matter.kind === 'exemption'
        ? accept({ type: 'hardship-saved', hardship: step.hardship })
        : otherKind;
    case 'determine':
      return gated(world, 'determine', () => ({
        type: 'determined',
        reason: step.reason,
        contentHash: contentOf(state),
      }));
    case 'second':
      return second(step, world);
    case 'serve-notice': {
      const servedAt = startOfDay(step.service.servedOn);
      const windowEndsAt = dueOf(policy, policy.lists.defaulterList.noticeClock, servedAt);
      return gated(world, 'serve', () => ({
        type: 'notice-served',
        notice: step.notice,
        service: step.service,
        contentHash: contentOf(state),
        windowEndsAt,
        warnAt: warningBefore(policy, windowEndsAt),
      }));
    }
    case 'answer-statement':
      return state.statements.some(({ answered }) => !answered)
        ? accept({ type: 'statement-answered', reason: step.reason })
        : nothingToAnswer;
    case 'decide': {
      const remediesEndAt = dueOf(policy, 'remedies', startOfDay(step.service.servedOn));
      const { number, service, repairNotice } = step;
      return gated(world, 'decide', () => ({
        type: 'decided',
        number,
        service,
        repairNotice,
        remediesEndAt,
        warnAt: warningBefore(policy, remediesEndAt),
      }));
    }
    case 'register-challenge':
      if (state.challenge?.open === true) return alreadyOpen;
      return accept({ type: 'challenged', remedy: step.remedy });
    case 'end-challenge':
      if (state.challenge?.open !== true) return nothingToAnswer;
      return accept({ type: 'challenge-ended', upheld: step.upheld, paper: step.paper });
    case 'finalise':
      return gated(world, 'finalise', () => ({ type: 'finalised' }));
    case 'drop':
      return accept({ type: 'dropped', reason: step.reason });
    case 'give-opinion':
      if (state.objection === null || state.objection.departmentDueAt === null) return notAsked;
      return accept({ type: 'department-answered', opinion: step.opinion, reason: step.reason });
    case 'revoke':
      return accept({ type: 'revoked', reason: step.reason, removeBy: revocationBy(policy, now) });
    case 'review-exemption':
      if (state.exemption === null) return otherKind;
      return accept({
        type: 'exemption-reviewed',
        reason: step.reason,
        reviewAt: dueOf(policy, 'exemption-review', now),
      });
    case 'end-exemption':
      if (state.exemption === null) return otherKind;
      return accept({ type: 'exemption-ended', reason: step.reason });
    case 'release':
      if (state.heldBy === null) return otherKind;
      if (personOf(state.openedBy) === caller.person) return makerIsChecker;
      return accept({ type: 'released', reason: step.reason });
  }
}

/** The second officer, of another person: an exemption stands from then on, a default may be notified. */
function second(step: Extract<CaseStep, { step: 'second' }>, world: CaseWorld): Outcome<CaseAction> {
  const { state, caller, policy, now } = world;
  const { determined, matter } = state;
  if (matter.kind === 'red-list-objection') return otherKind;
  const contentHash = contentOf(state);
  if (determined?.contentHash !== contentHash) return notDetermined;
  if (personOf(determined.by) === caller.person) return makerIsChecker;
  return accept(
    matter.kind === 'exemption'
      ? { type: 'exempted', contentHash, reviewAt: dueOf(policy, 'exemption-review', now) }
      : { type: 'seconded', contentHash, reason: step.reason },
  );
}

/** The earlier of the two: a revoked determination's entry goes in one working day, a changed decision in three days. */
export const revocationBy = (policy: Policy, now: Moment): Moment => {
  const [delisting, revocation] = [dueOf(policy, 'delisting', now), dueOf(policy, 'revocation', now)];
  return delisting < revocation ? delisting : revocation;
};

const contentOf = ({ matter }: CaseState) =>
  contentHashOf(
    matter.kind === 'default' ? matter.charge : matter.kind === 'exemption' ? matter.hardship : matter,
  );

/** The action where nothing is missing of what the law asks for by this stage; an exemption has no such gate. */
export function gated(
  { state, department, policy, campaign, exempt, now }: CaseWorld,
  stage: GateStage,
  action: () => CaseAction,
): Outcome<CaseAction> {
  if (state.matter.kind === 'exemption' && stage === 'determine') return accept(action());
  if (state.matter.kind !== 'default') return otherKind;
  const missing = missingPieces(stage, { state, department, policy, campaign, exempt, now });
  return missing.length === 0 ? accept(action()) : gateClosed(gateProblems(missing));
}

export const gateClosed = (problems: ReturnType<typeof gateProblems>) =>
  refuse(
    'gate-closed',
    '法定条件尚未具备，请看各项说明所引条款。',
    'The law asks for more before this; see each piece and its article.',
    problems,
  );

export const otherKind = refuse(
  'wrong-status',
  '此类案件没有这一步骤。',
  'There is no such step in a case of this kind.',
);
const alreadyOpen = refuse('already-exists', '复议或诉讼已登记。', 'A review or suit is registered already.');
const nothingToAnswer = refuse('wrong-status', '没有待答复的内容。', 'There is nothing to answer.');
const notAsked = refuse(
  'wrong-status',
  '平台尚未请来源部门核实。',
  'The platform has not asked the department.',
);
const notDetermined = refuse(
  'wrong-status',
  '请先由经办人认定现在的内容。',
  'An officer determines it as it stands now first.',
);
export const makerIsChecker = refuse(
  'maker-is-checker',
  '须由另一人办理，同一人的其他账号也不可以。',
  'Another person must do this; a second account of the same one does not count.',
);
