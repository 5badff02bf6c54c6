import { hasLockHeaders, readLockHeaders } from './object-lock.ts';
import { readTagHeader } from './object-tags.ts';
import type { ObjectDraft } from './object-version.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import type { S3Request } from './s3-request.ts';

/** Headers S3 keeps with an object and repeats when it is read. */
export const KEPT_HEADERS = [
  'cache-control',
  'content-disposition',
  'content-encoding',
  'content-language',
  'content-type',
  'expires',
] as const;

const METADATA_PREFIX = 'x-amz-meta-';
const LARGEST_METADATA_BYTES = 2048;

function keptHeaders(request: S3Request): Record<string, string> {
  const kept: Record<string, string> = { 'content-type': 'binary/octet-stream' };
  for (const name of KEPT_HEADERS) {
    const value = request.headers[name];
    if (value) kept[name] = value;
  }
  // aws-chunked is how the bytes travelled, not what they are.
  const encodings = (kept['content-encoding'] ?? '').split(',').map(text => text.trim());
  const lasting = encodings.filter(text => text !== '' && text !== 'aws-chunked').join(',');
  if (lasting === '') delete kept['content-encoding'];
  else kept['content-encoding'] = lasting;
  return kept;
}

export function readDescription(request: S3Request): Pick<ObjectDraft, 'headers' | 'metadata'> | Refusal {
  const metadata: Record<string, string> = {};
  let bytes = 0;
  for (const [name, value] of Object.entries(request.headers)) {
    if (!name.startsWith(METADATA_PREFIX)) continue;
    const key = name.slice(METADATA_PREFIX.length);
    metadata[key] = value;
    bytes += Buffer.byteLength(key) + Buffer.byteLength(value);
  }
  if (bytes > LARGEST_METADATA_BYTES) return refuse('MetadataTooLarge');
  return { headers: keptHeaders(request), metadata };
}

/** All that a request says of the object it creates, before its bytes. `now` is in ms. */
export function readDraft(request: S3Request, now: number): ObjectDraft | Refusal {
  const description = readDescription(request);
  if (isRefusal(description)) return description;
  const tags = readTagHeader(request.headers['x-amz-tagging']);
  if (isRefusal(tags)) return tags;
  const lock = readLockHeaders(request.headers, request.bucket, now);
  if (isRefusal(lock)) return lock;
  return { ...description, tags, ...lock, checksum: null };
}

/** An object that shall be kept must arrive whole: S3 asks for a digest whenever a lock comes with the bytes. */
export function lockNeedsDigest(request: S3Request): Refusal | undefined {
  const { headers } = request;
  const digest = Object.keys(headers).some(
    name => name === 'content-md5' || name === 'x-amz-trailer' || /^x-amz-checksum-(crc|sha)/.test(name),
  );
  if (!hasLockHeaders(headers) || digest) return undefined;
  return refuse(
    'InvalidRequest',
    'Content-MD5 OR x-amz-checksum- HTTP header is required for Put Object requests with Object Lock parameters',
  );
}
