import { canonicalJson } from '../../shared/domain/canonical.ts';
import { Pointer } from '../../shared/domain/public-files.ts';
import { contradicts, type Finding, finding, missing, unreadable } from './finding.ts';
import type { PublishedPlace } from './published-place.ts';
import { canonicalOf } from './published-text.ts';
import { isCampaignFeed } from './verify-entries.ts';
import type { FoundFiles } from './verify-files.ts';
import { folderOf, type Link } from './verify-manifest.ts';

export type Checked = { readonly link: Link; readonly files: FoundFiles };

const pointerFile = (campaignId: string): string => `campaigns/${campaignId}/latest.json`;

/** Signed releases that lie in a folder, lowest first; none where a place cannot be looked through. */
async function releasesIn(place: PublishedPlace, campaignId: string): Promise<readonly number[]> {
  const there = (await place.list(`campaigns/${campaignId}/releases`)) ?? [];
  return there
    .filter(path => path.endsWith('/manifest.signature.json'))
    .map(path => Number(path.split('/')[3]))
    .sort((a, b) => a - b);
}

/** The release below one whose manifest cannot be believed, as the folder shows it; 0 where nothing does. */
export const releaseBelow = async (place: PublishedPlace, campaignId: string, release: number) =>
  (await releasesIn(place, campaignId)).findLast(one => one < release) ?? 0;

/**
 * Where the newest release is: as the pointer says or, where that leads nowhere or behind, as the folder shows. A campaign that has only
 * a register so far needs no pointer.
 */
export async function readPointer(place: PublishedPlace, campaignId: string, hasRegister = false) {
  const file = pointerFile(campaignId);
  const bytes = await place.read(file);
  const pointer = bytes === null ? null : canonicalOf(Pointer, bytes);
  const highest = (await releasesIn(place, campaignId)).at(-1) ?? 0;
  const instead = (fault: Finding) => ({ pointer: null, newest: highest, findings: [fault] });
  if (bytes === null && highest === 0 && hasRegister) return { pointer: null, newest: 0, findings: [] };
  if (pointer === null) return instead(bytes === null ? missing(file) : unreadable(file));
  const { release } = pointer;
  if ((await place.read(`${folderOf(campaignId, release)}manifest.json`)) === null)
    return instead(finding(file, '所指批次不存在', `points to release ${release}, which is not there`));
  if (highest > release)
    return instead(
      finding(file, `所指不是最新的第 ${highest} 批`, `does not point to the newest release, ${highest}`),
    );
  return { pointer, newest: Number(release), findings: [] };
}

/** The two files that are replaced with each release, against the newest one. What was altered in it has been told of. */
export async function pointerFindings(
  place: PublishedPlace,
  campaignId: string,
  pointer: Pointer | null,
  { link, files }: Checked,
): Promise<readonly Finding[]> {
  const named = link.manifest?.files.some(({ name }) => name === 'files.json');
  if (!link.sound || (named && files.index === null)) return [];
  if (pointer !== null && canonicalJson(pointer) !== canonicalJson(pointerOwed(campaignId, link, files)))
    return [
      contradicts(
        pointerFile(campaignId),
        '所指与最新批次不符',
        'it does not say what the newest release is',
      ),
    ];
  const feed = files.whole.has('feed.json') ? files.bytes.get('feed.json') : undefined;
  if (feed === undefined) return [];
  const file = `campaigns/${campaignId}/feed.json`;
  const bytes = await place.read(file);
  if (bytes === null) return [missing(file)];
  return isCampaignFeed(bytes, feed)
    ? []
    : [contradicts(file, '与最新批次的变更不同', 'it is not the newest release’s feed')];
}

function pointerOwed(campaignId: string, link: Link, { index }: FoundFiles): object {
  const at = (file: string) => link.folder + file;
  return {
    schemaVersion: 1,
    campaignId,
    release: link.release,
    manifestHash: link.hash,
    manifest: at('manifest.json'),
    signature: at('manifest.signature.json'),
    list: at('red-list.json'),
    ...(index === null
      ? {}
      : {
          files: at('files.json'),
          feed: at('feed.json'),
          lookup: { shards: index.shards, entries: at('entries/'), names: at('names/') },
        }),
  };
}
