import { createReadStream, createWriteStream } from 'node:fs';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import {
  GetObjectCommand,
  HeadObjectCommand,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import type { Moment } from '../domain/moment.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import { attachmentAddress, pinnedUpload } from './pinned-addresses.ts';

/**
 * Departments' files in a versioned S3 bucket, worked on in `directory` of the local disk: they are streamed to and fro
 * and never held whole. The client must be made with `requestChecksumCalculation: 'WHEN_REQUIRED'`.
 */
export function s3ImportFiles(given: {
  client: S3Client;
  bucket: string;
  directory: string;
  now: () => Moment;
}): ImportFiles {
  const { client, bucket: Bucket, directory } = given;
  return {
    uploadAddress: file => pinnedUpload(given, file),

    async look(key, versionId) {
      try {
        const head = await client.send(
          new HeadObjectCommand({ Bucket, Key: key, VersionId: versionId, ChecksumMode: 'ENABLED' }),
        );
        if (head.VersionId === undefined) throw new Error(`bucket ${Bucket} keeps no versions`);
        const { ChecksumSHA256: checksum } = head;
        return {
          versionId: head.VersionId,
          length: head.ContentLength ?? 0,
          sha256: checksum === undefined ? null : Buffer.from(checksum, 'base64').toString('hex'),
        };
      } catch (error) {
        // An answer to HEAD has no body, so the SDK knows no more than the number.
        if (error instanceof S3ServiceException && error.$metadata.httpStatusCode === 404) return null;
        throw error;
      }
    },

    async inRoom(work) {
      const room = await mkdtemp(join(directory, 'import-'));
      try {
        return await work({
          path: name => join(room, name),
          async fetch(key, versionId, name) {
            const { Body } = await client.send(
              new GetObjectCommand({ Bucket, Key: key, VersionId: versionId ?? undefined }),
            );
            if (!(Body instanceof Readable)) throw new Error(`${key} came without a body`);
            const path = join(room, name);
            await pipeline(Body, createWriteStream(path));
            return path;
          },
          async put(key, name, type) {
            const path = join(room, name);
            await client.send(
              new PutObjectCommand({
                Bucket,
                Key: key,
                Body: createReadStream(path),
                ContentLength: (await stat(path)).size,
                ContentType: type,
              }),
            );
          },
        });
      } finally {
        await rm(room, { recursive: true, force: true });
      }
    },

    downloadAddress: (key, versionId, name) => attachmentAddress(given, key, versionId ?? undefined, name),
  };
}
