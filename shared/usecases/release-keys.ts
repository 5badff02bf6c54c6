import { releaseKey } from '../contract/object-keys.ts';
import { shardLabel } from '../domain/entry-shards.ts';
import type { CampaignId, ReleaseNumber } from '../domain/ids.ts';
import type { DownstreamName } from '../domain/release-action.ts';

export type ReleaseName = { readonly campaignId: CampaignId; readonly release: ReleaseNumber };

const padded = (number: number, length: number): string => String(number).padStart(length, '0');

/** Names of a release's public files. */
export const publicFiles = {
  json: 'red-list.json',
  csv: 'red-list.csv',
  html: 'red-list.html',
  /** What changed since the release before. */
  feed: 'feed.json',
  /** Names, lengths and hashes of all entry and name shards. */
  index: 'files.json',
  manifest: 'manifest.json',
  signature: 'manifest.signature.json',
} as const;

/** Shards by credit code, by credit code as pages, and by name. */
export const shardFiles = {
  entries: (shard: number) => `entries/${shardLabel(shard)}.json`,
  pages: (shard: number) => `entries/${shardLabel(shard)}.html`,
  names: (shard: number) => `names/${shardLabel(shard)}.json`,
} as const;

/** Names of what stays with the office. */
export const sealedFiles = {
  index: 'sealed/index.json',
  disclosure: 'sealed/disclosure.json',
  preview: 'sealed/preview.json',
  lane: (lane: number) => `sealed/lanes/${padded(lane, 2)}/`,
  summary: (lane: number) => `sealed/lanes/${padded(lane, 2)}/summary.json`,
  part: (lane: number, part: number) => `sealed/lanes/${padded(lane, 2)}/${padded(part, 5)}.json`,
  receipts: (downstream: DownstreamName, batch: string) => `sealed/receipts/${downstream}/${batch}.json`,
  differences: 'sealed/differences.json',
} as const;

export const keyOf = ({ campaignId, release }: ReleaseName, file: string): string =>
  releaseKey(campaignId, release, file);

/** Points to the newest release of a campaign. With the two below, the only public files that are ever replaced. */
export const pointerKey = (campaignId: CampaignId): string => `campaigns/${campaignId}/latest.json`;

/** The newest release's changes at an address that stays. */
export const campaignFeedKey = (campaignId: CampaignId): string => `campaigns/${campaignId}/feed.json`;

/** The keys that sign releases, at an address that every copy and every program knows. */
export const publicKeysKey = '.well-known/relief-credit/keys.json';
