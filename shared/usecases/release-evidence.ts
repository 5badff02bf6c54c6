import type { EvidenceId, ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { stateOf } from '../domain/report.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport, isOfDepartment, notFound } from './change-report.ts';
import { isMaker, ownDeed } from './claim-review.ts';

type Command = {
  readonly by: ActionCall;
  readonly reportId: ReportId;
  readonly evidenceId: EvidenceId;
  readonly reason: string;
};

/** A lead takes responsibility for a file that the scanner could not read. An infected one is never released. */
export async function releaseEvidence(
  ports: CampaignPolicyPorts & { readonly reports: ReportStore },
  { by: call, reportId, evidenceId, reason }: Command,
): Promise<Outcome<{ reportId: ReportId; evidenceId: EvidenceId }>> {
  const mayTouch = isOfDepartment(call.caller, 'evidence:release');
  const report = await ports.reports.find(reportId);
  if (report === null || !mayTouch(report, stateOf(report))) return notFound();
  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const changed = await changeReport(
    ports.reports,
    report,
    byCaller(call, policy.version, { evidenceId, reason }),
    (_report, state) => {
      const evidence = state.evidence.get(evidenceId);
      if (evidence === undefined) return refuse('not-found', '没有这份材料。', 'There is no such file.');
      if (isMaker(state, call.caller.person)) return ownDeed;
      if (evidence.state !== 'unscannable') {
        return refuse(
          'wrong-status',
          '只有无法扫描的材料才需要放行。',
          'Only a file that could not be scanned is released by a person.',
        );
      }
      return accept({
        action: { type: 'evidence-released', evidenceId, reason },
        checker: call.caller.person,
      });
    },
    mayTouch,
  );
  return changed.ok ? accept({ reportId, evidenceId }) : changed;
}
