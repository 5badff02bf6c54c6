import { s3EvidenceWitness } from '../../../shared/adapters/s3-evidence-witness.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { EvidenceWitness } from '../../../shared/ports/evidence-witness.ts';
import { readEnvironment } from '../read-environment.ts';
import { s3Client } from './s3-client.ts';

export const evidenceWitness = (): EvidenceWitness =>
  s3EvidenceWitness({ client: s3Client(), bucket: readEnvironment(environment.evidenceBucket) });
