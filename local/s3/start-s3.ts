import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { createServer } from 'node:http';
import type { MovableClock } from '../movable-clock.ts';
import { openBlobStore } from './blob-store.ts';
import type { BucketSettings } from './bucket-settings.ts';
import { handleRequest } from './handle-request.ts';
import { type S3ObjectCreated, startOutbox } from './outbox.ts';
import { openS3Index } from './s3-index.ts';
import { settleWithin } from './settle-within.ts';
import { uploadStore } from './upload-store.ts';
import { type VersionStore, versionStore } from './version-store.ts';

/** Longer than a page pauses between two uploads: a browser does not retry a PUT on a connection closed under it. */
const KEEP_ALIVE_MS = 60_000;
/** An upload that has stalled must not hold the whole machine up. */
const LONGEST_CLOSE_MS = 5_000;

function checkBuckets(buckets: readonly BucketSettings[], versions: VersionStore): void {
  for (const { name, versioned, objectLock, defaultRetention } of buckets) {
    if (objectLock && !versioned) throw new Error(`bucket ${name}: object lock needs versioning`);
    if (defaultRetention && !objectLock) throw new Error(`bucket ${name}: retention needs object lock`);
    if (!versioned && versions.hasRealVersions(name)) {
      throw new Error(`bucket ${name} holds versions; suspending versioning is not supported`);
    }
  }
  if (new Set(buckets.map(bucket => bucket.name)).size < buckets.length) {
    throw new Error('two buckets have the same name');
  }
}

/**
 * S3 for one machine, on 127.0.0.1 and path style (which the SDK chooses by itself for an IP endpoint). Data live in
 * `directory` and survive SIGKILL: what was acknowledged is there, what was not is there whole or not at all.
 *
 * Buckets come from `buckets` alone. Events of buckets with `notify` are recorded with their objects and handed to
 * `onEvent` at least once, until it resolves; without `onEvent` they wait for a start that has one.
 *
 * Missing, each refused by name with 501: POST policies, ACLs, bucket policies, KMS, ListObjects version 1,
 * UploadPartCopy, part numbers on reads, storage classes, session tokens, signed chunks, creating buckets.
 * IAM is not judged: whoever holds the key may do everything. Lifecycle rules do not run.
 */
export async function startS3(options: {
  directory: string;
  clock: MovableClock;
  /** 0 or absent: any free port. */
  port?: number;
  credentials: { accessKeyId: string; secretAccessKey: string };
  buckets: readonly BucketSettings[];
  onEvent?: (event: S3ObjectCreated) => Promise<void>;
  /** Hears why an InternalError was answered; the fault may name keys, so it is not for logs that are kept. */
  onFault?: (fault: unknown) => void;
}): Promise<{ endpoint: string; close(): Promise<void> }> {
  const { directory, clock, credentials, onEvent, onFault = () => {} } = options;
  mkdirSync(directory, { recursive: true });
  const index = openS3Index(directory);
  try {
    const versions = versionStore(index);
    checkBuckets(options.buckets, versions);
    const blobs = openBlobStore(directory, versions.isNamed);
    const outbox = onEvent && startOutbox(index, clock, onEvent);
    const engine = {
      index,
      versions,
      uploads: uploadStore(index),
      blobs,
      clock,
      buckets: new Map(options.buckets.map(bucket => [bucket.name, bucket])),
      announce: () => outbox?.wake(),
    };
    const underWay = new Set<Promise<void>>();
    const server = createServer(
      { keepAliveTimeout: KEEP_ALIVE_MS, requestTimeout: 0 },
      (incoming, response) => {
        const handled = handleRequest(incoming, response, engine, credentials, onFault).finally(() =>
          underWay.delete(handled),
        );
        underWay.add(handled);
      },
    );
    server.listen(options.port ?? 0, '127.0.0.1');
    await once(server, 'listening');
    const address = server.address();
    if (address === null || typeof address === 'string') throw new Error('the S3 server has no port');
    outbox?.wake();

    async function shut() {
      server.close();
      server.closeIdleConnections();
      await Promise.all([outbox?.close(), settleWithin(LONGEST_CLOSE_MS, underWay)]);
      server.closeAllConnections();
      await Promise.allSettled(underWay);
      index.close();
    }
    let closing: Promise<void> | undefined;
    return {
      endpoint: `http://127.0.0.1:${address.port}`,
      close() {
        closing ??= shut();
        return closing;
      },
    };
  } catch (fault) {
    index.close();
    throw fault;
  }
}
