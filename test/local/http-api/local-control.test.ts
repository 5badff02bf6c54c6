import { request } from 'node:http';
import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import * as z from 'zod';
import { parseDuration } from '../../../local/http-api/duration.ts';
import { gateway, issuerSetup, jsonOf, NOW, postJson } from './gateway.ts';

const Reading = z.object({ now: z.string() });
const Listed = z.array(z.looseObject({ persona: z.string() }));

test('time moves by a duration or to a moment, and the answer waits for rest', async () => {
  const { url, rests } = await gateway({ routes: [] });
  const moved = await jsonOf(await postJson(`${url}/_local/clock`, { advance: 'P3DT2H' }), Reading);
  expect(Date.parse(moved.now)).toBeGreaterThanOrEqual(NOW + (3 * 24 + 2) * 3_600_000);
  expect(rests).toEqual(['advanced', 'idle']);
  await postJson(`${url}/_local/clock`, { to: '2026-12-31T23:00:00+08:00' });
  const { now } = await jsonOf(await fetch(`${url}/_local/clock`), Reading);
  expect(now).toMatch(/^2026-12-31T15:00:/);
});

test.each([
  { to: '2020-01-01T00:00:00Z' },
  { advance: 'P1M' },
  { advance: '-P1D' },
  { to: 'tomorrow' },
  {},
  7,
])('time does not move by %j', async move => {
  const { url, rests } = await gateway({ routes: [] });
  const answer = await postJson(`${url}/_local/clock`, move);
  expect([answer.status, rests]).toEqual([400, []]);
  expect(await answer.json()).toMatchObject({ message: { zh: expect.any(String), en: expect.any(String) } });
});

test('a persona signs in by name; an unknown one is told who there is', async () => {
  const { issuer, clock } = await issuerSetup();
  const { url } = await gateway({ routes: [], issuerUrl: issuer, clock });
  const answer = await postJson(`${url}/_local/token`, { persona: 'li-na' });
  const { token } = await jsonOf(answer, z.object({ token: z.string() }));
  const who = await fetch(`${issuer}/userinfo`, { headers: { authorization: `Bearer ${token}` } });
  expect(await who.json()).toMatchObject({ sub: 'citizen-li-na', name: '李娜' });
  const unknown = await postJson(`${url}/_local/token`, { persona: 'nobody' });
  expect(unknown.status).toBe(404);
  expect(await unknown.json()).toMatchObject({ personas: expect.arrayContaining(['wang-qiang']) });
});

test('personas are listed without their documents, endpoints by name', async () => {
  const { url } = await gateway({ routes: [], issuerUrl: 'http://127.0.0.1:2' });
  const listed = await jsonOf(await fetch(`${url}/_local/personas`), Listed);
  expect(listed.map(one => one.persona)).toContain('li-na');
  expect(JSON.stringify(listed)).not.toMatch(/document|phone|\d{17}/);
  const endpoints = await (await fetch(`${url}/_local/endpoints`)).json();
  expect(endpoints).toEqual({ s3: 'http://127.0.0.1:1', issuer: 'http://127.0.0.1:2' });
});

test('a page from elsewhere cannot touch the levers, not even by a name that points here', async () => {
  const { url, rests } = await gateway({ routes: [] });
  const foreign = await postJson(`${url}/_local/idle`, {}, { origin: 'https://evil.example' });
  expect(foreign.status).toBe(403);
  const rebound = await new Promise(resolve => {
    const { port } = new URL(url);
    const headers = { host: `evil.example:${port}` };
    request({ port, path: '/_local/idle', method: 'POST', headers }, answer =>
      resolve(answer.resume().statusCode),
    ).end();
  });
  expect([rebound, rests]).toEqual([403, []]);
  const own = await postJson(`${url}/_local/idle`, {}, { origin: 'http://localhost:5173' });
  expect([own.status, own.headers.get('access-control-allow-origin')]).toEqual([
    200,
    'http://localhost:5173',
  ]);
});

test('durations are read exactly, or not at all', () => {
  const part = fc.nat({ max: 999 });
  fc.assert(
    fc.property(part, part, part, part, (days, hours, minutes, seconds) => {
      const expected = (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
      expect(parseDuration(`P${days}DT${hours}H${minutes}M${seconds}S`)).toBe(expected);
    }),
  );
  expect(parseDuration('P2W')).toBe(14 * 86_400_000);
  for (const bad of ['', 'P', 'PT', 'P1DT', '1D', 'P1.5D', 'P1Y', 'PT1H30', 'P99999W', ' P1D']) {
    expect(parseDuration(bad), bad).toBeNull();
  }
});
