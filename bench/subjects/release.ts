import { readFileSync } from 'node:fs';
import type { Work } from '../harness/alone.ts';
import { ReleaseRoom } from '../harness/release-room.ts';
import { prepareRelease, releaseOnce, releasePorts } from '../harness/release-steps.ts';

const opened = new Map<string, ReturnType<typeof releasePorts>>();

export async function prepare(path: string): Promise<void> {
  const room = releasePorts(ReleaseRoom.parse(JSON.parse(readFileSync(path, 'utf8'))));
  opened.set(path, room);
  await prepareRelease(room);
}

/** A whole release: composed, assembled, approved, its ledger written, its files published. */
export const work: Work = async path => {
  const room = opened.get(path);
  if (room === undefined) throw new Error('not prepared');
  await releaseOnce(room);
  const steps = Object.entries(room.counts).filter(([step]) => step !== 'prepare');
  const sum = (what: 'requests' | 'writeUnits' | 'readUnits') =>
    steps.reduce((all, [, own]) => all + own[what], 0);
  return {
    requests: sum('requests'),
    writeUnits: sum('writeUnits'),
    readUnits: sum('readUnits'),
    ...Object.fromEntries(
      steps.flatMap(([step, own]) => [
        [`requests of ${step}`, own.requests],
        [`write units of ${step}`, own.writeUnits],
      ]),
    ),
  };
};
