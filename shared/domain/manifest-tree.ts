import { createHash } from 'node:crypto';
import { Sha256 } from './ids.ts';

const width = 32;

const digest = (prefix: number, ...parts: readonly Uint8Array[]): Buffer => {
  const hash = createHash('sha256').update(Uint8Array.of(prefix));
  for (const part of parts) hash.update(part);
  return hash.digest();
};

const leafOf = (text: string): Buffer => digest(0, Buffer.from(text));
const hex = (hash: Uint8Array): Sha256 => Sha256.parse(Buffer.from(hash).toString('hex'));

/** A tree over texts in their order, in the manner of RFC 6962: leaves and nodes are told apart by their first byte. */
export type MerkleTree = {
  /** null for no texts. */
  readonly root: Sha256 | null;
  readonly count: number;
  /** The audit path of a leaf, nearest neighbour first (RFC 6962, 2.1.1). Throws RangeError for a leaf that is not there. */
  proofOf(index: number): readonly Sha256[];
};

/**
 * 64 bytes a text, whatever its length. Pairing level by level and carrying a last odd node up unpaired gives the very tree
 * that the RFC describes by splitting at the largest power of two.
 */
export function merkleTree(texts: readonly string[]): MerkleTree {
  const levels: Buffer[] = [Buffer.alloc(texts.length * width)];
  for (const [index, text] of texts.entries()) levels[0]?.set(leafOf(text), index * width);
  for (let below = levels[0]; below !== undefined && below.length > width; below = levels.at(-1))
    levels.push(levelAbove(below));
  const top = levels.at(-1);
  return {
    root: top === undefined || top.length === 0 ? null : hex(top),
    count: texts.length,
    proofOf(index) {
      if (!Number.isInteger(index) || index < 0 || index >= texts.length)
        throw new RangeError(`no leaf ${index} in a tree of ${texts.length}`);
      return levels.flatMap((level, height) => {
        const neighbour = (Math.floor(index / 2 ** height) ^ 1) * width;
        return neighbour < level.length ? [hex(level.subarray(neighbour, neighbour + width))] : [];
      });
    },
  };
}

function levelAbove(below: Buffer): Buffer {
  const above: Buffer[] = [];
  for (let at = 0; at < below.length; at += 2 * width) {
    const left = below.subarray(at, at + width);
    const right = below.subarray(at + width, at + 2 * width);
    above.push(right.length === 0 ? left : digest(1, left, right));
  }
  return Buffer.concat(above);
}

/** The root alone. null for none. */
export const merkleRoot = (texts: readonly string[]): Sha256 | null => merkleTree(texts).root;

/** The root that a text with its audit path leads to (RFC 9162, 2.1.3.2); null where path and place do not fit. */
export function rootOfProof(
  text: string,
  index: number,
  count: number,
  proof: readonly string[],
): Sha256 | null {
  if (index < 0 || index >= count) return null;
  let [place, last, root] = [index, count - 1, leafOf(text)];
  for (const step of proof) {
    if (last === 0) return null;
    const other = Buffer.from(step, 'hex');
    const fromTheLeft = place % 2 === 1 || place === last;
    root = fromTheLeft ? digest(1, other, root) : digest(1, root, other);
    // A last odd node was carried up unpaired: so many levels have no step in the path.
    while (fromTheLeft && place % 2 === 0 && place > 0) [place, last] = [half(place), half(last)];
    [place, last] = [half(place), half(last)];
  }
  return last === 0 ? hex(root) : null;
}

const half = (number: number): number => Math.floor(number / 2);
