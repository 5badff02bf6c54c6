import { canonicalJson } from '../../shared/domain/canonical.ts';
import { type EntryRecord, EntryShard, isListed, type Standing } from '../../shared/domain/entry-state.ts';
import { type Finding, missing } from './finding.ts';
import type { PublishedPlace } from './published-place.ts';
import { canonicalOf } from './published-text.ts';
import { alteredIn, entriesFindings, type Owed, owedAfter, provesTo } from './verify-entries.ts';
import { alteredFiles, type FoundFiles, type Progress, readFiles } from './verify-files.ts';
import { type Trust, type TrustedKey, trustOf } from './verify-keys.ts';
import { alteredEntries, listFindings, readList, spelling, tableFindings } from './verify-list.ts';
import { chainFindings, folderOf, type Link, readLink } from './verify-manifest.ts';
import { type Checked, pointerFindings, readPointer, releaseBelow } from './verify-pointer.ts';
import { type VerifiedRegister, verifyRegister } from './verify-register.ts';

export type VerifiedRelease = {
  readonly release: number;
  readonly cutOff: string | null;
  readonly entries: number | null;
  readonly files: number;
  readonly bytes: number;
  readonly keyId: string | null;
  readonly manifestHash: string;
  readonly findings: number;
};

export type EntryAnswer = {
  readonly creditCode: string;
  /** null: never listed, in any release of this campaign. */
  readonly standing: Standing | null;
  /** The path from the entry to the signed root, which was followed; null for who is not on the list. */
  readonly proof: {
    readonly leaf: number;
    readonly of: number;
    readonly steps: number;
    readonly root: string;
  } | null;
};

export type Verified = {
  readonly campaignId: string;
  readonly pinned: boolean;
  readonly releases: readonly VerifiedRelease[];
  /** The register of defaulter entries and annotations; null where the campaign has none. */
  readonly register: VerifiedRegister | null;
  readonly findings: readonly Finding[];
  /** Files beside those that are signed. They prove nothing and disprove nothing. */
  readonly unsigned: readonly string[];
  readonly entry: EntryAnswer | null;
};

export type VerifyGiven = {
  readonly campaignId: string;
  readonly pinned: readonly TrustedKey[];
  readonly entry: string | null;
  readonly progress: Progress;
};

const noFiles: FoundFiles = { bytes: new Map(), whole: new Set(), index: null, findings: [] };

type Release = Checked & { readonly owed: Owed | null };

/** Everything that is published of a campaign, from its keys to the last entry, by nothing but what is published. */
export async function verifyCampaign(place: PublishedPlace, given: VerifyGiven): Promise<Verified> {
  const { campaignId } = given;
  const trust = await trustOf(place, given.pinned);
  const register = await verifyRegister(place, campaignId, trust);
  const pointed = await readPointer(place, campaignId, register !== null);
  const chain = await linksBackFrom(place, campaignId, pointed.newest, trust);
  const { links } = chain;
  const findings: Finding[] = [...trust.findings, ...pointed.findings, ...chain.findings];
  findings.push(...(register?.findings ?? []));
  findings.push(...links.flatMap(link => link.findings), ...chainFindings(links, trust));
  const releases: Release[] = [];
  const verified: VerifiedRelease[] = [];
  for (const link of links) {
    // Nothing is held against a manifest that cannot be believed.
    const files = link.sound ? await readFiles(place, link, given.progress) : noFiles;
    const before = releases.at(-1) ?? null;
    const { owed, findings: own } = releaseFindings(link, files, before);
    findings.push(...own);
    releases.push({ link, files: { ...files, bytes: kept(files.bytes, given.entry, files) }, owed });
    verified.push(rowOf(link, files, link.findings.length + own.length));
  }
  const newest = releases.at(-1) ?? null;
  if (newest !== null) findings.push(...(await pointerFindings(place, campaignId, pointed.pointer, newest)));
  return {
    campaignId,
    pinned: trust.pinned,
    releases: verified,
    findings,
    register,
    unsigned: await unsignedFiles(place, campaignId, releases, register?.files ?? []),
    entry:
      given.entry === null || newest?.owed == null ? null : entryAnswer(given.entry, newest, newest.owed),
  };
}

/** Only the newest feed and shards are looked at again; a chain of long lists would fill memory otherwise. */
function kept(
  bytes: ReadonlyMap<string, Uint8Array>,
  entry: string | null,
  { index }: FoundFiles,
): ReadonlyMap<string, Uint8Array> {
  const empty = new Uint8Array();
  const isNeeded = (name: string) =>
    name === 'feed.json' || (entry !== null && index !== null && name.startsWith('entries/'));
  return new Map([...bytes].map(([name, own]) => [name, isNeeded(name) ? own : empty]));
}

/** The chain from a release back to the first, oldest first. Where a manifest cannot be read the folder shows the way. */
async function linksBackFrom(place: PublishedPlace, campaignId: string, newest: number, trust: Trust) {
  const links: Link[] = [];
  const findings: Finding[] = [];
  let next = newest;
  while (next > 0) {
    const link = await readLink(place, campaignId, next, trust);
    if (link === null) {
      findings.push(missing(`${folderOf(campaignId, next)}manifest.json`));
      break;
    }
    links.unshift(link);
    // A manifest that cannot be believed does not say where the chain goes on; a folder shows it.
    const shown = link.sound ? 0 : await releaseBelow(place, campaignId, link.release);
    const told = shown || (link.manifest?.previousRelease ?? 0);
    next = told < next ? told : 0;
  }
  return { links, findings };
}

function releaseFindings(link: Link, files: FoundFiles, before: Release | null) {
  const { folder, manifest } = link;
  const listFile = `${folder}red-list.json`;
  const bytes = files.whole.has('red-list.json') ? files.bytes.get('red-list.json') : undefined;
  const { list, findings: unread } =
    bytes === undefined ? { list: null, findings: [] } : readList(listFile, bytes);
  // Where the release before is in doubt, what follows from it is too.
  const isKnown = manifest?.previousRelease === null || before?.owed != null;
  const owed = list !== null && isKnown ? owedAfter(list, before?.owed ?? null) : null;
  const findings: Finding[] = [...files.findings, ...unread];
  findings.push(...alteredFiles(folder, files, (name, own) => entriesAt(name, own, files, owed)));
  if (manifest === null || list === null || owed === null) return { owed, findings };
  findings.push(...listFindings(listFile, list, manifest, before?.owed?.list.entries ?? []));
  for (const kind of ['csv', 'html'] as const) {
    const table = files.whole.has(`red-list.${kind}`) ? files.bytes.get(`red-list.${kind}`) : undefined;
    if (table !== undefined)
      findings.push(...tableFindings(`${folder}red-list.${kind}`, table, list.entries, kind));
  }
  findings.push(...entriesFindings(folder, files, owed));
  return { owed, findings };
}

/** At which entries an altered file differs: from the list, or where that is what was altered, from the shards. */
function entriesAt(name: string, bytes: Uint8Array, files: FoundFiles, owed: Owed | null): readonly string[] {
  if (name === 'red-list.json') {
    const listed = recordsIn(files)
      .filter(isListed)
      .sort((a, b) => a.leaf - b.leaf);
    return alteredEntries(
      bytes,
      listed.map(({ creditCode, entry }) => ({ code: creditCode, texts: [canonicalJson(entry)] })),
    );
  }
  const shards = files.index?.shards ?? 1;
  if (owed === null) return [];
  const sought = spelling(name, owed.list, shards);
  return sought === null ? alteredIn(name, bytes, owed, shards) : alteredEntries(bytes, sought);
}

const recordsIn = ({ bytes, whole }: FoundFiles): readonly EntryRecord[] =>
  [...whole].flatMap(name => {
    const own = name.startsWith('entries/') && name.endsWith('.json') ? bytes.get(name) : undefined;
    return own === undefined ? [] : (canonicalOf(EntryShard, own)?.entries ?? []);
  });

const rowOf = (link: Link, files: FoundFiles, findings: number): VerifiedRelease => ({
  release: link.release,
  cutOff: link.manifest?.cutOff ?? null,
  entries: link.manifest?.counts.organisations ?? null,
  files: files.bytes.size + 2,
  bytes: [...files.bytes.values()].reduce((sum, { byteLength }) => sum + byteLength, 0),
  keyId: link.signature?.keyId ?? null,
  manifestHash: link.hash,
  findings,
});

async function unsignedFiles(
  place: PublishedPlace,
  campaignId: string,
  releases: readonly Release[],
  register: readonly string[],
) {
  const there = await place.list(`campaigns/${campaignId}`);
  const known = new Set([
    ...register,
    ...['latest.json', 'feed.json'].map(file => `campaigns/${campaignId}/${file}`),
  ]);
  for (const { link, files } of releases)
    for (const file of ['manifest.json', 'manifest.signature.json', ...files.bytes.keys()])
      known.add(link.folder + file);
  return (there ?? []).filter(path => !known.has(path));
}

function entryAnswer(creditCode: string, { link, files }: Release, owed: Owed): EntryAnswer {
  const record = recordsIn(files).find(one => one.creditCode === creditCode) ?? null;
  const standing = owed.standings.find(one => one.creditCode === creditCode) ?? null;
  const root = link.manifest?.merkleRoot ?? null;
  const of = owed.list.entries.length;
  const proof =
    record !== null && root !== null && isListed(record) && provesTo(record, of, root)
      ? { leaf: record.leaf, of, steps: record.proof.length, root }
      : null;
  return { creditCode, standing, proof };
}
