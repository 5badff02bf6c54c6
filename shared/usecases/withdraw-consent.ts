import type { ReportId, Sha256 } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import type { RecordItem } from '../domain/subject-record.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { getCampaignPolicy } from './campaign-policy.ts';
import { changeReport } from './change-report.ts';
import { findAboutSubject, isAbout, type OwnRecordPorts, recordItemOf, subjectOf } from './own-record.ts';

export type WithdrawConsentPorts = OwnRecordPorts & { readonly reports: ReportStore };

type Command = {
  readonly by: ActionCall;
  readonly reportId: ReportId;
  readonly consent: string;
  readonly effectHash: Sha256;
};

/**
 * A consent is withdrawn (PIPL art. 15) by whoever it is about, after they were told what that does. Without the consent to
 * verification nothing that waits is verified any further; what is determined stays, and is handed on no more: the next
 * release leaves it out and takes back what earlier ones gave.
 */
export async function withdrawConsent(
  ports: WithdrawConsentPorts,
  { by: call, reportId, consent, effectHash }: Command,
): Promise<Outcome<RecordItem>> {
  const subject = await subjectOf(ports, call.bearer);
  if (!subject.ok) return subject;
  const found = await findAboutSubject(ports, subject.value, reportId);
  if (!found.ok) return found;
  const { policy } = await getCampaignPolicy(ports, found.value.campaignId);
  const by = byCaller(call, policy.version, { withdraw: consent, effectHash });
  const changed = await changeReport(
    ports.reports,
    found.value,
    by,
    async (report, state) => {
      const given = (await recordItemOf(ports, report)).consents.find(one => one.consent === consent);
      if (!given?.withdrawal) return nothingToWithdraw;
      if (given.withdrawal.effectHash !== effectHash) return effectNotRead;
      return accept({
        action:
          consent === 'verification' && state.status !== 'approved'
            ? { type: 'withdrawn' as const, reason: '本人撤回核实同意 Consent to verification was withdrawn' }
            : { type: 'consent-withdrawn' as const, consent, effect: effectHash },
      });
    },
    report => isAbout(report, subject.value),
  );
  return changed.ok ? accept(await recordItemOf(ports, changed.value)) : changed;
}

const nothingToWithdraw = refuse(
  'wrong-status',
  '这项同意没有作出，或者已经撤回，或者报送已经终止。',
  'This consent was not given, is withdrawn already, or the report has come to its end.',
);

const effectNotRead = refuse(
  'not-previewed',
  '请先查看撤回这项同意的影响，再确认撤回。',
  'Read what withdrawing this consent does first, and confirm what you have read.',
);
