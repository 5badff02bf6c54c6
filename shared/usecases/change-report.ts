import type { Caller } from '../domain/actor.ts';
import { type ActionBy, appendAction, earlierCall } from '../domain/append-action.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { may, type Permission } from '../domain/permission.ts';
import { type Report, type ReportState, stateOf } from '../domain/report.ts';
import type { ReportAction } from '../domain/report-action.ts';
import type { ReportForm } from '../domain/report-form.ts';
import type { ReportStore } from '../ports/report-store.ts';

/** What to do to a report, decided on what stands now. Asked again when somebody else was faster. */
export type Decision = (report: Report, state: ReportState) => Promise<Outcome<Next>> | Outcome<Next>;

export type Next = {
  readonly action: ReportAction;
  readonly form?: ReportForm;
  /** The person who judges: refused in the write itself where they made the record (maker ≠ checker). */
  readonly checker?: string;
};

/** Three files scanned at once meet at one record; each needs one more try than those before it. */
const MOST_TRIES = 12;

export const notFound = (): Outcome<never> =>
  refuse('not-found', '没有找到，或您无权查看。', 'Not found, or not yours to see.');

/** Decide → append → save, until it is saved or refused. A call that finds its own entry has succeeded before. */
export async function changeReport(
  reports: ReportStore,
  loaded: Report | null,
  by: ActionBy,
  decide: Decision,
  mayTouch: (report: Report, state: ReportState) => boolean = () => true,
): Promise<Outcome<Report>> {
  let report = loaded;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    if (report === null) return notFound();
    const state = stateOf(report);
    if (!mayTouch(report, state)) return notFound();
    const earlier = earlierCall(report, by);
    if (earlier !== null) return earlier.ok ? accept(report) : earlier;
    const next = await decide(report, state);
    if (!next.ok) return next;
    const changed = appendAction(report, by, next.value.action, next.value.form);
    if (!changed.ok) return changed;
    const result = await reports.save(changed.value, next.value.checker);
    if (result.saved) return changed;
    report = result.current;
  }
  return refuse(
    'changed-meanwhile',
    '该报送正被同时修改，请稍后重试。',
    'This report is being changed by others at this moment; try again.',
  );
}

export const isOwn =
  (caller: Caller, permission: Permission) =>
  (_report: Report, state: ReportState): boolean =>
    may(caller, permission, { maker: state.maker.account });

/** Reviewers see what waits in their department and district, and nothing else (S10). */
export const isOfDepartment =
  (caller: Caller, permission: Permission) =>
  (_report: Report, state: ReportState): boolean =>
    state.routing !== null && may(caller, permission, state.routing);
