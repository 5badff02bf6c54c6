import { verify } from 'node:crypto';
import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { canonicalJson, sha256Of } from './canonical.ts';
import { HeldBack } from './composition.ts';
import { CampaignId, ReleaseNumber, Sha256 } from './ids.ts';
import { Moment } from './moment.ts';
import { ReleaseCounts, ReleaseFile } from './release-action.ts';

/**
 * What is approved and signed: the hash of every public byte, of everything sealed behind them, and of the manifest
 * before. Canonical JSON without a moment of its own, so that composing again gives the same bytes.
 */
export const Manifest = z.strictObject({
  schemaVersion: z.literal(1),
  campaign: z.strictObject({ campaignId: CampaignId, name: Bilingual }),
  release: ReleaseNumber,
  cutOff: Moment,
  createdAt: Moment,
  previousRelease: ReleaseNumber.nullable(),
  previousManifestHash: Sha256.nullable(),
  policy: z.strictObject({ policyId: z.string(), version: z.int(), determinedUnder: z.array(z.int()) }),
  counts: ReleaseCounts,
  heldBack: z.array(HeldBack),
  files: z.array(ReleaseFile),
  /** Tree of the list's entries in the manner of RFC 6962; null where the list is empty. */
  merkleRoot: Sha256.nullable(),
  /** SHA-256 of the index of what is not public. */
  sealed: Sha256,
});
export type Manifest = z.infer<typeof Manifest>;

export const manifestText = (manifest: Manifest): string => canonicalJson(manifest);

/** Beside the manifest, not in it: signing the same bytes twice gives two signatures. */
export const ManifestSignature = z.strictObject({
  schemaVersion: z.literal(1),
  algorithm: z.literal('ES256'),
  keyId: z.string().min(1),
  manifestHash: Sha256,
  /** DER in base64, over the SHA-256 of the manifest's bytes. */
  signature: z.base64(),
  publicKey: z.string().startsWith('-----BEGIN PUBLIC KEY-----'),
});
export type ManifestSignature = z.infer<typeof ManifestSignature>;

export type PublishedRelease = {
  readonly manifest: string;
  readonly signature: ManifestSignature;
  readonly files: ReadonlyMap<string, Uint8Array>;
};

/**
 * What is wrong with a chain of published releases, oldest first; empty where all is well. Needs no access to the store:
 * the public files and a key got another way are enough.
 */
export function chainFaults(releases: readonly PublishedRelease[], trustedKey: string): readonly string[] {
  let previous: { hash: Sha256; release: number } | null = null;
  const faults: string[] = [];
  for (const published of releases) {
    const parsed = Manifest.safeParse(parseJson(published.manifest));
    if (!parsed.success) return [...faults, 'a manifest that cannot be read'];
    const manifest = parsed.data;
    const hash = sha256Of(published.manifest);
    const at = `release ${manifest.release}`;
    if (manifestText(manifest) !== published.manifest) faults.push(`${at}: not in canonical form`);
    if (manifest.previousManifestHash !== (previous?.hash ?? null))
      faults.push(`${at}: does not follow the one before`);
    if (manifest.release <= (previous?.release ?? 0)) faults.push(`${at}: out of order`);
    if (published.signature.manifestHash !== hash) faults.push(`${at}: the signature is of another manifest`);
    if (!isSigned(published, trustedKey)) faults.push(`${at}: the signature does not verify`);
    for (const file of manifest.files) {
      const bytes = published.files.get(file.name);
      if (bytes === undefined) faults.push(`${at}: ${file.name} is missing`);
      else if (bytes.byteLength !== file.length || sha256Of(bytes) !== file.sha256)
        faults.push(`${at}: ${file.name} differs`);
    }
    previous = { hash, release: manifest.release };
  }
  return faults;
}

const isSigned = ({ manifest, signature }: PublishedRelease, trustedKey: string): boolean =>
  verify('sha256', Buffer.from(manifest), trustedKey, Buffer.from(signature.signature, 'base64'));

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
