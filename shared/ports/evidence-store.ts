import type { RequestedEvidence } from '../domain/evidence.ts';
import type { Moment } from '../domain/moment.ts';

export type UploadAddress = {
  readonly url: string;
  readonly method: 'PUT';
  /** Headers that must be sent exactly so, or the store refuses. */
  readonly headers: Readonly<Record<string, string>>;
  readonly expiresAt: Moment;
};

export type StoredEvidence = {
  readonly versionId: string;
  readonly length: number;
  readonly sha256: string;
  /** The whole object, read once. Evidence is at most a few MB by policy. */
  readonly bytes: Uint8Array;
};

export type EvidenceStore = {
  /** Bound to key, length, type and SHA-256; one write only; valid for ten minutes. */
  uploadAddress(file: RequestedEvidence): Promise<UploadAddress>;
  /** What lies under the key now; null where nothing does. */
  read(key: string, versionId?: string): Promise<StoredEvidence | null>;
  /** A short-lived address of exactly this version, served as an attachment. */
  downloadAddress(key: string, versionId: string, name: string): Promise<{ url: string; expiresAt: Moment }>;
  /** Copies the version where nobody reads it and removes it from the open place. */
  quarantine(key: string, versionId: string): Promise<void>;
};
