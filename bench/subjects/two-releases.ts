import { readFileSync } from 'node:fs';
import type { Work } from '../harness/alone.ts';
import { ReleaseRoom } from '../harness/release-room.ts';
import { prepareRelease, releaseOnce, releasePorts } from '../harness/release-steps.ts';

/** Two releases after each other, between which nothing is determined or withdrawn. */
export const work: Work = async path => {
  const given = ReleaseRoom.parse(JSON.parse(readFileSync(path, 'utf8')));
  const first = releasePorts(given);
  await prepareRelease(first);
  delete first.counts['prepare'];
  const { counts } = await releaseOnce(first, 1);
  const second = releasePorts(given);
  await releaseOnce(second, 2);
  return {
    // Of a first release that is everybody.
    adjusted: counts.persons,
    first: Object.values(first.counts).reduce((sum, { writeUnits }) => sum + writeUnits, 0),
    untouched: second.counts['ledger']?.writeUnits ?? 0,
  };
};
