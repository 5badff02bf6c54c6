import { sha256Of } from '../../shared/domain/canonical.ts';
import { Manifest, ManifestSignature } from '../../shared/domain/manifest.ts';
import { altered, contradicts, type Finding, finding, missing, unreadable } from './finding.ts';
import type { PublishedPlace } from './published-place.ts';
import { canonicalOf, isStrictBase64 } from './published-text.ts';
import { holds, type Trust } from './verify-keys.ts';

export const folderOf = (campaignId: string, release: number): string =>
  `campaigns/${campaignId}/releases/${String(release).padStart(4, '0')}/`;

export type Link = {
  readonly release: number;
  readonly folder: string;
  readonly hash: string;
  /** null where its bytes are no manifest. */
  readonly manifest: Manifest | null;
  readonly signature: ManifestSignature | null;
  /** Nothing speaks against it: what it says of its files can be held against them. */
  readonly sound: boolean;
  readonly findings: readonly Finding[];
};

/** One release's manifest with its signature; null where there is no manifest. */
export async function readLink(
  place: PublishedPlace,
  campaignId: string,
  release: number,
  trust: Trust,
): Promise<Link | null> {
  const folder = folderOf(campaignId, release);
  const bytes = await place.read(`${folder}manifest.json`);
  if (bytes === null) return null;
  const manifest = canonicalOf(Manifest, bytes);
  const signed = await place.read(`${folder}manifest.signature.json`);
  const signature = signed === null ? null : canonicalOf(ManifestSignature, signed);
  const findings = linkFindings({ folder, bytes, manifest, signed, signature, trust, campaignId, release });
  const sound = findings.length === 0 && manifest !== null;
  return { release, folder, hash: sha256Of(bytes), manifest, signature, sound, findings };
}

type Read = {
  readonly folder: string;
  readonly bytes: Uint8Array;
  readonly manifest: Manifest | null;
  readonly signed: Uint8Array | null;
  readonly signature: ManifestSignature | null;
  readonly trust: Trust;
  readonly campaignId: string;
  readonly release: number;
};

function linkFindings(read: Read): readonly Finding[] {
  const { folder, bytes, manifest, signed, signature, trust } = read;
  const own = `${folder}manifest.json`;
  const its = `${folder}manifest.signature.json`;
  if (signed === null) return [missing(its)];
  if (signature === null) return [unreadable(its)];
  const key = trust.keys.find(({ kid }) => kid === signature.keyId);
  // Without a key nothing can be said, and what is wrong with the keys has been.
  if (trust.keys.length === 0)
    return manifest === null ? [unreadable(own)] : hashFindings(own, bytes, signature);
  if (key === undefined)
    return [
      finding(
        its,
        `由不受信任的密钥 ${signature.keyId} 签名`,
        `is signed by a key that is not trusted (${signature.keyId}): ask the office for its key, another way`,
      ),
    ];
  const isOf = signature.manifestHash === sha256Of(bytes);
  if (!holds(bytes, signature.signature, key.pem)) return [isOf ? altered(its) : altered(own)];
  if (!isOf || signature.publicKey !== key.pem || !isStrictBase64(signature.signature)) return [altered(its)];
  if (manifest === null) return [unreadable(own)];
  if (manifest.campaign.campaignId !== read.campaignId || manifest.release !== read.release)
    return [contradicts(own, '它属于另一批次', 'it belongs to another release')];
  if (key.retired !== null && manifest.createdAt >= key.retired)
    return [
      finding(
        its,
        '由已停用的密钥签名',
        'is signed by a key that had been retired before: do not rely on it',
      ),
    ];
  return [];
}

const hashFindings = (own: string, bytes: Uint8Array, { manifestHash }: ManifestSignature) =>
  manifestHash === sha256Of(bytes) ? [] : [altered(own)];

/** Whether each link follows the one before it; oldest first. Links that are not sound have been told of already. */
export function chainFindings(links: readonly Link[], trust: Trust): readonly Finding[] {
  return links.flatMap((link, index) => {
    const before = links[index - 1] ?? null;
    if (link.manifest === null || !link.sound || (before !== null && !before.sound)) return [];
    const own = `${link.folder}manifest.json`;
    const { previousManifestHash, previousRelease } = link.manifest;
    if (previousManifestHash !== (before?.hash ?? null) || previousRelease !== (before?.release ?? null))
      return [contradicts(own, '与上一批次不衔接', 'it does not follow the release before')];
    const age = (one: Link | null) => trust.keys.findIndex(({ kid }) => kid === one?.signature?.keyId);
    return before !== null && !trust.pinned && age(link) < age(before)
      ? [contradicts(own, '签名密钥早于上一批次', 'its key is older than that of the release before')]
      : [];
  });
}
