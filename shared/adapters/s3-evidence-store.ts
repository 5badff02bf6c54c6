import {
  CopyObjectCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  type GetObjectCommandOutput,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { sha256Of } from '../domain/canonical.ts';
import type { Moment } from '../domain/moment.ts';
import type { EvidenceStore } from '../ports/evidence-store.ts';
import { attachmentAddress, pinnedUpload } from './pinned-addresses.ts';

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

  return {
    uploadAddress: file => pinnedUpload({ client, bucket: Bucket, now }, file),

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

    downloadAddress: (key, versionId, name) =>
      attachmentAddress({ client, bucket: Bucket, now }, key, versionId, name),

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
