import { parseRange } from './byte-range.ts';
import { checksumHeader } from './checksum.ts';
import { versionIdHeader } from './commit-object.ts';
import { checkRead } from './conditions.ts';
import { findVersion } from './find-version.ts';
import type { ObjectVersion } from './object-version.ts';
import { KEPT_HEADERS } from './read-draft.ts';
import { isRefusal, notImplemented, type Refusal, refuse } from './refusal.ts';
import type { Answer, Operation, S3Engine } from './s3-engine.ts';
import type { S3Request } from './s3-request.ts';

/** An override becomes a response header: a line break would write further ones. */
// biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what is looked for
const CONTROL = /[\u0000-\u001f\u007f]/;

function overrides(request: S3Request): Record<string, string> | Refusal {
  const replaced: Record<string, string> = {};
  for (const name of KEPT_HEADERS) {
    const value = request.query.get(`response-${name}`);
    if (value === undefined) continue;
    if (!request.caller.signed) {
      return refuse(
        'InvalidRequest',
        'Request specific response headers cannot be used for anonymous GET requests.',
      );
    }
    if (CONTROL.test(value)) return refuse('InvalidArgument', `response-${name} holds a control character`);
    replaced[name] = value;
  }
  return replaced;
}

function describe(request: S3Request, version: ObjectVersion): Record<string, string> {
  const headers: Record<string, string> = {
    ...version.facts.headers,
    'accept-ranges': 'bytes',
    etag: `"${version.etag}"`,
    'last-modified': new Date(version.modified).toUTCString(),
    ...versionIdHeader(request, version.versionId),
  };
  for (const [name, value] of Object.entries(version.facts.metadata)) headers[`x-amz-meta-${name}`] = value;
  if (version.tags.length > 0) headers['x-amz-tagging-count'] = String(version.tags.length);
  if (version.retention) {
    headers['x-amz-object-lock-mode'] = version.retention.mode;
    headers['x-amz-object-lock-retain-until-date'] = new Date(version.retention.until).toISOString();
  }
  if (version.legalHold) headers['x-amz-object-lock-legal-hold'] = 'ON';
  return headers;
}

function checksumHeaders(request: S3Request, version: ObjectVersion): Record<string, string> {
  const { checksum } = version.facts;
  if (checksum === null || request.headers['x-amz-checksum-mode'] !== 'ENABLED') return {};
  return { [checksumHeader(checksum.algorithm)]: checksum.value, 'x-amz-checksum-type': checksum.type };
}

function wantedRange(request: S3Request, version: ObjectVersion) {
  const condition = request.headers['if-range'];
  const stillSame =
    condition === undefined ||
    condition === `"${version.etag}"` ||
    Date.parse(condition) >= Math.floor(version.modified / 1000) * 1000;
  return stillSame ? parseRange(request.headers['range'], version.size) : undefined;
}

function read(request: S3Request, engine: S3Engine, withBody: boolean): Answer | Refusal {
  if (request.query.has('partNumber')) return notImplemented('reading one part by partNumber');
  const version = findVersion(request, engine);
  if (isRefusal(version)) return version;
  const condition = checkRead(request.headers, version);
  if (isRefusal(condition)) return condition;
  const headers = describe(request, version);
  if (condition === 'unmodified') return { status: 304, headers };
  const replaced = overrides(request);
  if (isRefusal(replaced)) return replaced;
  const range = wantedRange(request, version);
  if (range === 'unsatisfiable') {
    return refuse('InvalidRange', undefined, {
      headers: { 'content-range': `bytes */${version.size}` },
      details: { RangeRequested: request.headers['range'] ?? '', ActualObjectSize: String(version.size) },
    });
  }
  const start = range?.start ?? 0;
  const length = range ? range.end - range.start + 1 : version.size;
  Object.assign(headers, replaced, { 'content-length': String(length) });
  // The stored checksum is the whole object's; a client would hold a part of it against it.
  if (range) headers['content-range'] = `bytes ${range.start}-${range.end}/${version.size}`;
  else Object.assign(headers, checksumHeaders(request, version));
  const status = range ? 206 : 200;
  if (!withBody) return { status, headers };
  return { status, headers, body: { descriptor: engine.blobs.open(version.blob), start, length } };
}

/** GetObject: ranges, versions, conditions, and the response-* overrides of a signed URL. */
export const getObject: Operation = (request, engine) => read(request, engine, true);

export const headObject: Operation = (request, engine) => read(request, engine, false);
