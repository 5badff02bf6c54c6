import { execFile } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { decodeJwt } from 'jose';
import { expect, test } from 'vitest';
import { gateway, issuerSetup, scratch } from '../http-api/gateway.ts';

const run = (...args: string[]) =>
  new Promise<{ code: number; out: string; err: string }>(resolve => {
    execFile(process.execPath, ['local/token.ts', ...args], (fault, out, err) => {
      resolve({ code: typeof fault?.code === 'number' ? fault.code : 0, out, err });
    });
  });

test('prints the token of a persona, and who there is when the name is unknown', async () => {
  const { issuer, clock } = await issuerSetup();
  const { url } = await gateway({ routes: [], issuerUrl: issuer, clock });
  const data = scratch();
  writeFileSync(join(data, 'running.json'), JSON.stringify({ url }));
  const known = await run('zhou-jie', '--data', data);
  expect([known.code, decodeJwt(known.out.trim()).sub]).toEqual([0, 'staff-zhou-jie']);
  const unknown = await run('nobody', '--data', data);
  expect(unknown).toMatchObject({ code: 1, out: '', err: expect.stringContaining('  li-na\n') });
});

test('says how to start what is not running', async () => {
  const data = scratch();
  expect(await run('li-na', '--data', data)).toMatchObject({
    code: 1,
    err: expect.stringContaining('npm start'),
  });
  writeFileSync(join(data, 'running.json'), '{"url":"http://127.0.0.1:9"}');
  expect(await run('li-na', '--data', data)).toMatchObject({
    code: 1,
    err: expect.stringContaining('npm start'),
  });
});
