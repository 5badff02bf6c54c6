import { expect, test } from 'vitest';
import { gateway } from './gateway.ts';

const routes = [
  {
    method: 'ANY',
    path: '/reports',
    functionName: 'reports',
    authorizer: { issuer: 'http://127.0.0.1:1', audience: ['a'] },
  },
  { method: 'GET', path: '/open', functionName: 'open' },
];
const cors = {
  allowOrigins: ['https://relief.example'],
  allowMethods: ['GET', 'POST'],
  allowHeaders: ['authorization', 'idempotency-key'],
  exposeHeaders: ['etag'],
  maxAge: 600,
};
const preflight = (url: string, origin: string) =>
  fetch(url, { method: 'OPTIONS', headers: { origin, 'access-control-request-method': 'POST' } });

test('a preflight is answered by the gateway, without a token', async () => {
  const { url, calls } = await gateway({ routes, cors });
  const answer = await preflight(`${url}/reports`, 'https://relief.example');
  expect(answer.status).toBe(204);
  expect(Object.fromEntries(answer.headers)).toMatchObject({
    'access-control-allow-origin': 'https://relief.example',
    'access-control-allow-methods': 'GET,POST',
    'access-control-allow-headers': 'authorization,idempotency-key',
    'access-control-max-age': '600',
    vary: 'origin',
  });
  expect(calls).toEqual([]);
});

test('a strange origin is told nothing', async () => {
  const { url } = await gateway({ routes, cors });
  for (const answer of [
    await preflight(`${url}/reports`, 'https://evil.example'),
    await fetch(`${url}/open`, { headers: { origin: 'https://evil.example' } }),
  ]) {
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
  }
});

test("the gateway's headers replace a function's, and refusals carry them too", async () => {
  const payload = { statusCode: 200, headers: { 'Access-Control-Allow-Origin': 'https://evil.example' } };
  const { url } = await gateway({ routes, cors, respond: () => ({ ok: true, payload }) });
  const headers = { origin: 'https://relief.example' };
  const open = await fetch(`${url}/open`, { headers });
  const refused = await fetch(`${url}/reports`, { headers });
  expect(refused.status).toBe(401);
  for (const answer of [open, refused]) {
    expect(answer.headers.get('access-control-allow-origin')).toBe('https://relief.example');
    expect(answer.headers.get('access-control-expose-headers')).toBe('etag');
  }
});

test('without a CORS configuration, OPTIONS is a method like any other', async () => {
  const { url } = await gateway({ routes });
  expect((await preflight(`${url}/open`, 'https://relief.example')).status).toBe(404);
});
