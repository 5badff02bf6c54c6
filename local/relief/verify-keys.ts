import * as z from 'zod';
import { sha256Of } from '../../shared/domain/canonical.ts';
import { signatureHolds } from '../../shared/domain/manifest.ts';
import {
  KeyDocument,
  keysText,
  PublishedKey,
  pemOf,
  spkiOf,
  spkiOfJwk,
} from '../../shared/domain/public-keys.ts';
import { type Finding, finding, missing, unreadable } from './finding.ts';
import type { PublishedPlace } from './published-place.ts';
import { canonicalOf, isStrictBase64, textOf } from './published-text.ts';

export const keysFile = '.well-known/relief-credit/keys.json';

export type TrustedKey = { readonly kid: string; readonly pem: string; readonly retired: string | null };

export type Trust = {
  readonly keys: readonly TrustedKey[];
  /** Keys that came another way than the files they verify. */
  readonly pinned: boolean;
  readonly findings: readonly Finding[];
};

/** The keys to believe: those handed in, or else those of the place itself, which then vouches only for its own wholeness. */
export async function trustOf(place: PublishedPlace, pinned: readonly TrustedKey[]): Promise<Trust> {
  const bytes = await place.read(keysFile);
  const isPinned = pinned.length > 0;
  if (bytes === null)
    return { keys: pinned, pinned: isPinned, findings: isPinned ? [] : [missing(keysFile)] };
  const document = canonicalOf(KeyDocument, bytes);
  const fault = document === null ? unreadable(keysFile) : documentFault(document);
  if (fault !== null || document === null)
    return { keys: pinned, pinned: isPinned, findings: [fault ?? unreadable(keysFile)] };
  const own = document.keys.map(trustedKey);
  // When a pinned key was retired is told by the place; that it is the right key is told by who pinned it.
  const known = pinned.map(key => own.find(({ kid }) => kid === key.kid) ?? key);
  return { keys: isPinned ? known : own, pinned: isPinned, findings: [] };
}

const trustedKey = (key: Pick<PublishedKey, 'kid' | 'x' | 'y' | 'retired'>): TrustedKey => ({
  kid: key.kid,
  pem: pemOf(spkiOfJwk(key)),
  retired: key.retired,
});

function documentFault({ keys, signature }: KeyDocument): Finding | null {
  const misnamed = keys.find(key => sha256Of(spkiOfJwk(key)) !== key.kid);
  if (misnamed !== undefined)
    return finding(keysFile, '密钥与其编号不符', 'holds a key that does not fit its id: do not rely on it');
  const newest = keys.at(-1);
  const signs =
    newest !== undefined &&
    signature.kid === newest.kid &&
    isStrictBase64(signature.value) &&
    holds(keysText(keys), signature.value, pemOf(spkiOfJwk(newest)));
  return signs
    ? null
    : finding(keysFile, '签名不成立', 'is not signed by its own newest key: do not rely on it');
}

/** A key of no point on the curve signs nothing. */
export function holds(text: string | Uint8Array, signature: string, pem: string): boolean {
  try {
    return signatureHolds(text, signature, pem);
  } catch {
    return false;
  }
}

const KeySet = z.object({
  keys: z
    .array(PublishedKey.pick({ x: true, y: true }).extend({ retired: z.string().nullish() }).loose())
    .min(1),
});

/** Keys in a file that somebody keeps: PEM, a JWK set, or a key document. Throws where it is none of these. */
export function keysIn(bytes: Uint8Array): readonly TrustedKey[] {
  const text = textOf(bytes) ?? '';
  if (text.includes('-----BEGIN')) {
    const spki = spkiOf(text);
    return [{ kid: sha256Of(spki), pem: pemOf(spki), retired: null }];
  }
  return KeySet.parse(JSON.parse(text)).keys.map(({ x, y, retired }) =>
    trustedKey({
      x,
      y,
      kid: sha256Of(spkiOfJwk({ x, y })),
      retired: (retired ?? null) as PublishedKey['retired'],
    }),
  );
}
