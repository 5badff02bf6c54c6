import * as oauth from 'oauth4webapi';
import type { Config } from './config.ts';
import { isClockKnown, learnClock, skewSeconds } from './server-clock.ts';
import { keepSession, returnAddress } from './session.ts';

/** OpenID Connect, code flow with PKCE, by a client without a secret. */
const SCOPE = 'openid relief-credit';
const kept = 'relief.sign-in';

type Begun = {
  readonly verifier: string;
  readonly nonce: string;
  readonly state: string;
  readonly back: string;
};

/** A city's issuer speaks TLS; the one on this machine cannot. */
const insecure = (issuer: string) => ({
  [oauth.allowInsecureRequests]: ['127.0.0.1', 'localhost'].includes(new URL(issuer).hostname),
});

async function discover({ issuer }: Config): Promise<oauth.AuthorizationServer> {
  const url = new URL(issuer);
  return oauth.processDiscoveryResponse(url, await oauth.discoveryRequest(url, insecure(issuer)));
}

export async function beginSignIn(config: Config, back: string): Promise<void> {
  const server = await discover(config);
  const begun: Begun = {
    verifier: oauth.generateRandomCodeVerifier(),
    nonce: oauth.generateRandomNonce(),
    state: oauth.generateRandomState(),
    back,
  };
  sessionStorage.setItem(kept, JSON.stringify(begun));
  const address = new URL(server.authorization_endpoint ?? '');
  address.search = new URLSearchParams({
    response_type: 'code',
    client_id: config.client,
    redirect_uri: returnAddress(),
    scope: SCOPE,
    state: begun.state,
    nonce: begun.nonce,
    code_challenge: await oauth.calculatePKCECodeChallenge(begun.verifier),
    code_challenge_method: 'S256',
    ui_locales: document.documentElement.lang,
  }).toString();
  location.assign(address);
}

/**
 * Ends what `beginSignIn` began, from the address that the issuer sent us back to. Answers the page to go on to. Throws where
 * the answer is not the one that was asked for.
 */
export async function endSignIn(config: Config): Promise<string> {
  const text = sessionStorage.getItem(kept);
  if (text === null) throw new Error('no sign-in was begun in this tab');
  sessionStorage.removeItem(kept);
  const begun = JSON.parse(text) as Begun;
  const server = await discover(config);
  if (!isClockKnown()) learnClock((await fetch(`${config.api}/campaigns`)).headers.get('date'));
  const client: oauth.Client = { client_id: config.client, [oauth.clockSkew]: skewSeconds() };
  const given = oauth.validateAuthResponse(server, client, new URL(location.href), begun.state);
  const answer = await oauth.authorizationCodeGrantRequest(
    server,
    client,
    oauth.None(),
    given,
    returnAddress(),
    begun.verifier,
    insecure(config.issuer),
  );
  const tokens = await oauth.processAuthorizationCodeResponse(server, client, answer, {
    expectedNonce: begun.nonce,
    requireIdToken: true,
  });
  const claims = oauth.getValidatedIdTokenClaims(tokens);
  keepSession({
    token: tokens.access_token,
    until: Date.now() + (tokens.expires_in ?? 0) * 1000,
    subject: claims?.sub ?? '',
  });
  // Only a page of our own: what was kept in this tab is ours, but an open redirect is worth a second look.
  return new URL(begun.back).origin === location.origin ? begun.back : '/';
}
