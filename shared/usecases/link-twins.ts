import { createActionId } from '../domain/action-id.ts';
import type { Moment } from '../domain/moment.ts';
import { accept } from '../domain/outcome.ts';
import { type Report, stateOf } from '../domain/report.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { bySystem } from './action-call.ts';
import { changeReport } from './change-report.ts';

/** More than so many reports of one deed are not marked; nobody compares fifty forms side by side. */
export const mostTwins = 20;

type When = { readonly policyVersion: number; readonly now: Moment };

/**
 * Marks a report and every other of its deed as known to each other, whichever channel they came by. What is decided
 * already keeps its history as it is: then only this one is marked. Told again, it changes nothing.
 */
export async function linkTwins(reports: ReportStore, report: Report, when: When): Promise<Report> {
  const { deed } = stateOf(report);
  if (deed === null) throw new Error('a report that was handed in without a deed');
  let own = report;
  for (const reportId of (await reports.sameDeed(deed, report.reportId)).slice(0, mostTwins)) {
    const twin = await reports.find(reportId);
    // The index is behind the record: by now it may be withdrawn, or mended into another deed.
    if (twin === null || stateOf(twin).deed !== deed || stateOf(twin).status === 'withdrawn') continue;
    own = await mark(reports, own, twin, when);
    await mark(reports, twin, own, when);
  }
  return own;
}

async function mark(reports: ReportStore, report: Report, twin: Report, when: When): Promise<Report> {
  if (stateOf(report).linked.length >= mostTwins) return report;
  // The id is made from the pair, so that both sides may find each other at once and each is marked once.
  const actionId = createActionId('link', report.reportId, twin.reportId);
  const changed = await changeReport(
    reports,
    report,
    bySystem('verification', { actionId, now: when.now }, when.policyVersion),
    () => accept({ action: { type: 'linked', to: twin.reportId, channel: stateOf(twin).channel } }),
  );
  if (changed.ok) return changed.value;
  const { code } = changed.refusal;
  if (code === 'wrong-status' || code === 'too-many') return report;
  throw new Error(`cannot link: ${code}`);
}
