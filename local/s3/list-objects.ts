import * as z from 'zod';
import { type ListEntry, type ListPosition, listPage, successor } from './list-walk.ts';
import { isRefusal, type Refusal, refuse } from './refusal.ts';
import { type Operation, type S3Engine, xmlAnswer } from './s3-engine.ts';
import type { S3Request } from './s3-request.ts';
import { xml, xmlDocument } from './xml.ts';

const MOST_KEYS = 1000;

const continuation = z.object({ key: z.string(), from: z.enum(['after', 'at']) });

type Listing = { prefix: string; delimiter: string; maxKeys: number; encode: (key: string) => string };

function readListing(request: S3Request): Listing | Refusal {
  const maxKeys = Number(request.query.get('max-keys') ?? MOST_KEYS);
  if (!Number.isInteger(maxKeys) || maxKeys < 0)
    return refuse('InvalidArgument', 'Argument max-keys is invalid');
  const encoding = request.query.get('encoding-type');
  if (encoding !== undefined && encoding !== 'url') {
    return refuse('InvalidArgument', 'Invalid Encoding Method specified in Request');
  }
  return {
    prefix: request.query.get('prefix') ?? '',
    delimiter: request.query.get('delimiter') ?? '',
    maxKeys: Math.min(maxKeys, MOST_KEYS),
    encode: encoding ? key => encodeURIComponent(key).replaceAll('%2F', '/') : key => key,
  };
}

function readToken(token: string): ListPosition | undefined {
  try {
    return continuation.safeParse(JSON.parse(Buffer.from(token, 'base64url').toString('utf8'))).data;
  } catch {
    return undefined;
  }
}

const commonPrefixes = (entries: readonly ListEntry[], encode: Listing['encode']) =>
  entries.flatMap(entry =>
    'prefix' in entry ? [xml('CommonPrefixes', [xml('Prefix', encode(entry.prefix))])] : [],
  );

/** ListObjectsV2. */
export const listObjects: Operation = (request, engine) => {
  const { query } = request;
  if (query.get('list-type') !== '2')
    return refuse('InvalidArgument', 'Invalid List Type specified in Request');
  const listing = readListing(request);
  if (isRefusal(listing)) return listing;
  const { prefix, delimiter, maxKeys, encode } = listing;
  const token = query.get('continuation-token');
  const startAfter = query.get('start-after');
  const resumed = token === undefined ? undefined : readToken(token);
  if (token !== undefined && resumed === undefined) {
    return refuse('InvalidArgument', 'The continuation token provided is incorrect');
  }
  const start = resumed ?? (startAfter ? { key: startAfter, from: 'after' as const } : undefined);
  const options = { prefix, delimiter, limit: maxKeys, what: 'current' as const, start };
  const { entries, next } = listPage(engine.index, request.bucket.name, options);
  const contents = entries.flatMap(entry =>
    'version' in entry
      ? [
          xml('Contents', [
            xml('Key', encode(entry.version.key)),
            xml('LastModified', new Date(entry.version.modified).toISOString()),
            xml('ETag', `"${entry.version.etag}"`),
            xml('ChecksumAlgorithm', entry.version.facts.checksum?.algorithm),
            xml('ChecksumType', entry.version.facts.checksum?.type),
            xml('Size', entry.version.size),
            xml('StorageClass', 'STANDARD'),
          ]),
        ]
      : [],
  );
  return xmlAnswer(
    xmlDocument('ListBucketResult', [
      xml('Name', request.bucket.name),
      xml('Prefix', encode(prefix)),
      xml('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
      xml('MaxKeys', maxKeys),
      xml('EncodingType', query.get('encoding-type')),
      xml('KeyCount', entries.length),
      xml('IsTruncated', next !== undefined),
      xml('ContinuationToken', token),
      xml('StartAfter', startAfter === undefined ? undefined : encode(startAfter)),
      xml('NextContinuationToken', next && Buffer.from(JSON.stringify(next)).toString('base64url')),
      ...contents,
      ...commonPrefixes(entries, encode),
    ]),
  );
};

/**
 * Behind the marked version; without a version behind the whole key, or behind all that a common prefix folds.
 * Undefined for a version that is not there.
 */
function versionsStart(request: S3Request, engine: S3Engine, delimiter: string): ListPosition | undefined {
  const key = request.query.get('key-marker') ?? '';
  const versionId = request.query.get('version-id-marker');
  if (versionId) {
    const marked = engine.versions.byId(request.bucket.name, key, versionId);
    return marked && { key, from: 'behind', seq: marked.seq };
  }
  const beyond = delimiter !== '' && key.endsWith(delimiter) ? successor(key) : undefined;
  return beyond === undefined ? { key, from: 'after' } : { key: beyond, from: 'at' };
}

/** ListObjectVersions, newest first within a key. */
export const listVersions: Operation = (request, engine) => {
  const listing = readListing(request);
  if (isRefusal(listing)) return listing;
  const { prefix, delimiter, maxKeys, encode } = listing;
  const { name } = request.bucket;
  const start = versionsStart(request, engine, delimiter);
  if (start === undefined) return refuse('InvalidArgument', 'Invalid version id specified');
  const options = { prefix, delimiter, limit: maxKeys, what: 'versions' as const, start };
  const { entries, next } = listPage(engine.index, name, options);
  const rows = entries.flatMap(entry => {
    if (!('version' in entry)) return [];
    const { version, latest } = entry;
    const common = [
      xml('Key', encode(version.key)),
      xml('VersionId', version.versionId),
      xml('IsLatest', latest),
      xml('LastModified', new Date(version.modified).toISOString()),
    ];
    if (version.deleteMarker) return [xml('DeleteMarker', common)];
    const bytes = [
      xml('ETag', `"${version.etag}"`),
      xml('Size', version.size),
      xml('StorageClass', 'STANDARD'),
    ];
    return [xml('Version', [...common, ...bytes])];
  });
  const last = entries.at(-1);
  const truncated = next !== undefined && last !== undefined;
  const nextKey = last && ('prefix' in last ? last.prefix : last.version.key);
  return xmlAnswer(
    xmlDocument('ListVersionsResult', [
      xml('Name', name),
      xml('Prefix', encode(prefix)),
      xml('Delimiter', delimiter === '' ? undefined : encode(delimiter)),
      xml('MaxKeys', maxKeys),
      xml('EncodingType', request.query.get('encoding-type')),
      xml('IsTruncated', truncated),
      xml('NextKeyMarker', truncated ? encode(nextKey ?? '') : undefined),
      xml('NextVersionIdMarker', truncated && 'version' in last ? last.version.versionId : undefined),
      ...rows,
      ...commonPrefixes(entries, encode),
    ]),
  );
};
