import { createHash } from 'node:crypto';
import { Sha256 } from './ids.ts';

const digest = (prefix: number, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

/** The largest power of two below `count` (RFC 6962, section 2.1). */
const split = (count: number): number => 2 ** Math.floor(Math.log2(count - 1));

function rootOf(leaves: readonly Buffer[]): Buffer {
  const [only] = leaves;
  if (only === undefined) throw new Error('a tree without leaves');
  if (leaves.length === 1) return only;
  const half = split(leaves.length);
  return digest(1, rootOf(leaves.slice(0, half)), rootOf(leaves.slice(half)));
}

/** Merkle tree hash of texts in their order; leaves and nodes are told apart by their first byte. null for none. */
export const merkleRoot = (texts: readonly string[]): Sha256 | null =>
  texts.length === 0
    ? null
    : Sha256.parse(rootOf(texts.map(text => digest(0, Buffer.from(text)))).toString('hex'));
