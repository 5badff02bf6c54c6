import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { text } from 'node:stream/consumers';
import { fileURLToPath } from 'node:url';
import { afterAll, expect, test } from 'vitest';
import * as z from 'zod';
import {
  type ReleaseEngines,
  type ReleaseRoom,
  type ReleaseRooms,
  releaseRooms,
} from '../../bench/harness/release-room.ts';
import { differencesBetween, releaseSnapshot } from '../../bench/harness/release-snapshot.ts';
import { releasePorts } from '../../bench/harness/release-steps.ts';

/** Determinations in the release. `RELEASE_RECORDS=100000` takes some minutes. */
const records = Number(process.env['RELEASE_RECORDS'] ?? 1_500);
/** So that every lane is composed in several parts also where there are few of them. */
const partSize = Math.min(4_000, Math.ceil(records / 8 / 5));

const program = fileURLToPath(new URL('../support/release-process.ts', import.meta.url));
const directory = mkdtempSync(join(tmpdir(), 'relief-release-killed-'));
let rooms: ReleaseRooms | undefined;
const opened: ReleaseEngines[] = [];
afterAll(async () => {
  for (const engines of opened) await engines.close();
  await rooms?.close();
  rmSync(directory, { recursive: true, force: true });
});

const Counts = z.record(z.string(), z.object({ requests: z.int() }));

type Ended = { readonly signal: NodeJS.Signals | null; readonly told: string };

async function run(engines: ReleaseEngines, kill?: ReleaseRoom['kill']): Promise<Ended> {
  const file = engines.file({ partSize, ...(kill === undefined ? {} : { kill }) });
  const child = spawn(process.execPath, [program, file], { stdio: ['ignore', 'pipe', 'inherit'] });
  const ended = once(child, 'close');
  const told = await text(child.stdout);
  const [, signal] = await ended;
  return { signal, told };
}

/** How many times each step is killed: twenty together, and each time after another share of what it asks. */
const kills: Readonly<Record<string, number>> = {
  freeze: 2,
  compose: 6,
  assemble: 3,
  approve: 2,
  ledger: 4,
  publish: 3,
};

test('killed at twenty moments, a release is the same to the byte', { timeout: 1_800_000 }, async () => {
  rooms = await releaseRooms(directory, records);
  const calm = await rooms.open();
  opened.push(calm);
  const { told, signal } = await run(calm);
  expect(signal).toBeNull();
  const asked = Counts.parse(JSON.parse(told));

  const disturbed = await rooms.open();
  opened.push(disturbed);
  let died = 0;
  for (const [step, times] of Object.entries(kills)) {
    const requests = asked[step]?.requests ?? 0;
    expect(requests).toBeGreaterThan(times);
    // Each life begins a step where the last one ended, so these are moments one behind the other.
    const call = Math.max(1, Math.floor(requests / (times + 1)));
    for (let time = 0; time < times; time += 1) {
      const ended = await run(disturbed, { step, call: step === 'freeze' ? time + 1 : call });
      if (ended.signal === 'SIGKILL') died += 1;
    }
  }
  expect(died).toBe(20);
  expect((await run(disturbed)).signal).toBeNull();

  const snapshots = await Promise.all(
    [calm, disturbed].map(async ({ room }) => {
      const ports = releasePorts(room);
      const snapshot = await releaseSnapshot(ports);
      ports.close();
      return snapshot;
    }),
  );
  const [undisturbed = new Map(), resumed = new Map()] = snapshots;
  expect(undisturbed.size).toBeGreaterThan(records);
  // ES256 draws a number for each signature, so that signing again is another signature of the same bytes.
  expect(differencesBetween(undisturbed, resumed)).toEqual([
    'public/.well-known/relief-credit/keys.json',
    'public/campaigns/bench/releases/0001/manifest.signature.json',
    'sealed/campaigns/bench/releases/0001/manifest.signature.json',
  ]);
});
