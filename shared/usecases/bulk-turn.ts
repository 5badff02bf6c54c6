import type { BulkTurn } from '../contract/bulk-steps.ts';
import { createActionId } from '../domain/action-id.ts';
import type { BulkDecision } from '../domain/bulk-decision.ts';
import { type BulkState, bulkStateOf, confirmBefore } from '../domain/bulk-decision.ts';
import type { BulkActionType } from '../domain/bulk-decision-action.ts';
import type { BulkActionBy } from '../domain/bulk-decision-history.ts';
import { type Moment, millisOf } from '../domain/moment.ts';
import { bySystem } from './action-call.ts';

const go = (next: BulkTurn['next']): BulkTurn => ({ next, waitSeconds: 1 });

/** An execution is started just before its confirmation is written; shorter than any time to undo (in seconds). */
const LOOK_AGAIN_S = 30;

/** What the execution that runs for `version` of the record has to do next. */
export function bulkTurnOf(state: BulkState, version: number, now: Moment): BulkTurn {
  const { status, gathered, confirmed } = state;
  switch (status) {
    case 'gathering':
      return go('run');
    case 'confirmed':
    case 'acting': {
      // Taken back and confirmed again: that confirmation has an execution of its own.
      if (confirmed === null || confirmed.version !== version) return go('done');
      const left = millisOf(confirmed.takesEffectAt) - millisOf(now);
      if (status === 'acting' || left <= 0) return go('run');
      return { next: 'wait', waitSeconds: Math.ceil(left / 1000) };
    }
    case 'previewed': {
      const early = version > state.version && gathered !== null && now < confirmBefore(gathered.at);
      return early ? { next: 'wait', waitSeconds: LOOK_AGAIN_S } : go('done');
    }
    case 'done':
      return go('done');
  }
}

/** A step of the workflow: the same step at the same version is the same call, however often it runs. */
export function byBulkStep(
  record: BulkDecision,
  step: BulkActionType,
  now: Moment,
  policyVersion: number | undefined,
): BulkActionBy {
  const { version } = bulkStateOf(record);
  const cause = { actionId: createActionId('bulk', record.bulkId, step, version), now };
  return bySystem('bulk', cause, policyVersion ?? policyVersionOf(record));
}

/** The policy under which the last entry was made; for acts that rest on no rule of it. */
export function policyVersionOf({ history }: Pick<BulkDecision, 'history'>): number {
  const last = history.at(-1);
  if (last === undefined) throw new Error('a bulk decision without a history');
  return last.policyVersion;
}
