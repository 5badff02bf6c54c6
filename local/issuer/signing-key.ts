import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  type CryptoKey,
  calculateJwkThumbprint,
  exportJWK,
  generateKeyPair,
  importJWK,
  type JWK,
} from 'jose';
import * as z from 'zod';

export type SigningKey = {
  readonly kid: string;
  readonly privateKey: CryptoKey;
  readonly publicKey: CryptoKey;
  readonly publicJwk: JWK;
};

const Kept = z.looseObject({ kty: z.literal('RSA'), n: z.string(), e: z.string(), d: z.string() });

/** The issuer's RS256 key: made at the first start, kept for its owner's eyes only, named by its thumbprint (RFC 7638). */
export async function signingKey(directory: string): Promise<SigningKey> {
  mkdirSync(directory, { recursive: true });
  const file = join(directory, 'signing-key.json');
  if (!existsSync(file)) {
    const { privateKey } = await generateKeyPair('RS256', { extractable: true, modulusLength: 2048 });
    // Renamed into place, so that a start cut short leaves no half a key.
    writeFileSync(`${file}.new`, JSON.stringify(await exportJWK(privateKey)), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  }
  const jwk = Kept.parse(JSON.parse(readFileSync(file, 'utf8')));
  const shown = { kty: jwk.kty, n: jwk.n, e: jwk.e };
  const kid = await calculateJwkThumbprint(shown);
  return {
    kid,
    privateKey: await imported(jwk),
    publicKey: await imported(shown),
    publicJwk: { ...shown, kid, alg: 'RS256', use: 'sig' },
  };
}

async function imported(jwk: JWK): Promise<CryptoKey> {
  const key = await importJWK(jwk, 'RS256');
  if (key instanceof Uint8Array) throw new Error('the signing key is not an RSA key');
  return key;
}
