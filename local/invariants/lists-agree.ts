import * as z from 'zod';
import { canonicalJson } from '../../shared/domain/canonical.ts';
import { type PublishedRelease, readPublic, releaseFolder } from './published-releases.ts';
import type { StackReader } from './read-stack.ts';

const List = z.object({
  release: z.int(),
  cutOff: z.string(),
  campaign: z.object({ campaignId: z.string() }),
  entries: z.array(z.object({ creditCode: z.string(), name: z.string(), deeds: z.array(z.unknown()) })),
});
const Listings = z.object({
  listings: z.array(
    z.object({ campaign: z.string(), list: z.string(), entity: z.object({ creditCode: z.string() }) }),
  ),
});

/** I5: what anybody reads is what the reports say as of the cut-off, entry by entry, in each of its three forms. */
export async function listsAgree(
  reader: StackReader,
  releases: readonly PublishedRelease[],
): Promise<string[]> {
  const broken: string[] = [];
  for (const release of releases) {
    const read = async (file: string) =>
      (await readPublic(reader, releaseFolder(release) + file))?.toString('utf8');
    const parsed = List.safeParse(parseJson((await read('red-list.json')) ?? ''));
    if (!parsed.success) {
      broken.push(`I5 ${release.name}: its public list cannot be read`);
      continue;
    }
    const { entries, cutOff } = parsed.data;
    const owed = release.expected.entries;
    if (cutOff !== release.cutOff) broken.push(`I5 ${release.name}: the list names another cut-off`);
    if (canonicalJson(entries) !== canonicalJson(owed))
      broken.push(
        `I5 ${release.name}: the list has ${entries.length} entries, ${owed.length} are owed, ${differing(entries, owed)} differ`,
      );
    const csv = (await read('red-list.csv')) ?? '';
    const rows = csv.split('\r\n').filter(line => line !== '').length - 1;
    const deeds = owed.reduce((sum, entry) => sum + entry.deeds.length, 0);
    if (rows !== owed.length && rows !== deeds)
      broken.push(`I5 ${release.name}: the CSV has ${rows} rows for ${owed.length} entries`);
    const html = (await read('red-list.html')) ?? '';
    const missing = owed.filter(
      ({ creditCode }) => !html.includes(creditCode) || !csv.includes(creditCode),
    ).length;
    if (missing > 0) broken.push(`I5 ${release.name}: ${missing} entries lack in the CSV or on the page`);
    const heldBack = Object.fromEntries(release.composed.heldBack.map(({ rule, count }) => [rule, count]));
    if (canonicalJson(heldBack) !== canonicalJson(release.expected.heldBack))
      broken.push(`I5 ${release.name}: what was held back is not what must be`);
  }
  return [...broken, ...(await siteAgrees(reader, releases))];
}

/** The disclosure site shows the newest list of each campaign, once that was handed over whole. */
async function siteAgrees(reader: StackReader, releases: readonly PublishedRelease[]): Promise<string[]> {
  const { listings } = Listings.parse(
    await (await fetch(`${reader.stack.disclosureSiteUrl}/listings`)).json(),
  );
  return [...Map.groupBy(releases, ({ campaignId }) => campaignId)].flatMap(([campaignId, own]) => {
    const newest = own.at(-1);
    const differences = newest?.reconciled?.differences.find(({ downstream }) => downstream === 'disclosure');
    // Rows that the site would not take were counted by the reconciliation and wait for a person.
    if (!newest?.delivered || (differences?.missing ?? 0) + (differences?.unexpected ?? 0) > 0) return [];
    const shown = listings
      .filter(({ campaign, list }) => campaign === campaignId && list === 'red')
      .map(({ entity }) => entity.creditCode);
    const owed = newest.expected.entries.map(({ creditCode }) => creditCode);
    return shown.sort().join() === owed.join()
      ? []
      : [
          `I5 ${newest.name}: the disclosure site shows ${shown.length} organisations, ${owed.length} are owed`,
        ];
  });
}

const differing = (a: readonly { creditCode: string }[], b: readonly { creditCode: string }[]): number => {
  const known = new Set(b.map(entry => canonicalJson(entry)));
  return a.filter(entry => !known.has(canonicalJson(entry))).length;
};

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
