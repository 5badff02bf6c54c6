import { canonicalJson, hashOf, sha256Of } from '../domain/canonical.ts';
import type { CampaignId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import {
  RegisterPointer,
  RegisterShard,
  type Revision,
  registerManifestText,
  registerShardText,
  revisionFiles,
  revisionFolder,
  shardOf,
  withEntry,
} from '../domain/register.ts';
import type { RegisterEntry } from '../domain/register-entry.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { Signer } from '../ports/signer.ts';
import { publishKeys } from './publish-keys.ts';
import { parseFile } from './release-parts.ts';

export type RegisterFilesPorts = {
  readonly files: Pick<ReleaseFiles, 'readPublished' | 'publish' | 'revise'>;
  readonly sign: Signer;
};

export const registerKey = (campaignId: CampaignId, file: string): string =>
  `campaigns/${campaignId}/register/${file}`;
export const registerPointerKey = (campaignId: CampaignId): string => registerKey(campaignId, 'latest.json');

/** Everything in the register as of a revision, from its public files, each held against the manifest's hash. */
export async function registerEntries(
  { files }: Pick<RegisterFilesPorts, 'files'>,
  head: Revision | null,
): Promise<readonly RegisterEntry[]> {
  if (head === null) return [];
  const { campaign, files: listed } = head.manifest;
  const shards = await Promise.all(
    listed.map(async ({ name, sha256 }) => {
      const key = registerKey(campaign.campaignId, name);
      const bytes = await files.readPublished(key);
      if (bytes === null || sha256Of(bytes) !== sha256)
        throw new Error(`${key} is not what the register names`);
      return parseFile(RegisterShard, Buffer.from(bytes).toString('utf8'), key).entries;
    }),
  );
  return shards.flat();
}

/**
 * Makes the files of a revision public, the pointer last. From the log alone, so that whoever runs it, and however often, writes
 * the same bytes; a pointer never goes back.
 */
export async function publishRevision(
  ports: RegisterFilesPorts,
  revision: Revision,
  standing: readonly RegisterEntry[],
  now: Moment,
): Promise<void> {
  const { files } = ports;
  const { manifest, entry, signature } = revision;
  const { campaignId } = manifest.campaign;
  const folder = revisionFolder(manifest.revision);
  const put = (file: string, text: string) =>
    files.publish(registerKey(campaignId, file), Buffer.from(text), 'application/json');
  const changed = manifest.files.find(({ name }) => name.startsWith(`${folder}/`));
  if (changed === undefined) throw new Error('a revision that wrote no file');
  const entries = withEntry(standing, manifest.change.id, entry);
  const text = registerShardText(shardOf(campaignId, changed.shard, entries));
  if (sha256Of(text) !== changed.sha256)
    throw new Error(`register ${campaignId} ${manifest.revision} cannot be made again`);
  await put(changed.name, text);
  await put(`${folder}/${revisionFiles.manifest}`, registerManifestText(manifest));
  await put(`${folder}/${revisionFiles.signature}`, canonicalJson(signature));
  await publishKeys(ports, signature, now);
  await files.revise(registerPointerKey(campaignId), async bytes => {
    const known = pointerOf(bytes);
    return known !== null && known.revision >= manifest.revision ? null : Buffer.from(pointerText(revision));
  });
}

function pointerOf(bytes: Uint8Array | null): RegisterPointer | null {
  return bytes === null
    ? null
    : parseFile(RegisterPointer, Buffer.from(bytes).toString('utf8'), 'the register’s pointer');
}

/** Whether the pointer has come as far as this revision. */
export async function isPublic(
  { files }: Pick<RegisterFilesPorts, 'files'>,
  { manifest }: Revision,
): Promise<boolean> {
  const known = pointerOf(await files.readPublished(registerPointerKey(manifest.campaign.campaignId)));
  return known !== null && known.revision >= manifest.revision;
}

function pointerText({ manifest }: Revision): string {
  const { campaignId } = manifest.campaign;
  const folder = revisionFolder(manifest.revision);
  const pointer: RegisterPointer = {
    schemaVersion: 1,
    campaignId,
    revision: manifest.revision,
    manifestHash: hashOf(manifest),
    manifest: registerKey(campaignId, `${folder}/${revisionFiles.manifest}`),
    signature: registerKey(campaignId, `${folder}/${revisionFiles.signature}`),
    shards: manifest.shards,
  };
  return canonicalJson(pointer);
}
