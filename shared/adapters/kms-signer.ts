import { createHash, createPublicKey } from 'node:crypto';
import { GetPublicKeyCommand, type KMSClient, SignCommand } from '@aws-sdk/client-kms';
import { sha256Of } from '../domain/canonical.ts';
import type { Signer } from '../ports/signer.ts';

/** ES256 by a key in KMS (ECC_NIST_P256). The key is named by its own hash, which says nothing of the account it lies in. */
export function kmsSigner(given: { client: KMSClient; keyArn: string }): Signer {
  const { client, keyArn: KeyId } = given;
  return async manifest => {
    const digest = createHash('sha256').update(manifest).digest();
    const [{ Signature }, { PublicKey }] = await Promise.all([
      client.send(
        new SignCommand({
          KeyId,
          Message: digest,
          MessageType: 'DIGEST',
          SigningAlgorithm: 'ECDSA_SHA_256',
        }),
      ),
      client.send(new GetPublicKeyCommand({ KeyId })),
    ]);
    if (Signature === undefined || PublicKey === undefined)
      throw new Error('KMS answered without a signature');
    const key = createPublicKey({ key: Buffer.from(PublicKey), format: 'der', type: 'spki' });
    return {
      schemaVersion: 1,
      algorithm: 'ES256',
      keyId: sha256Of(PublicKey),
      manifestHash: sha256Of(manifest),
      signature: Buffer.from(Signature).toString('base64'),
      publicKey: key.export({ format: 'pem', type: 'spki' }).toString(),
    };
  };
}
