import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import { assertInvariants } from '../../local/invariants/assert-invariants.ts';
import { startStack } from '../support/story.ts';

const dataDirectory = mkdtempSync(join(tmpdir(), 'relief-import-killed-'));
afterAll(() => rmSync(dataDirectory, { recursive: true, force: true }));

const program = fileURLToPath(new URL('../support/import-process.ts', import.meta.url));

/** Rows and planted faults. `IMPORT_ROWS=5000` takes some minutes: what takes them is the verification of each report. */
const rows = Number(process.env['IMPORT_ROWS'] ?? 600);
const faulty = Math.floor(rows / 12);

const Line = z.object({
  step: z.string(),
  reading: z.int().optional(),
  acting: z.int().optional(),
  seconds: z.number().optional(),
  told: z.unknown().optional(),
});
type Line = z.infer<typeof Line>;

/** Runs until it ends, or until a line tells that it is time: then all of it, engines included, is gone by SIGKILL. */
function run(isTime: (line: Line) => boolean): Promise<{ readonly killed: boolean; readonly last: Line }> {
  const child = spawn(process.execPath, [program, dataDirectory, String(rows), String(faulty)], {
    // A group of its own, so that the engine it has started dies with it.
    detached: true,
    stdio: ['ignore', 'pipe', 'inherit'],
    env: { ...process.env, TZ: 'UTC' },
  });
  let last: Line = { step: 'nothing' };
  let killed = false;
  createInterface({ input: child.stdout }).on('line', text => {
    last = Line.parse(JSON.parse(text));
    if (last.seconds !== undefined)
      process.stdout.write(`${rows} rows, ${last.step}: ${last.seconds.toFixed(1)} s\n`);
    if (killed || !isTime(last) || child.pid === undefined) return;
    killed = true;
    process.kill(-child.pid, 'SIGKILL');
  });
  return new Promise(resolve => child.once('close', () => resolve({ killed, last })));
}

/** The machine dies while the file is read, while its rows act, and while the corrected file is read or acts. */
test('killed three times, an import acts once, and of the corrected file only what was corrected', {
  timeout: 900_000,
}, async () => {
  const moments: readonly ((line: Line) => boolean)[] = [
    ({ step, reading }) => step === 'judged' || (step.startsWith('reading') && (reading ?? 0) > 0),
    ({ step, acting }) => step === 'acting workbook-with-faults' && (acting ?? 0) > rows / 4,
    ({ step }) => step.endsWith('workbook-corrected'),
  ];
  for (const moment of moments) expect((await run(moment)).killed).toBe(true);
  const end = await run(() => false);
  const good = rows - faulty;
  // One row more than were filled in: the template’s example.
  expect(end.last).toMatchObject({
    step: 'end',
    told: [
      { read: { read: rows + 1, good, bad: faulty, errors: faulty }, acted: { taken: good, refused: 0 } },
      { read: { good: faulty, unchanged: good, bad: 0 }, acted: { taken: faulty, refused: 0, unchanged: 0 } },
    ],
  });

  const stack = await startStack(dataDirectory);
  try {
    expect(await assertInvariants(stack)).toEqual([]);
  } finally {
    await stack.close();
  }
});
