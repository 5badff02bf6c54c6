import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type PutObjectCommandInput,
  paginateListObjectsV2,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import type { ReleaseFiles } from '../ports/release-files.ts';

/** Seconds for which the office may follow a preview's address. */
const previewSeconds = 600;

/** Two releases may be published in the same second; more writers than that there are not. */
const revisions = 5;

/** A file that stands with other bytes than those that are to be written: nothing may go on from here. */
export class ReleaseFileDiffers extends Error {
  override readonly name = 'ReleaseFileDiffers';
  constructor(key: string) {
    super(`${key} stands already, with other bytes`);
  }
}

/** Files of releases in two S3 buckets, the sealed and the public one. Every key of a release is written once. */
export function s3ReleaseFiles(given: {
  client: S3Client;
  sealedBucket: string;
  publicBucket: string;
}): ReleaseFiles {
  const { client, sealedBucket, publicBucket } = given;

  const readTagged = async (Bucket: string, Key: string) => {
    try {
      const { Body, ETag } = await client.send(new GetObjectCommand({ Bucket, Key }));
      return { bytes: (await Body?.transformToByteArray()) ?? new Uint8Array(), tag: ETag };
    } catch (error) {
      if (error instanceof NoSuchKey) return null;
      throw error;
    }
  };
  const read = async (bucket: string, key: string) => (await readTagged(bucket, key))?.bytes ?? null;
  const mutable = { Bucket: publicBucket, ContentType: 'application/json', CacheControl: 'no-cache' };

  const writeOnce = async (
    input: PutObjectCommandInput & { Key: string; Bucket: string; Body: Uint8Array },
  ) => {
    try {
      await client.send(new PutObjectCommand({ ...input, IfNoneMatch: '*' }));
    } catch (error) {
      if (!isTaken(error)) throw error;
      // Ourselves before, or another invocation of the same step: the same bytes are what was wanted.
      const standing = await read(input.Bucket, input.Key);
      if (standing === null || !Buffer.from(standing).equals(input.Body))
        throw new ReleaseFileDiffers(input.Key);
    }
  };

  return {
    read: key => read(sealedBucket, key),

    async list(prefix) {
      const keys: string[] = [];
      for await (const { Contents = [] } of paginateListObjectsV2(
        { client },
        { Bucket: sealedBucket, Prefix: prefix },
      )) {
        keys.push(...Contents.map(({ Key = '' }) => Key));
      }
      return keys;
    },

    write: (key, contents, type) =>
      writeOnce({ Bucket: sealedBucket, Key: key, Body: contents, ContentType: type }),

    previewAddress: key =>
      getSignedUrl(
        client,
        new GetObjectCommand({
          Bucket: sealedBucket,
          Key: key,
          ResponseContentDisposition: `attachment; filename="${key.split('/').at(-1) ?? 'file'}"`,
        }),
        { expiresIn: previewSeconds },
      ),

    readPublished: key => read(publicBucket, key),

    publish: (key, contents, type) =>
      writeOnce({
        Bucket: publicBucket,
        Key: key,
        Body: contents,
        ContentType: type,
        CacheControl: 'public, max-age=31536000, immutable',
      }),

    async point(key, contents) {
      await client.send(new PutObjectCommand({ ...mutable, Key: key, Body: contents }));
    },

    async revise(key, change) {
      for (let attempt = 0; attempt < revisions; attempt += 1) {
        const standing = await readTagged(publicBucket, key);
        const Body = await change(standing?.bytes ?? null);
        if (Body === null) return;
        const condition = standing === null ? { IfNoneMatch: '*' } : { IfMatch: standing.tag };
        try {
          await client.send(new PutObjectCommand({ ...mutable, ...condition, Key: key, Body }));
          return;
        } catch (error) {
          // Another's, or our own whose answer was lost: what stands now says which.
          if (!isTaken(error)) throw error;
        }
      }
      throw new Error(`${key} keeps changing`);
    },
  };
}

/** 412: it stands. 409: another writer of the same key is at it; read back, it says which. */
const isTaken = (error: unknown): boolean =>
  error instanceof S3ServiceException &&
  (error.name === 'PreconditionFailed' || error.name === 'ConditionalRequestConflict');
