import type { ImportTurn } from '../contract/import-steps.ts';
import { createActionId } from '../domain/action-id.ts';
import type { ImportId } from '../domain/ids.ts';
import type { Import, ImportState } from '../domain/import.ts';
import type { ImportActionType } from '../domain/import-action.ts';
import type { ImportActionBy } from '../domain/import-history.ts';
import { later, type Moment, millisOf } from '../domain/moment.ts';
import type { ImportRules } from '../domain/policy-shape.ts';
import { bySystem } from './action-call.ts';

const DAY = 86_400_000;
/**
 * However far off the clock is, an execution looks so often (in seconds): where somebody decided and the start of the next
 * step was lost on the way, it goes on by itself. In a year this stays within what an execution's history can hold.
 */
const REST_S = 6 * 3_600;

/** A lead has a month; staged identities do not wait longer for somebody who does not come (in days). */
const CONFIRM_DAYS = 30;
/** What an import takes from its announcement to its end at the most, before the days that the policy keeps it (in days). */
const LIFE_DAYS = 60;

export const confirmBefore = (judgedAt: Moment): Moment => later(judgedAt, CONFIRM_DAYS * DAY);

/** Until when rows, findings and staged identities lie there. */
export const keepUntil = (openedAt: Moment, rules: ImportRules): Moment =>
  later(openedAt, (LIFE_DAYS + rules.keepDays) * DAY);

const waitFor = (moment: Moment, now: Moment): ImportTurn => ({
  next: 'wait',
  waitSeconds: Math.min(Math.max(Math.ceil((millisOf(moment) - millisOf(now)) / 1000), 1), REST_S),
});

const go = (next: ImportTurn['next']): ImportTurn => ({ next, waitSeconds: 1 });

/** What the workflow of an import in this state has to do next. `read`: have all of its rows been judged? */
export function importTurnOf(state: ImportState, read: boolean, now: Moment): ImportTurn {
  switch (state.status) {
    case 'reading':
      return go(read ? 'annotate' : 'read');
    case 'judged':
      return state.judged === null ? go('done') : waitFor(confirmBefore(state.judged.at), now);
    case 'acting':
      return go('act');
    case 'platform-check':
      return state.checkDueAt === null ? go('done') : waitFor(state.checkDueAt, now);
    case 'returning':
      return go('return');
    case 'announced':
    case 'unreadable':
    case 'checked':
    case 'sent-back':
    case 'cancelled':
    case 'expired':
    case 'closed':
      return go('done');
  }
}

/** A step of the workflow: the same step of the same import is the same call, however often it runs. */
export const byStep = (
  record: Import,
  step: ImportActionType,
  round: number,
  now: Moment,
  policyVersion: number,
): ImportActionBy =>
  bySystem('import', { actionId: actionIdOf(record.importId, step, round), now }, policyVersion);

const actionIdOf = (importId: ImportId, step: string, round: number) =>
  createActionId('import', importId, step, round);
