import { createHash } from 'node:crypto';
import { expect, test } from 'vitest';
import { canonicalRequest, signature } from '../../../local/s3/canonical-request.ts';

// The worked examples of the S3 API reference: "Signature calculations for the authorization header" and
// "Authenticating requests: using query parameters".
const SECRET = 'wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY';
const SCOPE = { date: '20130524', region: 'us-east-1' };
const MOMENT = '20130524T000000Z';
const EMPTY = createHash('sha256').update('').digest('hex');

test('a GET with a range is signed as in the reference', () => {
  const target = {
    method: 'GET',
    path: '/test.txt',
    bucketName: 'test.txt',
    key: '',
    query: [],
    headers: {
      host: 'examplebucket.s3.amazonaws.com',
      range: 'bytes=0-9',
      'x-amz-content-sha256': EMPTY,
      'x-amz-date': MOMENT,
    },
  };
  const signed = ['host', 'range', 'x-amz-content-sha256', 'x-amz-date'];
  expect(signature(SECRET, SCOPE, MOMENT, canonicalRequest(target, signed, EMPTY))).toBe(
    'f0e8bdb87c964420e857bd35b5d6ed310bd44f0170aba48dd91039c6036bdb41',
  );
});

test('a presigned GET is signed as in the reference', () => {
  const target = {
    method: 'GET',
    path: '/test.txt',
    bucketName: 'test.txt',
    key: '',
    query: [
      ['X-Amz-Algorithm', 'AWS4-HMAC-SHA256'],
      ['X-Amz-Credential', 'AKIAIOSFODNN7EXAMPLE/20130524/us-east-1/s3/aws4_request'],
      ['X-Amz-Date', MOMENT],
      ['X-Amz-Expires', '86400'],
      ['X-Amz-SignedHeaders', 'host'],
      ['X-Amz-Signature', 'is not part of what is signed'],
    ] as const,
    headers: { host: 'examplebucket.s3.amazonaws.com' },
  };
  expect(signature(SECRET, SCOPE, MOMENT, canonicalRequest(target, ['host'], 'UNSIGNED-PAYLOAD'))).toBe(
    'aeeed9bbccd4d02ee5c0109b86d86835f995330da4c265957d157751f604d404',
  );
});
