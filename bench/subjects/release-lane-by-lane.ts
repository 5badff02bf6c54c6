import { readFileSync } from 'node:fs';
import type { Work } from '../harness/alone.ts';
import { ReleaseRoom } from '../harness/release-room.ts';
import { prepareRelease, releaseOnce, releasePorts } from '../harness/release-steps.ts';

/** A release whose lanes run one after the other, as one function has them in its memory. */
export const work: Work = async path => {
  const room = releasePorts(ReleaseRoom.parse(JSON.parse(readFileSync(path, 'utf8'))));
  await prepareRelease(room);
  const { counts } = await releaseOnce(room, 1, 1);
  return counts;
};
