import { createHash, randomUUID } from 'node:crypto';
import { S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import { expect } from 'vitest';

/** A place to probe: this stand-in, another engine, or AWS. The buckets must exist with the settings named. */
export type S3Target = {
  endpoint: string;
  region: string;
  credentials: { accessKeyId: string; secretAccessKey: string };
  buckets: {
    /** No versions; CORS lets https://app.example GET and PUT with content-type and x-amz-*, exposes ETag, 600 s. */
    plain: string;
    versioned: string;
    /** Versions and object lock. */
    locked: string;
    /** Anonymous reads of objects. */
    open: string;
  };
};

export type Probe = { target: S3Target; client: S3Client };

export function clientFor(target: Omit<S3Target, 'buckets'>): S3Client {
  const { endpoint, region, credentials } = target;
  return new S3Client({ endpoint, region, credentials });
}

/** A key no other probe uses. */
export const freshKey = (name: string) => `probe/${randomUUID()}/${name}`;

export const sha256 = (bytes: string | Uint8Array) => createHash('sha256').update(bytes).digest('base64');

/** Expects the call to be refused with this code; answers the error for further looks. */
export async function refused(call: Promise<unknown>, name: string): Promise<S3ServiceException> {
  const outcome = await call.then(
    () => 'it was accepted',
    (error: unknown) => error,
  );
  if (!(outcome instanceof S3ServiceException)) throw outcome;
  expect(outcome.name).toBe(name);
  return outcome;
}

/** The code in an error document. */
export async function errorCode(response: Response): Promise<string | undefined> {
  return /<Code>(\w+)<\/Code>/.exec(await response.text())?.[1];
}
