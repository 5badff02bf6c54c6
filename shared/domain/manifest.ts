import { verify } from 'node:crypto';
import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { canonicalJson } from './canonical.ts';
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

/** Does the signature hold for the manifest's bytes, by this key? Nothing else of either is looked at. */
export const signatureHolds = (
  manifest: string | Uint8Array,
  signature: string,
  publicKey: string,
): boolean => verify('sha256', Buffer.from(manifest), publicKey, Buffer.from(signature, 'base64'));
