import { kmsSigner } from '../../../shared/adapters/kms-signer.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { Signer } from '../../../shared/ports/signer.ts';
import { readEnvironment } from '../read-environment.ts';
import { kmsClient } from './kms-client.ts';

export const signer = (): Signer =>
  kmsSigner({ client: kmsClient(), keyArn: readEnvironment(environment.manifestKey) });
