import { s3ReleaseFiles } from '../../../shared/adapters/s3-release-files.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { ReleaseFiles } from '../../../shared/ports/release-files.ts';
import { readEnvironment } from '../read-environment.ts';
import { s3Client } from './s3-client.ts';

export const releaseFiles = (): ReleaseFiles =>
  s3ReleaseFiles({
    client: s3Client(),
    sealedBucket: readEnvironment(environment.releasesBucket),
    publicBucket: readEnvironment(environment.publicationsBucket),
  });
