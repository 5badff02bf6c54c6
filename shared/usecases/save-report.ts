import type { ReportView } from '../contract/report-views.ts';
import { hashOf } from '../domain/canonical.ts';
import { under } from '../domain/field-problem.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuseFields } from '../domain/outcome.ts';
import type { ReportForm } from '../domain/report-form.ts';
import { checkPlace } from '../domain/submission.ts';
import type { ActionCall } from './action-call.ts';
import { changeOwnReport, type OwnReportPorts } from './own-report.ts';

type Command = { readonly by: ActionCall; readonly reportId: ReportId; readonly form: ReportForm };

/** Replaces the form of a draft or of a returned report; once handed in, its category and district stay. */
export function saveReport(
  ports: OwnReportPorts,
  { by, reportId, form }: Command,
): Promise<Outcome<ReportView>> {
  return changeOwnReport(ports, by, reportId, { form }, ({ policy }) => (report, state) => {
    const problems = [...checkPlace(policy, form, state.channel)];
    if (state.round > 0 && form.category !== report.form.category)
      problems.push({ ...fixed, path: ['category'] });
    if (state.round > 0 && form.district !== report.form.district)
      problems.push({ ...fixed, path: ['district'] });
    if (problems.length > 0) return refuseFields(problems.map(problem => under(['form'], problem)));
    return accept({ action: { type: 'saved', formHash: hashOf(form) }, form });
  });
}

const fixed = {
  code: 'fixed-after-submission',
  message: { zh: '提交后不能更改此项', en: 'This cannot change once the report was handed in' },
  remedy: { zh: '如需更改，请撤回后重新报送', en: 'Withdraw the report and open another one' },
};
