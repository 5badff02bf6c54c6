import { canonicalJson } from '../domain/canonical.ts';
import {
  LaneSummary,
  type OrganisationRow,
  type Sealed,
  sumTallies,
  type Tally,
} from '../domain/composition.ts';
import { dayOf } from '../domain/day.ts';
import { disclosureRowsOf } from '../domain/delivery.ts';
import { laneCount } from '../domain/determined-report.ts';
import { shardsFor } from '../domain/entry-shards.ts';
import { standingsAfter } from '../domain/entry-state.ts';
import { type Manifest, manifestText } from '../domain/manifest.ts';
import { merkleTree } from '../domain/manifest-tree.ts';
import type { Moment } from '../domain/moment.ts';
import { changeFeedOf, feedText } from '../domain/public-feed.ts';
import { differenceOf, entryText, redListJson, redListOf } from '../domain/red-list.ts';
import { redListCsv } from '../domain/red-list-csv.ts';
import { redListHtml } from '../domain/red-list-html.ts';
import { objectionWindow, shownEntries, showsAnew } from '../domain/red-list-window.ts';
import { expectationsOf, previewOf } from '../domain/release-preview.ts';
import type { CampaignStore } from '../ports/campaign-store.ts';
import type { PolicyLibrary } from '../ports/policy-library.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import { inParallel } from './in-parallel.ts';
import { previousPublic } from './previous-public.ts';
import { getReleaseRecord, recordStep } from './record-release.ts';
import { keyOf, publicFiles, type ReleaseName, sealedFiles } from './release-keys.ts';
import { parseFile, partsOf, readPart, readSealed } from './release-parts.ts';
import { releaseWriter, writeEntries } from './write-entries.ts';

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
  const before = await previousPublic(ports, name, state);
  const window = objectionWindow(cutOff, policy);
  const entries = shownEntries(before.entries, await organisationsIn(ports, name, lanes), window);
  const list = redListOf(campaign, name.release, cutOff, policy, entries);
  const difference = differenceOf(before.entries, list.entries);
  const disclosure = disclosureRowsOf(difference, name.campaignId, name.release);

  const put = releaseWriter(ports.files, name);
  const tree = merkleTree(list.entries.map(entryText));
  const standings = standingsAfter(before.standings, list.entries, {
    release: name.release,
    day: dayOf(cutOff),
  });
  const shards = shardsFor(standings.length, before.shards);
  const feed = changeFeedOf(list, state.frozen.previous?.release ?? null, difference, shards);
  const files = [
    await put(publicFiles.json, redListJson(list), 'application/json'),
    await put(publicFiles.csv, redListCsv(list), 'text/csv; charset=utf-8'),
    await put(publicFiles.html, redListHtml(list, shards), 'text/html; charset=utf-8'),
    await put(publicFiles.feed, feedText(feed), 'application/json'),
    await writeEntries(put, { list, tree, standings, shards }),
  ];
  const { sha256: disclosureHash } = await put(
    sealedFiles.disclosure,
    canonicalJson(disclosure),
    'application/json',
  );
  const { sha256: previewHash } = await put(
    sealedFiles.preview,
    canonicalJson(previewOf(before.entries, list.entries, difference, tally)),
    'application/json',
  );
  const sealed: Sealed = {
    schemaVersion: 1,
    lanes,
    disclosure: disclosureHash,
    preview: previewHash,
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
    merkleRoot: tree.root,
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
    ...(showsAnew(list.entries, window) ? { objections: window } : {}),
    expectations: [...expectationsOf(counts, before.counts, policy.releaseRules)],
  });
}

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
async function organisationsIn(
  { files }: AssembleReleasePorts,
  name: ReleaseName,
  lanes: Sealed['lanes'],
): Promise<readonly OrganisationRow[]> {
  const found = await inParallel(
    partsOf(lanes).filter(({ organisations }) => organisations > 0),
    8,
    async place =>
      (await readPart(files, name, place)).rows.flatMap(row => (row.kind === 'organisation' ? [row] : [])),
  );
  return found.flat();
}
