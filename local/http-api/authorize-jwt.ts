import { createRemoteJWKSet, errors, type JWTPayload, type JWTVerifyGetKey, jwtVerify } from 'jose';
import * as z from 'zod';
import type { JwtAuthorizer } from './http-api-plan.ts';

export type Authorization =
  | {
      readonly ok: true;
      readonly claims: Readonly<Record<string, string>>;
      readonly scopes: readonly string[] | null;
    }
  | { readonly ok: false; readonly status: 401 | 403; readonly challenge: string };

export type JwtGate = (authorizer: JwtAuthorizer, header: string | undefined) => Promise<Authorization>;

/** API Gateway keeps an issuer's keys for two hours; an unknown key id makes jose ask again sooner. */
const KEYS_KEPT_MS = 2 * 60 * 60 * 1000;

const Discovery = z.object({ issuer: z.string(), jwks_uri: z.url() });

/**
 * API Gateway's JWT authoriser over http. RS256 only and keys from the issuer's own JWKS only, whatever `alg`, `jwk` or
 * `jku` a token brings. `exp` must be there; `aud`, or `client_id` where there is no `aud`, must be among the audiences.
 * The time is `now` (ms since the epoch), so that tokens age with the movable clock.
 */
export function jwtGate(now: () => number): JwtGate {
  const keySets = new Map<string, Promise<JWTVerifyGetKey>>();

  const keysOf = (issuer: string): Promise<JWTVerifyGetKey> => {
    const known = keySets.get(issuer);
    if (known) return known;
    const asked = discover(issuer);
    keySets.set(issuer, asked);
    // An issuer that was down must be asked again by the next call.
    asked.catch(() => keySets.delete(issuer));
    return asked;
  };

  return async (authorizer, header) => {
    const token = /^(?:Bearer +)?([^ ]+)$/i.exec(header?.trim() ?? '')?.[1];
    if (token === undefined) return unauthorized();
    let payload: JWTPayload;
    try {
      const keys = await keysOf(authorizer.issuer);
      const verified = await jwtVerify(token, keys, {
        algorithms: ['RS256'],
        issuer: authorizer.issuer,
        requiredClaims: ['exp'],
        currentDate: new Date(now()),
      });
      if (verified.protectedHeader.kid === undefined) return unauthorized('the token names no key');
      payload = verified.payload;
    } catch (fault) {
      return unauthorized(fault instanceof errors.JOSEError ? fault.code : 'the issuer could not be asked');
    }
    if (payload.iat !== undefined && payload.iat * 1000 > now()) return unauthorized('issued in the future');
    if (!forAudience(payload, authorizer.audience))
      return unauthorized('the token does not have a valid audience');
    const wanted = authorizer.scopes ?? [];
    const held = scopesOf(payload);
    if (wanted.length > 0 && !wanted.some(scope => held.includes(scope))) {
      const challenge = `Bearer scope="${wanted.join(' ')}" error="insufficient_scope"`;
      return { ok: false, status: 403, challenge };
    }
    return {
      ok: true,
      claims: claimsAsText(payload),
      scopes: wanted.length > 0 ? wanted.filter(scope => held.includes(scope)) : null,
    };
  };
}

async function discover(issuer: string): Promise<JWTVerifyGetKey> {
  const answer = await fetch(`${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`, {
    redirect: 'error',
  });
  if (!answer.ok) throw new Error('the issuer has no discovery document');
  const document = Discovery.parse(await answer.json());
  if (document.issuer !== issuer) throw new Error('the discovery document speaks for another issuer');
  return createRemoteJWKSet(new URL(document.jwks_uri), {
    cacheMaxAge: KEYS_KEPT_MS,
    cooldownDuration: 1000,
  });
}

const unauthorized = (why?: string): Authorization => ({
  ok: false,
  status: 401,
  challenge:
    why === undefined ? 'Bearer' : `Bearer scope="" error="invalid_token" error_description="${why}"`,
});

function forAudience(payload: JWTPayload, audience: readonly string[]): boolean {
  const named = payload.aud ?? payload['client_id'];
  if (typeof named === 'string') return audience.includes(named);
  return Array.isArray(named) && named.some(one => audience.includes(one));
}

function scopesOf(payload: JWTPayload): readonly string[] {
  const stated = payload['scope'] ?? payload['scp'];
  if (typeof stated === 'string') return stated.split(' ').filter(scope => scope !== '');
  return Array.isArray(stated) ? stated.filter(scope => typeof scope === 'string') : [];
}

/** Every claim reaches a function as a string; lists come in API Gateway's own spelling, `[a b]`. */
function claimsAsText(payload: JWTPayload): Record<string, string> {
  const text = (value: unknown): string => {
    if (Array.isArray(value)) return `[${value.map(text).join(' ')}]`;
    return typeof value === 'string' ? value : JSON.stringify(value);
  };
  return Object.fromEntries(Object.entries(payload).map(([name, value]) => [name, text(value)]));
}
