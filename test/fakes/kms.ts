import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { KMSClient } from '@aws-sdk/client-kms';
import * as z from 'zod';
import { canonicalJson } from '../../shared/domain/canonical.ts';

export const keyArn = 'arn:aws-cn:kms:cn-north-1:111122223333:key/1234abcd-12ab-34cd-56ef-1234567890ab';

const Request = z.object({
  EncryptionContext: z.record(z.string(), z.string()).default({}),
  NumberOfBytes: z.int().default(32),
  Plaintext: z.string().default(''),
  CiphertextBlob: z.string().default(''),
});

/** The SDK hands over text or bytes. */
const Body = z.union([z.instanceof(Uint8Array), z.string().transform(text => Buffer.from(text))]);

type WireRequest = { readonly headers: Record<string, string>; readonly body?: unknown };

/** A real KMS client whose calls end in this process: AES-256-GCM with the encryption context authenticated. */
export function fakeKms(): { client: KMSClient; calls: string[] } {
  const root = randomBytes(32);
  const calls: string[] = [];
  const wrap = (plain: Uint8Array, context: unknown): string => {
    const nonce = randomBytes(12);
    const cipher = createCipheriv('aes-256-gcm', root, nonce).setAAD(Buffer.from(canonicalJson(context)));
    return Buffer.concat([nonce, cipher.update(plain), cipher.final(), cipher.getAuthTag()]).toString(
      'base64',
    );
  };
  const unwrap = (blob: string, context: unknown): string => {
    const bytes = Buffer.from(blob, 'base64');
    const decipher = createDecipheriv('aes-256-gcm', root, bytes.subarray(0, 12))
      .setAAD(Buffer.from(canonicalJson(context)))
      .setAuthTag(bytes.subarray(-16));
    return Buffer.concat([decipher.update(bytes.subarray(12, -16)), decipher.final()]).toString('base64');
  };
  const answer = (operation: string, request: z.infer<typeof Request>): object => {
    const { EncryptionContext: context, CiphertextBlob, NumberOfBytes } = request;
    const key = randomBytes(NumberOfBytes);
    switch (operation) {
      case 'GenerateDataKey':
        return { Plaintext: key.toString('base64'), CiphertextBlob: wrap(key, context) };
      case 'GenerateDataKeyWithoutPlaintext':
        return { CiphertextBlob: wrap(key, context) };
      case 'Encrypt':
        return { CiphertextBlob: wrap(Buffer.from(request.Plaintext, 'base64'), context) };
      case 'Decrypt':
        return { Plaintext: unwrap(CiphertextBlob, context) };
      default:
        throw new Error(`fake KMS has no ${operation}`);
    }
  };
  const respond = (request: WireRequest) => {
    const operation = request.headers['x-amz-target']?.split('.')[1] ?? '';
    calls.push(operation);
    try {
      const asked = Request.parse(JSON.parse(new TextDecoder().decode(Body.parse(request.body))));
      return { statusCode: 200, body: { KeyId: keyArn, ...answer(operation, asked) } };
    } catch {
      return { statusCode: 400, body: { __type: 'InvalidCiphertextException' } };
    }
  };
  const client = new KMSClient({
    region: 'cn-north-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    requestHandler: {
      handle: async (request: WireRequest) => {
        const { statusCode, body } = respond(request);
        return {
          response: {
            statusCode,
            headers: { 'content-type': 'application/x-amz-json-1.1' },
            body: Buffer.from(JSON.stringify(body)),
          },
        };
      },
    },
  });
  return { client, calls };
}
