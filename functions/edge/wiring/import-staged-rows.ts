import { rowSeal } from '../../../shared/adapters/row-seal.ts';
import { sealedStagedRows } from '../../../shared/adapters/sealed-staged-rows.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { StagedRows } from '../../../shared/ports/staged-rows.ts';
import { pause } from '../pause.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';
import { kmsClient } from './kms-client.ts';

export const stagedRows = (): StagedRows =>
  sealedStagedRows({
    client: dynamoClient(),
    tableName: readEnvironment(environment.batchesTable),
    seal: rowSeal({ kmsClient: kmsClient(), keyArn: readEnvironment(environment.identityKey) }),
    pause,
  });
