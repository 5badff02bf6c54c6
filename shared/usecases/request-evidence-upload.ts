import { evidenceKey } from '../contract/object-keys.ts';
import type { EvidenceFile, RequestedEvidence } from '../domain/evidence.ts';
import { checkEvidenceRequest, nextEvidenceId } from '../domain/evidence-rules.ts';
import type { EvidenceId, ReportId } from '../domain/ids.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import { categoryOf } from '../domain/policy-lookups.ts';
import { stateOf } from '../domain/report.ts';
import type { EvidenceStore, UploadAddress } from '../ports/evidence-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { changeReport, isOwn } from './change-report.ts';
import { findOwnReport, type OwnReportPorts } from './own-report.ts';

type Command = {
  readonly by: ActionCall;
  readonly reportId: ReportId;
  readonly files: readonly EvidenceFile[];
};
type Upload = UploadAddress & { readonly evidenceId: EvidenceId };
type Ports = OwnReportPorts & { readonly evidence: EvidenceStore };

/** Writes down which files will come, then gives each an address that takes exactly that file, once. */
export async function requestEvidenceUpload(
  ports: Ports,
  { by: call, reportId, files }: Command,
): Promise<Outcome<{ uploads: readonly Upload[] }>> {
  const found = await findOwnReport(ports, call, reportId);
  if (!found.ok) return found;
  const { policy, report } = found.value;
  const by = byCaller(call, policy.version, { files });
  const changed = await changeReport(
    ports.reports,
    report,
    by,
    (current, state) => {
      const problems = checkEvidenceRequest(
        policy,
        categoryOf(policy, current.form.category),
        state.evidence,
        files,
      );
      if (problems.length > 0) return refuseFields(problems);
      const first = nextEvidenceId(state.evidence);
      const requested = files.map((file, index): RequestedEvidence => {
        const evidenceId = first(index);
        return { ...file, evidenceId, key: evidenceKey(reportId, evidenceId) };
      });
      return accept({ action: { type: 'evidence-requested', files: requested } });
    },
    isOwn(call.caller, 'report:edit'),
  );
  if (!changed.ok) return changed;
  const entry = changed.value.history.find(({ actionId }) => actionId === call.actionId);
  const requested = entry?.action.type === 'evidence-requested' ? entry.action.files : [];
  return accept({ uploads: await Promise.all(requested.map(file => addressOf(ports.evidence, file))) });
}

/** A fresh address for a file that was announced and has not arrived; the old one has run out or was lost. */
export async function renewEvidenceUpload(
  ports: Ports,
  { by: call, reportId, evidenceId }: Omit<Command, 'files'> & { readonly evidenceId: EvidenceId },
): Promise<Outcome<Upload>> {
  const found = await findOwnReport(ports, call, reportId);
  if (!found.ok) return found;
  const evidence = stateOf(found.value.report).evidence.get(evidenceId);
  if (evidence === undefined) return refuse('not-found', '没有这份材料。', 'There is no such file.');
  if (evidence.state !== 'awaited') {
    return refuse(
      'wrong-status',
      '这份材料已经收到，无需再次上传。',
      'This file has arrived; it need not be sent again.',
    );
  }
  const { name, type, length, sha256, key } = evidence;
  return accept(await addressOf(ports.evidence, { name, type, length, sha256, key, evidenceId }));
}

async function addressOf(evidence: EvidenceStore, file: RequestedEvidence): Promise<Upload> {
  return { evidenceId: file.evidenceId, ...(await evidence.uploadAddress(file)) };
}
