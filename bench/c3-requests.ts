import type { Benchmark } from './harness/benchmark.ts';
import { releaseRooms } from './harness/release-room.ts';
import { prepareRelease, releasePorts } from './harness/release-steps.ts';
import { releaseByWorkflow } from './harness/release-workflow.ts';

export const benchmark: Benchmark = {
  id: 'c3',
  what: 'requests and state transitions of a release that its workflow drives',
  packages: ['@aws-sdk/client-dynamodb', '@aws-sdk/client-s3', '@dynoxide/linux-x64'],
  async run({ large, room, say }) {
    const records = large ? 1_000_000 : 100_000;
    say(`${records} records`);
    const rooms = await releaseRooms(room, records);
    const engines = await rooms.open();
    const opened = releasePorts(engines.room);
    try {
      await prepareRelease(opened);
      opened.enter('release');
      const transitions = await releaseByWorkflow(room, opened);
      const { requests = 0, looks = 0 } = opened.counts['release'] ?? {};
      const details = { records, requests, looks, transitions };
      const perThousand = (count: number) => (count * 1_000) / records;
      return [
        {
          what: `requests to tables, files and keys for 1,000 records, ${records} records`,
          figure: perThousand(requests - looks),
          spread: null,
          target: { atMost: 45 },
          details,
        },
        {
          what: `state transitions for 1,000 records, ${records} records`,
          figure: perThousand(transitions),
          spread: null,
          target: { atMost: 1 },
          details,
        },
      ];
    } finally {
      opened.close();
      await engines.close();
      await rooms.close();
    }
  },
};
