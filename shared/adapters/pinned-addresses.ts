import { GetObjectCommand, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { later, type Moment, millisOf } from '../domain/moment.ts';
import type { UploadAddress } from '../ports/evidence-store.ts';
import { attachmentHeader, servedType } from './served-attachment.ts';

/** Long enough for a large file over a bad line; an upload that starts in time may end later. */
const uploadSeconds = 600;
const downloadSeconds = 300;

type Place = { readonly client: S3Client; readonly bucket: string; readonly now: () => Moment };

/** Signed as of `now`, so that the address ends when we say it does. */
const window = (now: () => Moment, seconds: number) => {
  const signedAt = now();
  return {
    expiresAt: later(signedAt, seconds * 1000),
    options: { expiresIn: seconds, signingDate: new Date(millisOf(signedAt)) },
  };
};

/**
 * An address that takes exactly one file: bound to key, length, type and SHA-256, written once. The client must be made
 * with `requestChecksumCalculation: 'WHEN_REQUIRED'`, or it would carry the checksum of an empty body.
 */
export async function pinnedUpload(
  { client, bucket: Bucket, now }: Place,
  file: { readonly key: string; readonly length: number; readonly type: string; readonly sha256: string },
): Promise<UploadAddress> {
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
  const { expiresAt, options } = window(now, uploadSeconds);
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
}

/** A short-lived address, served as an attachment under `name`: of one version, or of what lies there. */
export async function attachmentAddress(
  { client, bucket: Bucket, now }: Place,
  key: string,
  versionId: string | undefined,
  name: string,
): Promise<{ url: string; expiresAt: Moment }> {
  const command = new GetObjectCommand({
    Bucket,
    Key: key,
    VersionId: versionId,
    ResponseContentDisposition: attachmentHeader(name),
    ResponseContentType: servedType(name),
    ResponseCacheControl: 'private, no-store',
  });
  const { expiresAt, options } = window(now, downloadSeconds);
  return { url: await getSignedUrl(client, command, options), expiresAt };
}
