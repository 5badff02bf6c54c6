import type { Benchmark } from './harness/benchmark.ts';
import { countedStory, type Used } from './harness/counted-story.ts';
import prices from './prices/2026-11-25.json' with { type: 'json' };

const million = 1_000_000;

/**
 * What a million of them cost in US$. Units, requests, transitions, invocations and logs are counted; an invocation is
 * taken to last a tenth of a second of 512 MB, a file to be put, read and headed once each, and an identity to ask the
 * key service twice: when it is kept and when its points are handed on.
 */
function costOf(used: Used, { files, identities }: { files: number; identities: number }) {
  const { perMillion, perGigabyte } = prices;
  const each = (count: number, price: number): number => (count * price) / million;
  return {
    writes: each(used.writeUnits, perMillion.dynamodbWriteUnits),
    reads: each(used.readUnits, perMillion.dynamodbReadUnits),
    transitions: each(used.transitions, perMillion.stateTransitions),
    invocations:
      each(used.invocations, perMillion.lambdaInvocations) +
      used.invocations * 0.1 * 0.5 * perGigabyte.lambdaSeconds,
    api: each(used.apiRequests, perMillion.httpApiRequests),
    logs: (used.logBytes / 2 ** 30) * perGigabyte.logs,
    files: each(files, perMillion.s3Puts) + each(files * 2, perMillion.s3Gets),
    keys: each(identities, perMillion.kmsRequests),
  };
}

const total = (parts: Readonly<Record<string, number>>): number =>
  Object.values(parts).reduce((sum, part) => sum + part, 0);

export const benchmark: Benchmark = {
  id: 'f1',
  what: 'what a million reports cost, from what a whole campaign on one machine asked for',
  packages: ['@dynoxide/linux-x64'],
  async run({ large, room, say }) {
    const reports = large ? 250 : 120;
    say(`${reports} citizens`);
    const story = await countedStory(room, reports);
    const life = costOf(story.life, { files: story.files, identities: story.reports });
    const release = costOf(story.release, { files: 0, identities: story.credited });
    const perMillion = (parts: Readonly<Record<string, number>>) =>
      Object.fromEntries(
        Object.entries(parts).map(([name, cost]) => [name, (cost * million) / story.reports]),
      );
    const details = {
      prices: prices.asOf,
      story,
      untilDetermined: perMillion(life),
      // Of so few reports nearly all of it is what every release costs once.
      releaseOfSoFew: perMillion(release),
    };
    return [
      {
        what: `US$ for a million reports until they are determined, prices of ${prices.asOf}`,
        figure: (total(life) * million) / story.reports,
        spread: null,
        target: { atMost: 220 },
        details,
      },
      {
        what: 'state transitions of a report without complications',
        figure: story.life.transitions / story.reports,
        spread: null,
        target: { atMost: 6 },
        details,
      },
    ];
  },
};
