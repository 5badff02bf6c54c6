import { newVersionId, versionIdHeader } from './commit-object.ts';
import { mayRemove } from './object-lock.ts';
import { receiveText } from './receive-body.ts';
import { isRefusal, notImplemented, type Refusal, refuse } from './refusal.ts';
import type { Operation, S3Engine } from './s3-engine.ts';
import { xmlAnswer } from './s3-engine.ts';
import type { S3Request } from './s3-request.ts';
import { childrenNamed, childText, parseXml, xml, xmlDocument } from './xml.ts';

type Deleted = { versionId: string; deleteMarker: boolean };

const MOST_KEYS = 1000;

const bypasses = (request: S3Request) => request.headers['x-amz-bypass-governance-retention'] === 'true';

/** Deleting what is not there succeeds, as on S3. Without a version id a versioned bucket only marks. */
async function deleteOne(
  request: S3Request,
  engine: S3Engine,
  key: string,
  versionId: string | undefined,
): Promise<Deleted | undefined | Refusal> {
  const bucket = request.bucket.name;
  if (versionId === undefined && request.bucket.versioned) {
    const marker = {
      bucket,
      key,
      versionId: newVersionId(request),
      deleteMarker: true,
      blob: null,
      size: 0,
      etag: '',
      modified: engine.clock.now(),
      facts: { headers: {}, metadata: {}, checksum: null, partCount: 0 },
      tags: [],
      retention: null,
      legalHold: false,
    };
    engine.versions.add(marker, request.bucket, undefined, () => undefined);
    return marker;
  }
  const version = engine.versions.byId(bucket, key, versionId ?? 'null');
  if (version === undefined) return versionId === undefined ? undefined : { versionId, deleteMarker: false };
  const locked = mayRemove(version, engine.clock.now(), bypasses(request));
  if (locked) return locked;
  engine.versions.remove(version.seq);
  if (version.blob !== null) await engine.blobs.remove([version.blob]);
  return version;
}

export const deleteObject: Operation = async (request, engine) => {
  if (request.headers['if-match'] !== undefined) return notImplemented('If-Match on a delete');
  const deleted = await deleteOne(request, engine, request.key, request.query.get('versionId'));
  if (isRefusal(deleted)) return deleted;
  const headers = deleted ? versionIdHeader(request, deleted.versionId) : {};
  if (deleted?.deleteMarker) headers['x-amz-delete-marker'] = 'true';
  return { status: 204, headers };
};

function resultElement(
  key: string,
  asked: string | undefined,
  deleted: Deleted | undefined | Refusal,
): string {
  if (isRefusal(deleted)) {
    return xml('Error', [
      xml('Key', key),
      xml('VersionId', asked),
      xml('Code', deleted.refused),
      xml('Message', deleted.message),
    ]);
  }
  return xml('Deleted', [
    xml('Key', key),
    xml('VersionId', asked),
    ...(deleted?.deleteMarker
      ? [xml('DeleteMarker', true), xml('DeleteMarkerVersionId', deleted.versionId)]
      : []),
  ]);
}

/** DeleteObjects: up to a thousand keys, each with its own outcome. */
export const deleteObjects: Operation = async (request, engine) => {
  const body = await receiveText(request);
  if (isRefusal(body)) return body;
  if (!body.verified) {
    return refuse(
      'InvalidRequest',
      'Missing required header for this request: Content-MD5 OR x-amz-checksum-*',
    );
  }
  const root = parseXml(body.text);
  const objects = root?.name === 'Delete' ? childrenNamed(root, 'Object') : [];
  if (root === undefined || objects.length === 0 || objects.length > MOST_KEYS) return refuse('MalformedXML');
  if (objects.some(object => !childText(object, 'Key'))) return refuse('MalformedXML');
  if (objects.some(object => childText(object, 'ETag') !== undefined)) {
    return notImplemented('a condition inside DeleteObjects');
  }
  const quiet = childText(root, 'Quiet') === 'true';
  const results: string[] = [];
  for (const object of objects) {
    const key = childText(object, 'Key') ?? '';
    const versionId = childText(object, 'VersionId');
    const deleted = await deleteOne(request, engine, key, versionId);
    if (!quiet || isRefusal(deleted)) results.push(resultElement(key, versionId, deleted));
  }
  return xmlAnswer(xmlDocument('DeleteResult', results));
};
