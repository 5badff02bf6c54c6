import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { type Benchmark, isMet } from './harness/benchmark.ts';
import { type Judged, lineOf, machine, versionsOf } from './harness/report.ts';

/** Fewer rounds are for trying a benchmark out: their median is no figure. */
const ROUNDS = 11;
const SEED = 20_210_720;
const here = fileURLToPath(new URL('.', import.meta.url));

const { values } = parseArgs({
  options: {
    only: { type: 'string' },
    rounds: { type: 'string' },
    large: { type: 'boolean', default: false },
  },
});

const files = readdirSync(here).filter(name => /^[a-z]\d-[a-z-]+\.ts$/.test(name));
const all = await Promise.all(
  files.sort().map(async (name): Promise<Benchmark> => (await import(`./${name}`)).benchmark),
);
const wanted = values.only?.split(',') ?? all.map(({ id }) => id);
const unknown = wanted.filter(id => !all.some(one => one.id === id));
if (unknown.length > 0)
  throw new Error(`no benchmark ${unknown.join(', ')}; there are ${all.map(({ id }) => id).join(', ')}`);
const chosen = all.filter(({ id }) => wanted.includes(id));
const rounds = values.rounds === undefined ? ROUNDS : Number(values.rounds);
if (!Number.isInteger(rounds) || rounds < 1) throw new Error('--rounds takes a whole number from 1 on');

const about = { machine: machine(), versions: versionsOf(chosen), seed: SEED, rounds, large: values.large };
console.log(JSON.stringify(about));
if (rounds < ROUNDS) console.log(`${rounds} rounds are for trying: figures need ${ROUNDS} or more`);

const judged: Judged[] = [];
for (const { id, what, run } of chosen) {
  console.error(`${id} ${what}`);
  const room = mkdtempSync(join(tmpdir(), 'relief-bench-'));
  try {
    const say = (line: string): void => console.error(`   ${line}`);
    for (const result of await run({ rounds, large: values.large, seed: SEED, room, say })) {
      judged.push({ id, ...result });
      console.log(lineOf({ id, ...result }));
    }
  } finally {
    rmSync(room, { recursive: true, force: true });
  }
}

const results = join(here, 'results');
mkdirSync(results, { recursive: true });
const at = new Date().toISOString();
const kept = judged.map(result => ({ ...result, met: isMet(result) }));
writeFileSync(
  join(results, `${at.replaceAll(/[:.]/g, '-')}.json`),
  `${JSON.stringify({ at, ...about, results: kept }, null, 2)}\n`,
);
process.exitCode = kept.every(({ met }) => met) ? 0 : 1;
