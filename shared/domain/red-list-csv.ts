import type { Bilingual } from './bilingual.ts';
import type { RedList } from './red-list.ts';

/** What makes a spreadsheet program read a cell as a formula, with the full-width forms that some fold to ASCII. */
const startsFormula = /^[=+\-@\t\r＝＋－＠]/u;

/** A quoted cell that no spreadsheet program runs (OWASP, CSV injection); the apostrophe is the programs' own sign for text. */
export function csvCell(text: string): string {
  const harmless = startsFormula.test(text.trimStart()) || startsFormula.test(text) ? `'${text}` : text;
  return `"${harmless.replaceAll('"', '""')}"`;
}

const header = [
  '统一社会信用代码 Credit code',
  '名称 Name',
  '类别 Category',
  '事项 Matter',
  '开始日期 From',
  '结束日期 To',
  '推荐部门 Recommended by',
  '区县 District',
  '认定日期 Determined on',
  '公示期至（含）Objections until, included',
];

const label = (labels: Readonly<Record<string, Bilingual>>, id: string): string => {
  const found = labels[id];
  return found === undefined || found.zh === found.en ? id : `${found.zh} ${found.en}`;
};

/** One line per deed (RFC 4180), led by a byte order mark: without it Excel reads Chinese in the system's code page. */
export function redListCsv({ entries, labels }: RedList): string {
  const lines = entries.flatMap(({ creditCode, name, deeds }) =>
    deeds.map(deed => [
      creditCode,
      name,
      label(labels.categories, deed.category),
      deed.title,
      deed.startedOn,
      deed.endedOn,
      label(labels.departments, deed.department),
      label(labels.districts, deed.district),
      deed.determinedOn,
      deed.objectionsUntil,
    ]),
  );
  return `\uFEFF${[header, ...lines].map(cells => cells.map(csvCell).join(',')).join('\r\n')}\r\n`;
}
