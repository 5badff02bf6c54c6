import { createPublicKey } from 'node:crypto';
import { exportJWK, generateKeyPair, SignJWT, UnsecuredJWT } from 'jose';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { gateway, issuerSetup, jsonOf, NOW } from './gateway.ts';

const iat = Math.floor(NOW / 1000);

const Jwks = z.object({ keys: z.tuple([z.looseObject({ kid: z.string() })]) });

async function setup(scopes: string[] = []) {
  const issued = await issuerSetup();
  const { issuer, clock } = issued;
  const authorizer = { issuer, audience: ['relief-credit'], scopes };
  const routes = [{ method: 'GET', path: '/me', functionName: 'me', authorizer }];
  const { url, calls } = await gateway({ routes, clock, issuerUrl: issuer });
  const call = async (authorization: string | undefined) => {
    const answer = await fetch(`${url}/me`, {
      headers: authorization === undefined ? {} : { authorization },
    });
    return {
      status: answer.status,
      body: await answer.json(),
      challenge: answer.headers.get('www-authenticate'),
    };
  };
  const { keys } = await jsonOf(await fetch(`${issuer}/jwks`), Jwks);
  const [shown] = keys;
  const good = { iss: issuer, sub: 'citizen-li-na', aud: 'relief-credit', iat, exp: iat + 600 };
  return { ...issued, calls, call, shown, good };
}

test('a signed-in person gets through, and the function sees the claims as strings', async () => {
  const { call, calls, tokenOf, issuer } = await setup();
  const token = await tokenOf('staff-zhou-jie');
  expect((await call(`Bearer ${token}`)).status).toBe(200);
  expect((await call(token)).status, 'the prefix may be missing, as on AWS').toBe(200);
  const jwt = calls[0]?.event.requestContext.authorizer?.jwt;
  expect(jwt).toMatchObject({ claims: { iss: issuer, sub: 'staff-zhou-jie', acr: 'mfa' }, scopes: null });
  expect(jwt?.claims['exp']).toMatch(/^\d{10}$/);
});

test('a token dies with the movable clock', async () => {
  const { call, tokenOf, clock } = await setup();
  const token = await tokenOf('citizen-li-na');
  clock.advance(59 * 60_000);
  expect((await call(`Bearer ${token}`)).status).toBe(200);
  clock.advance(60_000);
  expect(await call(`Bearer ${token}`)).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
});

test('a route with scopes wants one of them', async () => {
  const { call, calls, tokenOf } = await setup(['office', 'reports:write']);
  const refused = await call(`Bearer ${await tokenOf('citizen-li-na')}`);
  expect(refused).toMatchObject({ status: 403, body: { message: 'Forbidden' } });
  expect(refused.challenge).toContain('insufficient_scope');
  expect((await call(`Bearer ${await tokenOf('citizen-li-na', 'openid reports:write')}`)).status).toBe(200);
  expect(calls[0]?.event.requestContext.authorizer?.jwt.scopes).toEqual(['reports:write']);
});

test('every forgery is a 401 and reaches no function', async () => {
  const { call, calls, shown, good, tokenOf, issuer } = await setup();
  const stranger = await generateKeyPair('RS256', { extractable: true });
  const curve = await generateKeyPair('ES256');
  const kid = shown.kid;
  const sign = (claims: object, header: object = {}) =>
    new SignJWT({ ...claims }).setProtectedHeader({ alg: 'RS256', kid, ...header }).sign(stranger.privateKey);
  const publicPem = createPublicKey({ key: shown, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const real = await tokenOf('citizen-li-na');
  const [head, , signature] = real.split('.');
  const swapped = Buffer.from(JSON.stringify({ ...good, sub: 'staff-xu-ning' })).toString('base64url');

  const forgeries: Record<string, string | undefined> = {
    nothing: undefined,
    empty: '',
    'another scheme': `Basic ${real}`,
    garbage: 'Bearer x.y.z',
    none: new UnsecuredJWT(good).setIssuer(issuer).encode(),
    'HS256 with the public key as its secret': await new SignJWT(good)
      .setProtectedHeader({ alg: 'HS256', kid })
      .sign(Buffer.from(publicPem)),
    ES256: await new SignJWT(good).setProtectedHeader({ alg: 'ES256', kid }).sign(curve.privateKey),
    "a stranger's key under the issuer's name": await sign(good),
    'an unknown kid': await sign(good, { kid: 'who' }),
    'its own key in the header': await sign(good, { jwk: await exportJWK(stranger.publicKey) }),
    'its own key at a jku': await sign(good, { kid: 'who', jku: 'http://127.0.0.1:9/jwks' }),
    'another payload under a real signature': `${head}.${swapped}.${signature}`,
    'a cut signature': real.slice(0, -4),
  };
  for (const [name, token] of Object.entries(forgeries)) {
    const header = token === undefined || /^(?:Basic|Bearer|$)/.test(token) ? token : `Bearer ${token}`;
    expect(await call(header), name).toMatchObject({ status: 401, body: { message: 'Unauthorized' } });
  }
  expect(calls).toEqual([]);
});
