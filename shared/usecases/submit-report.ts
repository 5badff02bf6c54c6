import type { StatedSubject } from '../contract/report-routes.ts';
import type { ReportView } from '../contract/report-views.ts';
import { takesReports } from '../domain/campaign.ts';
import { hashOf } from '../domain/canonical.ts';
import { checkEvidenceForSubmission } from '../domain/evidence-rules.ts';
import type { FieldProblem } from '../domain/field-problem.ts';
import type { ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import type { Category } from '../domain/policy-category.ts';
import { stateOf } from '../domain/report.ts';
import type { ConsentGiven, Subject } from '../domain/report-action.ts';
import {
  checkStatedOrganisation,
  checkStatedPerson,
  differencesFromVerified,
  isOfAge,
} from '../domain/stated-subject.ts';
import { checkForm, checkUndertakings, deedOf } from '../domain/submission.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { VerifiedIdentity } from '../ports/verified-identity.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { changeReport, isOwn } from './change-report.ts';
import { findOwnReport, type OwnReportPorts } from './own-report.ts';
import { reportViewOf } from './report-view.ts';

type Ports = OwnReportPorts & { readonly vault: IdentityVault; readonly verifiedIdentity: VerifiedIdentity };
type Command = {
  readonly by: ActionCall;
  readonly reportId: ReportId;
  readonly subject: StatedSubject;
  readonly declarations: readonly string[];
  readonly consents: readonly ConsentGiven[];
};

/** Hands a draft in: complete, eligible, about oneself, proven. From here on it has an accountable department and a clock. */
export async function submitReport(ports: Ports, command: Command): Promise<Outcome<ReportView>> {
  const { by: call, reportId, declarations, consents } = command;
  const found = await findOwnReport(ports, call, reportId);
  if (!found.ok) return found;
  const { campaign, policy, report } = found.value;
  const { channel } = stateOf(report);
  const form = checkForm(policy, campaign, report.form, channel, call.now);
  const undertakings =
    form.ok && channel === 'citizen' ? checkUndertakings(policy, form.category, command) : [];
  const problems = [...(form.ok ? [] : form.problems), ...undertakings];
  if (!form.ok || problems.length > 0) return refuseFields(problems);
  const subject = await subjectOf(ports, command, policy, form.category, channel === 'citizen');
  if (!subject.ok) return subject;

  const deed = deedOf(campaign, form.category, subject.value, form.form);
  const by = byCaller(call, policy.version, { subject: subject.value, declarations, consents });
  const changed = await changeReport(
    ports.reports,
    report,
    by,
    (current, state) => {
      if (!takesReports(campaign, call.now)) return noLongerTaken;
      if (hashOf(current.form) !== hashOf(report.form)) return changedMeanwhile;
      const evidence = checkEvidenceForSubmission(form.category, state);
      if (!evidence.ok) return evidence;
      return accept({
        action: {
          type: 'submitted',
          formHash: hashOf(current.form),
          category: form.category.id,
          subject: subject.value,
          deed,
          declarations: [...declarations],
          consents: [...consents],
        },
      });
    },
    isOwn(call.caller, 'report:edit'),
  );
  return changed.ok ? accept(reportViewOf(changed.value, call.caller)) : changed;
}

const noLongerTaken = refuse(
  'campaign-not-open',
  '本次救灾期间的报送已截止。',
  'This relief campaign no longer takes reports.',
);

const changedMeanwhile = refuse(
  'changed-meanwhile',
  '报送内容刚被修改，请核对后再次提交。',
  'The report was changed a moment ago; look it over and submit again.',
);

async function subjectOf(
  ports: Ports,
  { by: call, subject: stated }: Command,
  policy: Policy,
  category: Category,
  forOneself: boolean,
): Promise<Outcome<Subject>> {
  if (stated.kind !== category.subject) return refuseFields([{ ...otherKind, path: ['subject', 'kind'] }]);
  if (stated.kind === 'organisation') {
    const checked = checkStatedOrganisation(stated);
    if (!checked.ok) return refuseFields(checked.problems);
    return accept({ kind: 'organisation', name: stated.name, ...checked.value });
  }
  const { kind: _, ...person } = stated;
  const checked = checkStatedPerson(person, policy);
  if (!checked.ok) return refuseFields(checked.problems);
  if (forOneself) {
    const verified = await ports.verifiedIdentity(call.bearer);
    if (verified === null) {
      return refuse(
        'identity-not-verified',
        '请先完成实名认证，再提交报送。',
        'Have your identity verified by the issuer first, then submit.',
      );
    }
    const differences = differencesFromVerified(checked.value, verified);
    if (differences.length > 0) return refuseFields(differences);
  }
  if (!isOfAge(checked.value, policy, call.now)) {
    const age = policy.eligibility.minimumAge.value;
    return refuse(
      'not-eligible',
      `提交当日须年满 ${age} 周岁。`,
      `One must be ${age} on the day of submitting.`,
    );
  }
  return accept({ kind: 'person', subjectId: await ports.vault.keep(checked.value) });
}

const otherKind: Omit<FieldProblem, 'path'> = {
  code: 'subject-of-another-kind',
  message: { zh: '该类别的报送对象不是这一种', en: 'This category is about another kind of subject' },
  remedy: {
    zh: '个人类别填个人，企业和组织类别填单位',
    en: 'State a person for a personal category, an organisation for the others',
  },
};
