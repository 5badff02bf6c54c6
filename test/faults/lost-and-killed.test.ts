import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Engines, startEngines } from './engines.ts';
import { answerLost, type Counted, killedAfter, undisturbed } from './interference.ts';
import { liveOnce, prepareLife } from './one-life.ts';
import { type Ports, portsOn } from './ports.ts';
import { whatRemains } from './what-remains.ts';
import { workflowSteps } from './workflow-steps.ts';

/**
 * F2 and F3, systematically: one report's whole life, disturbed at every single call to a store, a key or an engine in
 * turn, until a life makes fewer calls than that. Whatever was disturbed, the same remains.
 */
let engines: Engines;
let disturbed: Ports;
let lives = 0;

beforeAll(async () => {
  engines = await startEngines(workflowSteps(() => disturbed));
});
afterAll(() => engines?.close());

async function live({ interfere, attempts }: Counted) {
  lives += 1;
  const life = lives;
  await engines.addVault(life);
  const calm = portsOn(engines, life, undisturbed().interfere);
  await prepareLife(calm, life);
  disturbed = portsOn(engines, life, interfere);
  try {
    const reportId = await liveOnce(disturbed, calm, life);
    return { remains: await whatRemains(calm, life, reportId), attempts: attempts() };
  } finally {
    disturbed.close();
    calm.close();
  }
}

const each = process.env['EVERY_CALL'] === '1';
const disturbances = {
  'the answer is lost after the commit, and the SDK asks again': { disturb: answerLost, stride: 1 },
  // Killed before a call is killed after the one before it: nothing of the world lies between the two. Every third call is
  // taken here, as each has lost its answer above; `EVERY_CALL=1` takes them all.
  'the function is killed after the call, and its caller asks again': {
    disturb: killedAfter,
    stride: each ? 1 : 3,
  },
} as const;

describe.each(Object.entries(disturbances))('%s', { timeout: 120_000 }, (_, { disturb, stride }) => {
  test('at every call in turn: the same remains', async () => {
    const whole = await live(undisturbed());
    expect(whole.remains).toMatchObject({ status: 'approved', chainWhole: true, executions: 1, owned: 1 });
    let n = 1;
    for (; ; n += stride) {
      const { remains, attempts } = await live(disturb(n));
      expect(remains, `disturbed at call ${n}`).toEqual(whole.remains);
      if (attempts < n) break;
    }
    // Each call of an undisturbed life had its turn.
    expect(n).toBeGreaterThan(whole.attempts);
  });
});
