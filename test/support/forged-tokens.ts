import { createPublicKey } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { generateKeyPair, importJWK, type JWK, SignJWT, UnsecuredJWT } from 'jose';
import { AUDIENCE } from '../../local/issuer/issuer.ts';
import type { Story } from './story.ts';

/**
 * Tokens that must open nothing, by what is wrong with them. Those that lie in one claim alone are signed with the issuer's
 * own key, so that the lie is all that can be refused.
 */
export async function forgedTokens(story: Story, account: string): Promise<ReadonlyMap<string, string>> {
  const { issuerUrl, clock } = story.stack;
  const file = join(story.dataDirectory, 'outside/issuer/signing-key.json');
  const jwk: JWK = JSON.parse(readFileSync(file, 'utf8'));
  const published: { keys: JWK[] } = JSON.parse(await (await fetch(`${issuerUrl}/jwks`)).text());
  const kid = published.keys[0]?.kid ?? '';
  const own = await importJWK(jwk, 'RS256');
  const stranger = await generateKeyPair('RS256', { extractable: true });
  const now = Math.floor(clock.now() / 1000);
  const claims = { person: 'p-forged', acr: 'mfa', scope: 'openid relief-credit' };
  const good = { iss: issuerUrl, aud: AUDIENCE, iat: now, exp: now + 600 };

  const signed = (change: Partial<typeof good>, header: object = {}, key = own, alg = 'RS256') => {
    const payload = { ...claims, ...good, sub: account, ...change };
    return new SignJWT(payload).setProtectedHeader({ alg, typ: 'at+jwt', kid, ...header }).sign(key);
  };
  const pem = createPublicKey({ key: { kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '' }, format: 'jwk' })
    .export({ format: 'pem', type: 'spki' })
    .toString();
  const strangersJwk = { kty: 'RSA', n: jwk.n ?? '', e: jwk.e ?? '' };
  const whole = await signed({});
  const [head = '', body = '', seal = ''] = whole.split('.');
  const lifted = Buffer.from(JSON.stringify({ ...claims, ...good, sub: 'staff-xu-ning' })).toString(
    'base64url',
  );

  return new Map([
    ['no algorithm', new UnsecuredJWT({ ...claims, ...good, sub: account }).encode()],
    ['the public key as an HMAC secret', await signed({}, { alg: 'HS256' }, Buffer.from(pem), 'HS256')],
    ['another audience', await signed({ aud: 'another-application' })],
    ['another issuer', await signed({ iss: 'http://127.0.0.1:1' })],
    ['run out', await signed({ iat: now - 7200, exp: now - 3600 })],
    ['issued in the future', await signed({ iat: now + 3600, exp: now + 7200 })],
    ['a key that nobody published', await signed({}, { kid: 'unknown' }, stranger.privateKey)],
    ['a stranger’s key under the issuer’s name', await signed({}, {}, stranger.privateKey)],
    ['a key of its own in the header', await signed({}, { jwk: strangersJwk }, stranger.privateKey)],
    ['a key set of its own', await signed({}, { jku: 'http://127.0.0.1:1/jwks' }, stranger.privateKey)],
    ['another’s claims under its signature', `${head}.${lifted}.${seal}`],
    ['no signature', `${head}.${body}.`],
  ]);
}
