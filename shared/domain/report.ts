import * as z from 'zod';
import type { Evidence } from './evidence.ts';
import { CampaignId, type EvidenceId, ReportId } from './ids.ts';
import type { Moment } from './moment.ts';
import {
  type Channel,
  HistoryEntry,
  type ReportAction,
  type ReportActionType,
  type Subject,
} from './report-action.ts';
import { ReportForm } from './report-form.ts';

export const ReportStatus = z.enum([
  'draft',
  'submitted',
  'in-review',
  'second-review',
  'returned',
  'approved',
  'rejected',
  'withdrawn',
]);
export type ReportStatus = z.infer<typeof ReportStatus>;

/** A report is one record: its form and its history. Its version is the length of its history. */
export const Report = z.strictObject({
  reportId: ReportId,
  schemaVersion: z.literal(1),
  campaignId: CampaignId,
  form: ReportForm,
  history: z.array(HistoryEntry).min(1),
});
export type Report = z.infer<typeof Report>;

const open = ['draft', 'returned'] as const;
const waiting = ['in-review', 'second-review'] as const;
const undecided = ['draft', 'submitted', 'in-review', 'second-review', 'returned'] as const;

type Edge = { readonly from: readonly ReportStatus[]; readonly to: ReportStatus | 'same' };

/** The whole life of a report. What is not in this table cannot happen; `opened` alone starts one. */
export const transitions = {
  opened: { from: [], to: 'draft' },
  saved: { from: open, to: 'same' },
  'evidence-requested': { from: open, to: 'same' },
  'evidence-recorded': { from: open, to: 'same' },
  'evidence-removed': { from: open, to: 'same' },
  'evidence-released': { from: undecided, to: 'same' },
  submitted: { from: ['draft'], to: 'submitted' },
  supplemented: { from: ['returned'], to: 'submitted' },
  routed: { from: ['submitted'], to: 'in-review' },
  linked: { from: ['submitted', ...waiting, 'returned'], to: 'same' },
  assigned: { from: waiting, to: 'same' },
  claimed: { from: waiting, to: 'same' },
  'claim-released': { from: waiting, to: 'same' },
  seconded: { from: ['in-review'], to: 'second-review' },
  approved: { from: waiting, to: 'approved' },
  rejected: { from: waiting, to: 'rejected' },
  returned: { from: ['submitted', ...waiting], to: 'returned' },
  transferred: { from: waiting, to: 'in-review' },
  escalated: { from: [...waiting, 'returned'], to: 'same' },
  'consent-withdrawn': { from: ['submitted', ...waiting, 'returned', 'approved'], to: 'same' },
  withdrawn: { from: [...undecided, 'approved'], to: 'withdrawn' },
} as const satisfies Record<ReportActionType, Edge>;

export const isAllowed = (status: ReportStatus, type: ReportActionType): boolean => {
  const edge: Edge = transitions[type];
  return edge.from.includes(status);
};

type ActionOf<T extends ReportActionType> = Extract<ReportAction, { type: T }>;

/** What a report is now, folded from what was done to it. */
export type ReportState = {
  readonly status: ReportStatus;
  readonly version: number;
  readonly channel: Channel;
  readonly openedAt: Moment;
  readonly changedAt: Moment;
  readonly maker: { readonly account: string; readonly person: string };
  readonly evidence: ReadonlyMap<EvidenceId, Evidence>;
  readonly subject: Subject | null;
  readonly submission: ActionOf<'submitted'> | null;
  readonly submittedAt: Moment | null;
  readonly consentsWithdrawn: readonly { readonly consent: string; readonly at: Moment }[];
  readonly deed: string | null;
  /** How often it was handed in: 1 at the first submission. */
  readonly round: number;
  readonly routing: ActionOf<'routed'>['routing'] | null;
  /** The row of a department's file that it was made from; null where it was written by itself. */
  readonly source: ActionOf<'opened'>['source'] | null;
  /** Reports of the same deed that were met, oldest first. */
  readonly linked: readonly { readonly to: ReportId; readonly channel: Channel }[];
  /** The officer it was given to, and until when nobody else may take it. */
  readonly assignment: { readonly to: string; readonly by: string; readonly until: Moment } | null;
  readonly claim: { readonly account: string; readonly person: string; readonly until: Moment } | null;
  /** The officer whose approval waits for a second one. */
  readonly secondedBy: string | null;
  readonly returned: ActionOf<'returned'> | null;
  /** Named supervisors to whom a clock that ran out has handed it, oldest first. */
  readonly escalations: readonly { readonly to: string; readonly at: Moment }[];
  readonly determination: {
    readonly outcome: 'approved' | 'rejected';
    readonly at: Moment;
    readonly policyVersion: number;
    /** Everyone whose judgement it rests on, as persons. */
    readonly by: readonly string[];
    readonly text: string | null;
  } | null;
};

const personOf = (entry: HistoryEntry): string => (entry.actor.kind === 'system' ? '' : entry.actor.person);
const accountOf = (entry: HistoryEntry): string =>
  entry.actor.kind === 'system' ? entry.actor.name : entry.actor.account;

function begin(entry: HistoryEntry): ReportState {
  if (entry.action.type !== 'opened') throw new Error('a history that does not begin with its opening');
  return {
    status: 'draft',
    version: 1,
    channel: entry.action.channel,
    openedAt: entry.at,
    changedAt: entry.at,
    maker: { account: accountOf(entry), person: personOf(entry) },
    evidence: new Map(),
    subject: null,
    submission: null,
    submittedAt: null,
    consentsWithdrawn: [],
    deed: null,
    round: 0,
    routing: null,
    source: entry.action.source ?? null,
    linked: [],
    assignment: null,
    claim: null,
    secondedBy: null,
    returned: null,
    escalations: [],
    determination: null,
  };
}

function withEvidence(state: ReportState, id: EvidenceId, change: Partial<Evidence>): ReportState {
  const found = state.evidence.get(id);
  if (found === undefined) throw new Error('history names evidence that was never requested');
  return { ...state, evidence: new Map(state.evidence).set(id, { ...found, ...change }) };
}

function decide(
  state: ReportState,
  entry: HistoryEntry,
  outcome: 'approved' | 'rejected',
  text: string | null,
): ReportState {
  const by = [state.secondedBy, personOf(entry)].filter(person => person !== null);
  return {
    ...state,
    claim: null,
    determination: { outcome, at: entry.at, policyVersion: entry.policyVersion, by, text },
  };
}

/** What an action changes besides the status, which the table alone decides. */
function apply(state: ReportState, entry: HistoryEntry): ReportState {
  const { action } = entry;
  switch (action.type) {
    case 'opened':
      throw new Error('a history that opens twice');
    case 'saved':
      return state;
    case 'evidence-requested': {
      const added = action.files.map(
        file =>
          [
            file.evidenceId,
            { ...file, state: 'awaited', versionId: null, reason: null, requestedAt: entry.at },
          ] as const,
      );
      return { ...state, evidence: new Map([...state.evidence, ...added]) };
    }
    case 'evidence-recorded':
      return withEvidence(state, action.evidenceId, {
        state: action.verdict,
        versionId: action.versionId,
        reason: action.reason,
      });
    case 'evidence-removed':
      return withEvidence(state, action.evidenceId, { state: 'removed' });
    case 'evidence-released':
      return withEvidence(state, action.evidenceId, { state: 'released', reason: action.reason });
    case 'submitted':
      return {
        ...state,
        subject: action.subject,
        submission: action,
        submittedAt: entry.at,
        deed: action.deed,
        round: state.round + 1,
      };
    case 'supplemented':
      return { ...state, deed: action.deed, round: state.round + 1, returned: null };
    case 'routed':
      return { ...state, routing: action.routing, claim: null };
    case 'transferred':
      // A second officer of another department judges afresh, so a first approval does not travel.
      return { ...state, routing: action.routing, claim: null, assignment: null, secondedBy: null };
    case 'linked':
      return { ...state, linked: [...state.linked, { to: action.to, channel: action.channel }] };
    case 'assigned':
      return {
        ...state,
        assignment: action.to === null ? null : { to: action.to, by: accountOf(entry), until: action.until },
        // Handed over is out of the hand: what remains is the claim of the one who gets it.
        claim: action.to === null || state.claim?.account === action.to ? state.claim : null,
      };
    case 'claimed':
      return { ...state, claim: { account: accountOf(entry), person: personOf(entry), until: action.until } };
    case 'claim-released':
      return { ...state, claim: null };
    case 'seconded':
      return {
        ...state,
        claim: null,
        // The first officer's hands are not the second's.
        assignment: null,
        secondedBy: personOf(entry),
        routing: state.routing === null ? null : { ...state.routing, dueAt: action.dueAt },
      };
    case 'approved':
      return decide(state, entry, 'approved', action.note);
    case 'rejected':
      return decide(state, entry, 'rejected', action.reason);
    case 'returned':
      return { ...state, claim: null, secondedBy: null, returned: action };
    case 'escalated':
      return {
        ...state,
        claim: null,
        escalations: [...state.escalations, { to: action.to, at: entry.at }],
        returned: state.returned === null ? null : { ...state.returned, dueAt: action.dueAt },
        routing: state.routing === null ? null : { ...state.routing, dueAt: action.dueAt },
      };
    case 'consent-withdrawn': {
      const withdrawn = { consent: action.consent, at: entry.at };
      return { ...state, consentsWithdrawn: [...state.consentsWithdrawn, withdrawn] };
    }
    case 'withdrawn':
      return { ...state, claim: null };
  }
}

/** One step along the table. Throws a fault where a stored history left the table: that is damage, not a refusal. */
export function advance(state: ReportState, entry: HistoryEntry): ReportState {
  const edge: Edge = transitions[entry.action.type];
  if (!edge.from.includes(state.status)) {
    throw new Error(`history leaves the table: ${entry.action.type} from ${state.status}`);
  }
  const next = apply(state, entry);
  return {
    ...next,
    status: edge.to === 'same' ? state.status : edge.to,
    version: entry.sequence,
    changedAt: entry.at,
  };
}

/** The status and all that follows from it, from the history alone. Entries after `cutOff` are left out, if given. */
export function foldReport(report: Pick<Report, 'history'>, cutOff?: Moment): ReportState | null {
  const entries = cutOff === undefined ? report.history : report.history.filter(entry => entry.at <= cutOff);
  const [first, ...rest] = entries;
  return first === undefined ? null : rest.reduce(advance, begin(first));
}

/** The same, for a report known to exist. */
export function stateOf(report: Pick<Report, 'history'>): ReportState {
  const state = foldReport(report);
  if (state === null) throw new Error('a report without a history');
  return state;
}

/** What the workflow waits for. When it differs from what a stored task token waits for, the token is handed back. */
export function phaseOf(state: ReportState): string {
  switch (state.status) {
    case 'draft':
    case 'submitted':
      return `${state.status}:${state.round}`;
    case 'in-review':
    case 'second-review':
      return `${state.status}:${state.round}:${state.routing?.department ?? ''}:${state.routing?.dueAt ?? ''}`;
    case 'returned':
      return `returned:${state.round}:${state.escalations.length}`;
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return 'done';
  }
}
