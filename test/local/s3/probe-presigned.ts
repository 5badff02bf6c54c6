import { GetObjectCommand, HeadObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { expect, test } from 'vitest';
import { errorCode, freshKey, type Probe, refused, sha256 } from './s3-target.ts';

const BODY = 'the evidence';
const PINNED = ['content-length', 'content-type', 'x-amz-checksum-sha256', 'if-none-match'];

/** Presigned URLs, used as a browser would: by fetch, with nothing of the SDK. */
export function probePresigned(probe: () => Probe): void {
  async function pinnedUpload() {
    const { target } = probe();
    const { endpoint, region, credentials } = target;
    const client = new S3Client({
      endpoint,
      region,
      credentials,
      requestChecksumCalculation: 'WHEN_REQUIRED',
    });
    const at = { Bucket: target.buckets.plain, Key: freshKey('evidence.png') };
    const url = await getSignedUrl(
      client,
      new PutObjectCommand({
        ...at,
        ContentLength: BODY.length,
        ContentType: 'image/png',
        ChecksumSHA256: sha256(BODY),
        IfNoneMatch: '*',
      }),
      { expiresIn: 60, signableHeaders: new Set(['host', ...PINNED]), unhoistableHeaders: new Set(PINNED) },
    );
    const headers = {
      'content-type': 'image/png',
      'x-amz-checksum-sha256': sha256(BODY),
      'if-none-match': '*',
    };
    return { at, url, headers };
  }

  test('a pinned upload goes through once', async () => {
    const { at, url, headers } = await pinnedUpload();
    expect((await fetch(url, { method: 'PUT', headers, body: BODY })).status).toBe(200);
    const again = await fetch(url, { method: 'PUT', headers, body: BODY });
    expect([again.status, await errorCode(again)]).toEqual([412, 'PreconditionFailed']);
    const head = await probe().client.send(new HeadObjectCommand({ ...at, ChecksumMode: 'ENABLED' }));
    expect(head).toMatchObject({ ContentType: 'image/png', ChecksumSHA256: sha256(BODY) });
  });

  test.each([
    ['another type', { 'content-type': 'text/html' }, BODY, 'SignatureDoesNotMatch'],
    ['another length', {}, `${BODY}!`, 'SignatureDoesNotMatch'],
    ['another hash', { 'x-amz-checksum-sha256': sha256('y') }, BODY, 'SignatureDoesNotMatch'],
    ['other bytes of the same length', {}, 'THE EVIDENCE', 'BadDigest'],
    ['permission to overwrite', { 'if-none-match': undefined }, BODY, 'SignatureDoesNotMatch'],
    ['no hash', { 'x-amz-checksum-sha256': undefined }, BODY, 'SignatureDoesNotMatch'],
    ['metadata of its own', { 'x-amz-meta-evil': '1' }, BODY, 'AccessDenied'],
  ])('a pinned upload with %s is refused', async (_, change, body, code) => {
    const { at, url, headers } = await pinnedUpload();
    const changed = Object.entries({ ...headers, ...change }).filter(([, value]) => value !== undefined);
    const sent = changed.map(([name, value]): [string, string] => [name, String(value)]);
    const answer = await fetch(url, { method: 'PUT', headers: sent, body });
    expect(await errorCode(answer)).toBe(code);
    await refused(probe().client.send(new HeadObjectCommand(at)), 'NotFound');
  });

  test('a URL is good for its method and key only', async () => {
    const { url, headers } = await pinnedUpload();
    const read = await fetch(url);
    expect([read.status, await errorCode(read)]).toEqual([403, 'SignatureDoesNotMatch']);
    const moved = url.replace('evidence.png', 'other.png');
    const write = await fetch(moved, { method: 'PUT', headers, body: BODY });
    expect(await errorCode(write)).toBe('SignatureDoesNotMatch');
  });

  test('an expired URL is AccessDenied', async () => {
    const { client, target } = probe();
    const signingDate = new Date(Date.now() - 61_000);
    const get = new GetObjectCommand({ Bucket: target.buckets.plain, Key: freshKey('x') });
    const answer = await fetch(await getSignedUrl(client, get, { expiresIn: 60, signingDate }));
    expect([answer.status, await errorCode(answer)]).toEqual([403, 'AccessDenied']);
  });

  test('a read may name what the browser shall take it for', async () => {
    const { client, target } = probe();
    const at = { Bucket: target.buckets.plain, Key: freshKey('report') };
    await client.send(new PutObjectCommand({ ...at, Body: BODY, ContentType: 'text/html' }));
    const ResponseContentDisposition = `attachment; filename*=UTF-8''${encodeURIComponent('证据.png')}`;
    const get = new GetObjectCommand({
      ...at,
      ResponseContentType: 'application/octet-stream',
      ResponseContentDisposition,
    });
    const answer = await fetch(await getSignedUrl(client, get));
    expect(await answer.text()).toBe(BODY);
    expect(answer.headers.get('content-type')).toBe('application/octet-stream');
    expect(answer.headers.get('content-disposition')).toBe(ResponseContentDisposition);
  });
}
