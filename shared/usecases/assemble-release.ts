import { canonicalJson, sha256Of } from '../domain/canonical.ts';
import {
  LaneSummary,
  type RedListEntry,
  type Sealed,
  sumTallies,
  type Tally,
} from '../domain/composition.ts';
import { disclosureRowsOf } from '../domain/delivery.ts';
import { laneCount } from '../domain/determined-report.ts';
import { type Manifest, manifestText } from '../domain/manifest.ts';
import { merkleRoot } from '../domain/manifest-tree.ts';
import type { Moment } from '../domain/moment.ts';
import { differenceOf, entryText, RedList, redListJson, redListOf } from '../domain/red-list.ts';
import { redListCsv } from '../domain/red-list-csv.ts';
import { redListHtml } from '../domain/red-list-html.ts';
import { compositionOf, type ReleaseState } from '../domain/release.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { ReleaseFiles, ReleaseFileType } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { inParallel } from './in-parallel.ts';
import { getReleaseRecord, recordStep } from './record-release.ts';
import { keyOf, publicFiles, type ReleaseName, sealedFiles } from './release-keys.ts';
import { parseFile, partsOf, readPart, readSealed } from './release-parts.ts';

export type AssembleReleasePorts = {
  readonly campaigns: Pick<CampaignStore, 'find'>;
  readonly policies: Pick<PolicyLibrary, 'get'>;
  readonly releases: Pick<ReleaseStore, 'find' | 'save'>;
  readonly files: Pick<ReleaseFiles, 'read' | 'write'>;
};

/** From complete lanes to the very bytes that will be public, and the manifest that two persons are asked to approve. */
export async function assembleRelease(
  ports: AssembleReleasePorts,
  name: ReleaseName,
  now: Moment,
): Promise<void> {
  const { state } = await getReleaseRecord(ports.releases, name);
  if (state.status !== 'frozen') return;
  const { cutOff, policyId, policyVersion } = state.frozen;
  const campaign = await ports.campaigns.find(name.campaignId);
  if (campaign === null) throw new Error(`campaign ${name.campaignId} is not there`);
  const policy = await ports.policies.get(policyId, policyVersion);

  const { lanes, tally } = await readSummaries(ports, name);
  const list = redListOf(campaign, name.release, cutOff, policy, await listEntries(ports, name, lanes));
  const difference = differenceOf(await previousEntries(ports, name, state), list.entries);
  const disclosure = disclosureRowsOf(difference, name.campaignId, name.release);

  const put = writerOf(ports.files, name);
  const files = [
    await put(publicFiles.json, redListJson(list), 'application/json'),
    await put(publicFiles.csv, redListCsv(list), 'text/csv; charset=utf-8'),
    await put(publicFiles.html, redListHtml(list), 'text/html; charset=utf-8'),
  ];
  const { sha256: disclosureHash } = await put(
    sealedFiles.disclosure,
    canonicalJson(disclosure),
    'application/json',
  );
  const sealed: Sealed = {
    schemaVersion: 1,
    lanes,
    disclosure: disclosureHash,
    determiners: tally.determiners,
  };
  const { sha256: sealedHash } = await put(sealedFiles.index, canonicalJson(sealed), 'application/json');

  const counts = {
    organisations: list.entries.length,
    persons: tally.persons,
    points: tally.points,
    heldBack: tally.heldBack.reduce((sum, { count }) => sum + count, 0),
    added: difference.added.length,
    changed: difference.changed.length,
    removed: difference.removed.length,
  };
  const manifest: Manifest = {
    schemaVersion: 1,
    campaign: { campaignId: campaign.campaignId, name: campaign.name },
    release: name.release,
    cutOff,
    createdAt: cutOff,
    previousRelease: state.frozen.previous?.release ?? null,
    previousManifestHash: state.frozen.previous?.manifestHash ?? null,
    policy: { policyId, version: policyVersion, determinedUnder: tally.policyVersions },
    counts,
    heldBack: tally.heldBack,
    files,
    merkleRoot: merkleRoot(list.entries.map(entryText)),
    sealed: sealedHash,
  };
  const { sha256: manifestHash } = await put(
    publicFiles.manifest,
    manifestText(manifest),
    'application/json',
  );
  await recordStep(ports.releases, name, 'compose', now, {
    type: 'composed',
    manifestHash,
    sealedHash,
    counts,
    heldBack: tally.heldBack,
    files,
    handovers: { points: tally.changes, disclosure: disclosure.length },
  });
}

const writerOf =
  (files: AssembleReleasePorts['files'], name: ReleaseName) =>
  async (file: string, text: string, type: ReleaseFileType) => {
    const bytes = Buffer.from(text);
    await files.write(keyOf(name, file), bytes, type);
    return { name: file, sha256: sha256Of(bytes), length: bytes.byteLength };
  };

async function readSummaries(
  { files }: AssembleReleasePorts,
  name: ReleaseName,
): Promise<{ lanes: Sealed['lanes']; tally: Tally }> {
  const lanes = Array.from({ length: laneCount }, (_, lane) => lane);
  const summaries = await inParallel(lanes, 8, async lane => {
    const key = keyOf(name, sealedFiles.summary(lane));
    return parseFile(LaneSummary, await readSealed(files, key), key);
  });
  return {
    lanes: summaries.map(({ lane, parts }) => ({ lane, parts })),
    tally: sumTallies(summaries.map(summary => summary.tally)),
  };
}

/** Organisations lie before persons in a shard, and where there are none a part is not read here. */
async function listEntries(
  { files }: AssembleReleasePorts,
  name: ReleaseName,
  lanes: Sealed['lanes'],
): Promise<readonly RedListEntry[]> {
  const found = await inParallel(
    partsOf(lanes).filter(({ organisations }) => organisations > 0),
    8,
    async place =>
      (await readPart(files, name, place)).rows.flatMap(row => (row.kind === 'organisation' ? [row] : [])),
  );
  return found
    .flat()
    .map(({ creditCode, name: registered, deeds }) => ({ creditCode, name: registered, deeds }));
}

/** The list as it was published last, held against the hash that was approved then. */
async function previousEntries(
  { files, releases }: AssembleReleasePorts,
  { campaignId }: ReleaseName,
  { frozen }: ReleaseState,
): Promise<readonly RedListEntry[]> {
  if (frozen.previous === null) return [];
  const previous = { campaignId, release: frozen.previous.release };
  const { state } = await getReleaseRecord(releases, previous);
  const approved = compositionOf(state).files.find(file => file.name === publicFiles.json);
  if (approved === undefined) throw new Error(`release ${campaignId} ${previous.release} holds no list`);
  const key = keyOf(previous, publicFiles.json);
  return parseFile(RedList, await readSealed(files, key, approved.sha256), key).entries;
}
