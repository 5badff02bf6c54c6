import type { EntryRecord, EntryShard } from '../../shared/domain/entry-state.ts';
import type { Manifest, ManifestSignature } from '../../shared/domain/manifest.ts';
import type { KeyDocument } from '../../shared/domain/public-keys.ts';

/**
 * Whether what is published holds together, worked out by the reader's own browser from the published bytes. Written apart from
 * the code that publishes, so that one mistake does not vouch for the other; `npm run relief -- verify` looks at far more.
 */

type Bytes = Uint8Array<ArrayBuffer>;

const utf8 = (text: string): Bytes => new TextEncoder().encode(text);
const hex = (bytes: Uint8Array): string =>
  [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
const fromHex = (text: string): Bytes =>
  Uint8Array.from(text.match(/[0-9a-f]{2}/g) ?? [], pair => Number.parseInt(pair, 16));
const fromBase64 = (text: string): Bytes => Uint8Array.from(atob(text), sign => sign.charCodeAt(0));

const sha256 = async (...parts: readonly Uint8Array[]): Promise<Bytes> => {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return new Uint8Array(await crypto.subtle.digest('SHA-256', whole));
};

export const sha256Hex = async (text: string): Promise<string> => hex(await sha256(utf8(text)));

/** One text for one value: sorted keys, no blanks (in the manner of RFC 8785). */
export function oneText(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'null';
  if (Array.isArray(value)) return `[${value.map(oneText).join(',')}]`;
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${oneText(member)}`);
  return `{${members.join(',')}}`;
}

/** The root that an entry's path leads to (RFC 9162, 2.1.3.2); null where path and place do not fit. */
export async function rootOf(
  text: string,
  leaf: number,
  count: number,
  path: readonly string[],
): Promise<string | null> {
  if (leaf < 0 || leaf >= count) return null;
  let [place, last] = [leaf, count - 1];
  let node = await sha256(Uint8Array.of(0), utf8(text));
  for (const step of path) {
    if (last === 0) return null;
    const fromTheLeft = place % 2 === 1 || place === last;
    const other = fromHex(step);
    node = await sha256(Uint8Array.of(1), ...(fromTheLeft ? [other, node] : [node, other]));
    while (fromTheLeft && place % 2 === 0 && place > 0) [place, last] = [place >> 1, last >> 1];
    [place, last] = [place >> 1, last >> 1];
  }
  return last === 0 ? hex(node) : null;
}

/** An ECDSA signature as WebCrypto wants it, r and s of 32 bytes each, from DER (X.690) as it is published. */
export function plainSignature(der: Uint8Array): Bytes {
  const plain = new Uint8Array(64);
  let at = 2;
  for (const half of [0, 1]) {
    const length = der[at + 1] ?? 0;
    const number = der.subarray(at + 2, at + 2 + length);
    const trimmed = number.subarray(Math.max(0, number.length - 32));
    plain.set(trimmed, half * 32 + 32 - trimmed.length);
    at += 2 + length;
  }
  return plain;
}

async function signatureHolds(text: string, { signature, keyId }: ManifestSignature, keys: KeyDocument) {
  const jwk = keys.keys.find(({ kid }) => kid === keyId);
  if (jwk === undefined) return false;
  const { kty, crv, x, y } = jwk;
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
  const key = await crypto.subtle.importKey('jwk', { kty, crv, x, y }, algorithm, false, ['verify']);
  const plain = plainSignature(fromBase64(signature));
  return crypto.subtle.verify({ name: 'ECDSA', hash: 'SHA-256' }, key, plain, utf8(text));
}

export type Published = {
  readonly shard: EntryShard;
  readonly record: Extract<EntryRecord, { entry: object }>;
  /** The manifest's very bytes, as text. */
  readonly manifest: string;
  /** The hash that the campaign's pointer names. */
  readonly manifestHash: string;
  readonly signature: ManifestSignature;
  readonly keys: KeyDocument;
};

export type Check = { readonly step: 'entry' | 'root' | 'manifest' | 'signature'; readonly holds: boolean };

/** The four links of the chain from an entry to the office's key, each for itself. */
export async function checkProof(published: Published): Promise<readonly Check[]> {
  const { shard, record, manifest, signature } = published;
  const parsed = JSON.parse(manifest) as Manifest;
  const root = await rootOf(oneText(record.entry), record.leaf, shard.list.entries, record.proof);
  const hash = await sha256Hex(manifest);
  return [
    { step: 'entry', holds: root !== null && root === shard.list.merkleRoot },
    { step: 'root', holds: root !== null && root === parsed.merkleRoot },
    { step: 'manifest', holds: hash === published.manifestHash && hash === signature.manifestHash },
    { step: 'signature', holds: await signatureHolds(manifest, signature, published.keys) },
  ];
}
