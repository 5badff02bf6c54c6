import { request } from 'node:http';
import { expect, test } from 'vitest';
import { gateway, NOW } from './gateway.ts';

const echo = [{ method: 'ANY', path: '/echo/{id}', functionName: 'echo' }];

test('a request becomes an event of payload format 2.0', async () => {
  const { url, calls } = await gateway({ routes: echo });
  await fetch(`${url}/echo/%E6%9D%8E?tag=a&tag=b%20c&x=`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Cookie: 'a=1; b=2', 'X-Thing': 'Yes' },
    body: '{"name":"𠮷"}',
  });
  const { event, functionName } = calls[0] ?? expect.fail();
  expect(functionName).toBe('echo');
  expect(event).toMatchObject({
    version: '2.0',
    routeKey: 'ANY /echo/{id}',
    rawPath: '/echo/李',
    rawQueryString: 'tag=a&tag=b%20c&x=',
    queryStringParameters: { tag: 'a,b c', x: '' },
    pathParameters: { id: '李' },
    cookies: ['a=1', 'b=2'],
    headers: { 'x-thing': 'Yes', 'content-type': 'application/json', 'x-forwarded-for': '127.0.0.1' },
    body: '{"name":"𠮷"}',
    isBase64Encoded: false,
    requestContext: { stage: '$default', http: { method: 'POST', path: '/echo/李', protocol: 'HTTP/1.1' } },
  });
  expect(event.headers).not.toHaveProperty('cookie');
  expect(event.requestContext).not.toHaveProperty('authorizer');
  expect(event.requestContext.timeEpoch).toBeGreaterThanOrEqual(NOW);
  expect(event.requestContext.time).toMatch(/^20\/Jul\/2026:08:\d\d:\d\d \+0000$/);
});

test.each([
  ['text/csv; charset=utf-8', false],
  ['application/json', false],
  ['application/x-www-form-urlencoded', true],
  ['application/problem+json', true],
  ['image/png', true],
])('a body of %s comes in base64: %s', async (type, encoded) => {
  const { url, calls } = await gateway({ routes: echo });
  await fetch(`${url}/echo/1`, { method: 'PUT', headers: { 'content-type': type }, body: 'a=1' });
  expect(calls[0]?.event).toMatchObject({
    isBase64Encoded: encoded,
    body: encoded ? Buffer.from('a=1').toString('base64') : 'a=1',
  });
});

test.each([
  [
    'a whole answer',
    { statusCode: 201, headers: { Location: '/x', n: 1 }, body: 'made' },
    201,
    'made',
    'text/plain;charset=UTF-8',
  ],
  [
    'binary',
    { statusCode: 200, headers: { 'Content-Type': 'image/png' }, body: 'AAH/', isBase64Encoded: true },
    200,
    '\0\u0001\ufffd',
    'image/png',
  ],
  ['a status as text', { statusCode: '202' }, 202, '', 'text/plain;charset=UTF-8'],
  ['an inferred object', { hello: '世界' }, 200, '{"hello":"世界"}', 'application/json'],
  ['an inferred string', 'plain', 200, 'plain', 'application/json'],
  [
    'a body that is no string',
    { statusCode: 200, body: { a: 1 } },
    500,
    '{"message":"Internal Server Error"}',
    'application/json',
  ],
  [
    'a status out of range',
    { statusCode: 99 },
    500,
    '{"message":"Internal Server Error"}',
    'application/json',
  ],
])('a function may return %s', async (_, payload, status, body, type) => {
  const { url } = await gateway({ routes: echo, respond: () => ({ ok: true, payload }) });
  const answer = await fetch(`${url}/echo/1`);
  expect([answer.status, await answer.text(), answer.headers.get('content-type')]).toEqual([
    status,
    body,
    type,
  ]);
  expect(answer.headers.get('apigw-requestid')).toBeTruthy();
});

test('each cookie gets its own header', async () => {
  const payload = { statusCode: 204, cookies: ['a=1; Secure', 'b=2'] };
  const { url } = await gateway({ routes: echo, respond: () => ({ ok: true, payload }) });
  const answer = await fetch(`${url}/echo/1`);
  expect(answer.headers.getSetCookie()).toEqual(['a=1; Secure', 'b=2']);
});

test('a function that fails says nothing of why, one that is late is not waited for', async () => {
  const failing = await gateway({
    routes: echo,
    respond: () => ({ ok: false, errorType: 'Error', errorMessage: 'secret' }),
  });
  const failed = await fetch(`${failing.url}/echo/1`);
  expect([failed.status, await failed.json()]).toEqual([500, { message: 'Internal Server Error' }]);

  const never = new Promise<never>(() => {});
  const slow = await gateway({ routes: echo, respond: () => never, integrationTimeoutMs: 1 });
  const late = await fetch(`${slow.url}/echo/1`);
  expect([late.status, await late.json()]).toEqual([503, { message: 'Service Unavailable' }]);
});

test('limits are those of HTTP APIs, and nothing over them reaches a function', async () => {
  const { url, calls } = await gateway({ routes: echo });
  const post = (bytes: number) => fetch(`${url}/echo/1`, { method: 'POST', body: Buffer.alloc(bytes, 97) });
  expect((await post(10 * 1024 * 1024 + 1)).status).toBe(413);
  expect((await post(5 * 1024 * 1024)).status, 'base64 makes it too long for Lambda').toBe(413);
  expect((await fetch(`${url}/echo/1`, { headers: { 'x-long': 'x'.repeat(10_300) } })).status).toBe(431);
  expect(calls).toEqual([]);
  expect((await post(4 * 1024 * 1024)).status).toBe(200);
});

test.each([
  ['/echo/%E4%BD', 400],
  ['/echo/%', 400],
  ['*', 400],
  ['/nowhere', 404],
  ['//echo/1', 404],
])('the target %s is answered %i', async (path, status) => {
  const { url, calls } = await gateway({ routes: echo });
  const answered = await new Promise((resolve, reject) => {
    const { port } = new URL(url);
    request({ port, path, method: 'GET' }, answer => resolve(answer.resume().statusCode))
      .on('error', reject)
      .end();
  });
  expect([answered, calls]).toEqual([status, []]);
});
