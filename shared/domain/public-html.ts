import type { Bilingual } from './bilingual.ts';
import type { CommendedDeed } from './composition.ts';

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

export const both = ({ zh, en }: Bilingual): string =>
  zh === en ? escapeHtml(zh) : `${escapeHtml(zh)} <span lang="en">${escapeHtml(en)}</span>`;

/** The name of an id that an entry uses; the id itself where nobody has named it. */
export const labelled = (labels: Readonly<Record<string, Bilingual>>, id: string): string =>
  both(labels[id] ?? { zh: id, en: id });

/** The days of a deed: one, or from and to. */
export const daysOf = ({ startedOn, endedOn }: CommendedDeed): string =>
  startedOn === endedOn ? startedOn : `${startedOn} – ${endedOn}`;

const style = `body{font:1rem/1.6 system-ui,"PingFang SC","Microsoft YaHei",sans-serif;margin:2rem auto;max-width:72rem;padding:0 1rem;color:#1a1a1a;background:#fff}
h1{font-size:1.5rem}span[lang=en]{display:block;font-size:.85em;color:#595959}
table{border-collapse:collapse;width:100%}caption{text-align:start;padding:.5rem 0}
th,td{border:1px solid #8c8c8c;padding:.4rem .6rem;text-align:start;vertical-align:top}thead th{background:#f0f0f0}
.code{font-family:ui-monospace,monospace;white-space:nowrap}.wide{overflow-x:auto}
@media print{body{margin:0;max-width:none;font-size:.8rem}thead{display:table-header-group}tr{break-inside:avoid}.wide{overflow:visible}}`;

/** A page of its own: no script, no address outside itself, readable by a screen reader and on paper. */
export const publicPage = (title: string, main: string, more = ''): string => `<!doctype html>
<html lang="zh-CN">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${escapeHtml(title)}</title><style>${style}${more}</style></head>
<body><main>
${main}
</main></body></html>
`;
