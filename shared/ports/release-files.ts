export type ReleaseFileType = 'application/json' | 'text/csv; charset=utf-8' | 'text/html; charset=utf-8';

/** The two rooms of a release's files: sealed ones for the office, and those that everybody reads. */
export type ReleaseFiles = {
  read(key: string): Promise<Uint8Array | null>;
  /** Keys of sealed files under a prefix. */
  list(prefix: string): Promise<readonly string[]>;
  /** Writes once. The same bytes again are a success; other bytes under the key are a fault. */
  write(key: string, contents: Uint8Array, type: ReleaseFileType): Promise<void>;
  /** A short-lived address at which the office looks at a sealed file before it is public. */
  previewAddress(key: string): Promise<string>;
  readPublished(key: string): Promise<Uint8Array | null>;
  publish(key: string, contents: Uint8Array, type: ReleaseFileType): Promise<void>;
  /** Replaces: for the files of a campaign that lead to its newest release. */
  point(key: string, contents: Uint8Array): Promise<void>;
  /**
   * Replaces a public file by what `change` makes of it, and nothing that another wrote meanwhile: then it is asked again.
   * null leaves the file as it is.
   */
  revise(key: string, change: (standing: Uint8Array | null) => Promise<Uint8Array | null>): Promise<void>;
};
