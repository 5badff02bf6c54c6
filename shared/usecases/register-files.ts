import { canonicalJson, hashOf, sha256Of } from '../domain/canonical.ts';
import type { CampaignId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import {
  RegisterPointer,
  RegisterShard,
  type Revision,
  registerManifestText,
  registerShardOf,
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

/** Everything in the register as of a revision, from its public files; null where one of them is of another revision. */
export async function registerEntries(
  ports: Pick<RegisterFilesPorts, 'files'>,
  head: Revision | null,
): Promise<readonly RegisterEntry[] | null> {
  if (head === null) return [];
  const { campaign, files } = head.manifest;
  const shards = await Promise.all(files.map(({ name }) => readShard(ports, campaign.campaignId, name)));
  const same = files.every(({ sha256 }, index) => shards[index]?.sha256 === sha256);
  return same ? shards.flatMap(shard => shard?.entries ?? []) : null;
}

async function readShard({ files }: Pick<RegisterFilesPorts, 'files'>, campaignId: CampaignId, name: string) {
  const key = registerKey(campaignId, name);
  const bytes = await files.readPublished(key);
  if (bytes === null) return null;
  const { revision, entries } = parseFile(RegisterShard, Buffer.from(bytes).toString('utf8'), key);
  return { sha256: sha256Of(bytes), revision, entries };
}

/**
 * Makes the files of a revision public, the pointer last. From the log alone, so that whoever runs it, and however often, writes
 * the same bytes; neither a file of entries nor the pointer ever goes back.
 */
export async function publishRevision(
  ports: RegisterFilesPorts,
  revision: Revision,
  now: Moment,
): Promise<void> {
  const { files } = ports;
  const { manifest, signature } = revision;
  const { campaignId } = manifest.campaign;
  const folder = revisionFolder(manifest.revision);
  const put = (file: string, text: string) =>
    files.publish(registerKey(campaignId, `${folder}/${file}`), Buffer.from(text), 'application/json');
  await publishShard(ports, revision);
  await put(revisionFiles.manifest, registerManifestText(manifest));
  await put(revisionFiles.signature, canonicalJson(signature));
  await publishKeys(ports, signature, now);
  await files.revise(registerPointerKey(campaignId), async bytes => {
    const known = pointerOf(bytes);
    return known !== null && known.revision >= manifest.revision ? null : Buffer.from(pointerText(revision));
  });
}

/** The one file of entries that the revision changed: what stood in it, with the change. */
async function publishShard(
  { files }: RegisterFilesPorts,
  { manifest, entry, before }: Revision,
): Promise<void> {
  const { campaign, change, revision } = manifest;
  const shard = registerShardOf((entry ?? before)?.creditCode ?? '');
  const file = manifest.files.find(one => one.shard === shard);
  if (file === undefined) throw new Error('a revision that changed no file');
  await files.revise(registerKey(campaign.campaignId, file.name), async bytes => {
    const standing =
      bytes === null ? null : parseFile(RegisterShard, Buffer.from(bytes).toString('utf8'), file.name);
    if (standing !== null && standing.revision >= revision) return null;
    const entries = withEntry(standing?.entries ?? [], change.id, entry);
    const text = registerShardText(shardOf(campaign.campaignId, revision, shard, entries));
    if (sha256Of(text) !== file.sha256) throw new Error(`${file.name} is not what the register named before`);
    return Buffer.from(text);
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
