import * as z from 'zod';
import { DamagedItem, parseStored } from './stored-item.ts';

/** A person waits in front of the page meanwhile. */
const longestWait = 5000;
/** Claims of one person; far more is not an answer to be read. */
const longestAnswer = 64 * 1024;

const Discovery = z.object({ issuer: z.string(), userinfo_endpoint: z.url({ protocol: /^https?$/ }) });

/** Claims as the issuer told them, for whoever knows which to read; null where the token is not taken any more. */
export type UserInfo = (bearer: string) => Promise<unknown>;

/**
 * Asks the issuer's UserInfo endpoint, found by discovery once, with the caller's own token. Nothing that the issuer
 * answers ever enters an error. Redirects are not followed: the token is for this issuer alone.
 */
export function oidcUserInfo(given: {
  /** As in the tokens, without a slash at the end. */
  issuer: string;
  fetch?: typeof globalThis.fetch;
}): UserInfo {
  const { issuer, fetch = globalThis.fetch } = given;
  let discovered: Promise<string> | undefined;

  const ask = async (url: string, what: string, headers: Record<string, string> = {}) => {
    try {
      return await fetch(url, {
        headers: { accept: 'application/json', ...headers },
        redirect: 'error',
        signal: AbortSignal.timeout(longestWait),
      });
    } catch (error) {
      throw unavailable(what, error);
    }
  };

  const discover = async (): Promise<string> => {
    const response = await ask(`${issuer}/.well-known/openid-configuration`, 'discovery');
    if (!response.ok) throw unavailable(`discovery (${response.status})`);
    const found = parseStored(Discovery, await jsonOf(response, 'discovery'), 'discovery');
    // A document that speaks for another issuer would send our callers' tokens there (OpenID Connect Discovery 4.3).
    if (found.issuer !== issuer) throw new DamagedItem('discovery', ['issuer']);
    return found.userinfo_endpoint;
  };

  return async bearer => {
    discovered ??= discover();
    const endpoint = await discovered.catch((error: unknown) => {
      discovered = undefined;
      throw error;
    });
    const response = await ask(endpoint, 'userinfo', { authorization: `Bearer ${bearer}` });
    if (response.status === 401) {
      await response.body?.cancel();
      return null;
    }
    if (!response.ok) {
      await response.body?.cancel();
      throw unavailable(`userinfo (${response.status})`);
    }
    return jsonOf(response, 'userinfo');
  };
}

/** The cause is named by its code alone: messages of the network may quote addresses and headers. */
function unavailable(what: string, cause?: unknown): Error {
  const fault = new Error(`the issuer does not answer: ${what}`);
  fault.name = 'Unavailable';
  const { code } = z.object({ code: z.string().optional() }).catch({}).parse(cause);
  return Object.assign(fault, { dependency: 'issuer' }, code === undefined ? {} : { code });
}

async function jsonOf(response: Response, what: string): Promise<unknown> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    for await (const chunk of response.body ?? []) {
      length += chunk.length;
      if (length > longestAnswer) break;
      chunks.push(chunk);
    }
  } catch (error) {
    throw unavailable(what, error);
  }
  if (length > longestAnswer) throw new DamagedItem(what, ['(too long)']);
  try {
    return JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    throw new DamagedItem(what, ['(not JSON)']);
  }
}
