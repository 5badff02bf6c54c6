import { randomBytes } from 'node:crypto';
import type { WriteCheck } from './conditions.ts';
import type { ObjectDraft, ObjectVersion } from './object-version.ts';
import { isRefusal, type Refusal } from './refusal.ts';
import type { S3Engine } from './s3-engine.ts';
import type { S3Request } from './s3-request.ts';
import type { EventName, NewVersion } from './version-store.ts';

export type CommittedBytes = Pick<ObjectVersion, 'blob' | 'size' | 'etag'> & {
  checksum: ObjectVersion['facts']['checksum'];
  partCount: number;
};

/** As unguessable as S3's; 'null' where the bucket keeps no versions. */
export function newVersionId(request: S3Request): string {
  return request.bucket.versioned ? randomBytes(24).toString('base64url') : 'null';
}

/**
 * Makes bytes already on disk an object: row and event in one transaction, under `check`. A refusal leaves nothing
 * behind. `alongside` runs in the same transaction and answers blobs to remove after it.
 */
export async function commitObject(
  request: S3Request,
  engine: S3Engine,
  draft: ObjectDraft,
  bytes: CommittedBytes,
  commit: { eventName: EventName; check: WriteCheck; alongside?: () => string[] },
): Promise<NewVersion | Refusal> {
  const version: NewVersion = {
    bucket: request.bucket.name,
    key: request.key,
    versionId: newVersionId(request),
    deleteMarker: false,
    blob: bytes.blob,
    size: bytes.size,
    etag: bytes.etag,
    modified: engine.clock.now(),
    facts: {
      headers: draft.headers,
      metadata: draft.metadata,
      checksum: bytes.checksum,
      partCount: bytes.partCount,
    },
    tags: draft.tags,
    retention: draft.retention,
    legalHold: draft.legalHold,
  };
  const { eventName, check, alongside } = commit;
  const added = engine.versions.add(version, request.bucket, eventName, check, alongside);
  if (isRefusal(added)) {
    if (bytes.blob !== null) await engine.blobs.remove([bytes.blob]);
    return added;
  }
  engine.announce();
  await engine.blobs.remove(added.freed);
  return version;
}

export function versionIdHeader(request: S3Request, versionId: string): Record<string, string> {
  return request.bucket.versioned || versionId !== 'null' ? { 'x-amz-version-id': versionId } : {};
}
