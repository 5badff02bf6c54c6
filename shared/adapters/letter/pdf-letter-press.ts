import type { Bilingual } from '../../domain/bilingual.ts';
import { startOfDay } from '../../domain/day.ts';
import { dayInWords, type Letter, type LetterSection } from '../../domain/letter.ts';
import type { LetterPress } from '../../ports/letter-press.ts';
import { type Cell, type Fonts, openPaper, type Paper, type Type } from './paper.ts';

const INK = '#1a1a1a';
/** Second language, and what stands beside the matter: 7:1 on white. */
const GREY = '#555555';
/** The red of an official document's head. */
const RED = '#b5121b';

const chinese = (font: Type['font'], size: number, leading: number, colour = INK): Type => ({
  font,
  size,
  leading,
  colour,
  language: 'zh',
});
const english = (font: Type['font'], size: number, leading: number, colour = GREY): Type => ({
  font,
  size,
  leading,
  colour,
  language: 'en',
});

const type = {
  head: chinese('bold', 22, 34, RED),
  headEnglish: english('regular', 9.5, 15, RED),
  aside: chinese('regular', 10, 16, GREY),
  title: chinese('bold', 17, 27),
  titleEnglish: english('regular', 11, 17),
  addressee: chinese('bold', 12, 22),
  body: chinese('regular', 12, 21),
  bodyEnglish: english('regular', 9.5, 14),
  heading: chinese('bold', 13, 22),
  headingEnglish: english('regular', 9.5, 14),
  label: chinese('bold', 10.5, 16),
  cell: chinese('regular', 10.5, 16),
  small: english('regular', 8.5, 12),
  footer: chinese('regular', 9, 14, GREY),
} satisfies Record<string, Type>;

const clockHeadings = { zh: '期限', en: 'Time limits' };
const clockColumns = [
  { zh: '事项', en: 'What' },
  { zh: '最后一日（含当日）', en: 'Last day, included' },
];
const rightsHeading = { zh: '您的权利', en: 'Your rights' };
const FACT_COLUMNS = [26, 74];

/** Letters as PDF, set in the fonts given (`regular` and `bold`, TrueType, with the characters of GB 18030). */
export const pdfLetterPress = (fonts: () => Fonts): LetterPress => ({
  async print(letter) {
    const { title, office, reference, day } = letter;
    const paper = openPaper(fonts(), {
      title: `${title.zh} ${title.en}`,
      author: office.zh,
      subject: reference,
      // The day of the letter and not of its printing: printed again it is the same letter.
      made: new Date(startOfDay(day)),
    });
    setHead(paper, letter);
    for (const text of letter.paragraphs) setParagraph(paper, text);
    if (letter.facts.length > 0) {
      paper.space(8);
      const rows = letter.facts.map(({ label, value }) => [labelCell(label), cellOf(value)]);
      paper.table(null, rows, FACT_COLUMNS);
    }
    for (const section of letter.sections) setSection(paper, section);
    if (letter.clocks.length > 0) setSection(paper, clockSection(letter));
    if (letter.rights.length > 0) setRights(paper, letter.rights);
    setSignature(paper, letter);
    setMissing(paper);
    return paper.close(
      (page, pages) => `${reference}　第 ${page} 页，共 ${pages} 页 · Page ${page} of ${pages}`,
      type.footer,
    );
  },
});

function setHead(paper: Paper, { office, reference, title, addressee }: Letter): void {
  paper.text('P', office.zh, type.head, { align: 'centre' });
  paper.text('P', office.en, type.headEnglish, { align: 'centre' });
  paper.space(8);
  paper.rule(RED, 1.6);
  paper.space(6);
  paper.text('P', `编号 No. ${reference}`, type.aside, { align: 'right' });
  paper.space(16);
  paper.text('H1', title.zh, type.title, { align: 'centre' });
  paper.text('H1', title.en, type.titleEnglish, { align: 'centre' });
  paper.space(16);
  paper.text('P', `${addressee}：`, type.addressee);
}

function setParagraph(paper: Paper, { zh, en }: Bilingual): void {
  paper.text('P', zh, type.body, { indent: 2 * type.body.size, align: 'justified' });
  paper.text('P', en, type.bodyEnglish, { x: 2 * type.body.size, width: paper.width - 2 * type.body.size });
  paper.space(6);
}

function setHeading(paper: Paper, { zh, en }: Bilingual): void {
  paper.space(10);
  // A heading never stands alone at the foot of a sheet.
  paper.need(type.heading.leading + type.headingEnglish.leading + 60);
  paper.text('H2', zh, type.heading);
  paper.text('H2', en, type.headingEnglish);
  paper.space(4);
}

function setSection(paper: Paper, { heading, paragraphs, table }: LetterSection): void {
  setHeading(paper, heading);
  for (const text of paragraphs) setParagraph(paper, text);
  if (table === null) return;
  const rows = table.rows.map(row => row.map(cellOf));
  paper.table(table.headings.map(labelCell), rows, table.widths);
}

const clockSection = ({ clocks }: Letter): LetterSection => ({
  heading: clockHeadings,
  paragraphs: [],
  table: {
    headings: clockColumns,
    widths: [64, 36],
    rows: clocks.map(({ name, lastDay }) => [name, dayInWords(lastDay)]),
  },
});

function setRights(paper: Paper, rights: readonly Bilingual[]): void {
  setHeading(paper, rightsHeading);
  for (const [at, { zh, en }] of rights.entries()) {
    paper.text('P', `${at + 1}．${zh}`, type.body, { align: 'justified' });
    paper.text('P', en, type.bodyEnglish, {
      x: 1.5 * type.body.size,
      width: paper.width - 1.5 * type.body.size,
    });
    paper.space(5);
  }
}

/** Office and day, to the right, never torn from each other. */
function setSignature(paper: Paper, { office, day }: Letter): void {
  const { zh, en } = dayInWords(day);
  paper.space(24);
  paper.need(2 * type.body.leading + 2 * type.bodyEnglish.leading);
  paper.text('P', office.zh, type.body, { align: 'right' });
  paper.text('P', office.en, type.bodyEnglish, { align: 'right' });
  paper.text('P', zh, type.body, { align: 'right' });
  paper.text('P', en, type.bodyEnglish, { align: 'right' });
}

function setMissing(paper: Paper): void {
  const missing = paper.missing();
  if (missing.length === 0) return;
  const points = missing.map(sign => `U+${(sign.codePointAt(0) ?? 0).toString(16).toUpperCase()}`);
  paper.space(14);
  paper.text('P', `〓：打印字库未收的字，依次为 ${points.join('、')}；系统记录中的字不变。`, type.footer);
  paper.text(
    'P',
    `〓 stands for characters that the printing fonts lack, in this order: ${points.join(', ')}. The record holds them as they are.`,
    type.small,
  );
}

const labelCell = ({ zh, en }: Bilingual): Cell => [
  { text: zh, type: type.label },
  { text: en, type: type.small },
];
const cellOf = (value: Bilingual | string): Cell =>
  typeof value === 'string'
    ? [{ text: value, type: type.cell }]
    : [
        { text: value.zh, type: type.cell },
        { text: value.en, type: type.small },
      ];
