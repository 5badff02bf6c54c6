import { parseEvidenceKey } from '../contract/object-keys.ts';
import { createActionId } from '../domain/action-id.ts';
import { sha256Of } from '../domain/canonical.ts';
import type { Evidence, EvidenceVerdict } from '../domain/evidence.ts';
import type { Moment } from '../domain/moment.ts';
import { accept } from '../domain/outcome.ts';
import { realFileType } from '../domain/real-file-type.ts';
import { stateOf } from '../domain/report.ts';
import type { EvidenceStore, StoredEvidence } from '../ports/evidence-store.ts';
import type { MalwareScanner } from '../ports/malware-scanner.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { bySystem } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport } from './change-report.ts';

type Ports = CampaignPolicyPorts & {
  readonly reports: ReportStore;
  readonly evidence: EvidenceStore;
  readonly scanner: MalwareScanner;
};
type Event = { readonly key: string; readonly versionId?: string | undefined; readonly now: Moment };

export type Recorded =
  | EvidenceVerdict
  | 'not-ours'
  | 'nothing-there'
  | 'recorded-before'
  | 'no-longer-wanted';

/** A file has landed: is it what was announced, is it clean, and what exactly will decisions be bound to? */
export async function recordEvidence(ports: Ports, { key, versionId, now }: Event): Promise<Recorded> {
  const place = parseEvidenceKey(key);
  if (place === null) return 'not-ours';
  const report = await ports.reports.find(place.reportId);
  const announced = report === null ? undefined : stateOf(report).evidence.get(place.evidenceId);
  if (report === null || announced === undefined) return 'not-ours';
  // Recorded, then moved: a crash between the two leaves the moving to the next delivery of the event.
  if (announced.state === 'infected' && announced.versionId !== null) {
    await ports.evidence.quarantine(key, announced.versionId);
    return 'recorded-before';
  }
  if (announced.state !== 'awaited') return 'recorded-before';
  const stored = await ports.evidence.read(key, versionId);
  if (stored === null) return 'nothing-there';

  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const found = await inspect(ports.scanner, announced, stored);
  const by = bySystem(
    'evidence-check',
    { actionId: createActionId('evidence', key, stored.versionId), now },
    policy.version,
  );
  const changed = await changeReport(ports.reports, report, by, (_report, state) => {
    if (state.evidence.get(place.evidenceId)?.state !== 'awaited') return noLongerWanted;
    return accept({
      action: {
        type: 'evidence-recorded',
        evidenceId: place.evidenceId,
        versionId: stored.versionId,
        found: { type: found.type, length: stored.length, sha256: sha256Of(stored.bytes) },
        verdict: found.verdict,
        reason: found.reason,
      },
    });
  });
  if (!changed.ok) return 'no-longer-wanted';
  if (found.verdict === 'infected') await ports.evidence.quarantine(key, stored.versionId);
  return found.verdict;
}

const noLongerWanted = {
  ok: false,
  refusal: { code: 'wrong-status', detail: { zh: '不再需要', en: 'no longer wanted' }, problems: [] },
} as const;

type Finding = { readonly verdict: EvidenceVerdict; readonly type: string; readonly reason: string | null };

async function inspect(
  scanner: MalwareScanner,
  announced: Evidence,
  stored: StoredEvidence,
): Promise<Finding> {
  const real = (await realFileType(stored.bytes)) ?? 'application/octet-stream';
  const differs = [
    stored.length !== announced.length && 'length',
    stored.sha256 !== announced.sha256 && 'sha-256',
    real !== announced.type && 'type',
  ].filter(word => word !== false);
  if (differs.length > 0)
    return { verdict: 'mismatch', type: real, reason: `differs: ${differs.join(', ')}` };
  const scan = await scanner.scan(stored.bytes);
  switch (scan.verdict) {
    case 'clean':
      return { verdict: 'clean', type: real, reason: null };
    case 'infected':
      return { verdict: 'infected', type: real, reason: scan.signature };
    case 'unscannable':
      return { verdict: 'unscannable', type: real, reason: scan.reason };
  }
}
