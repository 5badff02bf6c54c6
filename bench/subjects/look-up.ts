import { readFileSync } from 'node:fs';
import { openLookUp } from '../../local/relief/look-up.ts';
import { webPlace } from '../../local/relief/published-place.ts';
import type { Work } from '../harness/alone.ts';
import { LookUpRoom } from '../harness/look-up-room.ts';

const roomOf = (path: string) => LookUpRoom.parse(JSON.parse(readFileSync(path, 'utf8')));

async function ask(room: LookUpRoom, times: number): Promise<number> {
  const lookUp = await openLookUp(webPlace(new URL(room.published)), room.campaignId);
  if (lookUp === null) throw new Error('nothing is published there');
  let found = 0;
  for (let time = 0; time < times; time += 1) {
    const code = room.sought[time % room.sought.length] ?? '';
    found += (await lookUp(code))?.found.length ?? 0;
  }
  return found;
}

/** Warm, as a reader who looks up more than one. */
export const prepare = async (path: string): Promise<void> => {
  await ask(roomOf(path), 200);
};

/** Looked up in what is published: one static file for each question, the pointer once before, and no table. */
export const work: Work = async path => {
  const room = roomOf(path);
  return { found: await ask(room, room.times) };
};
