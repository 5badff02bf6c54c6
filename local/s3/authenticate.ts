import { timingSafeEqual } from 'node:crypto';
import { canonicalRequest, signature } from './canonical-request.ts';
import { isRefusal, notImplemented, type Refusal, refuse } from './refusal.ts';
import type { Caller, PayloadClaim, RequestTarget } from './s3-request.ts';

export type Credentials = { accessKeyId: string; secretAccessKey: string };

type Claim = {
  credential: string;
  signedHeaders: string;
  signature: string;
  timestamp: string;
  payloadHash: string;
};

const ALGORITHM = 'AWS4-HMAC-SHA256';
/** AWS tolerates a quarter of an hour between the two clocks. */
const LONGEST_SKEW_MS = 15 * 60 * 1000;
const LONGEST_EXPIRY_S = 7 * 24 * 60 * 60;

function parseTimestamp(text: string): number {
  const parts = /^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)(\d\d)Z$/.exec(text);
  if (!parts) return Number.NaN;
  const [, year, month, day, hour, minute, second] = parts;
  return Date.parse(`${year}-${month}-${day}T${hour}:${minute}:${second}Z`);
}

function headerClaim(target: RequestTarget, authorization: string, now: number): Claim | Refusal {
  const [algorithm] = authorization.split(' ', 1);
  if (algorithm === 'AWS4-ECDSA-P256-SHA256') return notImplemented('Signature Version 4A');
  if (algorithm !== ALGORITHM) {
    return refuse(
      'InvalidRequest',
      'The authorization mechanism you have provided is not supported. Please use AWS4-HMAC-SHA256.',
    );
  }
  const fields = new Map<string, string>();
  for (const field of authorization.slice(ALGORITHM.length).split(',')) {
    const [name = '', value = ''] = field.trim().split(/=(.*)/s);
    fields.set(name, value);
  }
  const credential = fields.get('Credential');
  const signedHeaders = fields.get('SignedHeaders');
  const given = fields.get('Signature');
  if (!credential || !signedHeaders || !given) return refuse('AuthorizationHeaderMalformed');
  const payloadHash = target.headers['x-amz-content-sha256'];
  if (payloadHash === undefined) {
    return refuse('InvalidRequest', 'Missing required header for this request: x-amz-content-sha256');
  }
  const timestamp = target.headers['x-amz-date'] ?? '';
  const signedAt = parseTimestamp(timestamp);
  if (Number.isNaN(signedAt)) {
    return refuse('AccessDenied', 'AWS authentication requires a valid Date or x-amz-date header');
  }
  if (Math.abs(now - signedAt) > LONGEST_SKEW_MS) {
    const ServerTime = new Date(now).toISOString();
    return refuse('RequestTimeTooSkewed', undefined, {
      details: { RequestTime: timestamp, ServerTime, MaxAllowedSkewMilliseconds: String(LONGEST_SKEW_MS) },
    });
  }
  return { credential, signedHeaders, signature: given, timestamp, payloadHash };
}

function queryClaim(target: RequestTarget, query: Map<string, string>, now: number): Claim | Refusal {
  const credential = query.get('X-Amz-Credential');
  const signedHeaders = query.get('X-Amz-SignedHeaders');
  const given = query.get('X-Amz-Signature');
  const timestamp = query.get('X-Amz-Date');
  const expires = Number(query.get('X-Amz-Expires') ?? Number.NaN);
  const signedAt = parseTimestamp(timestamp ?? '');
  if (query.get('X-Amz-Algorithm') !== ALGORITHM || !credential || !signedHeaders || !given || !timestamp) {
    return refuse('AuthorizationQueryParametersError');
  }
  if (!Number.isInteger(expires) || expires < 1 || expires > LONGEST_EXPIRY_S || Number.isNaN(signedAt)) {
    return refuse(
      'AuthorizationQueryParametersError',
      'X-Amz-Date must be in the ISO8601 basic format and X-Amz-Expires between 1 and 604800 seconds',
    );
  }
  if (signedAt - now > LONGEST_SKEW_MS) return refuse('AccessDenied', 'Request is not yet valid');
  if (now >= signedAt + expires * 1000) {
    return refuse('AccessDenied', 'Request has expired', {
      details: {
        'X-Amz-Expires': String(expires),
        Expires: new Date(signedAt + expires * 1000).toISOString(),
        ServerTime: new Date(now).toISOString(),
      },
    });
  }
  const payloadHash =
    query.get('X-Amz-Content-Sha256') ?? target.headers['x-amz-content-sha256'] ?? 'UNSIGNED-PAYLOAD';
  return { credential, signedHeaders, signature: given, timestamp, payloadHash };
}

function payloadClaim(hash: string): PayloadClaim | Refusal {
  if (hash === 'UNSIGNED-PAYLOAD') return { kind: 'unsigned' };
  if (hash === 'STREAMING-UNSIGNED-PAYLOAD-TRAILER') return { kind: 'trailer' };
  if (hash.startsWith('STREAMING-')) return notImplemented(hash);
  if (/^[0-9a-f]{64}$/.test(hash)) return { kind: 'sha256', hex: hash };
  return refuse('InvalidArgument', 'x-amz-content-sha256 must be UNSIGNED-PAYLOAD or a valid sha256 value.');
}

function unsignedHeaders(target: RequestTarget, signed: ReadonlySet<string>): string[] {
  return Object.keys(target.headers).filter(name => name.startsWith('x-amz-') && !signed.has(name));
}

/**
 * Settles who is calling. Refuses a bad, stale or partial signature; a request without any is anonymous, and what
 * an anonymous caller may do is not decided here. `now` is in ms.
 */
export function authenticate(target: RequestTarget, credentials: Credentials, now: number): Caller | Refusal {
  const query = new Map(target.query);
  const authorization = target.headers['authorization'];
  const presigned = query.has('X-Amz-Algorithm') || query.has('X-Amz-Signature');
  if (query.has('AWSAccessKeyId')) return notImplemented('Signature Version 2');
  if (authorization !== undefined && presigned) {
    return refuse('InvalidArgument', 'Only one auth mechanism allowed');
  }
  if (authorization === undefined && !presigned) return { signed: false };
  const claim =
    authorization === undefined ? queryClaim(target, query, now) : headerClaim(target, authorization, now);
  if (isRefusal(claim)) return claim;

  const [accessKeyId, date, region, service, terminator, ...rest] = claim.credential.split('/');
  if (!date || !region || service !== 's3' || terminator !== 'aws4_request' || rest.length > 0) {
    return refuse(
      'AuthorizationHeaderMalformed',
      'The credential scope must be date/region/s3/aws4_request.',
    );
  }
  if (date !== claim.timestamp.slice(0, 8)) return refuse('SignatureDoesNotMatch');
  if (accessKeyId !== credentials.accessKeyId) return refuse('InvalidAccessKeyId');
  if (query.has('X-Amz-Security-Token') || target.headers['x-amz-security-token'] !== undefined) {
    return refuse('InvalidToken', 'This S3 stand-in issues no session tokens.');
  }
  const signedHeaders = claim.signedHeaders.split(';');
  const signed = new Set(signedHeaders);
  if (!signed.has('host')) return refuse('AccessDenied', 'The host header must be signed');

  const canonical = canonicalRequest(target, signedHeaders, claim.payloadHash);
  const expected = Buffer.from(
    signature(credentials.secretAccessKey, { date, region }, claim.timestamp, canonical),
  );
  const given = Buffer.from(claim.signature);
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) {
    return refuse('SignatureDoesNotMatch');
  }
  const stray = unsignedHeaders(target, signed);
  if (stray.length > 0) {
    return refuse('AccessDenied', 'There were headers present in the request which were not signed', {
      details: { HeadersNotSigned: stray.join(', ') },
    });
  }
  const payload = payloadClaim(claim.payloadHash);
  return isRefusal(payload) ? payload : { signed: true, region, payload };
}
