import { statSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt, decodeProtectedHeader } from 'jose';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { startIssuer } from '../../../local/issuer/issuer.ts';
import { personas } from '../../../local/issuer/personas.ts';
import { issuerSetup, jsonOf, NOW, postJson } from '../http-api/gateway.ts';

const Registered = z.object({ identities: z.array(z.object({ sub: z.string(), person: z.string() })) });

const somebody = (sub: string, number: string) => ({
  sub,
  name: '测试',
  gender: 'female',
  birthdate: '1990-01-01',
  document: { type: 'passport', number },
});

const userInfo = (issuer: string, token: string) =>
  fetch(`${issuer}/userinfo`, { headers: { authorization: `Bearer ${token}` } });

test('a token tells account, person and strength, and nothing of who that is', async () => {
  const { issuer, tokenOf } = await issuerSetup();
  const token = await tokenOf('citizen-li-na');
  const claims = decodeJwt(token);
  expect(Object.keys(claims).sort()).toEqual([
    'acr',
    'aud',
    'exp',
    'iat',
    'iss',
    'jti',
    'person',
    'scope',
    'sub',
  ]);
  expect(claims).toMatchObject({ iss: issuer, sub: 'citizen-li-na', aud: 'relief-credit', acr: 'pwd' });
  expect((claims.exp ?? 0) - (claims.iat ?? 0)).toBe(3600);
  expect(Math.abs((claims.iat ?? 0) * 1000 - NOW)).toBeLessThan(60_000);
  const liNa = personas.find(one => one.persona === 'li-na');
  const whole = Buffer.from(token.split('.')[1] ?? '', 'base64url').toString();
  for (const secret of [liNa?.name, liNa?.document.number, liNa?.phone]) expect(whole).not.toContain(secret);
});

test('the application asks who it is, for as long as the token lives', async () => {
  const { issuer, tokenOf, clock } = await issuerSetup();
  const token = await tokenOf('citizen-anna-schmidt');
  expect(await (await userInfo(issuer, token)).json()).toEqual({
    sub: 'citizen-anna-schmidt',
    name: 'Anna Schmidt',
    gender: 'female',
    birthdate: '1988-07-12',
    document: { type: 'passport', number: 'C01X00T47' },
  });
  clock.advance(3600_000);
  const late = await userInfo(issuer, token);
  expect([late.status, late.headers.get('www-authenticate')]).toEqual([401, 'Bearer error="invalid_token"']);
  expect((await fetch(`${issuer}/userinfo`)).status).toBe(401);
});

test('two accounts of one human being carry one pseudonym', async () => {
  const { tokenOf } = await issuerSetup();
  const home = decodeJwt(await tokenOf('citizen-sun-yue'));
  const work = decodeJwt(await tokenOf('staff-sun-yue-reviewer'));
  expect(home['person']).toBe(work['person']);
  expect([home['acr'], work['acr']]).toEqual(['pwd', 'mfa']);
});

test('people register in bulk; the issuer knows a person again by the document', async () => {
  const { issuer, tokenOf } = await issuerSetup();
  const identities = [somebody('a', 'X1000001'), somebody('b', 'X1000001'), somebody('c', 'X1000002')];
  const answer = await postJson(`${issuer}/identities`, { identities });
  const [a, b, c] = (await jsonOf(answer, Registered)).identities.map(one => one.person);
  expect(a).toBe(b);
  expect(a).not.toBe(c);
  expect(decodeJwt(await tokenOf('b'))['person']).toBe(a);
});

test('somebody unverified has no document to show, until the issuer has seen one', async () => {
  const { issuer, tokenOf } = await issuerSetup();
  const { document, ...unverified } = somebody('guo-xin', 'X1000001');
  await postJson(`${issuer}/identities`, { identities: [unverified] });
  const token = await tokenOf('guo-xin');
  expect(await (await userInfo(issuer, token)).json()).not.toHaveProperty('document');
  const seen = { ...unverified, document };
  const answer = await postJson(`${issuer}/identities`, { identities: [seen] });
  expect((await jsonOf(answer, Registered)).identities[0]?.person).toBe(decodeJwt(token)['person']);
  expect(await (await userInfo(issuer, token)).json()).toMatchObject({ document: { number: 'X1000001' } });
  const other = { ...seen, document: { type: 'passport', number: 'X1000002' } };
  expect((await postJson(`${issuer}/identities`, { identities: [other] })).status).toBe(409);
});

test('an account cannot pass to another person, and then nothing of the call is kept', async () => {
  const { issuer } = await issuerSetup();
  const register = (...identities: object[]) => postJson(`${issuer}/identities`, { identities });
  expect((await register(somebody('a', 'X1000001'))).status).toBe(200);
  expect((await register(somebody('new', 'X1000003'), somebody('a', 'X1000002'))).status).toBe(409);
  expect((await register({ ...somebody('d', 'X1000001'), person: 'p-other' })).status).toBe(409);
  expect((await postJson(`${issuer}/tokens`, { sub: 'new' })).status).toBe(404);
  const wrong = await register({ ...somebody('e', 'X1000004'), gender: 'x' });
  expect([wrong.status, await wrong.text()]).toEqual([400, expect.not.stringContaining('X1000004')]);
});

test('key, accounts and pseudonyms outlive a restart, readable by their owner alone', async () => {
  const { issuer, directory, clock, tokenOf } = await issuerSetup();
  await postJson(`${issuer}/identities`, { identities: [somebody('a', 'X1000001')] });
  const before = await tokenOf('a');
  const again = await startIssuer({ directory, clock, personas });
  const answer = await postJson(`${again.issuer}/tokens`, { sub: 'a' });
  const after = (await jsonOf(answer, z.object({ access_token: z.string() }))).access_token;
  await again.close();
  expect(decodeJwt(after)['person']).toBe(decodeJwt(before)['person']);
  expect(decodeProtectedHeader(after).kid).toBe(decodeProtectedHeader(before).kid);
  for (const file of ['signing-key.json', 'register.sqlite']) {
    expect(statSync(join(directory, file)).mode & 0o777, file).toBe(0o600);
  }
});
