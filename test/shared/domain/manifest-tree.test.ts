import { createHash } from 'node:crypto';
import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { merkleRoot, merkleTree, rootOfProof } from '../../../shared/domain/manifest-tree.ts';

const hash = (...parts: readonly (string | Buffer)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
const leaf = (text: string) => hash('\u0000', text);
const node = (a: Buffer, b: Buffer) => hash('\u0001', a, b);

/** RFC 6962, section 2.1, to the letter. */
function plainRoot(texts: readonly string[]): Buffer {
  if (texts.length === 1) return leaf(texts[0] ?? '');
  let half = 1;
  while (half * 2 < texts.length) half *= 2;
  return node(plainRoot(texts.slice(0, half)), plainRoot(texts.slice(half)));
}

function plainPath(index: number, texts: readonly string[]): readonly string[] {
  if (texts.length === 1) return [];
  let half = 1;
  while (half * 2 < texts.length) half *= 2;
  const [left, right] = [texts.slice(0, half), texts.slice(half)];
  return index < half
    ? [...plainPath(index, left), plainRoot(right).toString('hex')]
    : [...plainPath(index - half, right), plainRoot(left).toString('hex')];
}

const texts = fc.array(fc.string(), { minLength: 1, maxLength: 70 });

describe('the tree over entries', () => {
  it('has no root over nothing', () => {
    expect(merkleRoot([])).toBeNull();
  });

  it('is that of RFC 6962, with its root and each of its paths', () => {
    fc.assert(
      fc.property(texts, given => {
        const tree = merkleTree(given);
        expect(tree.root).toBe(plainRoot(given).toString('hex'));
        for (const index of given.keys()) expect(tree.proofOf(index)).toEqual(plainPath(index, given));
      }),
    );
  });

  it('changes with every entry and with their order', () => {
    const roots = [
      ['a', 'b'],
      ['b', 'a'],
      ['a', 'c'],
      ['a', 'b', 'b'],
    ].map(merkleRoot);
    expect(new Set(roots).size).toBe(4);
  });

  it('is reached by a path from its own leaf at its own place, and by no other', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.string(), { minLength: 2, maxLength: 70 }), fc.nat(), (given, any) => {
        const index = any % given.length;
        const text = given[index] ?? '';
        const { root, count, proofOf } = merkleTree(given);
        const path = proofOf(index);
        expect(rootOfProof(text, index, count, path)).toBe(root);
        expect(rootOfProof(`${text}.`, index, count, path)).not.toBe(root);
        expect(rootOfProof(text, (index + 1) % count, count, path)).not.toBe(root);
        expect(rootOfProof(text, index, count, path.slice(1))).not.toBe(root);
        expect(rootOfProof(text, index, count, [...path, ...path])).not.toBe(root);
        expect(rootOfProof(text, count, count, path)).toBeNull();
      }),
    );
  });

  it('knows no leaf that is not there', () => {
    expect(() => merkleTree(['a']).proofOf(1)).toThrow(RangeError);
  });
});
