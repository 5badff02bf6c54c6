import { generateKeyPairSync, sign } from 'node:crypto';
import { createServer } from 'node:http';
import { onTestFinished } from 'vitest';
import { listenLocally } from '../../local/http-api/listen-locally.ts';
import type { RequestSigner } from '../../shared/adapters/request-signature.ts';
import { sha256Of } from '../../shared/domain/canonical.ts';

/** A key pair of this process that signs requests, and its public half as a JWK. */
export function memoryRequestSigner(): RequestSigner & { readonly jwk: object } {
  const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const kid = sha256Of(publicKey.export({ format: 'der', type: 'spki' }));
  return {
    jwk: { ...publicKey.export({ format: 'jwk' }), kid },
    keyId: async () => kid,
    sign: async bytes => sign('sha256', bytes, { key: privateKey, dsaEncoding: 'ieee-p1363' }),
  };
}

/** Serves a JWK set until the test ends; what is in it may change meanwhile. */
export async function serveKeys(keys: readonly object[]): Promise<() => string> {
  const server = createServer((_request, response) => response.end(JSON.stringify({ keys })));
  const { url, close } = await listenLocally(server);
  onTestFinished(close);
  return () => url;
}
