import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import { assertInvariants } from '../../local/invariants/assert-invariants.ts';
import { owed } from '../support/small-campaign.ts';
import { startStack } from '../support/story.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'relief-killed-'));
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

const program = fileURLToPath(new URL('../support/campaign-process.ts', import.meta.url));

/** Runs until it ends, or until it has passed so many steps: then all of it, engines included, is gone by SIGKILL. */
function run(steps: number): Promise<{ readonly killed: boolean; readonly last: string }> {
  const child = spawn(process.execPath, [program, dataDirectory], {
    // A group of its own, so that the engine it has started dies with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TZ: 'UTC' },
  });
  let last = '';
  let passed = 0;
  let killed = false;
  createInterface({ input: child.stdout }).on('line', line => {
    last = line;
    passed += 1;
    if (passed !== steps || child.pid === undefined) return;
    killed = true;
    process.kill(-child.pid, 'SIGKILL');
  });
  return new Promise(resolve => child.once('close', () => resolve({ killed, last })));
}

/**
 * F8 and F9: the machine dies in the middle of everything: while drafts are opened, files arrive, workflows begin, people
 * decide, and right after the lists were composed. Whoever starts it again finishes, with the same numbers.
 */
test('killed three times in one campaign, it comes out the same', { timeout: 240_000 }, async () => {
  // 24 steps in all: early, in the middle, and after the release was composed and before it was approved.
  for (const steps of [4, 12, 23]) expect((await run(steps)).killed).toBe(true);
  const end = await run(Number.POSITIVE_INFINITY);
  expect(JSON.parse(end.last)).toEqual(owed);

  const stack = await startStack(dataDirectory);
  try {
    expect(await assertInvariants(stack)).toEqual([]);
  } finally {
    await stack.close();
  }
});
