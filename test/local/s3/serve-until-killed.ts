import { movableClock } from '../../../local/movable-clock.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';
import { BUCKETS, CREDENTIALS } from './test-buckets.ts';

// Run as a child: serves the directory it is given, takes every event and finishes none, until it is killed.
const [, , directory] = process.argv;
if (directory === undefined) throw new Error('the directory is missing');
const { endpoint } = await startS3({
  directory,
  clock: movableClock(),
  credentials: CREDENTIALS,
  buckets: BUCKETS,
  onEvent: () => new Promise(() => {}),
});
process.stdout.write(`${endpoint}\n`);
