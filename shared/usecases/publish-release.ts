import { canonicalJson } from '../domain/canonical.ts';
import { ManifestSignature } from '../domain/manifest.ts';
import type { Moment } from '../domain/moment.ts';
import { ChangeFeed, campaignFeedOf, feedText } from '../domain/public-feed.ts';
import { FileIndex, type Pointer } from '../domain/public-files.ts';
import { compositionOf } from '../domain/release.ts';
import type { ReleaseFile } from '../domain/release-action.ts';
import type { ReleaseFiles, ReleaseFileType } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { Signer } from '../ports/signer.ts';
import { inParallel } from './in-parallel.ts';
import { publishKeys } from './publish-keys.ts';
import { getReleaseRecord, recordStep } from './record-release.ts';
import { campaignFeedKey, keyOf, pointerKey, publicFiles, type ReleaseName } from './release-keys.ts';
import { parseFile, partsOf, readSealed, readSealedBytes, readSealedIndex } from './release-parts.ts';

export type PublishReleasePorts = {
  readonly releases: Pick<ReleaseStore, 'find' | 'save'>;
  readonly files: Pick<ReleaseFiles, 'read' | 'write' | 'publish' | 'point' | 'revise'>;
  readonly sign: Signer;
};

const typeOf = (file: string): ReleaseFileType =>
  file.endsWith('.csv')
    ? 'text/csv; charset=utf-8'
    : file.endsWith('.html')
      ? 'text/html; charset=utf-8'
      : 'application/json';

/** Makes public exactly the bytes that were approved, the pointer to them last: a reader meets a whole release or none. */
export async function publishRelease(
  ports: PublishReleasePorts,
  name: ReleaseName,
  now: Moment,
): Promise<{ paused: boolean }> {
  const { releases, files } = ports;
  const { state } = await getReleaseRecord(releases, name);
  if (state.approvals.length === 0 || state.status === 'composed' || state.status === 'rejected') {
    throw new Error(`release ${name.campaignId} ${name.release} is not approved`);
  }
  if (state.paused !== null && state.status === 'approved') return { paused: true };
  const { manifestHash, sealedHash, files: approved } = compositionOf(state);
  const publish = async (file: string, sha256?: string) => {
    const key = keyOf(name, file);
    await files.publish(key, await readSealedBytes(files, key, sha256), typeOf(file));
  };
  const signature = await signatureOf(ports, name, manifestHash);
  const index = await indexOf(files, name, approved);
  await inParallel(index?.files ?? [], 16, file => publish(file.name, file.sha256));
  for (const file of approved) await publish(file.name, file.sha256);
  await publish(publicFiles.manifest, manifestHash);
  await publish(publicFiles.signature);
  if (state.status === 'approved') {
    const sealed = await readSealedIndex(files, name, sealedHash);
    const rows = partsOf(sealed.lanes).reduce((sum, { adjusted }) => sum + adjusted, 0);
    await recordStep(releases, name, 'ledger', now, { type: 'ledger-written', rows });
    await recordStep(releases, name, 'publish', now, {
      type: 'published',
      manifestHash,
      keyId: signature.keyId,
    });
  }
  await publishKeys(ports, signature, now);
  await pointToFeed(files, name, approved);
  await files.point(
    pointerKey(name.campaignId),
    Buffer.from(pointerText(name, manifestHash, index?.shards ?? null)),
  );
  return { paused: false };
}

/** The index of shards; null for a release that was approved before there was one. */
async function indexOf(
  files: PublishReleasePorts['files'],
  name: ReleaseName,
  approved: readonly ReleaseFile[],
): Promise<FileIndex | null> {
  const own = approved.find(file => file.name === publicFiles.index);
  if (own === undefined) return null;
  const key = keyOf(name, publicFiles.index);
  return parseFile(FileIndex, await readSealed(files, key, own.sha256), key);
}

async function pointToFeed(
  files: PublishReleasePorts['files'],
  name: ReleaseName,
  approved: readonly ReleaseFile[],
): Promise<void> {
  const own = approved.find(file => file.name === publicFiles.feed);
  if (own === undefined) return;
  const key = keyOf(name, publicFiles.feed);
  const feed = parseFile(ChangeFeed, await readSealed(files, key, own.sha256), key);
  await files.point(campaignFeedKey(name.campaignId), Buffer.from(feedText(campaignFeedOf(feed))));
}

/** Signed once: the first signature is kept and published however often the step runs. */
async function signatureOf(
  { files, sign }: PublishReleasePorts,
  name: ReleaseName,
  manifestHash: string,
): Promise<ManifestSignature> {
  const key = keyOf(name, publicFiles.signature);
  const known = await files.read(key);
  if (known !== null) return parseFile(ManifestSignature, Buffer.from(known).toString('utf8'), key);
  const manifest = await readSealedBytes(files, keyOf(name, publicFiles.manifest), manifestHash);
  const signature = await sign(manifest);
  await files.write(key, Buffer.from(canonicalJson(signature)), 'application/json');
  return signature;
}

function pointerText(
  { campaignId, release }: ReleaseName,
  manifestHash: string,
  shards: number | null,
): string {
  const at = (file: string) => keyOf({ campaignId, release }, file);
  const pointer: Pointer = {
    schemaVersion: 1,
    campaignId,
    release,
    manifestHash,
    manifest: at(publicFiles.manifest),
    signature: at(publicFiles.signature),
    list: at(publicFiles.json),
    ...(shards === null
      ? {}
      : {
          files: at(publicFiles.index),
          feed: at(publicFiles.feed),
          lookup: { shards, entries: at('entries/'), names: at('names/') },
        }),
  };
  return canonicalJson(pointer);
}
