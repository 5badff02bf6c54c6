import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import { pemOf, spkiOf, spkiOfJwk, withKey } from '../../../shared/domain/public-keys.ts';

const at = (day: string) => Moment.parse(`2021-${day}T00:00:00.000Z`);
const aKey = () => {
  const { publicKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const pem = publicKey.export({ format: 'pem', type: 'spki' }).toString();
  return { publicKey: pem, keyId: sha256Of(spkiOf(pem)) };
};

describe('published keys', () => {
  it('are the same key as JWK and as PEM, as Node reads them', () => {
    const own = aKey();
    const [jwk] = withKey([], own, at('10-01'));
    if (jwk === undefined) throw new Error('no key');
    expect(createPublicKey(own.publicKey).export({ format: 'jwk' })).toMatchObject({ x: jwk.x, y: jwk.y });
    expect(pemOf(spkiOfJwk(jwk))).toBe(own.publicKey);
    expect(jwk.kid).toBe(own.keyId);
  });

  it('follow each other: the next retires the one before, and again changes nothing', () => {
    const [one, two] = [aKey(), aKey()];
    const first = withKey([], one, at('10-01'));
    expect(withKey(first, one, at('10-02'))).toBe(first);
    const second = withKey(first, two, at('12-01'));
    expect(second).toMatchObject([
      { kid: one.keyId, notBefore: at('10-01'), retired: at('12-01') },
      { kid: two.keyId, notBefore: at('12-01'), retired: null },
    ]);
    expect(withKey(second, one, at('12-02'))).toBe(second);
  });

  it('are of P-256 and of nothing else', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(() => spkiOf(publicKey.export({ format: 'pem', type: 'spki' }).toString())).toThrow('P-256');
  });
});
