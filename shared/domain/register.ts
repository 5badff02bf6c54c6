import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import type { Campaign } from './campaign.ts';
import { canonicalJson, hashOf, sha256Of } from './canonical.ts';
import { entryShardOf, shardLabel } from './entry-shards.ts';
import { CampaignId, CaseId, Sha256 } from './ids.ts';
import { ManifestSignature } from './manifest.ts';
import { merkleRoot } from './manifest-tree.ts';
import { Moment } from './moment.ts';
import { type PolicyReference, PolicyReference as Reference } from './policy.ts';
import { RegisterEntry, registerText } from './register-entry.ts';

/** So few that a change rewrites one small file, so many that a file stays small: 5,000 entries are some 300 in each. */
export const registerShards = 16;

export const ChangeKind = z.enum(['listed', 'annotated', 'corrected', 'delisted']);
export type ChangeKind = z.infer<typeof ChangeKind>;

/**
 * What one revision changed: one entry, for one decision. `before` and `after` are the hashes of its public text. No name stands here:
 * the log is public for good, and an organisation that has left the list is to be left alone. That it left is announced where the
 * entry was shown.
 */
export const RegisterChange = z.strictObject({
  kind: ChangeKind,
  list: z.enum(['defaulter', 'red']),
  id: CaseId,
  /** The entry of the case's history that it follows from. */
  step: z.int().min(1),
  reason: Bilingual,
  before: Sha256.nullable(),
  after: Sha256.nullable(),
});
export type RegisterChange = z.infer<typeof RegisterChange>;

export const RegisterFile = z.strictObject({
  shard: z.int().min(0),
  /** Relative to the register's folder. The file is replaced with each change of its entries: what is gone is nowhere to be read. */
  name: z.string().min(1),
  sha256: Sha256,
  length: z.int().min(1),
});
export type RegisterFile = z.infer<typeof RegisterFile>;

/**
 * One revision of a campaign's register: a small signed correction release. It names the whole of the register by hash, what
 * it changed, and the revision before, so that the chain of manifests is the public log of every change.
 */
export const RegisterManifest = z.strictObject({
  schemaVersion: z.literal(1),
  kind: z.literal('register'),
  campaign: z.strictObject({ campaignId: CampaignId, name: Bilingual }),
  revision: z.int().min(1),
  at: Moment,
  previousManifestHash: Sha256.nullable(),
  policy: Reference,
  counts: z.strictObject({
    listed: z.int().min(0),
    annotated: z.int().min(0),
    redListObjections: z.int().min(0),
  }),
  shards: z.int().min(1),
  files: z.array(RegisterFile).max(registerShards),
  /** Tree of all entries by id, in the manner of RFC 6962; null where nothing stands in it. */
  merkleRoot: Sha256.nullable(),
  change: RegisterChange,
});
export type RegisterManifest = z.infer<typeof RegisterManifest>;

export const registerManifestText = (manifest: RegisterManifest): string => canonicalJson(manifest);

/** A revision as the log keeps it: all that its files are made from, and its signature, so that making them again changes nothing. */
export const Revision = z.strictObject({
  manifest: RegisterManifest,
  /** What stands after the change, and what stood before it. */
  entry: RegisterEntry.nullable(),
  before: RegisterEntry.nullable(),
  signature: ManifestSignature,
});
export type Revision = z.infer<typeof Revision>;

/** Entries of one shard by credit code, as a public file. `revision` is the one that wrote it. */
export const RegisterShard = z.strictObject({
  schemaVersion: z.literal(1),
  campaignId: CampaignId,
  revision: z.int().min(1),
  shard: z.int().min(0),
  shards: z.int().min(1),
  entries: z.array(RegisterEntry),
});
export type RegisterShard = z.infer<typeof RegisterShard>;

export const registerShardText = (shard: RegisterShard): string => `${canonicalJson(shard)}\n`;

/** `latest.json` of the register: where its newest revision is. */
export const RegisterPointer = z.strictObject({
  schemaVersion: z.literal(1),
  campaignId: CampaignId,
  revision: z.int().min(1),
  manifestHash: Sha256,
  manifest: z.string(),
  signature: z.string(),
  /** In how many files the entries lie; which file is told by the manifest. */
  shards: z.int().min(1),
});
export type RegisterPointer = z.infer<typeof RegisterPointer>;

export const revisionFolder = (revision: number): string => String(revision).padStart(6, '0');
export const revisionFiles = { manifest: 'manifest.json', signature: 'manifest.signature.json' } as const;
const shardFileOf = (shard: number): string => `entries/${shardLabel(shard)}.json`;

export const registerShardOf = (creditCode: string): number => entryShardOf(creditCode, registerShards);

/** The entries with one of them changed, in the order of their ids. */
export const withEntry = (
  entries: readonly RegisterEntry[],
  id: CaseId,
  entry: RegisterEntry | null,
): readonly RegisterEntry[] =>
  [...entries.filter(one => one.id !== id), ...(entry === null ? [] : [entry])].sort((a, b) =>
    a.id < b.id ? -1 : 1,
  );

export const registerRoot = (entries: readonly RegisterEntry[]): Sha256 | null =>
  merkleRoot([...entries].sort((a, b) => (a.id < b.id ? -1 : 1)).map(registerText));

export type RegisterStep = {
  readonly campaign: Pick<Campaign, 'campaignId' | 'name'>;
  readonly policy: PolicyReference;
  readonly at: Moment;
  readonly id: CaseId;
  readonly step: number;
  readonly before: RegisterEntry | null;
  readonly after: RegisterEntry | null;
  readonly reason: Bilingual;
};

/** The manifest of the next revision. `standing` is everything in the register before it. */
export function nextManifest(
  head: RegisterManifest | null,
  standing: readonly RegisterEntry[],
  given: RegisterStep,
): RegisterManifest {
  const { campaign, policy, at, id, before, after } = given;
  const changed = after ?? before;
  if (changed === null) throw new Error('a revision that changes nothing');
  const revision = (head?.revision ?? 0) + 1;
  const entries = withEntry(standing, id, after);
  const shard = registerShardOf(changed.creditCode);
  const text = registerShardText(shardOf(campaign.campaignId, revision, shard, entries));
  const file = {
    shard,
    name: shardFileOf(shard),
    sha256: sha256Of(text),
    length: Buffer.byteLength(text),
  };
  return {
    schemaVersion: 1,
    kind: 'register',
    campaign: { campaignId: campaign.campaignId, name: campaign.name },
    revision,
    at,
    previousManifestHash: head === null ? null : hashOf(head),
    policy,
    counts: countsOf(entries),
    shards: registerShards,
    files: [...(head?.files ?? []).filter(one => one.shard !== shard), file].sort(
      (a, b) => a.shard - b.shard,
    ),
    merkleRoot: registerRoot(entries),
    change: {
      kind: kindOf(before, after),
      list: changed.list,
      id,
      step: given.step,
      reason: given.reason,
      before: before === null ? null : sha256Of(registerText(before)),
      after: after === null ? null : sha256Of(registerText(after)),
    },
  };
}

export const shardOf = (
  campaignId: CampaignId,
  revision: number,
  shard: number,
  entries: readonly RegisterEntry[],
): RegisterShard => ({
  schemaVersion: 1,
  campaignId,
  revision,
  shard,
  shards: registerShards,
  entries: entries.filter(({ creditCode }) => registerShardOf(creditCode) === shard),
});

const countsOf = (entries: readonly RegisterEntry[]): RegisterManifest['counts'] => ({
  listed: entries.filter(({ list }) => list === 'defaulter').length,
  annotated: entries.filter(({ list, annotations }) => list === 'defaulter' && annotations.length > 0).length,
  redListObjections: entries.filter(({ list }) => list === 'red').length,
});

/** What stands beside an entry, or the entry itself? */
export function kindOf(before: RegisterEntry | null, after: RegisterEntry | null): ChangeKind {
  if (after === null) return before?.list === 'red' ? 'annotated' : 'delisted';
  if (after.list === 'red') return 'annotated';
  if (before === null) return 'listed';
  const bare = (entry: RegisterEntry) => registerText({ ...entry, annotations: [] } as RegisterEntry);
  return bare(before) === bare(after) ? 'annotated' : 'corrected';
}
