import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Engines, startEngines } from './engines.ts';
import { undisturbed } from './interference.ts';
import { liveOnce, prepareLife } from './one-life.ts';
import { type Ports, portsOn } from './ports.ts';
import { whatRemains } from './what-remains.ts';
import { workflowSteps } from './workflow-steps.ts';

/** F3: a process with everything it had in hand is gone by SIGKILL after a call; another one takes the life up again. */
let engines: Engines;
let steps: Ports;
beforeAll(async () => {
  engines = await startEngines(workflowSteps(() => steps));
});
afterAll(() => engines?.close());

/** Calls that a life makes by itself lie between; so far apart that the whole takes seconds. */
const KILLED_AFTER = [1, 8, 16, 27, 34];

const program = fileURLToPath(new URL('./killed-process.ts', import.meta.url));
/** Started ahead of its turn: most of a process's time goes by before its first call. */
async function ready(): Promise<ChildProcess> {
  const child = fork(program, { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  await once(child, 'message');
  return child;
}

test('killed after call k, for many k: whoever goes on finishes the same', { timeout: 120_000 }, async () => {
  let whole: unknown = null;
  let killed = 0;
  let next = ready();
  for (const [index, after] of [0, ...KILLED_AFTER].entries()) {
    const life = index + 1;
    await engines.addVault(life);
    const calm = portsOn(engines, life, undisturbed().interfere);
    await prepareLife(calm, life);
    steps = calm;
    const child = await next;
    if (index < KILLED_AFTER.length) next = ready();
    child.send({ endpoints: engines, life, after });
    const [, signal] = await once(child, 'exit');
    if (signal === 'SIGKILL') killed += 1;
    const reportId = await liveOnce(calm, calm, life);
    const remains = await whatRemains(calm, life, reportId);
    calm.close();
    whole ??= remains;
    expect(remains, `killed after call ${after}`).toEqual(whole);
  }
  expect(killed).toBeGreaterThan(KILLED_AFTER.length / 2);
});
