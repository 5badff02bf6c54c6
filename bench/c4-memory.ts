import { alone } from './harness/alone.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { releaseRooms } from './harness/release-room.ts';

const ours = new URL('subjects/release-lane-by-lane.ts', import.meta.url);
const MB = 1_000_000;

export const benchmark: Benchmark = {
  id: 'c4',
  what: 'the most memory that a release holds',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/client-s3', '@dynoxide/linux-x64'],
  async run({ large, room, say }) {
    const peakOf = async (records: number) => {
      say(`${records} records`);
      const rooms = await releaseRooms(room, records);
      const engines = await rooms.open();
      try {
        return (await alone(ours, engines.file())).peakBytes;
      } finally {
        await engines.close();
        await rooms.close();
      }
    };
    const [fewer, more] = large ? [100_000, 1_000_000] : [50_000, 100_000];
    const less = await peakOf(fewer);
    const most = await peakOf(more);
    return [
      {
        what: `peak memory, ${more} records over ${fewer}`,
        figure: most / less,
        spread: null,
        target: { atMost: 1.3 },
        details: { less, most },
      },
      {
        what: `peak memory in MB, ${more} records`,
        figure: most / MB,
        spread: null,
        target: { atMost: 400 },
        details: { most },
      },
    ];
  },
};
