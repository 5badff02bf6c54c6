import { HeadObjectCommand, type S3Client, S3ServiceException } from '@aws-sdk/client-s3';
import type { EvidenceWitness } from '../ports/evidence-witness.ts';

/** Asks S3 for the checksum it keeps of one version; what is gone or carries none cannot be vouched for. */
export function s3EvidenceWitness(given: { client: S3Client; bucket: string }): EvidenceWitness {
  return async ({ key, versionId, sha256 }) => {
    try {
      const { ChecksumSHA256 } = await given.client.send(
        new HeadObjectCommand({
          Bucket: given.bucket,
          Key: key,
          VersionId: versionId,
          ChecksumMode: 'ENABLED',
        }),
      );
      return ChecksumSHA256 !== undefined && Buffer.from(ChecksumSHA256, 'base64').toString('hex') === sha256;
    } catch (error) {
      // 404: no such version; 405: it is a delete marker; 400: not a version id at all. A HEAD answers without a name.
      const status = error instanceof S3ServiceException ? error.$metadata.httpStatusCode : undefined;
      if (status === 404 || status === 405 || status === 400) return false;
      throw error;
    }
  };
}
