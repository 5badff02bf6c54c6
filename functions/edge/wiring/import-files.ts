import { s3ImportFiles } from '../../../shared/adapters/s3-import-files.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { ImportFiles } from '../../../shared/ports/import-files.ts';
import { now } from '../clock.ts';
import { readEnvironment } from '../read-environment.ts';
import { s3Client } from './s3-client.ts';

/** The one place where a Lambda function may write to a disk: 512 MB, ten times the largest file. */
const directory = '/tmp';

export const importFiles = (): ImportFiles =>
  s3ImportFiles({
    client: s3Client(),
    bucket: readEnvironment(environment.importsBucket),
    directory,
    now,
  });
