import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import { afterEach, describe, expect, it } from 'vitest';
import { oidcVerifiedIdentity } from '../../../shared/adapters/oidc-verified-identity.ts';

const claims = {
  sub: 'account-wang',
  name: '王祥',
  gender: 'male',
  birthdate: '1949-12-31',
  document: { type: 'resident-id', number: '11010519491231002X' },
};

let server: Server;
let asked: string[];

afterEach(() => {
  server.closeAllConnections();
  server.close();
});

/** An issuer that answers UserInfo as told. */
async function issuer(
  userinfo: RequestListener,
  discovery: (issuer: string) => object = own => ({ issuer: own, userinfo_endpoint: `${own}/me` }),
): Promise<string> {
  asked = [];
  let own = '';
  server = createServer((request, response) => {
    asked.push(`${request.url} ${request.headers.authorization ?? ''}`.trim());
    if (request.url === '/.well-known/openid-configuration') response.end(JSON.stringify(discovery(own)));
    else userinfo(request, response);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no port');
  own = `http://127.0.0.1:${address.port}`;
  return own;
}

const answers =
  (body: unknown, status = 200): RequestListener =>
  (_, response) => {
    response.writeHead(status).end(typeof body === 'string' ? body : JSON.stringify(body));
  };

const faultOf = async (own: string): Promise<Error> => {
  const fault = await oidcVerifiedIdentity({ issuer: own })('token').catch((error: unknown) => error);
  if (!(fault instanceof Error)) throw new Error('no fault');
  return fault;
};

describe('the verified identity', () => {
  it('is what the issuer says of the bearer, other claims passed over', async () => {
    const own = await issuer(answers({ ...claims, email: 'w@example.cn' }));
    expect(await oidcVerifiedIdentity({ issuer: own })('the-token')).toEqual({
      name: '王祥',
      sex: 'male',
      document: { type: 'resident-id', number: '11010519491231002X' },
      birthDate: '1949-12-31',
    });
    expect(asked).toEqual(['/.well-known/openid-configuration', '/me Bearer the-token']);
  });

  it('discovers the endpoint once', async () => {
    const ask = oidcVerifiedIdentity({ issuer: await issuer(answers(claims)) });
    await ask('one');
    await ask('two');
    expect(asked.filter(line => line.includes('well-known'))).toHaveLength(1);
  });

  it('is null for a token that the issuer does not know, and for an account that it has not verified', async () => {
    expect(await oidcVerifiedIdentity({ issuer: await issuer(answers('', 401)) })('token')).toBeNull();
    server.close();
    const { document: _, ...unverified } = claims;
    expect(await oidcVerifiedIdentity({ issuer: await issuer(answers(unverified)) })('token')).toBeNull();
  });

  it.each([
    ['a server error', answers(claims.document.number, 500), 'Unavailable'],
    ['no JSON', answers(`{"number": ${claims.document.number}`), 'DamagedItem'],
    ['a malformed claim', answers({ ...claims, gender: claims.document.number }), 'DamagedItem'],
    [
      'an unknown document',
      answers({ ...claims, document: { type: 'x', number: '11010519491231002X' } }),
      'DamagedItem',
    ],
    ['an endless answer', answers(claims.document.number.repeat(10_000)), 'DamagedItem'],
    [
      'a broken connection',
      ((request, _) => request.socket.destroy()) satisfies RequestListener,
      'Unavailable',
    ],
    [
      'a redirect',
      ((_, response) => response.writeHead(302, { location: '/elsewhere' }).end()) satisfies RequestListener,
      'Unavailable',
    ],
  ])('is a fault without the answer in it: %s', async (_, userinfo, name) => {
    const fault = await faultOf(await issuer(userinfo));
    expect(fault.name).toBe(name);
    expect(JSON.stringify([fault.message, fault.cause, fault])).not.toContain('1101051949');
    expect(asked.some(line => line.startsWith('/elsewhere'))).toBe(false);
  });

  it('is not asked of an endpoint that another issuer names', async () => {
    const own = await issuer(answers(claims), base => ({
      issuer: 'https://evil.example',
      userinfo_endpoint: `${base}/me`,
    }));
    expect((await faultOf(own)).message).toContain('issuer');
    expect(asked).toEqual(['/.well-known/openid-configuration']);
  });

  it('is asked again after discovery failed', async () => {
    let broken = true;
    const own = await issuer(answers(claims), base => {
      const named = broken ? 'https://evil.example' : base;
      broken = false;
      return { issuer: named, userinfo_endpoint: `${base}/me` };
    });
    const ask = oidcVerifiedIdentity({ issuer: own });
    await expect(ask('token')).rejects.toThrow();
    expect(await ask('token')).not.toBeNull();
  });
});
