import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import type { Campaign } from './campaign.ts';
import { canonicalJson } from './canonical.ts';
import { RedListEntry } from './composition.ts';
import { CampaignId, ReleaseNumber } from './ids.ts';
import { Moment } from './moment.ts';
import type { Policy } from './policy.ts';
import { findCategory, findDepartment, findDistrict } from './policy-lookups.ts';

const Labels = z.record(z.string(), Bilingual);

/** The public list of organisations with determined good conduct (社会信用红榜). No natural person stands in it. */
export const RedList = z.strictObject({
  schemaVersion: z.literal(1),
  list: z.literal('red'),
  title: Bilingual,
  campaign: z.strictObject({ campaignId: CampaignId, name: Bilingual }),
  release: ReleaseNumber,
  cutOff: Moment,
  source: z.string(),
  /** Names of the ids that the entries use. */
  labels: z.strictObject({ categories: Labels, departments: Labels, districts: Labels }),
  entries: z.array(RedListEntry),
});
export type RedList = z.infer<typeof RedList>;

/** The list, in the order of its credit codes whatever order the entries come in. */
export function redListOf(
  campaign: Pick<Campaign, 'campaignId' | 'name'>,
  release: ReleaseNumber,
  cutOff: Moment,
  policy: Policy,
  entries: readonly RedListEntry[],
): RedList {
  const sorted = [...entries].sort((a, b) => (a.creditCode < b.creditCode ? -1 : 1));
  const deeds = sorted.flatMap(entry => entry.deeds);
  return {
    schemaVersion: 1,
    list: 'red',
    title: policy.lists.redList.title,
    campaign: { campaignId: campaign.campaignId, name: campaign.name },
    release,
    cutOff,
    source: [policy.source.title, ...policy.source.numbers].join(' '),
    labels: {
      categories: labelsOf(
        deeds.map(({ category }) => category),
        id => findCategory(policy, id)?.name,
      ),
      departments: labelsOf(
        deeds.map(({ department }) => department),
        id => findDepartment(policy, id)?.name,
      ),
      districts: labelsOf(
        deeds.map(({ district }) => district),
        id => findDistrict(policy, id)?.name,
      ),
    },
    entries: sorted,
  };
}

// A later policy may have dropped what an earlier determination names; its id still says which it was.
const labelsOf = (ids: readonly string[], nameOf: (id: string) => Bilingual | undefined) =>
  Object.fromEntries([...new Set(ids)].sort().map(id => [id, nameOf(id) ?? { zh: id, en: id }]));

export const redListJson = (list: RedList): string => `${canonicalJson(list)}\n`;

/** One public text per entry: a leaf of the manifest's tree, and what tells a changed entry from the one before. */
export const entryText = (entry: RedListEntry): string => canonicalJson(entry);

export type RedListDifference = {
  readonly added: readonly RedListEntry[];
  readonly changed: readonly RedListEntry[];
  readonly removed: readonly RedListEntry[];
};

export function differenceOf(
  before: readonly RedListEntry[],
  after: readonly RedListEntry[],
): RedListDifference {
  const known = new Map(before.map(entry => [entry.creditCode, entry]));
  const kept = new Set(after.map(({ creditCode }) => creditCode));
  return {
    added: after.filter(({ creditCode }) => !known.has(creditCode)),
    changed: after.filter(entry => {
      const earlier = known.get(entry.creditCode);
      return earlier !== undefined && entryText(earlier) !== entryText(entry);
    }),
    removed: before.filter(({ creditCode }) => !kept.has(creditCode)),
  };
}
