import { randomUUID } from 'node:crypto';
import { jwtVerify, SignJWT } from 'jose';
import * as z from 'zod';
import { type JsonAnswer, type JsonCall, serveJson } from '../http-api/serve-json.ts';
import type { MovableClock } from '../movable-clock.ts';
import { type Account, MaybeVerified } from './account.ts';
import { openAccountRegister, type RegisteredAccount } from './account-register.ts';
import type { Persona } from './personas.ts';
import { signIn } from './sign-in.ts';
import { signingKey } from './signing-key.ts';

type Options = {
  /** Holds the signing key and the accounts; both survive a restart. */
  readonly directory: string;
  readonly clock: MovableClock;
  readonly port?: number;
  readonly personas: readonly Persona[];
};

export const AUDIENCE = 'relief-credit';
const SCOPE = 'openid relief-credit';
const TOKEN_SECONDS = 3600;
/** About forty thousand people in one call. */
const LONGEST_BODY = 16 * 1024 * 1024;

const Registration = z.strictObject({ identities: z.array(MaybeVerified).min(1) });
const TokenRequest = z.strictObject({ sub: z.string(), scope: z.string().max(200).optional() });

/**
 * Stands in for the city's OpenID Connect issuer. A token says which account and which (pseudonymous) person signed in and
 * how; who that is in the world is told by `/userinfo` alone (OpenID Connect Core 5.3). Signing in is choosing who to be.
 * Missing: passwords, sessions, refresh tokens. Whoever reaches this port gets any account's token, which is why it listens
 * on this machine only.
 */
export async function startIssuer({ directory, clock, port, personas }: Options): Promise<{
  readonly issuer: string;
  close(): Promise<void>;
}> {
  const key = await signingKey(directory);
  const register = openAccountRegister(directory);
  if (!register.register(personas.map(asAccount)))
    throw new Error('a persona collides with a registered account');
  let issuer = '';

  const accessToken = async (account: RegisteredAccount, scope: string) => {
    const issuedAt = Math.floor(clock.now() / 1000);
    const token = await new SignJWT({ person: account.person, acr: account.acr, scope })
      .setProtectedHeader({ alg: 'RS256', typ: 'at+jwt', kid: key.kid })
      .setIssuer(issuer)
      .setSubject(account.sub)
      .setAudience(AUDIENCE)
      .setIssuedAt(issuedAt)
      .setExpirationTime(issuedAt + TOKEN_SECONDS)
      .setJti(randomUUID())
      .sign(key.privateKey);
    return { token, seconds: TOKEN_SECONDS };
  };
  const issue = async (account: RegisteredAccount, scope: string): Promise<JsonAnswer> => {
    const { token, seconds } = await accessToken(account, scope);
    return answer(200, { access_token: token, token_type: 'Bearer', expires_in: seconds, scope });
  };
  const door = signIn({ clock, key, personas, issuer: () => issuer, find: register.find, accessToken });

  const userInfo = async ({ headers }: JsonCall): Promise<JsonAnswer> => {
    const token = /^Bearer +(\S+)$/i.exec(headers.authorization ?? '')?.[1];
    if (token === undefined) return challenge('Bearer');
    const sub = await jwtVerify(token, key.publicKey, {
      algorithms: ['RS256'],
      issuer,
      audience: AUDIENCE,
      requiredClaims: ['sub', 'exp'],
      currentDate: new Date(clock.now()),
    }).then(
      verified => verified.payload.sub,
      () => undefined,
    );
    const account = sub === undefined ? null : register.find(sub);
    if (!account) return challenge('Bearer error="invalid_token"');
    const { name, gender, birthdate, document, phone, represents } = account;
    const facts = {
      name,
      gender,
      birthdate,
      ...(document && { document }),
      ...(phone && { phone }),
      ...(represents && { represents }),
    };
    return answer(200, { sub: account.sub, ...facts });
  };

  const handle = async (call: JsonCall): Promise<JsonAnswer> => {
    switch (`${call.method} ${call.path}`) {
      case 'GET /.well-known/openid-configuration':
        return answer(200, discoveryDocument(issuer));
      case 'GET /jwks':
        return answer(200, { keys: [key.publicJwk] });
      case 'GET /userinfo':
      case 'POST /userinfo':
        return userInfo(call);
      case 'GET /authorize':
        return door.authorize(call);
      case 'POST /token':
        return door.exchange(call);
      case 'POST /tokens': {
        const asked = TokenRequest.safeParse(call.body);
        if (!asked.success) return answer(400, { message: 'send {"sub": "…"}' });
        const account = register.find(asked.data.sub);
        return account
          ? issue(account, asked.data.scope ?? SCOPE)
          : answer(404, { message: 'no such account' });
      }
      case 'POST /identities': {
        const asked = Registration.safeParse(call.body);
        if (!asked.success) {
          return answer(400, { issues: asked.error.issues.map(({ path, code }) => ({ path, code })) });
        }
        const kept = register.register(asked.data.identities);
        if (!kept) return answer(409, { message: 'an account or a document belongs to somebody else' });
        return answer(200, { identities: kept.map(({ sub, person }) => ({ sub, person })) });
      }
      default:
        return answer(404, { message: 'Not Found' });
    }
  };

  const server = await serveJson({ name: 'issuer', port, limitBytes: LONGEST_BODY, anyOrigin: true, handle });
  issuer = server.url;
  return {
    issuer,
    async close() {
      await server.close();
      register.close();
    },
  };
}

const answer = (status: number, body: unknown): JsonAnswer => ({
  status,
  body,
  headers: { 'cache-control': 'no-store' },
});

const challenge = (header: string): JsonAnswer => ({
  status: 401,
  body: { error: 'invalid_token' },
  headers: { 'www-authenticate': header },
});

function asAccount({ persona: _, gloss: __, staff: ___, ...account }: Persona): Account {
  return account;
}

function discoveryDocument(issuer: string) {
  return {
    issuer,
    jwks_uri: `${issuer}/jwks`,
    userinfo_endpoint: `${issuer}/userinfo`,
    authorization_endpoint: `${issuer}/authorize`,
    token_endpoint: `${issuer}/token`,
    response_types_supported: ['code'],
    grant_types_supported: ['authorization_code'],
    code_challenge_methods_supported: ['S256'],
    token_endpoint_auth_methods_supported: ['none'],
    authorization_response_iss_parameter_supported: true,
    subject_types_supported: ['public'],
    id_token_signing_alg_values_supported: ['RS256'],
    claims_supported: ['sub', 'name', 'gender', 'birthdate', 'document', 'phone', 'represents'],
  };
}
