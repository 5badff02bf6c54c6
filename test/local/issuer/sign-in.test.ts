import { createHash } from 'node:crypto';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { issuerSetup, jsonOf } from '../http-api/gateway.ts';

const Tokens = z.object({ access_token: z.string(), id_token: z.string(), expires_in: z.number() });
const verifier = 'a'.repeat(50);
const back = 'http://127.0.0.1:9999/signed-in.html';

const asked = (change: Record<string, string> = {}) =>
  new URLSearchParams({
    response_type: 'code',
    client_id: 'relief-credit-pages',
    redirect_uri: back,
    scope: 'openid relief-credit',
    state: 'the-state',
    nonce: 'the-nonce',
    code_challenge: createHash('sha256').update(verifier).digest('base64url'),
    code_challenge_method: 'S256',
    ...change,
  });

async function codeOf(issuer: string, change: Record<string, string> = {}): Promise<string> {
  const sent = await fetch(`${issuer}/authorize?${asked({ as: 'citizen-li-na', ...change })}`, {
    redirect: 'manual',
  });
  const location = new URL(sent.headers.get('location') ?? '');
  expect([location.searchParams.get('state'), location.searchParams.get('iss')]).toEqual([
    'the-state',
    issuer,
  ]);
  return location.searchParams.get('code') ?? '';
}

const exchange = (issuer: string, code: string, change: Record<string, string> = {}) =>
  fetch(`${issuer}/token`, {
    method: 'POST',
    body: new URLSearchParams({
      grant_type: 'authorization_code',
      code,
      redirect_uri: back,
      client_id: 'relief-credit-pages',
      code_verifier: verifier,
      ...change,
    }),
  });

test('whoever is chosen comes back with a code, which becomes tokens once', async () => {
  const { issuer } = await issuerSetup();
  const page = await (await fetch(`${issuer}/authorize?${asked()}`)).text();
  expect(page).toContain('李娜');
  const code = await codeOf(issuer);
  const tokens = await jsonOf(await exchange(issuer, code), Tokens);
  expect(decodeJwt(tokens.id_token)).toMatchObject({
    iss: issuer,
    sub: 'citizen-li-na',
    aud: 'relief-credit-pages',
    nonce: 'the-nonce',
  });
  expect(decodeJwt(tokens.access_token)).toMatchObject({ sub: 'citizen-li-na', aud: 'relief-credit' });
  expect((await exchange(issuer, code)).status).toBe(400);
});

test('a code is worth nothing without its verifier, at another address, or a minute later', async () => {
  const { issuer, clock } = await issuerSetup();
  const changes: Record<string, string>[] = [
    { code_verifier: 'b'.repeat(50) },
    { redirect_uri: `${back}?` },
    { client_id: 'another' },
  ];
  for (const change of changes) {
    expect((await exchange(issuer, await codeOf(issuer), change)).status).toBe(400);
  }
  const code = await codeOf(issuer);
  clock.advance(61_000);
  expect((await exchange(issuer, code)).status).toBe(400);
});

test('nobody is sent to a page that is not on this machine', async () => {
  const { issuer } = await issuerSetup();
  const away = await fetch(
    `${issuer}/authorize?${asked({ as: 'citizen-li-na', redirect_uri: 'https://example.com/' })}`,
    {
      redirect: 'manual',
    },
  );
  expect(away.status).toBe(400);
});
