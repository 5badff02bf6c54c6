import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type MovableClock, movableClock } from '../../../local/movable-clock.ts';
import type { S3ObjectCreated } from '../../../local/s3/outbox.ts';
import { startS3 } from '../../../local/s3/start-s3.ts';
import { clientFor, type S3Target } from './s3-target.ts';
import { BUCKETS, CREDENTIALS } from './test-buckets.ts';

export function temporaryDirectory(): { directory: string; remove(): void } {
  const directory = mkdtempSync(join(tmpdir(), 's3-'));
  return { directory, remove: () => rmSync(directory, { recursive: true, force: true }) };
}

/** The stand-in on `directory`, with a client for it. */
export async function s3On(
  directory: string,
  options: { clock?: MovableClock; onEvent?: (event: S3ObjectCreated) => Promise<void> } = {},
) {
  const clock = options.clock ?? movableClock();
  const { onEvent } = options;
  const s3 = await startS3({
    directory,
    clock,
    credentials: CREDENTIALS,
    buckets: BUCKETS,
    ...(onEvent ? { onEvent } : {}),
  });
  const target: S3Target = {
    endpoint: s3.endpoint,
    region: 'eu-west-1',
    credentials: CREDENTIALS,
    buckets: { plain: 'plain', versioned: 'versioned', locked: 'locked', open: 'open' },
  };
  const client = clientFor(target);
  return {
    target,
    client,
    clock,
    async close() {
      client.destroy();
      await s3.close();
    },
  };
}
