import { alone } from './harness/alone.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { releaseRooms } from './harness/release-room.ts';

const ours = new URL('subjects/two-releases.ts', import.meta.url);
const usual = new URL('reference/usual/transaction-per-record.ts', import.meta.url);

/** Counted by the store itself; more records tell nothing more. */
const records = 10_000;

export const benchmark: Benchmark = {
  id: 'c2',
  what: 'write units of a release, and of the next one in which nothing changes',
  packages: ['@aws-sdk/client-dynamodb', '@dynoxide/linux-x64'],
  async run({ room }) {
    const rooms = await releaseRooms(room, records);
    const engines = await rooms.open();
    try {
      const own = await alone(ours, engines.file({ counted: true }));
      const { adjusted = 0, first = 0, untouched = 0 } = own.done;
      const theirs = await alone(usual, engines.file());
      const transaction = (theirs.done['writeUnits'] ?? 0) / (theirs.done['rows'] ?? 0);
      const details = { own: own.done, theirs: theirs.done };
      return [
        {
          what: 'write units for each subject whose points change',
          figure: first / adjusted,
          spread: null,
          target: { atMost: 1.05 },
          details,
        },
        {
          what: 'ledger write units for all subjects that stay as they were',
          figure: untouched,
          spread: null,
          target: { atMost: 0 },
          details,
        },
        {
          what: 'write units against a transaction for each record',
          figure: first / adjusted / transaction,
          spread: null,
          target: { atMost: 0.3 },
          details: { ...details, transaction },
        },
      ];
    } finally {
      await engines.close();
      await rooms.close();
    }
  },
};
