import { kmsIdentityVault } from '../../../shared/adapters/kms-identity-vault.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { IdentityVault } from '../../../shared/ports/identity-vault.ts';
import { readEnvironment } from '../read-environment.ts';
import { dynamoClient } from './dynamo-client.ts';
import { kmsClient } from './kms-client.ts';

export const identityVault = (): IdentityVault =>
  kmsIdentityVault({
    client: dynamoClient(),
    kmsClient: kmsClient(),
    tableName: readEnvironment(environment.vaultTable),
    keyArn: readEnvironment(environment.identityKey),
  });
