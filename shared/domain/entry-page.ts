import type { ListedDeed } from './composition.ts';
import { shardLabel } from './entry-shards.ts';
import { type EntryRecord, type EntryShard, isListed, stateNames } from './entry-state.ts';
import { both, daysOf, escapeHtml, labelled, publicPage } from './public-html.ts';
import type { RedList } from './red-list.ts';
import { windowWords } from './red-list-html.ts';

// The address names one organisation, and only that one is shown and printed. A browser that does not know the rule shows
// all of the page and stands at the one that was named.
const style = `
dl{display:grid;grid-template-columns:max-content 1fr;gap:.25rem 1rem}dd{margin:0}
@supports selector(:has(a)){main:has(section:target) section:not(:target){display:none}}`;

/** The organisations of one shard, each as the plain answer to whether it is listed: `entries/<shard>.html`. */
export function entryPage(shard: EntryShard, { title, labels }: Pick<RedList, 'title' | 'labels'>): string {
  const { campaign, release, entries } = shard;
  const none = `<p>${both({ zh: '本页没有单位。', en: 'There is no organisation on this page.' })}</p>`;
  return publicPage(
    title.zh,
    `<h1>${both(title)}</h1>
<p>${both(campaign.name)}</p>
${entries.length === 0 ? none : entries.map(entry => sectionOf(entry, shard, labels)).join('\n')}
<p><a href="../red-list.html">${both({ zh: `第 ${release} 批名单`, en: `The list of release ${release}` })}</a> · <a href="../manifest.json">${both({ zh: '清单与校验值', en: 'Manifest and hashes' })}</a></p>
<p>${both(windowWords)}</p>
<p>${both({ zh: '本页只载明单位，不含任何个人信息。', en: 'Organisations only; nothing about persons.' })}</p>`,
    style,
  );
}

function sectionOf(record: EntryRecord, shard: EntryShard, labels: RedList['labels']): string {
  const { creditCode, name, state, since } = record;
  const sinceText = both({
    zh: `第 ${since.release} 批（${since.day}）`,
    en: `Release ${since.release} (${since.day})`,
  });
  return `<section id="${escapeHtml(creditCode)}"><h2>${escapeHtml(name)}</h2>
<dl><dt>${both({ zh: '统一社会信用代码', en: 'Credit code' })}</dt><dd class="code">${escapeHtml(creditCode)}</dd>
<dt>${both({ zh: '状态', en: 'State' })}</dt><dd><strong>${both(stateNames[state])}</strong></dd>
<dt>${both({ zh: '列入批次', en: 'Listed since' })}</dt><dd>${sinceText}</dd>
${isListed(record) ? listedPart(record, shard, labels) : leftPart(record)}</section>`;
}

const leftPart = ({ until }: Extract<EntryRecord, { until: object }>): string =>
  `<dt>${both({ zh: '移出批次', en: 'Left with' })}</dt><dd>${both({ zh: `第 ${until.release} 批（${until.day}）`, en: `Release ${until.release} (${until.day})` })}</dd></dl>`;

function listedPart(
  { entry, leaf }: Extract<EntryRecord, { entry: object }>,
  { list, shard }: EntryShard,
  labels: RedList['labels'],
): string {
  const proof = both({
    zh: `名单第 ${leaf + 1} 条，共 ${list.entries} 条；路径见同名 JSON 文件`,
    en: `Entry ${leaf + 1} of ${list.entries} in the signed list; its path is in the JSON file of the same name`,
  });
  const heads = [
    { zh: '类别', en: 'Category' },
    { zh: '事项', en: 'Matter' },
    { zh: '日期', en: 'Days' },
    { zh: '推荐部门', en: 'Recommended by' },
    { zh: '区县', en: 'District' },
    { zh: '认定日期', en: 'Determined on' },
    { zh: '公示期至（含）', en: 'Objections until, included' },
  ];
  return `<dt>${both({ zh: '可核验', en: 'Proof' })}</dt><dd>${proof}: <a href="${shardLabel(shard)}.json">JSON</a></dd></dl>
<div class="wide" role="region" aria-label="${escapeHtml(entry.name)}" tabindex="0"><table><thead><tr>${heads.map(head => `<th scope="col">${both(head)}</th>`).join('')}</tr></thead>
<tbody>${entry.deeds.map(deed => rowOf(deed, labels)).join('')}</tbody></table></div>`;
}

const rowOf = (deed: ListedDeed, labels: RedList['labels']): string =>
  `<tr><td>${labelled(labels.categories, deed.category)}</td><td>${escapeHtml(deed.title)}</td><td>${daysOf(deed)}</td><td>${labelled(labels.departments, deed.department)}</td><td>${labelled(labels.districts, deed.district)}</td><td>${deed.determinedOn}</td><td>${deed.objectionsUntil}</td></tr>`;
