import { S3Client } from '@aws-sdk/client-s3';

let client: S3Client | undefined;

/** Signed upload addresses must not carry the checksum of an empty body, so checksums are added only where required. */
export function s3Client(): S3Client {
  client ??= new S3Client({
    requestChecksumCalculation: 'WHEN_REQUIRED',
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 4,
    requestHandler: { connectionTimeout: 1000, requestTimeout: 30_000 },
  });
  return client;
}
