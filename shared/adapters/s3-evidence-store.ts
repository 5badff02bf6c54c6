import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { sha256Of } from '../domain/canonical.ts';
import { later, type Moment, millisOf } from '../domain/moment.ts';
import type { EvidenceStore } from '../ports/evidence-store.ts';
import { attachmentHeader, servedType } from './served-attachment.ts';

/** Long enough for a photo over a bad line; an upload that starts in time may end later. */
const uploadSeconds = 600;
const downloadSeconds = 300;

/** A function reads evidence whole, into memory it has; policy keeps files well below. */
export const largestEvidence = 20 * 1024 * 1024;

/** More bytes than any file of evidence may have. */
export class EvidenceTooLarge extends Error {
  override readonly name = 'EvidenceTooLarge';
  constructor(key: string) {
    super(`${key} is over ${largestEvidence} bytes`);
  }
}

/**
 * Evidence in a versioned S3 bucket. The client must be made with `requestChecksumCalculation: 'WHEN_REQUIRED'`, or every
 * upload address would carry the checksum of an empty body.
 */
export function s3EvidenceStore(given: {
  client: S3Client;
  bucket: string;
  /** Nobody but a forensic reader may read it. */
  quarantineBucket: string;
  now: () => Moment;
}): EvidenceStore {
  const { client, bucket: Bucket, quarantineBucket, now } = given;

  /** Signed as of `now`, so that the address ends when we say it does. */
  const window = (seconds: number) => {
    const signedAt = now();
    return {
      expiresAt: later(signedAt, seconds * 1000),
      options: { expiresIn: seconds, signingDate: new Date(millisOf(signedAt)) },
    };
  };

  return {
    async uploadAddress(file) {
      if ((await client.config.requestChecksumCalculation()) !== 'WHEN_REQUIRED') {
        throw new Error('the S3 client must be made with requestChecksumCalculation WHEN_REQUIRED');
      }
      const ChecksumSHA256 = Buffer.from(file.sha256, 'hex').toString('base64');
      const command = new PutObjectCommand({
        Bucket,
        Key: file.key,
        ContentLength: file.length,
        ContentType: file.type,
        ChecksumSHA256,
        IfNoneMatch: '*',
      });
      const { expiresAt, options } = window(uploadSeconds);
      const url = await getSignedUrl(client, command, {
        ...options,
        // Left to itself the presigner signs neither of them, or moves them into the query where nothing holds them.
        signableHeaders: new Set([
          'host',
          'content-type',
          'content-length',
          'if-none-match',
          'x-amz-checksum-sha256',
        ]),
        unhoistableHeaders: new Set(['x-amz-checksum-sha256']),
      });
      return {
        url,
        method: 'PUT',
        // Content-Length is signed too, but every client sets it itself and browsers forbid a page to.
        headers: { 'content-type': file.type, 'x-amz-checksum-sha256': ChecksumSHA256, 'if-none-match': '*' },
        expiresAt,
      };
    },

    async read(key, versionId) {
      const found = await nullWhereMissing(() =>
        client.send(
          new GetObjectCommand({ Bucket, Key: key, VersionId: versionId, ChecksumMode: 'ENABLED' }),
        ),
      );
      if (found === null) return null;
      if (found.VersionId === undefined) throw new Error(`bucket ${Bucket} keeps no versions`);
      const bytes = await wholeOf(found, key);
      return { versionId: found.VersionId, length: bytes.length, sha256: sha256Of(bytes), bytes };
    },

    async downloadAddress(key, versionId, name) {
      const command = new GetObjectCommand({
        Bucket,
        Key: key,
        VersionId: versionId,
        ResponseContentDisposition: attachmentHeader(name),
        ResponseContentType: servedType(name),
        ResponseCacheControl: 'private, no-store',
      });
      const { expiresAt, options } = window(downloadSeconds);
      return { url: await getSignedUrl(client, command, options), expiresAt };
    },

    async quarantine(key, versionId) {
      const source = `${Bucket}/${key.split('/').map(encodeURIComponent).join('/')}`;
      // A version that is gone was taken away by an earlier call; then nothing is left to do but to delete it again.
      await nullWhereMissing(() =>
        client.send(
          new CopyObjectCommand({
            Bucket: quarantineBucket,
            Key: `${key}/${versionId}`,
            CopySource: `${source}?versionId=${encodeURIComponent(versionId)}`,
          }),
        ),
      );
      await client.send(new DeleteObjectCommand({ Bucket, Key: key, VersionId: versionId }));
    },
  };
}

// A missing bucket is not in here: that is a fault and not a missing file.
const missing = ['NoSuchKey', 'NoSuchVersion', 'MethodNotAllowed'];

/** S3 answers 405 where the version is a delete marker. */
async function nullWhereMissing<T>(call: () => Promise<T>): Promise<T | null> {
  try {
    return await call();
  } catch (error) {
    if (error instanceof S3ServiceException && missing.includes(error.name)) return null;
    throw error;
  }
}

/** Reads no further than it must to know that a file is too large. */
async function wholeOf(
  { Body, ContentLength = 0 }: GetObjectCommandOutput,
  key: string,
): Promise<Uint8Array> {
  if (Body === undefined) throw new Error(`${key} came without a body`);
  const reader = Body.transformToWebStream().getReader();
  const chunks: Uint8Array[] = [];
  let length = ContentLength > largestEvidence ? ContentLength : 0;
  while (length <= largestEvidence) {
    const { done, value } = await reader.read();
    if (done) return Buffer.concat(chunks);
    chunks.push(value);
    length += value.length;
  }
  await reader.cancel();
  throw new EvidenceTooLarge(key);
}
