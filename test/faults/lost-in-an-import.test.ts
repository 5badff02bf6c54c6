import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type Dynoxide, startDynoxide } from '../fakes/dynoxide.ts';
import { createTable } from '../fakes/tables.ts';
import { answerLost, type Counted, killedAfter, undisturbed } from './interference.ts';
import { importOnce, importPortsOn, whatIsLeft } from './one-import.ts';

/**
 * One file from its announcement to the rows that the platform turned back, disturbed at one call to a table after the
 * other: whatever was disturbed, the same is left, and no row acts twice.
 */
let engine: Dynoxide;
let address: string;
let lives = 0;

beforeAll(async () => {
  engine = await startDynoxide();
  const endpoint = await engine.client().config.endpoint?.();
  address = `http://${endpoint?.hostname}:${endpoint?.port}`;
});
afterAll(() => engine?.stop());

async function live({ interfere, attempts }: Counted) {
  lives += 1;
  const setUp = engine.client();
  for (const kind of ['reports', 'batches', 'vault'] as const)
    await createTable(setUp, kind, `${kind}-${lives}`);
  const disturbed = importPortsOn(address, lives, interfere);
  const calm = importPortsOn(address, lives, undisturbed().interfere);
  try {
    const importId = await importOnce(disturbed);
    return { left: await whatIsLeft(calm, importId), attempts: attempts() };
  } finally {
    disturbed.close();
    calm.close();
  }
}

const each = process.env['EVERY_CALL'] === '1';
const disturbances = {
  'the answer is lost after the commit, and the SDK asks again': answerLost,
  'the function is killed after the call, and its caller asks again': killedAfter,
};

describe.each(Object.entries(disturbances))('%s', { timeout: 240_000 }, (_, disturb) => {
  test('at one call after the other: the same is left', async () => {
    const whole = await live(undisturbed());
    expect(whole.left).toMatchObject({
      status: 'closed',
      chainWhole: true,
      acting: { counts: { taken: 5, unchanged: 0, refused: 0, leftOut: 0 } },
    });
    expect(whole.left.outcomes.map(({ outcome }) => outcome)).toEqual([
      'returned',
      'taken',
      'returned',
      'taken',
      'taken',
    ]);
    // Each call takes its turn when all are asked for; a part of them, another one each time, else.
    const stride = each ? 1 : 7;
    for (let n = 1; n <= whole.attempts; n += stride) {
      const { left } = await live(disturb(n));
      expect(left, `disturbed at call ${n}`).toEqual(whole.left);
    }
  });
});
