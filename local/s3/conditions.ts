import type { ObjectVersion } from './object-version.ts';
import { notImplemented, type Refusal, refuse } from './refusal.ts';
import type { S3Request } from './s3-request.ts';

const unquote = (tag: string) =>
  tag
    .trim()
    .replace(/^W\//, '')
    .replace(/^"(.*)"$/, '$1');

function matches(header: string, etag: string): boolean {
  return header.split(',').some(tag => tag.trim() === '*' || unquote(tag) === etag);
}

const failed = (Condition: string) => refuse('PreconditionFailed', undefined, { details: { Condition } });

/** S3 shows whole seconds only, so it compares them. */
const seconds = (milliseconds: number) => Math.floor(milliseconds / 1000);

/**
 * The read conditions of RFC 9110 in its order of precedence: 'unmodified' asks for a 304. With `prefix` the same
 * for the source of a copy.
 */
export function checkRead(
  headers: S3Request['headers'],
  version: ObjectVersion,
  prefix = '',
): 'unmodified' | Refusal | undefined {
  const match = headers[`${prefix}if-match`];
  const noneMatch = headers[`${prefix}if-none-match`];
  const unmodifiedSince = Date.parse(headers[`${prefix}if-unmodified-since`] ?? '');
  const modifiedSince = Date.parse(headers[`${prefix}if-modified-since`] ?? '');
  if (match !== undefined) {
    if (!matches(match, version.etag)) return failed('If-Match');
  } else if (seconds(version.modified) > seconds(unmodifiedSince)) return failed('If-Unmodified-Since');
  if (noneMatch !== undefined) return matches(noneMatch, version.etag) ? 'unmodified' : undefined;
  return seconds(version.modified) <= seconds(modifiedSince) ? 'unmodified' : undefined;
}

export type WriteCheck = (current: ObjectVersion | undefined) => Refusal | undefined;

/** The write conditions S3 knows: `If-None-Match: *` (nothing there yet) and `If-Match: etag` (still the same). */
export function writeCheck(headers: S3Request['headers']): WriteCheck | Refusal {
  const noneMatch = headers['if-none-match'];
  const match = headers['if-match'];
  if (noneMatch !== undefined && noneMatch !== '*') {
    return notImplemented('If-None-Match with anything but * on a write');
  }
  return current => {
    const existing = current?.deleteMarker ? undefined : current;
    if (noneMatch !== undefined && existing !== undefined) return failed('If-None-Match');
    if (match === undefined) return undefined;
    if (existing === undefined) return refuse('NoSuchKey');
    return matches(match, existing.etag) ? undefined : failed('If-Match');
  };
}
