import { randomUUID } from 'node:crypto';
import { mkdirSync, openSync, readdirSync, rmSync } from 'node:fs';
import { type FileHandle, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

export type Incoming = { path: string; write(bytes: Buffer): Promise<void>; discard(): Promise<void> };

/** Bytes on disk, named by chance; which of them mean anything is the index's business. */
export type BlobStore = {
  /** A file for bytes on their way in; nothing in it counts until `keep`. */
  receive(): Promise<Incoming & { keep(): Promise<string> }>;
  /** A descriptor that outlives the blob's removal; the caller closes it. */
  open(blob: string): number;
  path(blob: string): string;
  /** Removes blobs no row names any more; a leftover after a crash is swept at the next start. */
  remove(blobs: readonly string[]): Promise<void>;
};

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

/**
 * Opens the store under `directory` and sweeps what a crash left: all unfinished uploads, and blobs that
 * `isNamed` does not know.
 */
export function openBlobStore(directory: string, isNamed: (blob: string) => boolean): BlobStore {
  const incoming = join(directory, 'incoming');
  const kept = join(directory, 'blobs');
  rmSync(incoming, { recursive: true, force: true });
  mkdirSync(incoming, { recursive: true });
  mkdirSync(kept, { recursive: true });
  for (const blob of readdirSync(kept)) if (!isNamed(blob)) rmSync(join(kept, blob));

  return {
    async receive() {
      const name = randomUUID();
      const path = join(incoming, name);
      const file: FileHandle = await open(path, 'wx');
      return {
        path,
        write: bytes => file.appendFile(bytes),
        async discard() {
          await file.close();
          await rm(path, { force: true });
        },
        async keep() {
          await file.sync();
          await file.close();
          await rename(path, join(kept, name));
          await syncDirectory(kept);
          return name;
        },
      };
    },
    open: blob => openSync(join(kept, blob), 'r'),
    path: blob => join(kept, blob),
    async remove(blobs) {
      await Promise.all(blobs.map(blob => rm(join(kept, blob), { force: true })));
    },
  };
}
