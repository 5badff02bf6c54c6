import { createHash } from 'node:crypto';
import { expect, it } from 'vitest';
import { merkleRoot } from '../../../shared/domain/manifest-tree.ts';

const hash = (...parts: readonly (string | Buffer)[]) =>
  parts.reduce((sum, part) => sum.update(part), createHash('sha256')).digest();
const leaf = (text: string) => hash('\u0000', text);
const node = (a: Buffer, b: Buffer) => hash('\u0001', a, b);

it('has no root over nothing', () => {
  expect(merkleRoot([])).toBeNull();
});

it('splits at the largest power of two below, as RFC 6962 does', () => {
  const [a, b, c] = ['a', 'b', 'c'].map(leaf) as [Buffer, Buffer, Buffer];
  expect(merkleRoot(['a'])).toBe(a.toString('hex'));
  expect(merkleRoot(['a', 'b', 'c'])).toBe(node(node(a, b), c).toString('hex'));
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
