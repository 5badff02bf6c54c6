import * as z from 'zod';
import type { Actor } from './actor.ts';
import {
  type BulkActionOf,
  type BulkActionType,
  type BulkCounts,
  BulkEntry,
} from './bulk-decision-action.ts';
import { BulkId } from './ids.ts';
import { later, type Moment } from './moment.ts';

export const BulkStatus = z.enum(['gathering', 'previewed', 'confirmed', 'acting', 'done']);
export type BulkStatus = z.infer<typeof BulkStatus>;

/** One officer's decision about many reports: everything done to it. Its items lie beside it and expire. */
export const BulkDecision = z.strictObject({
  bulkId: BulkId,
  schemaVersion: z.literal(1),
  history: z.array(BulkEntry).min(1),
});
export type BulkDecision = z.infer<typeof BulkDecision>;

type Edge = { readonly from: readonly BulkStatus[]; readonly to: BulkStatus };

/** The whole life of a bulk decision. What is not in this table cannot happen; `opened` alone starts one. */
export const bulkTransitions = {
  opened: { from: [], to: 'gathering' },
  gathered: { from: ['gathering'], to: 'previewed' },
  confirmed: { from: ['previewed'], to: 'confirmed' },
  // Nothing has happened to any report yet, so that it is again what it was: a preview.
  undone: { from: ['confirmed'], to: 'previewed' },
  began: { from: ['confirmed'], to: 'acting' },
  done: { from: ['acting'], to: 'done' },
} as const satisfies Record<BulkActionType, Edge>;

export const isBulkAllowed = (status: BulkStatus, type: BulkActionType): boolean => {
  const edge: Edge = bulkTransitions[type];
  return edge.from.includes(status);
};

/** What a bulk decision is now, folded from what was done to it. */
export type BulkState = {
  readonly status: BulkStatus;
  readonly version: number;
  readonly openedAt: Moment;
  readonly changedAt: Moment;
  /** The officer in whose name it acts. */
  readonly officer: Extract<Actor, { kind: 'staff' }>;
  readonly opened: BulkActionOf<'opened'>;
  readonly gathered: (BulkActionOf<'gathered'> & { readonly at: Moment }) | null;
  /** `version` tells this confirmation from one that was taken back. */
  readonly confirmed: (BulkActionOf<'confirmed'> & { readonly at: Moment; readonly version: number }) | null;
  readonly counts: BulkCounts | null;
};

function begin({ action, actor, at }: BulkEntry): BulkState {
  if (action.type !== 'opened' || actor.kind !== 'staff')
    throw new Error('a bulk decision that does not begin with its opening by an officer');
  return {
    status: 'gathering',
    version: 1,
    openedAt: at,
    changedAt: at,
    officer: actor,
    opened: action,
    gathered: null,
    confirmed: null,
    counts: null,
  };
}

function apply(state: BulkState, { action, at, sequence }: BulkEntry): BulkState {
  switch (action.type) {
    case 'opened':
      throw new Error('a bulk decision that is opened twice');
    case 'gathered':
      return { ...state, gathered: { ...action, at } };
    case 'confirmed':
      return { ...state, confirmed: { ...action, at, version: sequence } };
    case 'undone':
      return { ...state, confirmed: null };
    case 'began':
      return state;
    case 'done':
      return { ...state, counts: action.counts };
  }
}

/** One step along the table. Throws a fault where a stored history left the table: that is damage, not a refusal. */
function advance(state: BulkState, entry: BulkEntry): BulkState {
  const edge: Edge = bulkTransitions[entry.action.type];
  if (!edge.from.includes(state.status))
    throw new Error(`a bulk decision's history leaves the table: ${entry.action.type} from ${state.status}`);
  return { ...apply(state, entry), status: edge.to, version: entry.sequence, changedAt: entry.at };
}

/** The status and all that follows from it, from the history alone. */
export function bulkStateOf({ history }: Pick<BulkDecision, 'history'>): BulkState {
  const [first, ...rest] = history;
  if (first === undefined) throw new Error('a bulk decision without a history');
  return rest.reduce(advance, begin(first));
}

const HOUR = 3_600_000;

/** A working day and the night before it; what was seen longer ago is looked at again (in hours). */
const PREVIEW_HOURS = 24;
export const confirmBefore = (gatheredAt: Moment): Moment => later(gatheredAt, PREVIEW_HOURS * HOUR);

/**
 * A suit against a decision may be brought within six months (Administrative Litigation Law, art. 46); until then the
 * outcome of each item can be looked up here, and afterwards in the reports' own histories (in days).
 */
const KEPT_DAYS = 200;
export const itemsKeptUntil = (openedAt: Moment): Moment => later(openedAt, KEPT_DAYS * 24 * HOUR);
