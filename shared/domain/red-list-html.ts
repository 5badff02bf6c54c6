import type { Bilingual } from './bilingual.ts';
import type { CommendedDeed, RedListEntry } from './composition.ts';
import { dayOf } from './day.ts';
import type { RedList } from './red-list.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/** Text as text, in content and in quoted attributes alike. */
export const escapeHtml = (text: string): string =>
  text.replaceAll(/[&<>"']/g, sign => entities[sign] ?? sign);

const both = ({ zh, en }: Bilingual): string =>
  zh === en ? escapeHtml(zh) : `${escapeHtml(zh)} <span lang="en">${escapeHtml(en)}</span>`;

const label = (labels: Readonly<Record<string, Bilingual>>, id: string): string =>
  both(labels[id] ?? { zh: id, en: id });

const style = `body{font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}span[lang=en]{display:block;font-size:.85em;color:#595959}
table{border-collapse:collapse;width:100%}caption{text-align:start;padding:.5rem 0}
th,td{border:1px solid #8c8c8c;padding:.4rem .6rem;text-align:start;vertical-align:top}thead th{background:#f0f0f0}
.code{font-family:ui-monospace,monospace;white-space:nowrap}.wide{overflow-x:auto}
@media print{body{margin:0;max-width:none;font-size:.8rem}thead{display:table-header-group}tr{break-inside:avoid}.wide{overflow:visible}}`;

const columns: readonly Bilingual[] = [
  { zh: '统一社会信用代码', en: 'Credit code' },
  { zh: '名称', en: 'Name' },
  { zh: '类别', en: 'Category' },
  { zh: '事项', en: 'Matter' },
  { zh: '日期', en: 'Days' },
  { zh: '推荐部门', en: 'Recommended by' },
  { zh: '区县', en: 'District' },
  { zh: '认定日期', en: 'Determined on' },
];

const days = ({ startedOn, endedOn }: CommendedDeed): string =>
  startedOn === endedOn ? startedOn : `${startedOn} – ${endedOn}`;

function rowsOf({ creditCode, name, deeds }: RedListEntry, { labels }: RedList): string {
  const span = deeds.length > 1 ? ` rowspan="${deeds.length}"` : '';
  const head = `<th scope="rowgroup"${span} class="code">${escapeHtml(creditCode)}</th><td${span}>${escapeHtml(name)}</td>`;
  const rows = deeds.map(
    (deed, index) =>
      `<tr>${index === 0 ? head : ''}<td>${label(labels.categories, deed.category)}</td><td>${escapeHtml(deed.title)}</td><td>${days(deed)}</td><td>${label(labels.departments, deed.department)}</td><td>${label(labels.districts, deed.district)}</td><td>${deed.determinedOn}</td></tr>`,
  );
  return `<tbody>${rows.join('')}</tbody>`;
}

/** The list as a page of its own: no script, no address outside itself, readable by a screen reader and on paper. */
export function redListHtml(list: RedList): string {
  const { title, campaign, entries } = list;
  const heads = columns.map(column => `<th scope="col">${both(column)}</th>`).join('');
  const none = `<p>${both({ zh: '本批次没有入榜单位。', en: 'No organisation is listed in this release.' })}</p>`;
  const table = `<div class="wide" role="region" aria-labelledby="list" tabindex="0">
<table><caption id="list">${both({ zh: `共 ${entries.length} 家单位`, en: `${entries.length} organisations` })}</caption>
<thead><tr>${heads}</tr></thead>
${entries.map(entry => rowsOf(entry, list)).join('\n')}
</table></div>`;
  return `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title.zh)}</title><style>${style}</style></head>
<body><main>
<h1>${both(title)}</h1>
<p>${both(campaign.name)}</p>
<p>${both({ zh: `第 ${list.release} 批，认定截至 ${dayOf(list.cutOff)}`, en: `Release ${list.release}, determinations up to ${dayOf(list.cutOff)}` })}</p>
<p>${both({ zh: `依据：${list.source}`, en: `Basis: ${list.source}` })}</p>
${entries.length === 0 ? none : table}
<p><a href="red-list.csv">CSV</a> · <a href="red-list.json">JSON</a> · <a href="manifest.json">${both({ zh: '清单与校验值', en: 'Manifest and hashes' })}</a></p>
</main></body></html>
`;
}
