import * as z from 'zod';
import { CampaignId, ReleaseNumber } from './ids.ts';
import type { Moment } from './moment.ts';
import { type ReleaseAction, type ReleaseActionType, ReleaseEntry } from './release-action.ts';

export const ReleaseStatus = z.enum([
  'frozen',
  'composed',
  'approved',
  'rejected',
  'published',
  'delivered',
  'reconciled',
]);
export type ReleaseStatus = z.infer<typeof ReleaseStatus>;

/** One release of a campaign: its name and its history, as a report is. */
export const Release = z.strictObject({
  campaignId: CampaignId,
  release: ReleaseNumber,
  schemaVersion: z.literal(1),
  history: z.array(ReleaseEntry).min(1),
});
export type Release = z.infer<typeof Release>;

/** Two persons, neither of whom determined anything in it. */
export const approvalsNeeded = 2;

type Edge = { readonly from: readonly ReleaseStatus[]; readonly to: ReleaseStatus | 'same' | 'counted' };

/** The whole life of a release; `frozen` alone starts one. `counted`: approvals move it on once there are enough. */
export const releaseTransitions = {
  frozen: { from: [], to: 'frozen' },
  composed: { from: ['frozen'], to: 'composed' },
  approved: { from: ['composed'], to: 'counted' },
  rejected: { from: ['composed'], to: 'rejected' },
  paused: { from: ['frozen', 'composed', 'approved', 'published'], to: 'same' },
  resumed: { from: ['frozen', 'composed', 'approved', 'published'], to: 'same' },
  cancelled: { from: ['frozen', 'composed'], to: 'rejected' },
  'ledger-written': { from: ['approved'], to: 'same' },
  published: { from: ['approved'], to: 'published' },
  'delivery-recorded': { from: ['published'], to: 'same' },
  delivered: { from: ['published'], to: 'delivered' },
  reconciled: { from: ['delivered'], to: 'reconciled' },
} as const satisfies Record<ReleaseActionType, Edge>;

type ActionOf<T extends ReleaseActionType> = Extract<ReleaseAction, { type: T }>;

export type ReleaseState = {
  readonly status: ReleaseStatus;
  readonly version: number;
  readonly frozen: ActionOf<'frozen'>;
  readonly composed: ActionOf<'composed'> | null;
  readonly approvals: readonly {
    readonly person: string;
    readonly at: Moment;
    /** Why figures outside of what was expected are right all the same. */
    readonly reason: string | null;
  }[];
  readonly rejection: { readonly reason: string; readonly at: Moment } | null;
  /** Its steps wait. */
  readonly paused: { readonly reason: string; readonly at: Moment } | null;
  readonly published: { readonly at: Moment; readonly manifestHash: string } | null;
  readonly deliveries: readonly ActionOf<'delivery-recorded'>[];
  readonly reconciled: ActionOf<'reconciled'> | null;
};

/** May this be done to a release of this status? */
export const isReleaseAllowed = (status: ReleaseStatus, type: ReleaseActionType): boolean => {
  const edge: Edge = releaseTransitions[type];
  return edge.from.includes(status);
};

/** Nothing more will happen to it, so that the next one may start. */
export const isFinished = (status: ReleaseStatus): boolean =>
  status === 'reconciled' || status === 'rejected';

/** Its bytes are public and its ledger stands. */
export const isPublished = (state: ReleaseState): boolean => state.published !== null;

function begin(entry: ReleaseEntry): ReleaseState {
  if (entry.action.type !== 'frozen') throw new Error('a release that does not begin with its cut-off');
  return {
    status: 'frozen',
    version: 1,
    frozen: entry.action,
    composed: null,
    approvals: [],
    rejection: null,
    paused: null,
    published: null,
    deliveries: [],
    reconciled: null,
  };
}

function apply(state: ReleaseState, { action, actor, at }: ReleaseEntry): ReleaseState {
  switch (action.type) {
    case 'frozen':
      throw new Error('a release that is frozen twice');
    case 'composed':
      return { ...state, composed: action };
    case 'approved':
      return {
        ...state,
        approvals: [
          ...state.approvals,
          { person: actor.kind === 'system' ? '' : actor.person, at, reason: action.reason ?? null },
        ],
      };
    case 'paused':
      return { ...state, paused: { reason: action.reason, at } };
    case 'resumed':
      return { ...state, paused: null };
    case 'cancelled':
    case 'rejected':
      return { ...state, rejection: { reason: action.reason, at } };
    case 'published':
      return { ...state, published: { at, manifestHash: action.manifestHash } };
    case 'delivery-recorded':
      return { ...state, deliveries: [...state.deliveries, action] };
    case 'reconciled':
      return { ...state, reconciled: action };
    case 'ledger-written':
    case 'delivered':
      return state;
  }
}

function advance(state: ReleaseState, entry: ReleaseEntry): ReleaseState {
  const edge: Edge = releaseTransitions[entry.action.type];
  if (!edge.from.includes(state.status)) {
    throw new Error(`a release's history leaves the table: ${entry.action.type} from ${state.status}`);
  }
  const next = { ...apply(state, entry), version: entry.sequence };
  if (edge.to === 'same') return next;
  if (edge.to === 'counted')
    return next.approvals.length < approvalsNeeded ? next : { ...next, status: 'approved' };
  return { ...next, status: edge.to };
}

/** What a release is now, folded from its history. Throws where a stored history left the table: that is damage. */
export function releaseStateOf({ history }: Pick<Release, 'history'>): ReleaseState {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error('a release without a history');
  return rest.reduce(advance, begin(first));
}

/** The composition of a release known to be composed. */
export function compositionOf(state: ReleaseState): ActionOf<'composed'> {
  if (state.composed === null) throw new Error('a release that is not composed yet');
  return state.composed;
}
