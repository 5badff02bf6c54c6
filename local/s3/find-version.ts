import { versionIdHeader } from './commit-object.ts';
import type { ObjectVersion } from './object-version.ts';
import { type Refusal, refuse } from './refusal.ts';
import type { S3Engine } from './s3-engine.ts';
import type { S3Request } from './s3-request.ts';

/** A version with bytes: no delete marker. */
export type StoredVersion = ObjectVersion & { blob: string };

/** The version a request means, by versionId or the current one; refused as S3 does when deleted or unknown. */
export function findVersion(request: S3Request, engine: S3Engine): StoredVersion | Refusal {
  return findVersionOf(request, engine, request.bucket.name, request.key, request.query.get('versionId'));
}

export function findVersionOf(
  request: S3Request,
  engine: S3Engine,
  bucket: string,
  key: string,
  versionId: string | undefined,
): StoredVersion | Refusal {
  const version =
    versionId === undefined
      ? engine.versions.current(bucket, key)
      : engine.versions.byId(bucket, key, versionId);
  if (version === undefined) {
    return refuse(versionId === undefined ? 'NoSuchKey' : 'NoSuchVersion', undefined, {
      details: { Key: key },
    });
  }
  const { blob, deleteMarker } = version;
  if (!deleteMarker) {
    if (blob === null) throw new Error(`object version ${version.seq} has no bytes`);
    return { ...version, blob };
  }
  const headers = { 'x-amz-delete-marker': 'true', ...versionIdHeader(request, version.versionId) };
  return versionId === undefined
    ? refuse('NoSuchKey', undefined, { headers, details: { Key: key } })
    : refuse('MethodNotAllowed', undefined, { headers: { ...headers, allow: 'DELETE' } });
}
