import type { RedListEntry } from '../../shared/domain/composition.ts';
import type { Manifest } from '../../shared/domain/manifest.ts';
import { merkleRoot } from '../../shared/domain/manifest-tree.ts';
import { escapeHtml } from '../../shared/domain/public-html.ts';
import { differenceOf, entryText, RedList } from '../../shared/domain/red-list.ts';
import { csvCell, redListCsv } from '../../shared/domain/red-list-csv.ts';
import { redListHtml } from '../../shared/domain/red-list-html.ts';
import { contradicts, type Finding, unreadable } from './finding.ts';
import { canonicalOf, textOf } from './published-text.ts';

/** A list whose bytes are as signed, against the manifest that signs it and the list before. */
export function listFindings(
  file: string,
  list: RedList,
  manifest: Manifest,
  before: readonly RedListEntry[],
): readonly Finding[] {
  const { entries, campaign, release, cutOff } = list;
  const { added, changed, removed } = differenceOf(before, entries);
  const told = (is: boolean, zh: string, en: string) => (is ? [] : [contradicts(file, zh, en)]);
  return [
    ...told(
      campaign.campaignId === manifest.campaign.campaignId &&
        release === manifest.release &&
        cutOff === manifest.cutOff,
      '它属于另一批次',
      'it belongs to another release',
    ),
    ...told(
      entries.every(
        (entry, index) => index === 0 || (entries[index - 1]?.creditCode ?? '') < entry.creditCode,
      ),
      '条目顺序有误',
      'its entries are out of order',
    ),
    ...told(
      manifest.counts.organisations === entries.length,
      `清单所载为 ${manifest.counts.organisations} 条，实为 ${entries.length} 条`,
      `the manifest counts ${manifest.counts.organisations} entries, and there are ${entries.length}`,
    ),
    ...told(
      manifest.counts.added === added.length &&
        manifest.counts.changed === changed.length &&
        manifest.counts.removed === removed.length,
      '与上一批次相比的增减数有误',
      'its differences to the release before are not those that the manifest counts',
    ),
    ...told(
      merkleRoot(entries.map(entryText)) === manifest.merkleRoot,
      '条目与清单的默克尔根不符',
      'its entries do not lead to the root in the manifest',
    ),
  ];
}

export const readList = (
  file: string,
  bytes: Uint8Array,
): { list: RedList | null; findings: readonly Finding[] } => {
  const list = canonicalOf(RedList, bytes);
  return { list, findings: list === null ? [unreadable(file)] : [] };
};

/** Does a table say what the list says: every organisation, every deed of it, in order, and nothing besides? */
export function tableFindings(
  file: string,
  bytes: Uint8Array,
  entries: readonly RedListEntry[],
  kind: 'csv' | 'html',
): readonly Finding[] {
  const text = textOf(bytes);
  if (text === null) return [unreadable(file)];
  const cell = kind === 'csv' ? csvCell : (value: string) => `>${escapeHtml(value)}<`;
  const missing = absentFrom(
    text,
    entries.map(({ creditCode, name, deeds }) => ({
      code: creditCode,
      // The CSV names the organisation in each of its rows; the page once, over all of them.
      texts: deeds.flatMap(({ title, determinedOn }, index) =>
        kind === 'csv' || index === 0
          ? [cell(creditCode), cell(name), cell(title), cell(determinedOn)]
          : [cell(title), cell(determinedOn)],
      ),
    })),
  );
  const rows = text.split(kind === 'csv' ? '\r\n' : '<tbody>').length - (kind === 'csv' ? 2 : 1);
  const owed = kind === 'csv' ? entries.reduce((sum, { deeds }) => sum + deeds.length, 0) : entries.length;
  return [
    ...missing.map(code => contradicts(file, '该条目与名单不同', 'this entry is not as in the list', code)),
    ...(rows === owed
      ? []
      : [contradicts(file, `共 ${rows} 行，应为 ${owed} 行`, `it has ${rows} rows for ${owed}`)]),
  ];
}

type Sought = { readonly code: string; readonly texts: readonly string[] };

/** Those of which a text does not hold all, each after the last one found. */
function absentFrom(text: string, sought: readonly Sought[]): readonly string[] {
  let cursor = 0;
  return sought.flatMap(({ code, texts }) => {
    let at = cursor;
    for (const one of texts) {
      const found = text.indexOf(one, at);
      if (found < 0) return [code];
      at = found + one.length;
    }
    cursor = at;
    return [];
  });
}

/** At which entries a file that was altered differs from what the list says; none where it lies elsewhere in the file. */
export const alteredEntries = (bytes: Uint8Array, sought: readonly Sought[]): readonly string[] =>
  absentFrom(Buffer.from(bytes).toString('utf8'), sought);

/** An entry as each form of the list spells it. */
export function spelling(name: string, list: RedList, shards: number): readonly Sought[] | null {
  const alone = (entry: RedListEntry): RedList => ({ ...list, entries: [entry] });
  const of = (textsOf: (entry: RedListEntry) => readonly string[]) =>
    list.entries.map(entry => ({ code: entry.creditCode, texts: textsOf(entry) }));
  if (name === 'red-list.csv')
    return of(entry =>
      redListCsv(alone(entry))
        .split('\r\n')
        .slice(1, -1)
        .map(row => `${row}\r\n`),
    );
  if (name !== 'red-list.html') return null;
  return of(entry => {
    const page = redListHtml(alone(entry), shards);
    return [page.slice(page.indexOf('<tbody>'), page.indexOf('</tbody>') + '</tbody>'.length)];
  });
}
