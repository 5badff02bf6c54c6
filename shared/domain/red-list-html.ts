import type { Bilingual } from './bilingual.ts';
import type { RedListEntry } from './composition.ts';
import { dayOf } from './day.ts';
import { entryShardOf, shardLabel } from './entry-shards.ts';
import { both, daysOf, escapeHtml, labelled, publicPage } from './public-html.ts';
import type { RedList } from './red-list.ts';

const columns: readonly Bilingual[] = [
  { zh: '统一社会信用代码', en: 'Credit code' },
  { zh: '名称', en: 'Name' },
  { zh: '类别', en: 'Category' },
  { zh: '事项', en: 'Matter' },
  { zh: '日期', en: 'Days' },
  { zh: '推荐部门', en: 'Recommended by' },
  { zh: '区县', en: 'District' },
  { zh: '认定日期', en: 'Determined on' },
  { zh: '公示期至（含）', en: 'Objections until, included' },
];

/** What the days of the last column mean. Said on every form of the list that people read. */
export const windowWords: Bilingual = {
  zh: '名单先行公示，任何人可以提出异议；公示期满且没有未处理完毕的异议的，予以认定。',
  en: 'The list is shown first and anybody may object. What is shown counts as recognised after the day named, unless an objection stands.',
};

/** Where an entry's own page is, from the release's folder. */
const entryAddress = (creditCode: string, shards: number): string =>
  `entries/${shardLabel(entryShardOf(creditCode, shards))}.html#${creditCode}`;

function rowsOf({ creditCode, name, deeds }: RedListEntry, { labels }: RedList, shards: number): string {
  const span = deeds.length > 1 ? ` rowspan="${deeds.length}"` : '';
  const head = `<th scope="rowgroup"${span} class="code"><a href="${entryAddress(creditCode, shards)}">${escapeHtml(creditCode)}</a></th><td${span}>${escapeHtml(name)}</td>`;
  const rows = deeds.map(
    (deed, index) =>
      `<tr>${index === 0 ? head : ''}<td>${labelled(labels.categories, deed.category)}</td><td>${escapeHtml(deed.title)}</td><td>${daysOf(deed)}</td><td>${labelled(labels.departments, deed.department)}</td><td>${labelled(labels.districts, deed.district)}</td><td>${deed.determinedOn}</td><td>${deed.objectionsUntil}</td></tr>`,
  );
  return `<tbody>${rows.join('')}</tbody>`;
}

/** The list as a page of its own: no script, no address outside itself, readable by a screen reader and on paper. */
export function redListHtml(list: RedList, shards: number): string {
  const { title, campaign, entries } = list;
  const heads = columns.map(column => `<th scope="col">${both(column)}</th>`).join('');
  const none = `<p>${both({ zh: '本批次没有入榜单位。', en: 'No organisation is listed in this release.' })}</p>`;
  const table = `<div class="wide" role="region" aria-labelledby="list" tabindex="0">
<table><caption id="list">${both({ zh: `共 ${entries.length} 家单位`, en: `${entries.length} organisations` })}</caption>
<thead><tr>${heads}</tr></thead>
${entries.map(entry => rowsOf(entry, list, shards)).join('\n')}
</table></div>`;
  return publicPage(
    title.zh,
    `<h1>${both(title)}</h1>
<p>${both(campaign.name)}</p>
<p>${both({ zh: `第 ${list.release} 批，认定截至 ${dayOf(list.cutOff)}`, en: `Release ${list.release}, determinations up to ${dayOf(list.cutOff)}` })}</p>
<p>${both(windowWords)}</p>
<p>${both({ zh: `依据：${list.source}`, en: `Basis: ${list.source}` })}</p>
${entries.length === 0 ? none : table}
<p><a href="red-list.csv">CSV</a> · <a href="red-list.json">JSON</a> · <a href="feed.json">${both({ zh: '变更', en: 'Changes' })}</a> · <a href="manifest.json">${both({ zh: '清单与校验值', en: 'Manifest and hashes' })}</a></p>`,
  );
}
