import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { answerLost, type Counted, killedAfter, undisturbed } from './interference.ts';
import { releaseOnce } from './one-release.ts';
import { type ReleaseEngines, startReleaseEngines } from './release-engines.ts';

/**
 * F2 and F11 for a release: calls to stores, keys and other systems, disturbed one at a time. Most of its hundreds of calls
 * read one shard or another, so a part of them stands for all; `EVERY_CALL=1` takes each in turn, which takes minutes.
 */
const each = process.env['EVERY_CALL'] === '1';
let engines: ReleaseEngines;
let lives = 0;
beforeAll(async () => {
  engines = await startReleaseEngines();
  // The first release ever makes the key known; all that follow find it known and are of one length.
  await release(undisturbed());
});
afterAll(() => engines?.close());

async function release({ interfere, attempts }: Counted) {
  lives += 1;
  const calm = engines.storesUnder(undisturbed().interfere);
  const stores = engines.storesUnder(interfere);
  try {
    return { remains: await releaseOnce(stores, calm, interfere, lives), attempts: attempts() };
  } finally {
    stores.close();
    calm.close();
  }
}

const disturbances = {
  'the answer is lost after the commit': { disturb: answerLost, stride: each ? 1 : 10 },
  'the function is killed after the call': { disturb: killedAfter, stride: each ? 1 : 32 },
} as const;

describe.each(Object.entries(disturbances))('%s', { timeout: 600_000 }, (_, { disturb, stride }) => {
  test('the same release comes of it', async () => {
    const whole = await release(undisturbed());
    expect(whole.remains).toMatchObject({
      status: 'reconciled',
      chainWhole: true,
      faults: [],
      entry: 'listed',
      lines: [{ delta: 20, total: 20 }],
      pointsRows: 1,
      disclosureRows: 1,
    });
    let n = 1;
    for (; ; n += stride) {
      const { remains, attempts } = await release(disturb(n));
      expect(remains, `disturbed at call ${n}`).toEqual(whole.remains);
      if (attempts < n) break;
    }
    expect(n).toBeGreaterThan(whole.attempts);
  });
});
