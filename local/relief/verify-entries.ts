import { canonicalJson } from '../../shared/domain/canonical.ts';
import { dayOf } from '../../shared/domain/day.ts';
import { entryShardOf, nameShardOf } from '../../shared/domain/entry-shards.ts';
import {
  type EntryRecord,
  EntryShard,
  isListed,
  NameShard,
  type Standing,
  standingsAfter,
} from '../../shared/domain/entry-state.ts';
import { merkleTree, rootOfProof } from '../../shared/domain/manifest-tree.ts';
import { ChangeFeed, campaignFeedOf, feedText } from '../../shared/domain/public-feed.ts';
import { escapeHtml } from '../../shared/domain/public-html.ts';
import { differenceOf, entryText, type RedList } from '../../shared/domain/red-list.ts';
import { contradicts, type Finding, missing, unreadable } from './finding.ts';
import { canonicalOf, textOf } from './published-text.ts';
import type { FoundFiles } from './verify-files.ts';
import { alteredEntries } from './verify-list.ts';

/** What everybody's entry must say after a release, worked out from its list and the standings before. */
export type Owed = {
  readonly list: RedList;
  readonly before: RedList | null;
  readonly standings: readonly Standing[];
  /** The entry with its place and path, made when it is asked for: all paths at once would fill memory. */
  recordOf(standing: Standing): EntryRecord;
};

export function owedAfter(list: RedList, before: Owed | null): Owed {
  const release = { release: list.release, day: dayOf(list.cutOff) };
  const tree = merkleTree(list.entries.map(entryText));
  const leaves = new Map(list.entries.map(({ creditCode }, leaf) => [creditCode, leaf]));
  return {
    list,
    before: before?.list ?? null,
    standings: standingsAfter(before?.standings ?? [], list.entries, release),
    recordOf(standing) {
      const leaf = leaves.get(standing.creditCode) ?? -1;
      const entry = list.entries[leaf];
      if (!isListed(standing)) return standing;
      if (entry === undefined) throw new Error('a standing without its entry');
      return { ...standing, entry, leaf, proof: [...tree.proofOf(leaf)] };
    },
  };
}

type Kind = { readonly kind: 'entries' | 'pages' | 'names'; readonly shard: number };

const kindOf = (name: string): Kind | null => {
  const found = /^(entries|names)\/([0-9a-f]{2})\.(json|html)$/.exec(name);
  if (found === null) return null;
  const [, folder, shard = '', ending] = found;
  const kind = folder === 'names' ? 'names' : ending === 'html' ? 'pages' : 'entries';
  return { kind, shard: Number.parseInt(shard, 16) };
};

type Shards = {
  readonly count: number;
  readonly byCode: ReadonlyMap<number, readonly Standing[]>;
  readonly byName: ReadonlyMap<number, readonly Standing[]>;
};

const shardsOf = ({ standings }: Owed, count: number): Shards => ({
  count,
  byCode: Map.groupBy(standings, ({ creditCode }) => entryShardOf(creditCode, count)),
  byName: Map.groupBy(standings, ({ name }) => nameShardOf(name, count)),
});

const ownIn = ({ byCode, byName }: Shards, { kind, shard }: Kind): readonly Standing[] =>
  (kind === 'names' ? byName : byCode).get(shard) ?? [];

/** At which entries an altered shard, page or feed differs from what the list owes. */
export function alteredIn(name: string, bytes: Uint8Array, owed: Owed, shards: number): readonly string[] {
  if (name === 'feed.json') return alteredInFeed(bytes, owed);
  const kind = kindOf(name);
  return kind === null ? [] : alteredEntries(bytes, sought(kind, shardsOf(owed, shards), owed));
}

const sought = (kind: Kind, shards: Shards, owed: Owed) =>
  ownIn(shards, kind).map(standing => {
    const record = owed.recordOf(standing);
    const texts = kind.kind === 'pages' ? textsOnPage(record) : [canonicalJson(spelt(kind, standing, owed))];
    return { code: standing.creditCode, texts };
  });

const spelt = ({ kind }: Kind, standing: Standing, owed: Owed): object =>
  kind === 'names' ? standing : owed.recordOf(standing);

function textsOnPage(record: EntryRecord): readonly string[] {
  const deeds = isListed(record) ? record.entry.deeds : [];
  return [
    `id="${record.creditCode}"`,
    `>${escapeHtml(record.name)}<`,
    `>${record.creditCode}<`,
    ...deeds.flatMap(({ title, determinedOn }) => [`>${escapeHtml(title)}<`, `>${determinedOn}<`]),
    '</section>',
  ];
}

const changesOf = ({ list, before }: Owed) => {
  const difference = differenceOf(before?.entries ?? [], list.entries);
  return (['removed', 'added', 'changed'] as const).flatMap(change =>
    difference[change].map(({ creditCode, name }) => ({ change, creditCode, name })),
  );
};

const alteredInFeed = (bytes: Uint8Array, owed: Owed): readonly string[] =>
  alteredEntries(
    bytes,
    changesOf(owed).map(change => ({ code: change.creditCode, texts: [canonicalJson(change)] })),
  );

/** Files as they were signed, against what the list owes; those that were altered are told of elsewhere. */
export function entriesFindings(folder: string, files: FoundFiles, owed: Owed): readonly Finding[] {
  const { index, bytes, whole } = files;
  if (index === null) return [];
  const shards = shardsOf(owed, index.shards);
  const due = [...Array(index.shards).keys()].flatMap(shard => {
    const label = shard.toString(16).padStart(2, '0');
    return [`entries/${label}.json`, `entries/${label}.html`, `names/${label}.json`];
  });
  const named = new Set(index.files.map(({ name }) => name));
  return [
    ...due.filter(name => !named.has(name)).map(name => missing(folder + name)),
    ...[...whole].flatMap(name => {
      const kind = kindOf(name);
      const own = bytes.get(name);
      return kind === null || own === undefined ? [] : shardFindings(folder + name, own, kind, owed, shards);
    }),
    ...feedFindings(folder, files, owed),
  ];
}

function shardFindings(
  file: string,
  bytes: Uint8Array,
  kind: Kind,
  owed: Owed,
  shards: Shards,
): readonly Finding[] {
  const own = ownIn(shards, kind);
  if (kind.kind === 'pages') {
    if (textOf(bytes) === null) return [unreadable(file)];
    return alteredEntries(bytes, sought(kind, shards, owed)).map(code =>
      contradicts(file, '该条目与名单不同', 'this entry is not as in the list', code),
    );
  }
  const parsed = canonicalOf(kind.kind === 'names' ? NameShard : EntryShard, bytes);
  if (parsed === null) return [unreadable(file)];
  const found: readonly (EntryRecord | Standing)[] = parsed.kind === 'names' ? parsed.names : parsed.entries;
  const texts = new Set(found.map(record => canonicalJson(record)));
  const strange = own.filter(standing => !texts.has(canonicalJson(spelt(kind, standing, owed))));
  const place = { release: owed.list.release, shard: kind.shard, shards: shards.count };
  const misplaced = Object.entries(place).some(([key, value]) => Reflect.get(parsed, key) !== value);
  return [
    ...strange.map(({ creditCode }) =>
      contradicts(file, '该条目与名单不同', 'this entry is not as the list and its tree say', creditCode),
    ),
    ...(misplaced || found.length !== own.length
      ? [contradicts(file, '所载单位与分片不符', 'it holds other organisations than belong there')]
      : []),
  ];
}

function feedFindings(folder: string, { bytes, whole }: FoundFiles, owed: Owed): readonly Finding[] {
  const own = whole.has('feed.json') ? bytes.get('feed.json') : undefined;
  if (own === undefined) return [];
  const feed = canonicalOf(ChangeFeed, own);
  const file = `${folder}feed.json`;
  if (feed === null) return [unreadable(file)];
  const told = feed.items.map(item => canonicalJson(item._relief));
  const due = changesOf(owed).map(change => canonicalJson(change));
  return told.join('\n') === due.join('\n') && feed._relief.release === owed.list.release
    ? []
    : [contradicts(file, '所载变更与名单不同', 'its changes are not those between the two lists')];
}

/** The feed at the campaign's own address is the newest release's, seen from there. */
export function isCampaignFeed(bytes: Uint8Array, newest: Uint8Array): boolean {
  const feed = canonicalOf(ChangeFeed, newest);
  return feed !== null && Buffer.from(feedText(campaignFeedOf(feed))).equals(bytes);
}

/** Does the path of an entry lead to the root that is signed? */
export const provesTo = (
  record: Extract<EntryRecord, { entry: object }>,
  count: number,
  root: string | null,
): boolean =>
  root !== null && rootOfProof(entryText(record.entry), record.leaf, count, record.proof) === root;
