import { oidcVerifiedRepresentative } from '../../../shared/adapters/oidc-verified-representative.ts';
import { environment } from '../../../shared/contract/environment.ts';
import type { VerifiedRepresentative } from '../../../shared/ports/verified-representative.ts';
import { readEnvironment } from '../read-environment.ts';

let asked: VerifiedRepresentative | undefined;

/** One per Lambda instance: it remembers where the issuer answers. */
export function verifiedRepresentative(): VerifiedRepresentative {
  asked ??= oidcVerifiedRepresentative({ issuer: readEnvironment(environment.issuerUrl) });
  return asked;
}
