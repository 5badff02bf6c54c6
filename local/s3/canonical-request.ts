import { createHash, createHmac } from 'node:crypto';
import type { RequestTarget } from './s3-request.ts';

/** The date, region and service a signature is bound to. */
export type CredentialScope = { date: string; region: string };

const hex = (text: string) => createHash('sha256').update(text).digest('hex');
const hmac = (key: string | Buffer, text: string) => createHmac('sha256', key).update(text).digest();

function encode(text: string): string {
  return encodeURIComponent(text).replace(
    /[!'()*]/g,
    c => `%${c.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  );
}

/** S3 encodes a path once (other services twice), so what was sent is decoded before it is encoded AWS's way. */
function canonicalPath(path: string): string {
  return path
    .split('/')
    .map(segment => encode(decodeURIComponent(segment)))
    .join('/');
}

function canonicalQuery(query: RequestTarget['query']): string {
  return query
    .filter(([name]) => name !== 'X-Amz-Signature')
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
    .join('&');
}

/** A signed header that was not sent counts as empty, so leaving one out breaks the signature. */
export function canonicalRequest(
  target: RequestTarget,
  signedHeaders: readonly string[],
  payloadHash: string,
): string {
  const headers = signedHeaders.map(
    name => `${name}:${(target.headers[name] ?? '').trim().replace(/ +/g, ' ')}\n`,
  );
  return [
    target.method,
    canonicalPath(target.path),
    canonicalQuery(target.query),
    headers.join(''),
    signedHeaders.join(';'),
    payloadHash,
  ].join('\n');
}

/** Signature Version 4 for service s3, in hex. `timestamp` is the basic format, 20260102T030405Z. */
export function signature(
  secretAccessKey: string,
  scope: CredentialScope,
  timestamp: string,
  canonical: string,
): string {
  const scopeText = `${scope.date}/${scope.region}/s3/aws4_request`;
  const toSign = ['AWS4-HMAC-SHA256', timestamp, scopeText, hex(canonical)].join('\n');
  const dated = hmac(`AWS4${secretAccessKey}`, scope.date);
  const key = hmac(hmac(hmac(dated, scope.region), 's3'), 'aws4_request');
  return hmac(key, toSign).toString('hex');
}
