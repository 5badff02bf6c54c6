import { readFileSync } from 'node:fs';
import { ReleaseRoom } from '../../bench/harness/release-room.ts';
import { prepareRelease, releaseOnce, releasePorts } from '../../bench/harness/release-steps.ts';

/** A release in a process of its own, which ends itself where its room says so. At the end: what each step asked. */
const room = releasePorts(ReleaseRoom.parse(JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8'))));
await prepareRelease(room);
await releaseOnce(room);
process.stdout.write(JSON.stringify(room.counts));
