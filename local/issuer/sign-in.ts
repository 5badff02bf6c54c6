import { createHash, randomBytes } from 'node:crypto';
import { SignJWT } from 'jose';
import * as z from 'zod';
import type { JsonAnswer, JsonCall } from '../http-api/serve-json.ts';
import type { MovableClock } from '../movable-clock.ts';
import type { RegisteredAccount } from './account-register.ts';
import { personaPage } from './persona-page.ts';
import type { Persona } from './personas.ts';
import type { SigningKey } from './signing-key.ts';

const CODE_MS = 60_000;
/** The pages run wherever their server found a port; any other address would be somebody else's. */
const loopback = z.url().refine(text => ['127.0.0.1', 'localhost', '[::1]'].includes(new URL(text).hostname));

/** The one kind of request that is served: code flow with PKCE (RFC 7636), for a client without a secret. */
export const Authorization = z.object({
  response_type: z.literal('code'),
  client_id: z.string().min(1).max(60),
  redirect_uri: loopback,
  scope: z.string().max(200),
  state: z.string().max(500).default(''),
  nonce: z.string().max(500).default(''),
  code_challenge: z.string().regex(/^[\w-]{43}$/),
  code_challenge_method: z.literal('S256'),
  ui_locales: z.string().max(60).optional(),
});
export type Authorization = z.infer<typeof Authorization>;

const Exchange = z.object({
  grant_type: z.literal('authorization_code'),
  code: z.string(),
  redirect_uri: z.string(),
  client_id: z.string(),
  code_verifier: z.string().min(43).max(128),
});

type Given = {
  readonly clock: MovableClock;
  readonly key: SigningKey;
  readonly personas: readonly Persona[];
  issuer(): string;
  find(sub: string): RegisteredAccount | null;
  accessToken(account: RegisteredAccount, scope: string): Promise<{ token: string; seconds: number }>;
};

const refused = (error: string): JsonAnswer => ({
  status: 400,
  body: { error },
  headers: { 'cache-control': 'no-store' },
});

/** Signing in at the stand-in: whoever sits here picks who to be. No password, because nobody here is real. */
export function signIn({ clock, key, personas, issuer, find, accessToken }: Given) {
  const codes = new Map<string, { asked: Authorization; sub: string; until: number }>();

  return {
    /** GET: who do you want to be? With `as`, back to the pages with a code. */
    authorize({ query }: JsonCall): JsonAnswer {
      const asked = Authorization.safeParse(Object.fromEntries(query));
      if (!asked.success) return refused('invalid_request');
      const sub = query.get('as');
      if (sub === null) return { status: 200, html: personaPage(asked.data, personas) };
      if (find(sub) === null) return refused('access_denied');
      const code = randomBytes(24).toString('base64url');
      codes.set(code, { asked: asked.data, sub, until: clock.now() + CODE_MS });
      const back = new URL(asked.data.redirect_uri);
      back.searchParams.set('code', code);
      back.searchParams.set('state', asked.data.state);
      back.searchParams.set('iss', issuer());
      return { status: 303, headers: { location: back.href, 'cache-control': 'no-store' } };
    },

    /** POST: a code and its verifier for tokens, once. */
    async exchange({ body }: JsonCall): Promise<JsonAnswer> {
      const given = Exchange.safeParse(body);
      if (!given.success) return refused('invalid_request');
      const { code, code_verifier, client_id, redirect_uri } = given.data;
      const kept = codes.get(code);
      codes.delete(code);
      const challenge = createHash('sha256').update(code_verifier).digest('base64url');
      const fits =
        kept !== undefined &&
        kept.until > clock.now() &&
        kept.asked.code_challenge === challenge &&
        kept.asked.client_id === client_id &&
        kept.asked.redirect_uri === redirect_uri;
      const account = fits ? find(kept.sub) : null;
      if (!fits || account === null) return refused('invalid_grant');
      const { token, seconds } = await accessToken(account, kept.asked.scope);
      const issuedAt = Math.floor(clock.now() / 1000);
      const idToken = await new SignJWT({ nonce: kept.asked.nonce, acr: account.acr })
        .setProtectedHeader({ alg: 'RS256', kid: key.kid })
        .setIssuer(issuer())
        .setSubject(account.sub)
        .setAudience(client_id)
        .setIssuedAt(issuedAt)
        .setExpirationTime(issuedAt + seconds)
        .sign(key.privateKey);
      return {
        status: 200,
        headers: { 'cache-control': 'no-store' },
        body: {
          access_token: token,
          token_type: 'Bearer',
          expires_in: seconds,
          scope: kept.asked.scope,
          id_token: idToken,
        },
      };
    },
  };
}
