import { oidcVerifiedIdentity } from '../../../shared/adapters/oidc-verified-identity.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { VerifiedIdentity } from '../../../shared/ports/verified-identity.ts';
import { readEnvironment } from '../read-environment.ts';

let asked: VerifiedIdentity | undefined;

/** One per Lambda instance: it remembers where the issuer answers. */
export function verifiedIdentity(): VerifiedIdentity {
  asked ??= oidcVerifiedIdentity({ issuer: readEnvironment(environment.issuerUrl) });
  return asked;
}
