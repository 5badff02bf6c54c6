import * as z from 'zod';
import { canonicalJson } from './canonical.ts';
import { Sha256 } from './ids.ts';
import { Moment } from './moment.ts';

/** A key as a JWK (RFC 7517), with the time in which it signs. */
export const PublishedKey = z.strictObject({
  kty: z.literal('EC'),
  crv: z.literal('P-256'),
  x: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  y: z.string().regex(/^[A-Za-z0-9_-]{43}$/),
  alg: z.literal('ES256'),
  use: z.literal('sig'),
  /** SHA-256 of the key's SubjectPublicKeyInfo. */
  kid: Sha256,
  /** When it was first published. */
  notBefore: Moment,
  /** From then on it signs nothing; what it signed before stands. */
  retired: Moment.nullable(),
});
export type PublishedKey = z.infer<typeof PublishedKey>;

/** The document at the well-known address: a JWK set, signed by its newest key so that no date in it can be altered unseen. */
export const KeyDocument = z.strictObject({
  schemaVersion: z.literal(1),
  keys: z.array(PublishedKey).min(1),
  signature: z.strictObject({ kid: Sha256, value: z.base64() }),
});
export type KeyDocument = z.infer<typeof KeyDocument>;

/** The text of the key document that its signature is over. */
export const keysText = (keys: readonly PublishedKey[]): string => canonicalJson({ schemaVersion: 1, keys });

// Any P-256 key as SubjectPublicKeyInfo (RFC 5480): this head, then both coordinates of 32 bytes.
const head = Buffer.from('3059301306072a8648ce3d020106082a8648ce3d030107034200' + '04', 'hex');
const armour = { begin: '-----BEGIN PUBLIC KEY-----', end: '-----END PUBLIC KEY-----' };

/** The key's SubjectPublicKeyInfo. Throws where the text holds no P-256 key in PEM. */
export function spkiOf(pem: string): Uint8Array {
  const text = pem.trim().replace(armour.begin, '').replace(armour.end, '');
  const bytes = Buffer.from(text, 'base64');
  if (bytes.length !== head.length + 64 || !bytes.subarray(0, head.length).equals(head))
    throw new Error('not a public key of P-256 in PEM');
  return bytes;
}

export const spkiOfJwk = ({ x, y }: Pick<PublishedKey, 'x' | 'y'>): Uint8Array =>
  Buffer.concat([head, Buffer.from(x, 'base64url'), Buffer.from(y, 'base64url')]);

export const pemOf = (spki: Uint8Array): string =>
  `${armour.begin}\n${(
    Buffer.from(spki)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  ).join('\n')}\n${armour.end}\n`;

/** The keys once this one signs: itself the newest, all others retired. Itself known, nothing changes. */
export function withKey(
  keys: readonly PublishedKey[],
  key: { readonly keyId: string; readonly publicKey: string },
  now: Moment,
): readonly PublishedKey[] {
  if (keys.some(({ kid }) => kid === key.keyId)) return keys;
  const point = Buffer.from(spkiOf(key.publicKey)).subarray(head.length);
  const added: PublishedKey = {
    kty: 'EC',
    crv: 'P-256',
    x: point.subarray(0, 32).toString('base64url'),
    y: point.subarray(32).toString('base64url'),
    alg: 'ES256',
    use: 'sig',
    kid: Sha256.parse(key.keyId),
    notBefore: now,
    retired: null,
  };
  return [...keys.map(one => (one.retired === null ? { ...one, retired: now } : one)), added];
}
