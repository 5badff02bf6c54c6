import { alone } from './harness/alone.ts';
import type { Benchmark, Result } from './harness/benchmark.ts';
import { inTurns, type Pair, ratiosOf } from './harness/compare.ts';
import { type ReleaseRooms, releaseRooms } from './harness/release-room.ts';

const ours = new URL('subjects/release.ts', import.meta.url);
const limit = new URL('reference/limit/query-and-batch-write.ts', import.meta.url);
const usual = new URL('reference/usual/update-per-record.ts', import.meta.url);

/** A run on fresh engines each, so that nobody writes what already stands. */
async function onFresh(rooms: ReleaseRooms, module: URL) {
  const engines = await rooms.open();
  try {
    return await alone(module, engines.file());
  } finally {
    await engines.close();
  }
}
type Run = Awaited<ReturnType<typeof onFresh>>;

const faster = ({ ours: own, theirs }: Pair<Run>): number => theirs.milliseconds / own.milliseconds;
const lessWork = ({ ours: own, theirs }: Pair<Run>): number => theirs.cpuMilliseconds / own.cpuMilliseconds;

export const benchmark: Benchmark = {
  id: 'c1',
  what: 'a release, composed, approved, its ledger written and its lists published, in records per second',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/client-s3', '@dynoxide/linux-x64'],
  async run({ rounds, large, room, say }) {
    const results: Result[] = [];
    for (const records of large ? [10_000, 100_000, 1_000_000] : [10_000, 100_000]) {
      const rooms = await releaseRooms(room, records);
      say(`${records} records`);
      try {
        // A million takes minutes: once tells enough.
        const turns = records > 100_000 ? 1 : rounds;
        const pairs = await inTurns(
          turns,
          () => onFresh(rooms, ours),
          () => onFresh(rooms, limit),
        );
        const speed = ratiosOf(pairs, faster);
        results.push({
          what: `records per second against Query and BatchWriteItem of the same rows, ${records} records`,
          figure: speed.figure,
          spread: speed.spread,
          target: { atLeast: 0.85 },
          details: { records, ratios: speed.ratios, processorTime: ratiosOf(pairs, lessWork), pairs },
        });
        if (records > 10_000) continue;
        const against = await inTurns(
          rounds,
          () => onFresh(rooms, ours),
          () => onFresh(rooms, usual),
        );
        const times = ratiosOf(against, faster);
        results.push({
          what: `records per second against an UpdateItem per record, ${records} records`,
          figure: times.figure,
          spread: times.spread,
          target: { atLeast: 3 },
          details: { records, ratios: times.ratios, pairs: against },
        });
      } finally {
        await rooms.close();
      }
    }
    return results;
  },
};
