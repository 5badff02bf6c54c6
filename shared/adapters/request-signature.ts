import { createHash } from 'node:crypto';
import { httpbis } from 'http-message-signatures';
import type { Moment } from '../domain/moment.ts';

/** A key of P-256 that signs: `sign` gives r and s, 32 bytes each (RFC 9421, 3.3.4). */
export type RequestSigner = {
  readonly keyId: () => Promise<string>;
  readonly sign: (bytes: Uint8Array) => Promise<Uint8Array>;
};

type Unsigned = {
  readonly method: string;
  readonly url: URL;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
};

/** What is signed of every request, and what besides where there is a body (names of RFC 9421, 2.2). */
const ofEvery = ['@method', '@authority', '@path', '@query'];
const ofBodies = ['content-type', 'content-digest', 'idempotency-key'];

/** Content-Digest of RFC 9530. */
export const contentDigest = (body: string | Uint8Array): string =>
  `sha-256=:${createHash('sha256').update(body).digest('base64')}:`;

/** The headers of a request with those that sign it (RFC 9421): who sent it, when, to where, and with which body. */
export async function signedHeaders(
  signer: RequestSigner,
  { method, url, headers, body }: Unsigned,
  now: Moment,
): Promise<Readonly<Record<string, string>>> {
  const digested = body === null ? headers : { ...headers, 'content-digest': contentDigest(body) };
  const signed = await httpbis.signMessage(
    {
      key: {
        id: await signer.keyId(),
        alg: 'ecdsa-p256-sha256',
        sign: async bytes => Buffer.from(await signer.sign(bytes)),
      },
      name: 'relief',
      fields: body === null ? ofEvery : [...ofEvery, ...ofBodies],
      params: ['created', 'keyid', 'alg'],
      paramValues: { created: new Date(now) },
    },
    { method, url, headers: digested },
  );
  return Object.fromEntries(Object.entries(signed.headers).map(([name, value]) => [name, String(value)]));
}
