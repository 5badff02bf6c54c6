import * as z from 'zod';
import { Bilingual } from './bilingual.ts';
import { canonicalJson } from './canonical.ts';
import { entryShardOf, shardLabel } from './entry-shards.ts';
import { CampaignId, ReleaseNumber } from './ids.ts';
import { Moment } from './moment.ts';
import type { RedList, RedListDifference } from './red-list.ts';

const Change = z.enum(['removed', 'added', 'changed']);
type Change = z.infer<typeof Change>;

const FeedItem = z.strictObject({
  id: z.string(),
  url: z.string(),
  title: z.string(),
  content_text: z.string(),
  date_published: Moment,
  tags: z.array(Change).length(1),
  _relief: z.strictObject({ change: Change, creditCode: z.string().length(18), name: z.string() }),
});

/**
 * What a release changed, as JSON Feed 1.1. Addresses are relative to the feed's own, so that a copied folder stays whole.
 * `next_url` leads to the release before: pages are never rewritten, and together they tell everything since the first.
 */
export const ChangeFeed = z.strictObject({
  version: z.literal('https://jsonfeed.org/version/1.1'),
  title: z.string(),
  language: z.literal('zh-CN'),
  home_page_url: z.string(),
  feed_url: z.literal('feed.json'),
  next_url: z.string().optional(),
  _relief: z.strictObject({
    schemaVersion: z.literal(1),
    campaign: z.strictObject({ campaignId: CampaignId, name: Bilingual }),
    release: ReleaseNumber,
    previousRelease: ReleaseNumber.nullable(),
    /** The day of the changes: when the release was cut off. */
    cutOff: Moment,
    added: z.int(),
    changed: z.int(),
    removed: z.int(),
  }),
  items: z.array(FeedItem),
});
export type ChangeFeed = z.infer<typeof ChangeFeed>;

const words: Readonly<Record<Change, Bilingual>> = {
  removed: { zh: '移出名单', en: 'Removed from the list' },
  added: { zh: '列入名单', en: 'Listed' },
  changed: { zh: '内容更新', en: 'Changed' },
};

const folderOf = (release: number): string => String(release).padStart(4, '0');

/** The feed of one release as it stands in the release's folder. What leaves the list comes first. */
export function changeFeedOf(
  list: RedList,
  previousRelease: ReleaseNumber | null,
  difference: RedListDifference,
  shards: number,
): ChangeFeed {
  const { campaign, release, cutOff } = list;
  const items = Change.options.flatMap(change =>
    difference[change].map(({ creditCode, name }) => ({
      id: `${campaign.campaignId}/${folderOf(release)}/${creditCode}`,
      url: `entries/${shardLabel(entryShardOf(creditCode, shards))}.html#${creditCode}`,
      title: `${words[change].zh}：${name}`,
      content_text: `${name}（${creditCode}）${words[change].zh}。${words[change].en}.`,
      date_published: cutOff,
      tags: [change],
      _relief: { change, creditCode, name },
    })),
  );
  return {
    version: 'https://jsonfeed.org/version/1.1',
    title: `${list.title.zh} – ${campaign.name.zh}`,
    language: 'zh-CN',
    home_page_url: 'red-list.html',
    feed_url: 'feed.json',
    ...(previousRelease === null ? {} : { next_url: `../${folderOf(previousRelease)}/feed.json` }),
    _relief: {
      schemaVersion: 1,
      campaign,
      release,
      previousRelease,
      cutOff,
      added: difference.added.length,
      changed: difference.changed.length,
      removed: difference.removed.length,
    },
    items,
  };
}

/** The same feed for the campaign's own folder: derived, so that it needs no signature of its own. */
export function campaignFeedOf(feed: ChangeFeed): ChangeFeed {
  const { release, previousRelease } = feed._relief;
  const folder = `releases/${folderOf(release)}/`;
  return {
    ...feed,
    home_page_url: folder + feed.home_page_url,
    ...(previousRelease === null ? {} : { next_url: `releases/${folderOf(previousRelease)}/feed.json` }),
    items: feed.items.map(item => ({ ...item, url: folder + item.url })),
  };
}

export const feedText = (feed: ChangeFeed): string => `${canonicalJson(feed)}\n`;
