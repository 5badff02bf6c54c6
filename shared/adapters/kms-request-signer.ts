import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import * as z from 'zod';
import { sha256Of } from '../domain/canonical.ts';
import type { DeliveryKey } from '../domain/delivery-key.ts';
import type { RequestSigner } from './request-signature.ts';

const Point = z.object({ x: z.string(), y: z.string() });

/** Signs requests by a key in KMS (ECC_NIST_P256), and tells its public half for whoever takes them. */
export function kmsRequestSigner(given: {
  client: KMSClient;
  keyArn: string;
}): RequestSigner & { readonly publicKey: () => Promise<DeliveryKey> } {
  const { client, keyArn: KeyId } = given;
  let known: Promise<Uint8Array> | undefined;
  const ask = async () => {
    const { PublicKey } = await client.send(new GetPublicKeyCommand({ KeyId }));
    if (PublicKey === undefined) throw new Error('KMS answered without a key');
    return PublicKey;
  };
  /** Asked once in the life of a process; a fault is not remembered. */
  const spki = () => {
    known ??= ask().catch((fault: unknown) => {
      known = undefined;
      throw fault;
    });
    return known;
  };
  return {
    keyId: async () => sha256Of(await spki()),
    async publicKey() {
      const bytes = await spki();
      const key = createPublicKey({ key: Buffer.from(bytes), format: 'der', type: 'spki' });
      const { x, y } = Point.parse(key.export({ format: 'jwk' }));
      return { kty: 'EC', crv: 'P-256', x, y, alg: 'ES256', use: 'sig', kid: sha256Of(bytes) };
    },
    async sign(bytes) {
      const { Signature } = await client.send(
        new SignCommand({
          KeyId,
          Message: createHash('sha256').update(bytes).digest(),
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      );
      if (Signature === undefined) throw new Error('KMS answered without a signature');
      return plainSignature(Signature);
    },
  };
}

/** KMS gives r and s as DER (SEQUENCE of two INTEGERs); the standard wants each in 32 bytes. */
function plainSignature(der: Uint8Array): Uint8Array {
  const numberAt = (place: number) => {
    const length = der[place + 1] ?? 0;
    return { bytes: der.slice(place + 2, place + 2 + length), next: place + 2 + length };
  };
  const r = numberAt(2);
  const s = numberAt(r.next);
  const of32 = (bytes: Uint8Array) => {
    const figures = bytes[0] === 0 ? bytes.slice(1) : bytes;
    return Buffer.concat([Buffer.alloc(Math.max(0, 32 - figures.length)), figures]);
  };
  return Buffer.concat([of32(r.bytes), of32(s.bytes)]);
}
