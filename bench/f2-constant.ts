import { alone } from './harness/alone.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { releaseRooms } from './harness/release-room.ts';

const ours = new URL('subjects/release.ts', import.meta.url);

export const benchmark: Benchmark = {
  id: 'f2',
  what: 'units of a release for each record, of many over few',
  packages: ['@aws-sdk/client-dynamodb', '@dynoxide/linux-x64'],
  async run({ large, room, say }) {
    const few = 10_000;
    const many = large ? 1_000_000 : 100_000;
    const unitsOf = async (records: number) => {
      say(`${records} records`);
      const rooms = await releaseRooms(room, records);
      const engines = await rooms.open();
      try {
        const { done } = await alone(ours, engines.file({ counted: true }));
        return { write: (done['writeUnits'] ?? 0) / records, read: (done['readUnits'] ?? 0) / records };
      } finally {
        await engines.close();
        await rooms.close();
      }
    };
    const less = await unitsOf(few);
    const more = await unitsOf(many);
    return (['write', 'read'] as const).map(kind => ({
      what: `${kind} units for each record, ${many} records over ${few}`,
      figure: more[kind] / less[kind],
      spread: null,
      target: { atMost: 1.02 },
      details: { less, more },
    }));
  },
};
