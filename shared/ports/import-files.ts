import type { Sha256 } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import type { UploadAddress } from './evidence-store.ts';

export type FileAddress = { readonly url: string; readonly expiresAt: Moment };

/** A place on the local disk for one piece of work; files in it are known by name. */
export type FileRoom = {
  path(name: string): string;
  /** Copies a stored file, or one version of it, here and says where it lies. */
  fetch(key: string, versionId: string | null, name: string): Promise<string>;
  /** Puts a file of the room into the store; again is the same. */
  put(key: string, name: string, type: string): Promise<void>;
};

/** Files of imports: as they came, as they are given back, and the empty ones to begin with. */
export type ImportFiles = {
  /** Bound to key, length, type and SHA-256; one write only; valid for ten minutes. */
  uploadAddress(file: {
    readonly key: string;
    readonly length: number;
    readonly type: string;
    readonly sha256: Sha256;
  }): Promise<UploadAddress>;
  /** What lies under the key, without reading it; null where nothing does. `sha256` as the store itself computed it. */
  look(
    key: string,
    versionId?: string,
  ): Promise<{
    readonly versionId: string;
    readonly length: number;
    readonly sha256: string | null;
  } | null>;
  /** Opens a room on the local disk, works in it, and clears it away whatever comes. */
  inRoom<T>(work: (room: FileRoom) => Promise<T>): Promise<T>;
  /** A short-lived address, served as an attachment under `name`. */
  downloadAddress(key: string, versionId: string | null, name: string): Promise<FileAddress>;
};
