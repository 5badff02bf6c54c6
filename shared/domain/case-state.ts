import type { Actor } from './actor.ts';
import type { CaseStatus } from './case.ts';
import type { CaseActionOf, CaseClock, Warning } from './case-action.ts';
import type { CaseMatter } from './case-content.ts';
import type { CaseId } from './ids.ts';
import type { Moment } from './moment.ts';

export type Pause = { readonly why: CaseActionOf<'paused'>['why']; readonly at: Moment };

export type Objection = {
  readonly at: Moment;
  readonly dueAt: Moment;
  readonly departmentDueAt: Moment | null;
  readonly opinion: CaseActionOf<'department-answered'> | null;
  /** Since when its clocks stand still, and why; null while they run. */
  readonly pause: Pause | null;
};

export type Repair = CaseActionOf<'repair-applied'> & {
  readonly at: Moment;
  readonly acceptedAt: Moment | null;
};

export type LeavingReason = 'repaired' | 'expired' | 'revoked' | 'objection' | 'taken-down';

/** An entry on its way out: why, since when, and by when it must be gone everywhere. */
export type Leaving = { readonly why: LeavingReason; readonly at: Moment; readonly removeBy: Moment };

type Made = { readonly by: Actor; readonly at: Moment; readonly contentHash: string };
type Served = CaseActionOf<'notice-served'> & { readonly at: Moment };

/** What a case is now, folded from what was done to it. */
export type CaseState = {
  readonly status: CaseStatus;
  readonly version: number;
  readonly openedAt: Moment;
  readonly changedAt: Moment;
  readonly openedBy: Actor;
  readonly matter: CaseMatter;
  readonly determined: Made | null;
  readonly seconded: Made | null;
  readonly notices: readonly Served[];
  /** What the organisation said in the window, and whether it was answered. */
  readonly statements: readonly { readonly at: Moment; readonly answered: boolean }[];
  readonly decided: (CaseActionOf<'decided'> & { readonly at: Moment }) | null;
  readonly challenge: {
    readonly remedy: CaseActionOf<'challenged'>['remedy'];
    readonly open: boolean;
  } | null;
  readonly finalAt: Moment | null;
  readonly listed: (CaseActionOf<'listed'> & { readonly at: Moment; readonly by: Actor }) | null;
  readonly objection: Objection | null;
  readonly correctedAt: Moment | null;
  readonly repair: Repair | null;
  readonly leaving: Leaving | null;
  readonly takenDownBy: Actor | null;
  readonly confirmBy: Moment | null;
  /** Officers who confirmed the takedown, as persons. */
  readonly confirmations: readonly string[];
  /** The last entry of which the public register knows. */
  readonly published: { readonly revision: number; readonly upTo: number; readonly at: Moment } | null;
  /** The last entry that changes what the public sees; null while there was none. */
  readonly publicStep: { readonly step: number; readonly at: Moment } | null;
  readonly receiptId: string | null;
  readonly exemption: { readonly reviewAt: Moment; readonly at: Moment } | null;
  readonly heldBy: CaseId | null;
  /** An officer found it to be another fact than the exemption's. */
  readonly isOtherFact: boolean;
  readonly metAgain: readonly CaseActionOf<'met-again'>[];
  readonly warnings: readonly Warning[];
  readonly escalated: readonly CaseClock[];
};

export const personOf = (actor: Actor): string => (actor.kind === 'system' ? '' : actor.person);

/** The public register does not show yet what was decided. */
export const isUnpublished = ({ publicStep, published }: CaseState): boolean =>
  publicStep !== null && (published === null || published.upTo < publicStep.step);
