import { releaseKey } from '../contract/object-keys.ts';
import type { CampaignId, ReleaseNumber } from '../domain/ids.ts';
import type { DownstreamName } from '../domain/release-action.ts';

export type ReleaseName = { readonly campaignId: CampaignId; readonly release: ReleaseNumber };

const padded = (number: number, length: number): string => String(number).padStart(length, '0');

/** Names of a release's files. The first five are published; all others stay sealed. */
export const publicFiles = {
  json: 'red-list.json',
  csv: 'red-list.csv',
  html: 'red-list.html',
  manifest: 'manifest.json',
  signature: 'manifest.signature.json',
} as const;

export const sealedFiles = {
  index: 'sealed/index.json',
  disclosure: 'sealed/disclosure.json',
  lane: (lane: number) => `sealed/lanes/${padded(lane, 2)}/`,
  summary: (lane: number) => `sealed/lanes/${padded(lane, 2)}/summary.json`,
  part: (lane: number, part: number) => `sealed/lanes/${padded(lane, 2)}/${padded(part, 5)}.json`,
  receipts: (downstream: DownstreamName, batch: string) => `sealed/receipts/${downstream}/${batch}.json`,
  differences: 'sealed/differences.json',
} as const;

export const keyOf = ({ campaignId, release }: ReleaseName, file: string): string =>
  releaseKey(campaignId, release, file);

/** Points to the newest release of a campaign; the one public file that is ever replaced. */
export const pointerKey = (campaignId: CampaignId): string => `campaigns/${campaignId}/latest.json`;
