import type { IncomingMessage } from 'node:http';
import type { BucketSettings } from './bucket-settings.ts';
import { type Refusal, refuse } from './refusal.ts';

/** What the signature says about the body: nothing, its hash, or that a checksum follows it. */
export type PayloadClaim = { kind: 'unsigned' } | { kind: 'sha256'; hex: string } | { kind: 'trailer' };

export type Caller = { signed: false } | { signed: true; region: string; payload: PayloadClaim };

export type RequestTarget = {
  method: string;
  /** The path as sent, still percent-encoded. */
  path: string;
  bucketName: string;
  key: string;
  /** Decoded, in the order sent; repeated names stay repeated. */
  query: readonly (readonly [string, string])[];
  headers: Record<string, string>;
};

/** A request whose signature and bucket are settled. */
export type S3Request = {
  method: string;
  bucket: BucketSettings;
  key: string;
  query: ReadonlyMap<string, string>;
  /** Lower case; x-amz-* parameters of a presigned URL count as headers, as on AWS. */
  headers: Readonly<Record<string, string>>;
  caller: Caller;
  incoming: IncomingMessage;
};

const LONGEST_KEY_BYTES = 1024;

function decode(text: string): string | undefined {
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

function parseQuery(raw: string): [string, string][] | undefined {
  const pairs: [string, string][] = [];
  for (const piece of raw.split('&')) {
    if (piece === '') continue;
    const equals = piece.indexOf('=');
    const name = decode((equals < 0 ? piece : piece.slice(0, equals)).replaceAll('+', ' '));
    const value = decode((equals < 0 ? '' : piece.slice(equals + 1)).replaceAll('+', ' '));
    if (name === undefined || value === undefined) return undefined;
    pairs.push([name, value]);
  }
  return pairs;
}

/** Splits a path-style request; InvalidURI for bytes that are no UTF-8, KeyTooLongError over 1024 bytes. */
export function readTarget(incoming: IncomingMessage): RequestTarget | Refusal {
  const url = incoming.url ?? '/';
  const mark = url.indexOf('?');
  const path = mark < 0 ? url : url.slice(0, mark);
  const query = parseQuery(mark < 0 ? '' : url.slice(mark + 1));
  const slash = path.indexOf('/', 1);
  const bucketName = decode(slash < 0 ? path.slice(1) : path.slice(1, slash));
  const key = decode(slash < 0 ? '' : path.slice(slash + 1));
  if (!path.startsWith('/') || query === undefined || bucketName === undefined || key === undefined) {
    return refuse('InvalidURI');
  }
  if (Buffer.byteLength(key) > LONGEST_KEY_BYTES) return refuse('KeyTooLongError');
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(incoming.headers)) {
    if (value !== undefined) headers[name] = Array.isArray(value) ? value.join(',') : value;
  }
  return { method: incoming.method ?? 'GET', path, bucketName, key, query, headers };
}
