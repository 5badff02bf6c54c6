import type { Benchmark } from './harness/benchmark.ts';
import { releaseRooms } from './harness/release-room.ts';
import { differencesBetween, releaseSnapshot } from './harness/release-snapshot.ts';
import { prepareRelease, releaseOnce, releasePorts } from './harness/release-steps.ts';

const records = 10_000;

export const benchmark: Benchmark = {
  id: 'c5',
  what: 'a release run again after its end, and composed anew elsewhere',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/client-s3', '@dynoxide/linux-x64'],
  async run({ room }) {
    const rooms = await releaseRooms(room, records);
    const [engines, elsewhere] = [await rooms.open(), await rooms.open()];
    const opened = [engines, elsewhere].map(({ room: own }) => releasePorts(own));
    const [here, there] = opened;
    if (here === undefined || there === undefined) throw new Error('two rooms were opened');
    try {
      for (const one of opened) await prepareRelease(one);
      const first = await releaseOnce(here);
      const before = await releaseSnapshot(here);
      const again = await releaseOnce(here);
      const changed = differencesBetween(before, await releaseSnapshot(here));
      const anew = await releaseOnce(there);
      const manifests = new Set([first, again, anew].map(({ manifestHash }) => manifestHash));
      return [
        {
          what: 'items and files changed by a release that runs again',
          figure: changed.length,
          spread: null,
          target: { atMost: 0 },
          details: { changed },
        },
        {
          what: 'different manifests of the same determinations',
          figure: manifests.size - 1,
          spread: null,
          target: { atMost: 0 },
          details: { manifests: [...manifests] },
        },
      ];
    } finally {
      for (const one of opened) one.close();
      await engines.close();
      await elsewhere.close();
      await rooms.close();
    }
  },
};
