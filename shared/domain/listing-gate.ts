import type { Bilingual } from './bilingual.ts';
import type { Campaign } from './campaign.ts';
import { hashOf } from './canonical.ts';
import type { Charge } from './case-content.ts';
import { type CaseState, personOf } from './case-state.ts';
import { dayOf } from './day.ts';
import type { FieldProblem } from './field-problem.ts';
import { gateWords } from './gate-words.ts';
import type { DepartmentId, Sha256 } from './ids.ts';
import type { Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import { competentDepartment, findBasisOn, findConduct, findMeasure, severityOf } from './policy-lookups.ts';

/** What a defaulter entry needs, in the order of the procedure. */
export const gatePieces = [
  'conduct',
  'relief-period',
  'facts',
  'evidence',
  'basis',
  'severity',
  'display-period',
  'measures',
  'competence',
  'no-exemption',
  'determination',
  'second-officer',
  'notice',
  'notified-as-determined',
  'objection-window',
  'statement-answered',
  'decision',
  'repair-notice',
  'final',
] as const;
export type GatePiece = (typeof gatePieces)[number];

/** How far the procedure is to go: each stage needs its own pieces and all before it. */
export const gateStages = {
  determine: 'no-exemption',
  serve: 'second-officer',
  decide: 'statement-answered',
  finalise: 'final',
  list: 'final',
} as const satisfies Record<string, GatePiece>;
export type GateStage = keyof typeof gateStages;

/** A piece that is missing, with the article that asks for it. */
export type MissingPiece = {
  readonly piece: GatePiece;
  readonly article: string;
  readonly message: Bilingual;
  readonly remedy: Bilingual;
};

export type GateGiven = {
  readonly state: CaseState;
  readonly department: DepartmentId;
  readonly policy: Policy;
  readonly campaign: Pick<Campaign, 'startedOn' | 'endedAt'>;
  /** A standing exemption covers this fact (R11). */
  readonly exempt: boolean;
  readonly now: Moment;
};

/** What a determination binds: change one word of it, and it is to be determined again. */
export const contentHashOf = (content: unknown): Sha256 => hashOf(content);

/**
 * The legal-basis gate: what of all that the law asks for is missing before this stage, article by article. Pure, and asked
 * again in full at the last stage, whatever was asked before. Only a case about a default can pass it.
 */
export function missingPieces(stage: GateStage, given: GateGiven): readonly MissingPiece[] {
  const last = gatePieces.indexOf(gateStages[stage]);
  const { matter } = given.state;
  if (matter.kind !== 'default') throw new Error('only a default can be listed');
  return gatePieces
    .slice(0, last + 1)
    .filter(piece => !isThere[piece](matter.charge, given, matter.district))
    .map(piece => ({ piece, ...wordsOf(piece, given) }));
}

/** What is missing of the content alone, whoever determined it: for a correction of what is listed. */
export const contentPieces = (given: GateGiven): readonly MissingPiece[] => missingPieces('determine', given);

/** The same as problems of a document, each under the name of its piece. */
export const gateProblems = (missing: readonly MissingPiece[]): readonly FieldProblem[] =>
  missing.map(({ piece, message, remedy }) => ({ code: `gate-${piece}`, path: [piece], message, remedy }));

function wordsOf(piece: GatePiece, { state }: GateGiven): Omit<MissingPiece, 'piece'> {
  const onlyPenalty = piece === 'notice' && state.notices.some(({ notice }) => notice === 'penalty');
  const { article, message, remedy } = gateWords[onlyPenalty ? 'notice-of-penalty-only' : piece];
  return {
    article,
    message: { zh: `${message.zh}（${article}）`, en: `${message.en} (${article})` },
    remedy,
  };
}

/** The notice of the listing that stands: the newest one. */
const listingNotice = ({ notices }: CaseState) => notices.findLast(({ notice }) => notice === 'listing');

const isThere: Readonly<Record<GatePiece, (charge: Charge, given: GateGiven, district: string) => boolean>> =
  {
    conduct: ({ conduct }, { policy }) => conduct !== null && findConduct(policy, conduct) !== undefined,
    'relief-period': ({ from, until }, { campaign, now }) => {
      const lastDay = dayOf(campaign.endedAt ?? now);
      return campaign.startedOn <= from && from <= until && until <= lastDay;
    },
    facts: ({ facts }) => facts !== null,
    evidence: ({ evidence }) => evidence.length > 0,
    basis: ({ basis, from, until }, { policy }) =>
      basis !== null &&
      findBasisOn(policy, basis.id, from) !== undefined &&
      findBasisOn(policy, basis.id, until) !== undefined,
    severity: ({ severity }, { policy }) => severity !== null && severityOf(policy, severity).shown,
    'display-period': ({ severity, displayMonths }, { policy }) => {
      if (severity === null || displayMonths === null) return false;
      const { minimumMonths, maximumMonths } = severityOf(policy, severity);
      return minimumMonths <= displayMonths && displayMonths <= maximumMonths;
    },
    measures: ({ measures }, { policy }) =>
      measures.length > 0 &&
      new Set(measures).size === measures.length &&
      measures.every(measure => findMeasure(policy, measure) !== undefined),
    competence: (_, { policy, department }, district) =>
      policy.categories.some(
        ({ id, outcome }) =>
          outcome === 'defaulter-list' &&
          competentDepartment(policy, id, district).department.id === department,
      ),
    'no-exemption': (_, { exempt }) => !exempt,
    determination: (charge, { state }) => state.determined?.contentHash === contentHashOf(charge),
    'second-officer': (charge, { state: { determined, seconded } }) =>
      determined !== null &&
      seconded?.contentHash === contentHashOf(charge) &&
      personOf(seconded.by) !== personOf(determined.by),
    notice: (_, { state, now }) => {
      const notice = listingNotice(state);
      return notice !== undefined && notice.service.servedOn <= dayOf(now);
    },
    'notified-as-determined': (charge, { state }) =>
      listingNotice(state)?.contentHash === contentHashOf(charge),
    'objection-window': (_, { state, now }) => {
      const notice = listingNotice(state);
      const answered = state.statements.length > 0 && state.statements.every(one => one.answered);
      return notice !== undefined && (answered || notice.windowEndsAt <= now);
    },
    'statement-answered': (_, { state }) => state.statements.every(one => one.answered),
    decision: (_, { state: { decided }, now }) => decided !== null && decided.service.servedOn <= dayOf(now),
    'repair-notice': (_, { state: { decided } }) => decided?.repairNotice === true,
    final: (_, { state: { decided, challenge }, now }) =>
      decided !== null && (challenge === null ? decided.remediesEndAt <= now : !challenge.open),
  };
