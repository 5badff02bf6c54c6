import { columnName } from '../../domain/cell-name.ts';
import type { WorkbookColumn, WorkbookPlan } from '../../domain/workbook-plan.ts';
import { declaration, escaped, main, officeRelations, packageRelations, textCell } from './markup.ts';

/** Cell formats of a workbook that is written here, by their place in `stylesPart`. */
export const formats = { plain: 0, text: 1, required: 2, optional: 3, example: 4, wrapped: 5 } as const;

export const stylesPart = `${declaration}<styleSheet xmlns="${main}"><fonts count="3"><font><sz val="11"/><name val="宋体"/></font><font><b/><sz val="11"/><name val="宋体"/></font><font><i/><sz val="11"/><color rgb="FF7F7F7F"/><name val="宋体"/></font></fonts><fills count="4"><fill><patternFill patternType="none"/></fill><fill><patternFill patternType="gray125"/></fill><fill><patternFill patternType="solid"><fgColor rgb="FFFCE4D6"/></patternFill></fill><fill><patternFill patternType="solid"><fgColor rgb="FFDDEBF7"/></patternFill></fill></fills><borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders><cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs><cellXfs count="6"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/><xf numFmtId="49" fontId="1" fillId="2" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="1" fillId="3" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1" applyFill="1"/><xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyFont="1"/><xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1" applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf></cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles></styleSheet>`;

export type NamedSheet = { readonly name: string; readonly hidden?: boolean };

export const workbookPart = (sheets: readonly NamedSheet[]): string =>
  `${declaration}<workbook xmlns="${main}" xmlns:r="${officeRelations}"><sheets>${sheets
    .map(
      ({ name, hidden }, index) =>
        `<sheet name="${escaped(name.slice(0, 31))}" sheetId="${index + 1}"${hidden === true ? ' state="hidden"' : ''} r:id="rId${index + 1}"/>`,
    )
    .join('')}</sheets></workbook>`;

const relation = (id: number, type: string, target: string): string =>
  `<Relationship Id="rId${id}" Type="${officeRelations}/${type}" Target="${target}"/>`;

const relations = (list: readonly string[]): string =>
  `${declaration}<Relationships xmlns="${packageRelations}">${list.join('')}</Relationships>`;

export const packageRelationsPart = relations([relation(1, 'officeDocument', 'xl/workbook.xml')]);

export const workbookRelationsPart = (sheets: number): string =>
  relations([
    ...Array.from({ length: sheets }, (_, index) =>
      relation(index + 1, 'worksheet', `worksheets/sheet${index + 1}.xml`),
    ),
    relation(sheets + 1, 'styles', 'styles.xml'),
  ]);

export const noteRelationsPart = relations([
  relation(1, 'comments', '../comments1.xml'),
  relation(2, 'vmlDrawing', '../drawings/vmlDrawing1.vml'),
]);

const application = 'application/vnd.openxmlformats-officedocument.spreadsheetml';

export const contentTypesPart = (sheets: number, notes: boolean): string =>
  `${declaration}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/>${notes ? '<Default Extension="vml" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>' : ''}<Override PartName="/xl/workbook.xml" ContentType="${application}.sheet.main+xml"/><Override PartName="/xl/styles.xml" ContentType="${application}.styles+xml"/>${Array.from(
    { length: sheets },
    (_, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="${application}.worksheet+xml"/>`,
  ).join(
    '',
  )}${notes ? `<Override PartName="/xl/comments1.xml" ContentType="${application}.comments+xml"/>` : ''}</Types>`;

/** Rows for which a column offers its choices: as many as a policy usually takes in one file. */
const LAST_ROW = 100_001;

/** Choices lie in a hidden sheet of their own: a list within the rule itself may have 255 characters. */
export const listsSheet = '选项';

/** What a column lets itself be filled with, and what the program says where it is not so. */
export function validationsOf({ columns }: WorkbookPlan): string {
  const rules = columns.flatMap((column, index) => {
    const range = `${columnName(index + 1)}2:${columnName(index + 1)}${LAST_ROW}`;
    if (column.kind !== 'choice') return [];
    const list = columnName(columns.filter(({ kind }) => kind === 'choice').indexOf(column) + 1);
    return [
      // What is no choice is warned of and not forbidden: the judge says more, and says it for the whole file.
      `<dataValidation type="list" errorStyle="warning" allowBlank="1" showInputMessage="1" showErrorMessage="1" errorTitle="${escaped(column.heading.zh)}" error="请从下拉列表中选择" sqref="${range}"><formula1>${escaped(listsSheet)}!$${list}$1:$${list}$${Math.max(column.choices.length, 1)}</formula1></dataValidation>`,
    ];
  });
  return rules.length === 0
    ? ''
    : `<dataValidations count="${rules.length}">${rules.join('')}</dataValidations>`;
}

export const columnsOf = (columns: readonly WorkbookColumn[]): string =>
  `<cols>${columns
    .map(
      ({ width }, index) =>
        `<col min="${index + 1}" max="${index + 1}" width="${width + 2}" style="${formats.text}" customWidth="1"/>`,
    )
    .join('')}</cols>`;

export const row = (number: number, cells: readonly string[]): string =>
  `<row r="${number}">${cells.join('')}</row>`;

/** A small sheet of texts, first row first. */
export const sheetOfTexts = (
  lines: readonly (readonly { readonly text: string; readonly style: number }[])[],
  widths: readonly number[],
): string =>
  `${declaration}<worksheet xmlns="${main}"><cols>${widths
    .map((width, index) => `<col min="${index + 1}" max="${index + 1}" width="${width}" customWidth="1"/>`)
    .join('')}</cols><sheetData>${lines
    .map((line, index) =>
      row(
        index + 1,
        line.flatMap(({ text, style }, at) =>
          text === '' ? [] : [textCell(at + 1, index + 1, style, text)],
        ),
      ),
    )
    .join('')}</sheetData></worksheet>`;
