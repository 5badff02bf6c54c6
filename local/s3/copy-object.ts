import { createReadStream } from 'node:fs';
import { checksumAlgorithm, checksumElement, DEFAULT_CHECKSUM } from './checksum.ts';
import { commitObject, versionIdHeader } from './commit-object.ts';
import { checkRead, writeCheck } from './conditions.ts';
import { findVersionOf, type StoredVersion } from './find-version.ts';
import { readDraft } from './read-draft.ts';
import { digestInto } from './receive-body.ts';
import { isRefusal, notImplemented, type Refusal, refuse } from './refusal.ts';
import { type Operation, type S3Engine, xmlAnswer } from './s3-engine.ts';
import type { S3Request } from './s3-request.ts';
import { xml, xmlDocument } from './xml.ts';

/** S3 copies up to 5 GiB in one request. */
const LARGEST_COPY_BYTES = 5 * 1024 ** 3;

function findSource(request: S3Request, engine: S3Engine): StoredVersion | Refusal {
  const header = request.headers['x-amz-copy-source'] ?? '';
  const [path = '', query] = header.split('?');
  let decoded: string;
  try {
    decoded = decodeURIComponent(path).replace(/^\//, '');
  } catch {
    return refuse('InvalidArgument', 'Invalid copy source encoding.');
  }
  const slash = decoded.indexOf('/');
  if (slash < 1) return refuse('InvalidArgument', 'Invalid copy source object key');
  const bucket = engine.buckets.get(decoded.slice(0, slash));
  if (!bucket) return refuse('NoSuchBucket', undefined, { details: { BucketName: decoded.slice(0, slash) } });
  const versionId = new URLSearchParams(query).get('versionId') ?? undefined;
  return findVersionOf(request, engine, bucket.name, decoded.slice(slash + 1), versionId);
}

function directive(request: S3Request, name: string): 'COPY' | 'REPLACE' | Refusal {
  const value = request.headers[name] ?? 'COPY';
  return value === 'COPY' || value === 'REPLACE' ? value : refuse('InvalidArgument', `Unknown ${name}.`);
}

/** CopyObject: the bytes are read, hashed and synced again, so a copy never shares fate with its source. */
export const copyObject: Operation = async (request, engine) => {
  const describe = directive(request, 'x-amz-metadata-directive');
  if (isRefusal(describe)) return describe;
  const tagging = directive(request, 'x-amz-tagging-directive');
  if (isRefusal(tagging)) return tagging;
  const check = writeCheck(request.headers);
  if (isRefusal(check)) return check;
  const asked = readDraft(request, engine.clock.now());
  if (isRefusal(asked)) return asked;
  const named = request.headers['x-amz-checksum-algorithm'];
  const algorithm = named === undefined ? undefined : checksumAlgorithm(named);
  if (named !== undefined && algorithm === undefined) return notImplemented(`the checksum ${named}`);

  const source = findSource(request, engine);
  if (isRefusal(source)) return source;
  const condition = checkRead(request.headers, source, 'x-amz-copy-source-');
  if (condition === 'unmodified') return refuse('PreconditionFailed');
  if (condition) return condition;
  if (source.size > LARGEST_COPY_BYTES) {
    return refuse('InvalidRequest', 'The specified copy source is larger than the maximum allowable size');
  }
  const toItself = source.bucket === request.bucket.name && source.key === request.key;
  if (
    toItself &&
    describe === 'COPY' &&
    tagging === 'COPY' &&
    !request.headers['x-amz-copy-source']?.includes('?')
  ) {
    return refuse(
      'InvalidRequest',
      "This copy request is illegal because it is trying to copy an object to itself without changing the object's metadata, storage class, website redirect location or encryption attributes.",
    );
  }
  const refusal = check(engine.versions.current(request.bucket.name, request.key));
  if (refusal) return refusal;

  // Opened in the tick in which the row was read, so the source cannot vanish in between.
  const bytes = createReadStream('', { fd: engine.blobs.open(source.blob) });
  const incoming = await engine.blobs.receive();
  const wanted = algorithm ?? source.facts.checksum?.algorithm ?? DEFAULT_CHECKSUM;
  let body: Awaited<ReturnType<typeof digestInto>>;
  try {
    body = await digestInto(bytes, wanted, incoming.write);
  } catch (fault) {
    await incoming.discard();
    throw fault;
  }
  const blob = await incoming.keep();
  const description = describe === 'COPY' ? source.facts : asked;
  const draft = {
    ...asked,
    headers: description.headers,
    metadata: description.metadata,
    tags: tagging === 'COPY' ? source.tags : asked.tags,
  };
  const version = await commitObject(
    request,
    engine,
    draft,
    { blob, size: body.size, etag: body.md5, checksum: body.checksum, partCount: 0 },
    { eventName: 'ObjectCreated:Copy', check },
  );
  if (isRefusal(version)) return version;
  const headers = versionIdHeader(request, version.versionId);
  if (source.versionId !== 'null') headers['x-amz-copy-source-version-id'] = source.versionId;
  return xmlAnswer(
    xmlDocument('CopyObjectResult', [
      xml('ETag', `"${version.etag}"`),
      xml('LastModified', new Date(version.modified).toISOString()),
      xml(checksumElement(body.checksum.algorithm), body.checksum.value),
      xml('ChecksumType', body.checksum.type),
    ]),
    headers,
  );
};
