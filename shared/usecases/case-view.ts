import type { CaseView } from '../contract/case-views.ts';
import type { Actor } from '../domain/actor.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { Case } from '../domain/case.ts';
import type { CaseAction } from '../domain/case-action.ts';
import { comingEvents, runningClocks } from '../domain/case-clocks.ts';
import { caseStateOf } from '../domain/case-fold.ts';
import { lettersOf } from '../domain/case-letter.ts';
import type { CaseState } from '../domain/case-state.ts';
import { clockLineAt, clockRiskOf } from '../domain/clock-risk.ts';
import { missingPieces } from '../domain/listing-gate.ts';
import type { Moment } from '../domain/moment.ts';
import type { Policy } from '../domain/policy.ts';
import { repairPapers } from '../domain/register-entry.ts';

type Given = { readonly policy: Policy; readonly campaign: Campaign; readonly now: Moment };

/** Before they are listed, cases say what the law still asks for. */
const onTheWay: ReadonlySet<string> = new Set(['draft', 'noticed', 'decided', 'final', 'held-out']);

/** A case as all sides see it, at a moment. */
export function caseViewOf(record: Case, { policy, campaign, now }: Given): CaseView {
  const { caseId, campaignId, department, subject } = record;
  const state = caseStateOf(record);
  const { objection, repair, leaving, listed, published, matter } = state;
  const line = clockLineAt(now, policy.calendar);
  const exempt = state.heldBy !== null;
  const letters = new Set(lettersOf(record));
  return {
    caseId,
    campaignId,
    department,
    subject,
    kind: matter.kind,
    status: state.status,
    version: state.version,
    openedAt: state.openedAt,
    changedAt: state.changedAt,
    matter,
    missing:
      matter.kind === 'default' && onTheWay.has(state.status)
        ? [...missingPieces('list', { state, department, policy, campaign, exempt, now })]
        : [],
    clocks: runningClocks(state).map(clock => ({
      ...clock,
      risk: clock.paused ? null : clockRiskOf(clock.dueAt, line),
    })),
    coming: comingEvents(state).map(({ of, about }) => ({ of, about, warned: state.warnings.includes(of) })),
    objection:
      objection === null
        ? null
        : {
            since: objection.at,
            dueAt: objection.dueAt,
            paused: objection.pause?.why ?? null,
            opinion: objection.opinion?.opinion ?? null,
          },
    challenge: state.challenge?.open === true ? state.challenge.remedy : null,
    listing: listed === null ? null : listingOf(listed),
    repair: repair === null ? null : { appliedAt: repair.at, acceptedAt: repair.acceptedAt },
    leaving: leaving === null ? null : { ...leaving },
    takedownConfirmations: state.confirmations.length,
    exemptUntilReview: state.exemption?.reviewAt ?? null,
    metAgain: state.metAgain.length,
    heldBy: state.heldBy,
    published: published === null ? null : { revision: published.revision, at: published.at },
    receiptId: state.receiptId,
    timeline: record.history.map(({ sequence, at, action, actor }) => ({
      sequence,
      at,
      what: action.type,
      by: sideOf(actor),
      reason: reasonOf(action),
      letter: letters.has(sequence),
    })),
  };
}

const listingOf = ({ at, repairFrom, displayUntil }: NonNullable<CaseState['listed']>) => ({
  listedAt: at,
  repairFrom,
  repairNeeds: [...repairPapers],
  displayUntil,
});

const reasonOf = (action: CaseAction): string | null => ('reason' in action ? action.reason : null);

function sideOf(actor: Actor): CaseView['timeline'][number]['by'] {
  if (actor.kind === 'system') return 'system';
  if (actor.kind === 'citizen') return 'organisation';
  return actor.role === 'office' ? 'office' : 'department';
}
