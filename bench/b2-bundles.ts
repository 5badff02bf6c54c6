import { readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { rooms } from '../infra/bundles.ts';
import type { Benchmark } from './harness/benchmark.ts';
import { bundledSize, sdkOnlySize } from './harness/bundle-sizes.ts';
import { quantile } from './harness/compare.ts';

const KB = 1_000;
const usualHandler = new URL('reference/usual/submit-handler.ts', import.meta.url);
const at = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** Functions whose work is a file format: they carry readers of tables, archives or pages that no SDK has. */
const readsFiles = /import|template|letter|record-evidence|report-image/;

export const benchmark: Benchmark = {
  id: 'b2',
  what: 'bytes of each function as it is deployed',
  packages: ['esbuild', '@aws-sdk/client-dynamodb', 'zod', '@middy/core', '@aws-lambda-powertools/logger'],
  async run({ say }) {
    const files = rooms.flatMap(room =>
      readdirSync(at(`../functions/${room}`)).map(name => ({
        name,
        path: at(`../functions/${room}/${name}`),
      })),
    );
    say(`${files.length} functions`);
    const sizes = [];
    for (const { name, path } of files) {
      const ours = await bundledSize(path);
      const sdk = await sdkOnlySize(path);
      sizes.push({ name, ours, sdk, more: ours - sdk });
    }
    const plain = sizes.filter(({ name }) => !readsFiles.test(name)).sort((a, b) => b.more - a.more);
    const submit = sizes.find(({ name }) => name === 'submit-report.ts');
    const usual = await bundledSize(fileURLToPath(usualHandler));
    if (submit === undefined) throw new Error('no function takes reports');
    return [
      {
        what: `kB over what it takes of the SDK, the most of ${plain.length} functions (${plain[0]?.name})`,
        figure: (plain[0]?.more ?? 0) / KB,
        spread: null,
        target: { atMost: 120 },
        details: {
          median: quantile(
            plain.map(({ more }) => more),
            0.5,
          ),
          sizes,
        },
      },
      {
        what: 'bytes of the function that takes a report, against a usual one',
        figure: submit.ours / usual,
        spread: null,
        target: { atMost: 0.6 },
        details: { ours: submit.ours, usual },
      },
    ];
  },
};
