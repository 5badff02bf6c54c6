import { generateKeyPairSync, sign } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { canonicalJson, sha256Of } from '../../shared/domain/canonical.ts';
import { stateNames } from '../../shared/domain/entry-state.ts';
import { merkleTree } from '../../shared/domain/manifest-tree.ts';
import { oneText, plainSignature, rootOf, sha256Hex } from '../../web/public/check-proof.ts';
import { entryStates } from '../../web/public/state.tsx';

/** What a reader's browser works out by itself, against what the publication worked out. */
describe('the proof in the browser', () => {
  it('finds the root of any list from any entry', async () => {
    const lists = fc
      .array(fc.string(), { minLength: 1, maxLength: 70 })
      .chain(texts => fc.record({ texts: fc.constant(texts), leaf: fc.nat(texts.length - 1) }));
    await fc.assert(
      fc.asyncProperty(lists, async ({ texts, leaf }) => {
        const tree = merkleTree(texts);
        const root = await rootOf(texts[leaf] ?? '', leaf, texts.length, tree.proofOf(leaf));
        expect(root).toBe(tree.root);
        expect(await rootOf(`${texts[leaf]}.`, leaf, texts.length, tree.proofOf(leaf))).not.toBe(tree.root);
      }),
      { numRuns: 60 },
    );
  });

  it('writes a value as the publication does', async () => {
    await fc.assert(
      fc.asyncProperty(fc.jsonValue(), async value => {
        expect(oneText(value)).toBe(canonicalJson(value));
        expect(await sha256Hex(oneText(value))).toBe(sha256Of(canonicalJson(value)));
      }),
    );
  });

  it('reads a signature in DER, short numbers too', async () => {
    const { privateKey, publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
    const { kty, crv, x, y } = publicKey.export({ format: 'jwk' });
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']);
    // One signature in 128 or so has a number that begins with a zero byte.
    for (let turn = 0; turn < 400; turn += 1) {
      const text = new TextEncoder().encode(`manifest ${turn}`);
      const plain = plainSignature(sign('sha256', text, privateKey));
      expect(await crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, plain, text)).toBe(true);
    }
  });

  it('calls each state by the same words as the lists', () => {
    for (const [state, { zh, en }] of Object.entries(stateNames)) {
      expect(entryStates[state as keyof typeof entryStates]).toMatchObject({ zh, en });
    }
  });
});
