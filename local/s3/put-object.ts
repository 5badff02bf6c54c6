import { checksumHeader } from './checksum.ts';
import { commitObject, versionIdHeader } from './commit-object.ts';
import { writeCheck } from './conditions.ts';
import { lockNeedsDigest, readDraft } from './read-draft.ts';
import { receiveBlob } from './receive-body.ts';
import { isRefusal } from './refusal.ts';
import type { Operation } from './s3-engine.ts';

/** PutObject. The condition is asked twice: early, to spare the upload, and in the commit, where it counts. */
export const putObject: Operation = async (request, engine) => {
  const check = writeCheck(request.headers);
  if (isRefusal(check)) return check;
  const draft = readDraft(request, engine.clock.now());
  if (isRefusal(draft)) return draft;
  const refusal =
    lockNeedsDigest(request) ?? check(engine.versions.current(request.bucket.name, request.key));
  if (refusal) return refusal;

  const body = await receiveBlob(request, engine.blobs);
  if (isRefusal(body)) return body;
  const { blob, size, md5: etag, checksum } = body;
  const bytes = { blob, size, etag, checksum, partCount: 0 };
  const version = await commitObject(request, engine, draft, bytes, {
    eventName: 'ObjectCreated:Put',
    check,
  });
  if (isRefusal(version)) return version;
  return {
    status: 200,
    headers: {
      etag: `"${etag}"`,
      [checksumHeader(checksum.algorithm)]: checksum.value,
      'x-amz-checksum-type': checksum.type,
      ...versionIdHeader(request, version.versionId),
    },
  };
};
