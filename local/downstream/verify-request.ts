import { createHash, createPublicKey, verify } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import * as z from 'zod';
import type { JsonCall } from '../http-api/serve-json.ts';

const KeySet = z.object({
  keys: z.array(
    z.looseObject({ kid: z.string(), kty: z.string(), crv: z.string(), x: z.string(), y: z.string() }),
  ),
});

/** An honest request takes seconds; one that is older was kept and sent again (in milliseconds). */
const longestAge = 5 * 60_000;

/**
 * Holds requests against the sender's published keys: method, address, key and body must be signed (RFC 9421), the body
 * must be the one whose digest was (RFC 9530). Answers why a request cannot be believed, or null.
 */
export function requestVerifier(given: { readonly keysUrl: () => string; readonly now: () => number }) {
  let known: z.infer<typeof KeySet>['keys'] = [];
  const keyOf = async (kid: string) => {
    const found = known.find(key => key.kid === kid);
    if (found !== undefined) return found;
    // A key that is not known yet may have been changed since the set was read.
    known = KeySet.parse(await (await fetch(given.keysUrl())).json()).keys;
    return known.find(key => key.kid === kid);
  };

  return async (call: JsonCall, url: string): Promise<string | null> => {
    const { method, headers, bytes } = call;
    const bodied = bytes.length > 0;
    const digest = `sha-256=:${createHash('sha256').update(bytes).digest('base64')}:`;
    if (bodied && headers['content-digest'] !== digest) return 'the body is not the one that was signed';
    const plain = Object.fromEntries(
      Object.entries(headers).flatMap(([name, value]) => (value === undefined ? [] : [[name, value]])),
    );
    const ofBody = ['content-type', 'content-digest', 'idempotency-key'];
    const holds = await httpbis
      .verifyMessage(
        {
          requiredFields: ['@method', '@authority', '@path', '@query', ...(bodied ? ofBody : [])],
          requiredParams: ['created', 'keyid'],
          notAfter: new Date(given.now() + longestAge),
          keyLookup: async ({ keyid = '', created }) => {
            const key = await keyOf(keyid);
            if (key === undefined || !(created instanceof Date)) return null;
            if (given.now() - created.getTime() > longestAge) return null;
            const publicKey = createPublicKey({ key, format: 'jwk' });
            return {
              id: key.kid,
              algs: ['ecdsa-p256-sha256'],
              verify: async (data, signature) =>
                verify('sha256', data, { key: publicKey, dsaEncoding: 'ieee-p1363' }, signature),
            };
          },
        },
        { method, url, headers: plain },
      )
      .catch(() => false);
    return holds === true ? null : 'the request is not signed by a key of its sender';
  };
}
