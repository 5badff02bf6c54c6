import { recordEvidence } from '../../shared/usecases/record-evidence.ts';
import { storageHandler } from '../edge/storage-handler.ts';
import { campaignStore } from '../edge/wiring/campaign-store.ts';
import { evidenceStore } from '../edge/wiring/evidence-store.ts';
import { malwareScanner } from '../edge/wiring/malware-scanner.ts';
import { policyLibrary } from '../edge/wiring/policy-library.ts';
import { reportStore } from '../edge/wiring/report-store.ts';

export const handler = storageHandler('record-evidence', ({ key, versionId, now }) =>
  recordEvidence(
    {
      reports: reportStore(),
      evidence: evidenceStore(),
      scanner: malwareScanner(),
      campaigns: campaignStore(),
      policies: policyLibrary(),
    },
    { key, versionId, now },
  ),
);
