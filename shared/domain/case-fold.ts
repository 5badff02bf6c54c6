import { type Case, type CaseEdge, type CaseStatus, caseTransitions } from './case.ts';
import type { CaseActionType, CaseEntry } from './case-action.ts';
import type { CaseMatter, MatterOf } from './case-content.ts';
import { type CaseState, type LeavingReason, type Objection, personOf } from './case-state.ts';
import type { Moment } from './moment.ts';

function begin({ action, actor, at, sequence }: CaseEntry): CaseState {
  if (action.type !== 'opened') throw new Error('a case that does not begin with its opening');
  const { matter } = action;
  const objection = matter.kind === 'red-list-objection';
  return {
    status: objection ? 'contested' : 'draft',
    version: 1,
    openedAt: at,
    changedAt: at,
    openedBy: actor,
    matter,
    determined: null,
    seconded: null,
    notices: [],
    statements: [],
    decided: null,
    challenge: null,
    finalAt: null,
    listed: null,
    objection: objection ? objectionFrom(at, matter.dueAt) : null,
    correctedAt: null,
    repair: null,
    leaving: null,
    takenDownBy: null,
    confirmBy: null,
    confirmations: [],
    published: null,
    publicStep: objection ? { step: sequence, at } : null,
    receiptId: null,
    exemption: null,
    heldBy: null,
    isOtherFact: false,
    metAgain: [],
    warnings: [],
    escalated: [],
  };
}

const objectionFrom = (at: Moment, dueAt: Moment): Objection => ({
  at,
  dueAt,
  departmentDueAt: null,
  opinion: null,
  pause: null,
});

/** What was written before is determined anew. */
const afresh = { determined: null, seconded: null } as const;

function withCharge(state: CaseState, charge: MatterOf<'default'>['charge']): CaseMatter {
  if (state.matter.kind !== 'default') throw new Error('a charge in a case that is about no default');
  return { ...state.matter, charge };
}

function withHardship(state: CaseState, hardship: MatterOf<'exemption'>['hardship']): CaseMatter {
  if (state.matter.kind !== 'exemption') throw new Error('a hardship in a case that is no exemption');
  return { ...state.matter, hardship };
}

const left = (why: LeavingReason, at: Moment, removeBy: Moment) => ({
  leaving: { why, at, removeBy },
  objection: null,
  repair: null,
});

function changeObjection(state: CaseState, change: Partial<Objection>): CaseState {
  if (state.objection === null) throw new Error('history speaks of an objection that was never made');
  return { ...state, objection: { ...state.objection, ...change } };
}

/** What an action changes besides the status, which the table alone decides. */
function apply(state: CaseState, { action, actor, at }: CaseEntry): CaseState {
  switch (action.type) {
    case 'opened':
      throw new Error('a case that is opened twice');
    case 'saved':
      return { ...state, ...afresh, matter: withCharge(state, action.charge) };
    case 'hardship-saved':
      return { ...state, ...afresh, matter: withHardship(state, action.hardship) };
    case 'determined':
      return { ...state, determined: { by: actor, at, contentHash: action.contentHash }, seconded: null };
    case 'seconded':
      return { ...state, seconded: { by: actor, at, contentHash: action.contentHash } };
    case 'notice-served':
      return { ...state, notices: [...state.notices, { ...action, at }] };
    case 'stated':
      return { ...state, statements: [...state.statements, { at, answered: false }] };
    case 'statement-answered':
      return { ...state, statements: state.statements.map(one => ({ ...one, answered: true })) };
    case 'decided':
      return { ...state, decided: { ...action, at } };
    case 'challenged':
      return { ...state, challenge: { remedy: action.remedy, open: true } };
    case 'challenge-ended':
      return {
        ...state,
        challenge: state.challenge === null ? null : { ...state.challenge, open: false },
      };
    case 'finalised':
      return { ...state, finalAt: at };
    case 'dropped':
      return state;
    case 'listed':
      return { ...state, listed: { ...action, at, by: actor } };
    case 'objected':
      return { ...state, objection: objectionFrom(at, action.dueAt) };
    case 'department-asked':
      return changeObjection(state, { dueAt: action.dueAt, departmentDueAt: action.departmentDueAt });
    case 'department-answered':
      return changeObjection(state, { opinion: action });
    case 'paused':
      return changeObjection(state, { pause: { why: action.why, at } });
    case 'resumed':
      return changeObjection(state, {
        pause: null,
        dueAt: action.dueAt,
        departmentDueAt: action.departmentDueAt,
      });
    case 'objection-decided': {
      const decided = { ...state, objection: null };
      if (action.removeBy !== null) return { ...decided, ...left('objection', at, action.removeBy) };
      if (action.charge === null || state.listed === null) return decided;
      const displayUntil = action.displayUntil ?? state.listed.displayUntil;
      return {
        ...decided,
        matter: withCharge(state, action.charge),
        correctedAt: at,
        listed: { ...state.listed, displayUntil },
      };
    }
    case 'repair-applied':
      return { ...state, repair: { ...action, at, acceptedAt: null } };
    case 'repair-accepted':
      return { ...state, repair: state.repair === null ? null : { ...state.repair, acceptedAt: at } };
    case 'repair-refused':
    case 'repair-denied':
      return { ...state, repair: null };
    case 'repair-granted':
      return { ...state, ...left('repaired', at, action.removeBy) };
    case 'expired':
      return { ...state, ...left('expired', at, action.removeBy) };
    case 'revoked':
      return { ...state, ...left('revoked', at, action.removeBy) };
    case 'taken-down':
      return {
        ...state,
        ...left('taken-down', at, action.removeBy),
        takenDownBy: actor,
        confirmBy: action.confirmBy,
        confirmations: [],
      };
    case 'takedown-confirmed': {
      const confirmations = [...state.confirmations, personOf(actor)];
      return { ...state, confirmations, confirmBy: confirmations.length < 2 ? state.confirmBy : null };
    }
    case 'restored':
      return { ...state, leaving: null, takenDownBy: null, confirmBy: null, receiptId: null };
    case 'published':
      return { ...state, published: { revision: action.revision, upTo: action.upTo, at } };
    case 'delisted':
      return { ...state, receiptId: action.receiptId };
    case 'exempted':
    case 'exemption-reviewed':
      return { ...state, exemption: { reviewAt: action.reviewAt, at } };
    case 'exemption-ended':
      return { ...state, exemption: null };
    case 'met-again':
      return { ...state, metAgain: [...state.metAgain, action] };
    case 'held':
      return { ...state, heldBy: action.exemption };
    case 'released':
      return { ...state, heldBy: null, isOtherFact: true };
    case 'warned':
      return { ...state, warnings: [...state.warnings, action.of] };
    case 'escalated':
      return { ...state, escalated: [...state.escalated, action.clock] };
  }
}

/** What the public sees differently after it. */
const publicTypes: ReadonlySet<CaseActionType> = new Set([
  'opened',
  'listed',
  'objected',
  'objection-decided',
  'repair-granted',
  'expired',
  'revoked',
  'taken-down',
  'restored',
]);

/** A clock begins afresh, so whoever was asked about the last one is asked again. */
const clockTypes: ReadonlySet<CaseActionType> = new Set([
  'objected',
  'repair-applied',
  'taken-down',
  'exemption-reviewed',
]);

const isPublic = ({ matter }: CaseState, type: CaseActionType): boolean =>
  publicTypes.has(type) && (matter.kind === 'default' || type === 'objection-decided');

function statusAfter(state: CaseState, { to }: CaseEdge, { action }: CaseEntry): CaseStatus {
  if (to === 'same' || to === 'by-matter') return state.status;
  if (to === 'if-upheld') return action.type === 'challenge-ended' && !action.upheld ? 'dropped' : 'decided';
  if (to !== 'by-outcome') return to;
  if (state.status === 'contested') return 'closed';
  return action.type === 'objection-decided' && action.outcome === 'removed' ? 'revoked' : 'listed';
}

/** One step along the table. Throws a fault where a stored history left the table: that is damage, not a refusal. */
function advance(state: CaseState, entry: CaseEntry): CaseState {
  const edge: CaseEdge = caseTransitions[entry.action.type];
  if (!edge.from.includes(state.status))
    throw new Error(`a case leaves the table: ${entry.action.type} from ${state.status}`);
  const { type } = entry.action;
  return {
    ...apply(state, entry),
    status: statusAfter(state, edge, entry),
    version: entry.sequence,
    changedAt: entry.at,
    ...(isPublic(state, type) ? { publicStep: { step: entry.sequence, at: entry.at } } : {}),
    ...(clockTypes.has(type) ? { escalated: [] } : {}),
  };
}

/** The status and all that follows from it, from the history alone. */
export function caseStateOf({ history }: Pick<Case, 'history'>): CaseState {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error('a case without a history');
  return rest.reduce(advance, begin(first));
}
