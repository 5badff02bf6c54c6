import { GetObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { expect, test } from 'vitest';
import { clientFor, errorCode, freshKey, type Probe, refused } from './s3-target.ts';
import { ORIGIN } from './test-buckets.ts';

/** Who is let in: signatures, anonymous readers, and pages of other origins. */
export function probeDoors(probe: () => Probe): void {
  const setup = async (bucket: 'plain' | 'open') => {
    const { client, target } = probe();
    const at = { Bucket: target.buckets[bucket], Key: freshKey('x') };
    await client.send(new PutObjectCommand({ ...at, Body: 'x' }));
    return { client, target, at, url: `${target.endpoint}/${at.Bucket}/${at.Key}` };
  };

  test('a wrong secret is SignatureDoesNotMatch, a wrong key id InvalidAccessKeyId', async () => {
    const { target, at } = await setup('plain');
    const as = (credentials: typeof target.credentials) =>
      clientFor({ ...target, credentials }).send(new GetObjectCommand(at));
    const { accessKeyId, secretAccessKey } = target.credentials;
    await refused(as({ accessKeyId, secretAccessKey: 'wrong' }), 'SignatureDoesNotMatch');
    await refused(as({ accessKeyId: 'AKIAIOSFODNN7EXAMPLE', secretAccessKey }), 'InvalidAccessKeyId');
  });

  test('a stranger reads nothing in a closed bucket', async () => {
    const { url } = await setup('plain');
    const answer = await fetch(url);
    expect([answer.status, await errorCode(answer)]).toEqual([403, 'AccessDenied']);
    expect((await fetch(url, { method: 'PUT', body: 'y' })).status).toBe(403);
  });

  test('a stranger reads objects in an open bucket, and only that', async () => {
    const { url, target } = await setup('open');
    expect(await (await fetch(url)).text()).toBe('x');
    expect((await fetch(url, { method: 'HEAD' })).status).toBe(200);
    const root = `${target.endpoint}/${target.buckets.open}`;
    for (const [closed, method] of [
      [`${root}?list-type=2`, 'GET'],
      [`${url}?tagging`, 'GET'],
      [`${url}-missing`, 'GET'],
      [`${url}?versionId=null`, 'GET'],
      [url, 'PUT'],
      [url, 'DELETE'],
    ] as const) {
      expect((await fetch(closed, { method })).status).toBe(403);
    }
    const dressed = await fetch(`${url}?response-content-type=text/html`);
    expect([dressed.status, await errorCode(dressed)]).toEqual([400, 'InvalidRequest']);
  });

  test('a page of the allowed origin may upload and read the ETag', async () => {
    const { url } = await setup('plain');
    const preflight = await fetch(url, {
      method: 'OPTIONS',
      headers: {
        origin: ORIGIN,
        'access-control-request-method': 'PUT',
        'access-control-request-headers': 'content-type,x-amz-checksum-sha256',
      },
    });
    expect(preflight.status).toBe(200);
    expect(preflight.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(preflight.headers.get('access-control-allow-methods')).toContain('PUT');
    expect(preflight.headers.get('access-control-allow-headers')).toContain('x-amz-checksum-sha256');
    expect(preflight.headers.get('access-control-max-age')).toBe('600');
    const refusal = await fetch(url, { headers: { origin: ORIGIN } });
    expect(refusal.headers.get('access-control-allow-origin')).toBe(ORIGIN);
    expect(refusal.headers.get('access-control-expose-headers')).toContain('ETag');
  });

  test.each([
    ['origin', { origin: 'https://evil.example', 'access-control-request-method': 'PUT' }],
    ['method', { origin: ORIGIN, 'access-control-request-method': 'DELETE' }],
    [
      'header',
      { origin: ORIGIN, 'access-control-request-method': 'PUT', 'access-control-request-headers': 'x-evil' },
    ],
  ])('a page of another %s is turned away', async (_, headers) => {
    const { url } = await setup('plain');
    const preflight = await fetch(url, { method: 'OPTIONS', headers });
    expect([preflight.status, await errorCode(preflight)]).toEqual([403, 'AccessForbidden']);
    expect(preflight.headers.get('access-control-allow-origin')).toBeNull();
  });

  test('a key over 1024 bytes is KeyTooLongError', async () => {
    const { client, at } = await setup('plain');
    const put = new PutObjectCommand({ ...at, Key: '长'.repeat(342), Body: 'x' });
    await refused(client.send(put), 'KeyTooLongError');
  });
}
