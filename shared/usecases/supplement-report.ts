import type { ReportView } from '../contract/report-views.ts';
import { hashOf } from '../domain/canonical.ts';
import { checkEvidenceForSubmission } from '../domain/evidence-rules.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuseFields } from '../domain/outcome.ts';
import { checkForm, deedOf } from '../domain/submission.ts';
import type { ActionCall } from './action-call.ts';
import { changeOwnReport, type OwnReportPorts } from './own-report.ts';

type Command = { readonly by: ActionCall; readonly reportId: ReportId; readonly note: string | null };

/** Hands a returned report in again. The reporting period may be over by now: the office asked, so it is in time. */
export function supplementReport(
  ports: OwnReportPorts,
  { by, reportId, note }: Command,
): Promise<Outcome<ReportView>> {
  return changeOwnReport(ports, by, reportId, { note }, ({ campaign, policy }) => (report, state) => {
    const form = checkForm(policy, campaign, report.form, state.channel, by.now);
    if (!form.ok) return refuseFields(form.problems);
    const evidence = checkEvidenceForSubmission(form.category, state);
    if (!evidence.ok) return evidence;
    if (state.subject === null) throw new Error('a returned report without a subject');
    const deed = deedOf(campaign, form.category, state.subject, form.form);
    return accept({ action: { type: 'supplemented', formHash: hashOf(report.form), deed, note } });
  });
}
