import { tallyChange } from '../domain/desk-numbers.ts';
import type { Moment } from '../domain/moment.ts';
import { phaseOf, type Report, stateOf } from '../domain/report.ts';
import type { Counters } from '../ports/counters.ts';
import type { OpenTask } from '../ports/report-store.ts';
import type { Workflows } from '../ports/workflows.ts';
import { turnOf } from './workflow-turn.ts';

type Ports = { readonly workflows: Workflows; readonly counters: Pick<Counters, 'record'> };

/** A report as the table's stream shows it after and before a change. */
export type ReportChange = {
  readonly report: Report;
  readonly task: OpenTask | null;
  readonly before: Report | null;
  readonly now: Moment;
};

/**
 * Everything that follows from an action, told by what stands now and never by which change was seen: a change
 * delivered twice, late or after others leads to the same place.
 */
export async function followReport({ workflows, counters }: Ports, change: ReportChange): Promise<void> {
  const { report, task, before, now } = change;
  const state = stateOf(report);
  if (state.status === 'submitted' && state.round === 1)
    await workflows.startVerification(report.reportId, 1);
  if (task !== null && task.phase !== phaseOf(state))
    await workflows.completeTask(task.token, turnOf(state, now));
  const { category, district } = report.form;
  const from = before === null ? null : stateOf(before).status;
  const moved = before !== null && (before.form.category !== category || before.form.district !== district);
  const desk = tallyChange(before, report);
  if (from === state.status && !moved && desk.length === 0) return;
  await counters.record([
    {
      reportId: report.reportId,
      version: state.version,
      campaignId: report.campaignId,
      category,
      district,
      channel: state.channel,
      from,
      to: state.status,
      desk,
      ...(before !== null && moved
        ? { before: { category: before.form.category, district: before.form.district } }
        : {}),
    },
  ]);
}
