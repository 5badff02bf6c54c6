import { sha256Of } from './canonical.ts';
import { nameKeyOf } from './entry-name.ts';

/** Entries that a shard is made for; with more of them there are more shards, up to the most there can be. */
const entriesPerShard = 32;
const mostShards = 256;
const sizeStep = 4_096;

/**
 * In how many files of each kind a release's entries lie: a power of two. Few entries make few files; from 8,192 on the files
 * grow instead of their number, so that no release costs more than some thousand requests. It never falls within a campaign.
 */
export function shardsFor(entries: number, before: number): number {
  let shards = 1;
  while (shards < mostShards && shards * entriesPerShard < entries) shards *= 2;
  return Math.max(shards, before);
}

/** The shard that the SHA-256 of a key names: its first byte, scaled. A browser computes it from `crypto.subtle` alike. */
export const shardOfDigest = (digest: string, shards: number): number =>
  Math.floor((Number.parseInt(digest.slice(0, 2), 16) * shards) / mostShards);

export const entryShardOf = (creditCode: string, shards: number): number =>
  shardOfDigest(sha256Of(creditCode), shards);

export const nameShardOf = (name: string, shards: number): number =>
  shardOfDigest(sha256Of(nameKeyOf(name)), shards);

export const shardLabel = (shard: number): string => shard.toString(16).padStart(2, '0');

/** The length that all files of one kind have in common: nobody on the way can tell which of them was asked for. */
export const commonLength = (longest: number): number => Math.ceil((longest + 1) / sizeStep) * sizeStep;

/** Filled up with blanks and a line end, which mean nothing in JSON and in HTML. Throws where the text is longer. */
export function padded(text: string, length: number): Uint8Array {
  const bytes = Buffer.alloc(length, ' ');
  if (Buffer.byteLength(text) >= length) throw new Error('a file that is longer than the common length');
  bytes.write(text);
  bytes[length - 1] = 0x0a;
  return bytes;
}

/** Is this nothing but `text`, filled up? */
export function isPadded(bytes: Uint8Array, text: string): boolean {
  const expected = Buffer.byteLength(text) < bytes.byteLength ? padded(text, bytes.byteLength) : null;
  return expected !== null && Buffer.from(bytes).equals(expected);
}
