import { createServer } from 'node:http';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { expect, onTestFinished, test } from 'vitest';
import { jwtGate } from '../../../local/http-api/authorize-jwt.ts';
import { listenLocally } from '../../../local/http-api/listen-locally.ts';
import { NOW } from './gateway.ts';

const iat = Math.floor(NOW / 1000);
const pair = await generateKeyPair('RS256', { extractable: true });

/** An issuer under the test's own key, so that each claim can be wrong alone. */
async function setup(named?: string) {
  let up = true;
  const server = createServer(async (request, response) => {
    if (!up) return void response.writeHead(503).end();
    const jwk = { ...(await exportJWK(pair.publicKey)), kid: 'one', alg: 'RS256' };
    const discovery = { issuer: named ?? url, jwks_uri: `${url}/keys` };
    response.end(JSON.stringify(request.url === '/keys' ? { keys: [jwk] } : discovery));
  });
  const { url, close } = await listenLocally(server);
  onTestFinished(close);
  const gate = jwtGate(() => NOW);
  const good = { iss: url, sub: 'a', aud: 'relief-credit', iat, exp: iat + 600 };
  const status = async (claims: object) => {
    const token = await new SignJWT({ ...claims })
      .setProtectedHeader({ alg: 'RS256', kid: 'one' })
      .sign(pair.privateKey);
    const decided = await gate({ issuer: url, audience: ['relief-credit'] }, `Bearer ${token}`);
    return decided.ok ? 200 : decided.status;
  };
  return { good, status, setUp: (value: boolean) => (up = value) };
}

test.each<[string, object, number]>([
  ['as it should be', {}, 200],
  ['for several audiences', { aud: ['other', 'relief-credit'] }, 200],
  ['with client_id in the place of aud', { aud: undefined, client_id: 'relief-credit' }, 200],
  ['with a client_id that aud contradicts', { aud: 'other', client_id: 'relief-credit' }, 401],
  ['for somebody else', { aud: 'other' }, 401],
  ['for nobody', { aud: undefined }, 401],
  ['by another issuer', { iss: 'http://127.0.0.1:1' }, 401],
  ['by no issuer', { iss: undefined }, 401],
  ['expired', { exp: iat }, 401],
  ['without an end', { exp: undefined }, 401],
  ['not yet valid', { nbf: iat + 1 }, 401],
  ['issued in the future', { iat: iat + 60 }, 401],
])('a token %s is answered %o → %i', async (_, wrong, expected) => {
  const { good, status } = await setup();
  expect(await status({ ...good, ...wrong })).toBe(expected);
});

test('a discovery document that speaks for another issuer is not believed', async () => {
  const { good, status } = await setup('http://127.0.0.1:1');
  expect(await status(good)).toBe(401);
});

test('an issuer that was down is asked again', async () => {
  const { good, status, setUp } = await setup();
  setUp(false);
  expect(await status(good)).toBe(401);
  setUp(true);
  expect(await status(good)).toBe(200);
});
