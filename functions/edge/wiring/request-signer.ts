import { kmsRequestSigner } from '../../../shared/adapters/kms-request-signer.ts';
import { environment } from '../../../shared/contract/environment.ts';
import { readEnvironment } from '../read-environment.ts';
import { kmsClient } from './kms-client.ts';

let signer: ReturnType<typeof kmsRequestSigner> | undefined;

/** One per Lambda instance: it remembers its public key. */
export function requestSigner(): ReturnType<typeof kmsRequestSigner> {
  signer ??= kmsRequestSigner({ client: kmsClient(), keyArn: readEnvironment(environment.deliveryKey) });
  return signer;
}
