import * as z from 'zod';
import { CaseSubject } from '../domain/case-content.ts';
import type { VerifiedRepresentative } from '../ports/verified-representative.ts';
import { parseStored } from './stored-item.ts';
import { oidcUserInfo } from './userinfo.ts';

/**
 * The claim this service agrees with its issuer on: organisations for which the issuer has verified that this person may act. It
 * counts only where the person is verified too.
 */
const Claims = z.object({ represents: z.array(CaseSubject).max(100).default([]) });
const Verified = z.object({ document: z.looseObject({}) });

/** For whom the one who signed in may speak (OpenID Connect Core 5.3, UserInfo). */
export function oidcVerifiedRepresentative(
  given: Parameters<typeof oidcUserInfo>[0],
): VerifiedRepresentative {
  const ask = oidcUserInfo(given);
  return async bearer => {
    const answer = await ask(bearer);
    return Verified.safeParse(answer).success ? parseStored(Claims, answer, 'userinfo').represents : [];
  };
}
