import { s3EvidenceStore } from '../../../shared/adapters/s3-evidence-store.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { EvidenceStore } from '../../../shared/ports/evidence-store.ts';
import { now } from '../clock.ts';
import { readEnvironment } from '../read-environment.ts';
import { s3Client } from './s3-client.ts';

export const evidenceStore = (): EvidenceStore =>
  s3EvidenceStore({
    client: s3Client(),
    bucket: readEnvironment(environment.evidenceBucket),
    quarantineBucket: readEnvironment(environment.quarantineBucket),
    now,
  });
