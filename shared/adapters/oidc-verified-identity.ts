import * as z from 'zod';
import { Day } from '../domain/day.ts';
import { Identity } from '../domain/identity.ts';
import { IdentityDocument } from '../domain/identity-document.ts';
import { Sex } from '../domain/sex.ts';
import type { VerifiedIdentity } from '../ports/verified-identity.ts';
import { parseStored } from './stored-item.ts';
import { oidcUserInfo } from './userinfo.ts';

/**
 * The standard claims and the one this service agrees with its issuer on. Other claims are the issuer's business and must
 * be passed over (OpenID Connect Core 5.3.2); these must be exactly so. No `document` means not verified.
 */
const Claims = z.object({
  sub: z.string().min(1),
  name: Identity.shape.name,
  gender: Sex,
  birthdate: Day,
  document: IdentityDocument,
});
const Verified = z.object({ document: z.looseObject({}) });

/** Who signed in, as the issuer has verified it (OpenID Connect Core 5.3). */
export function oidcVerifiedIdentity(given: Parameters<typeof oidcUserInfo>[0]): VerifiedIdentity {
  const ask = oidcUserInfo(given);
  return async bearer => {
    const answer = await ask(bearer);
    if (!Verified.safeParse(answer).success) return null;
    const { name, gender, birthdate, document } = parseStored(Claims, answer, 'userinfo');
    return { name, sex: gender, document, birthDate: birthdate };
  };
}
