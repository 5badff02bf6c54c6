import type { ManifestSignature } from '../domain/manifest.ts';

/** Signs with a key that never leaves its keeper. */
export type Signer = (manifest: Uint8Array) => Promise<ManifestSignature>;
