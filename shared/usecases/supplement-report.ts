import type { ReportView } from '../contract/report-views.ts';
import { hashOf } from '../domain/canonical.ts';
import { checkEvidenceForSubmission } from '../domain/evidence-rules.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuseFields } from '../domain/outcome.ts';
import type { ReportState } from '../domain/report.ts';
import type { SupplementAnswer } from '../domain/report-action.ts';
import { checkForm, deedOf } from '../domain/submission.ts';
import type { ActionCall } from './action-call.ts';
import { changeOwnReport, type OwnReportPorts } from './own-report.ts';

type Command = {
  readonly by: ActionCall;
  readonly reportId: ReportId;
  readonly note: string | null;
  /** To the things that were asked for, by their place in that list; none of them must be answered. */
  readonly answers: readonly SupplementAnswer[];
};

/** Hands a returned report in again. The reporting period may be over by now: the office asked, so it is in time. */
export function supplementReport(
  ports: OwnReportPorts,
  { by, reportId, note, answers }: Command,
): Promise<Outcome<ReportView>> {
  const given = answers.length === 0 ? { note } : { note, answers: [...answers] };
  return changeOwnReport(ports, by, reportId, given, ({ campaign, policy }) => (report, state) => {
    const unasked = problemsOf(answers, state);
    if (unasked.length > 0) return refuseFields(unasked);
    const form = checkForm(policy, campaign, report.form, state.channel, by.now);
    if (!form.ok) return refuseFields(form.problems);
    const evidence = checkEvidenceForSubmission(form.category, state);
    if (!evidence.ok) return evidence;
    if (state.subject === null) throw new Error('a returned report without a subject');
    const deed = deedOf(campaign, form.category, state.subject, form.form);
    return accept({ action: { type: 'supplemented', formHash: hashOf(report.form), deed, ...given } });
  });
}

/** An answer belongs to one of the things asked, and each has at most one. */
const problemsOf = (answers: readonly SupplementAnswer[], { returned }: ReportState) =>
  answers.flatMap(({ item }, index) => {
    const path = ['answers', index, 'item'];
    if (returned !== null && item >= returned.items.length) return [{ ...notAsked, path }];
    return answers.findIndex(other => other.item === item) < index ? [{ ...answeredTwice, path }] : [];
  });

const notAsked = {
  code: 'not-asked',
  message: { zh: '没有要求补充这一项', en: 'Nothing was asked for under this number' },
  remedy: {
    zh: '请按 wanted.items 的顺序填写，从 0 起',
    en: 'Give the place in wanted.items, beginning with 0',
  },
};

const answeredTwice = {
  code: 'answered-twice',
  message: { zh: '这一项已有答复', en: 'This one is answered already' },
  remedy: { zh: '请合并为一条答复', en: 'Put it into one answer' },
};
