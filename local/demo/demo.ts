import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

/**
 * `npm run demo [-- --story campaign|due-process] [--json] [--keep] [--data DIR] [--port N]`: tells one story on a stack of its own and
 * adds it up. Exit 0 only if every number agrees. `--data` keeps the data, so that a killed run goes on; `--keep` leaves the stack running.
 */
type Story = typeof import('./tell-campaign.ts').tellCampaign;

const { values: options } = parseArgs({
  options: {
    json: { type: 'boolean', default: false },
    keep: { type: 'boolean', default: false },
    data: { type: 'string' },
    port: { type: 'string', default: '0' },
    story: { type: 'string', default: 'campaign' },
  },
});

const begun = performance.now();
const seconds = () => ((performance.now() - begun) / 1000).toFixed(1).padStart(6);
const tell = (line: string) => process.stderr.write(`${seconds()} s  ${line}\n`);

/** One line that rewrites itself on a terminal; a line at each quarter elsewhere. */
function progress(done: number, of: number, what: string): void {
  const bar = `${'█'.repeat(Math.round((done / of) * 30)).padEnd(30, '░')} ${done}/${of} ${what}`;
  if (process.stderr.isTTY) process.stderr.write(`\r${seconds()} s  ${bar}${done === of ? '\n' : ''}`);
  else if (done === of || done % Math.ceil(of / 4) === 0) tell(bar);
}

const stories: Readonly<Record<string, () => Promise<Story>>> = {
  campaign: async () => (await import('./tell-campaign.ts')).tellCampaign,
  'due-process': async () => (await import('./due-process/tell-due-process.ts')).tellDueProcess,
};

async function main(): Promise<number> {
  const { startLocal } = await import('../start-local.ts');
  const load = stories[options.story];
  if (load === undefined) throw new Error(`--story is one of: ${Object.keys(stories).join(', ')}`);
  const story = await load();
  const { days } = await import('./plan.ts');
  const { assertInvariants } = await import('../invariants/assert-invariants.ts');
  const own = options.data === undefined;
  const dataDirectory =
    options.data === undefined ? mkdtempSync(join(tmpdir(), 'relief-demo-')) : resolve(options.data);
  const stack = await startLocal({
    port: Number(options.port),
    dataDirectory,
    demo: false,
    beginsAt: days.begins,
    log: line => tell(line),
  });
  let keep = false;
  try {
    tell(`on one machine: ${stack.url}`);
    const told = await story(stack, progress, tell);
    const broken = await assertInvariants(stack);
    const differing = told.checks.filter(({ expected, found }) => expected !== found);
    const good = differing.length === 0 && broken.length === 0;
    for (const { what, expected, found } of told.checks) {
      if (!options.json || expected !== found)
        tell(
          `${expected === found ? '✓' : '✗'} ${what}: ${found}${expected === found ? '' : `, expected ${expected}`}`,
        );
    }
    for (const line of broken) tell(`✗ invariant: ${line}`);
    tell(good ? 'every number adds up' : `${differing.length + broken.length} numbers do not add up`);
    if (options.json) {
      const result = {
        ok: good,
        counts: told.counts,
        manifestHash: told.manifestHash,
        checks: told.checks,
        invariants: broken,
      };
      process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
    }
    keep = options.keep;
    if (keep) tell(`left running at ${stack.url}, data in ${dataDirectory}; Ctrl-C ends it`);
    return good ? 0 : 1;
  } finally {
    if (keep) process.once('SIGINT', () => void stack.close().then(() => process.exit(0)));
    else {
      await stack.close();
      if (own) rmSync(dataDirectory, { recursive: true, force: true });
    }
  }
}

main().then(
  code => {
    process.exitCode = code;
  },
  (fault: unknown) => {
    tell(fault instanceof Error ? (fault.stack ?? fault.message) : String(fault));
    process.exitCode = 1;
  },
);
