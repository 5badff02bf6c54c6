import type { DatabaseSync } from 'node:sqlite';
import type { MovableClock } from '../movable-clock.ts';
import type { BlobStore } from './blob-store.ts';
import type { BucketSettings } from './bucket-settings.ts';
import type { Refusal } from './refusal.ts';
import type { S3Request } from './s3-request.ts';
import type { UploadStore } from './upload-store.ts';
import type { VersionStore } from './version-store.ts';

/** What an operation works with. */
export type S3Engine = {
  index: DatabaseSync;
  versions: VersionStore;
  uploads: UploadStore;
  blobs: BlobStore;
  clock: MovableClock;
  buckets: ReadonlyMap<string, BucketSettings>;
  /** Tells the outbox that a commit may have added an event. */
  announce(): void;
};

export type Answer = {
  status: number;
  headers: Record<string, string>;
  /** A document, or `length` bytes of an open file from `start`; the descriptor is closed by who answers. */
  body?: string | { descriptor: number; start: number; length: number };
};

export type Operation = (
  request: S3Request,
  engine: S3Engine,
) => Promise<Answer | Refusal> | Answer | Refusal;

export function xmlAnswer(body: string, headers: Record<string, string> = {}): Answer {
  return { status: 200, headers: { 'content-type': 'application/xml', ...headers }, body };
}
