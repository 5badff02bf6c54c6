import ExcelJS from 'exceljs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { showsDay } from '../../../../shared/adapters/spreadsheet/number-formats.ts';
import { resolvePart } from '../../../../shared/adapters/spreadsheet/workbook-parts.ts';
import { longestCell } from '../../../../shared/domain/sheet.ts';
import {
  main,
  newPath,
  opened,
  partsOf,
  relationships,
  rowsOf,
  sheetOf,
  textsOf,
  workbookOf,
  zipOf,
} from './made-files.ts';

const shared = (...items: string[]) => ({
  'xl/sharedStrings.xml': `<sst xmlns="${main}">${items.map(item => `<si>${item}</si>`).join('')}</sst>`,
});
const styles = {
  'xl/styles.xml': `<styleSheet xmlns="${main}"><numFmts><numFmt numFmtId="170" formatCode="yyyy&quot;年&quot;m&quot;月&quot;"/></numFmts><cellStyleXfs><xf numFmtId="14"/></cellStyleXfs><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="170"/></cellXfs></styleSheet>`,
};
const cellsOf = async (row: string, more = {}) =>
  (await rowsOf(await workbookOf(`<row r="1">${row}</row>`, more))).flatMap(({ cells }) => cells);

describe('a workbook', () => {
  it('tells each cell as it is stored, and of what kind it is', async () => {
    const row = `
      <c r="A1" t="s"><v>0</v></c><c r="B1" t="inlineStr"><is><t>直接</t></is></c><c r="C1"><v>4.1010519900307E+17</v></c>
      <c r="D1" s="1"><v>44398</v></c><c r="E1" s="2"><v>44398.5</v></c><c r="F1" t="b"><v>1</v></c>
      <c r="G1" t="e"><v>#N/A</v></c><c r="H1"><f>A1&amp;1</f><v>3</v></c><c r="I1" t="str"><f>B1</f><v>结果</v></c>
      <c r="J1" t="e"><f>1/0</f><v>#DIV/0!</v></c><c r="K1" t="d"><v>2021-07-21T00:00:00</v></c><c r="L1" s="2"/>
      <c r="M1" t="s"><v>1</v></c><c r="N1"><f>NOW()</f></c><c r="O1" t="str"><v> 空 格 </v></c><c r="P1" t="s"><v>2</v></c>`;
    expect(
      await cellsOf(row, { ...shared('<t>共享</t>', '<t></t>', '<t>a_x000D_b_xD800_</t>'), ...styles }),
    ).toEqual([
      { column: 1, text: '共享', kind: 'text' },
      { column: 2, text: '直接', kind: 'text' },
      { column: 3, text: '4.1010519900307E+17', kind: 'number' },
      { column: 4, text: '44398', kind: 'date' },
      { column: 5, text: '44398.5', kind: 'date' },
      { column: 6, text: 'TRUE', kind: 'boolean' },
      { column: 7, text: '#N/A', kind: 'error' },
      { column: 8, text: '3', kind: 'formula' },
      { column: 9, text: '结果', kind: 'formula' },
      { column: 10, text: '#DIV/0!', kind: 'error' },
      { column: 11, text: '2021-07-21', kind: 'text' },
      { column: 14, text: '', kind: 'formula' },
      { column: 15, text: ' 空 格 ', kind: 'text' },
      { column: 16, text: 'a\rb_xD800_', kind: 'text' },
    ]);
  });

  it('joins the runs of a rich text and leaves its reading out', async () => {
    const rich =
      '<r><t>郑</t></r><r><rPr><b/></rPr><t xml:space="preserve">州 </t></r><rPh sb="0" eb="1"><t>zhèng</t></rPh><phoneticPr fontId="1"/>';
    const cells = await cellsOf(`<c t="s"><v>0</v></c><c t="inlineStr"><is>${rich}</is></c>`, shared(rich));
    expect(cells.map(({ text }) => text)).toEqual(['郑州 ', '郑州 ']);
  });

  it('counts cells and rows that do not say where they stand', async () => {
    const rows =
      '<row><c><v>1</v></c><c r="D1"><v>4</v></c><c><v>5</v></c></row><row r="7"/><row><c><v>8</v></c></row>';
    const read = await rowsOf(await workbookOf(rows));
    expect(read.map(({ row, cells }) => [row, cells.map(({ column }) => column)])).toEqual([
      [1, [1, 4, 5]],
      [8, [1]],
    ]);
  });

  it('tells what is hidden and what is merged before a row is read', async () => {
    const sheet = sheetOf(
      '<row r="1"><c r="A1"><v>1</v></c></row><row r="2" hidden="1"><c r="A2"><v>2</v></c></row><row r="3" ht="0"><c><v>3</v></c></row><row r="4" s="1"><c r="A4" s="3"/></row>',
      '<cols><col min="2" max="3" hidden="1"/><col min="5" max="5" width="0"/><col min="1024" max="16384" hidden="true"/></cols>',
      '<mergeCells count="1"><mergeCell ref="B3:AA7"/></mergeCells>',
    );
    const path = await workbookOf('', { 'xl/worksheets/sheet1.xml': sheet });
    expect((await opened(path)).sheets).toEqual([
      {
        name: '表',
        hidden: false,
        rows: 3,
        hiddenColumns: [2, 3, 5, 1024],
        merged: [{ top: 3, left: 2, bottom: 7, right: 27 }],
      },
    ]);
    expect((await rowsOf(path)).map(({ hidden }) => hidden)).toEqual([false, true, true]);
  });

  it('takes other spellings of the same: prefixes, strict addresses, targets, letter case', async () => {
    const strict = 'http://purl.oclc.org/ooxml';
    const path = await zipOf({
      '_rels/.rels': `<p:Relationships xmlns:p="p"><p:Relationship Id="a" Type="${strict}/officeDocument/relationships/officeDocument" Target="/book/Main.xml"/></p:Relationships>`,
      'book/main.xml': `<x:workbook xmlns:x="${strict}/spreadsheetml/main" xmlns:q="${strict}/officeDocument/relationships"><x:workbookPr date1904="true"/><x:sheets><x:sheet name="图" q:id="c"/><x:sheet name="藏" state="veryHidden" q:id="b"/></x:sheets></x:workbook>`,
      'book/_rels/main.xml.rels': `<Relationships><Relationship Id="b" Type="${strict}/officeDocument/relationships/worksheet" Target="../sheets/./One.xml"/><Relationship Id="c" Type="${relationships}/chartsheet" Target="c.xml"/><Relationship Id="d" Type="${relationships}/styles" Target="/Styles.xml"/></Relationships>`,
      'sheets/one.xml': `\ufeff<x:worksheet xmlns:x="${strict}/spreadsheetml/main" xmlns:y="y"><x:sheetData><x:row r="2"><y:c><x:v>no</x:v></y:c><x:c r="B2" s="1"><x:v>1</x:v></x:c></x:row></x:sheetData></x:worksheet>`,
      'styles.xml': styles['xl/styles.xml'],
    });
    expect((await opened(path)).sheets).toMatchObject([{ name: '藏', hidden: true, rows: 1 }]);
    // Day 1 of 1904 is day 1463 of 1900.
    expect(await rowsOf(path)).toEqual([
      { row: 2, hidden: false, cells: [{ column: 2, text: '1463', kind: 'date' }] },
    ]);
  });

  it('reads parts in UTF-16', async () => {
    const bytes = Buffer.from(
      `\ufeff${sheetOf('<row r="1"><c t="str"><v>𠮷</v></c></row>').replace('UTF-8', 'UTF-16')}`,
      'utf16le',
    );
    const path = await zipOf({ ...partsOf(''), 'xl/worksheets/sheet1.xml': bytes });
    expect(textsOf(await rowsOf(path))).toEqual([['𠮷']]);
  });

  it('cuts a long cell, shared or not', async () => {
    const text = `a${'长'.repeat(300_000)}`;
    const cells = await cellsOf(
      `<c t="s"><v>0</v></c><c t="str"><v>${text}</v></c><c t="inlineStr"><is><t>${text}</t></is></c>`,
      shared(`<t>${text}</t>`),
    );
    expect(cells.map(cell => cell.text)).toEqual(Array(3).fill(text.slice(0, longestCell)));
  });

  it('counts the rows that hold anything, wherever the pieces of the file end', async () => {
    const rows = Array.from({ length: 20_000 }, (_, at) =>
      at % 3 === 0
        ? `<row r="${at + 1}" s="1"><c r="A${at + 1}" s="2"/></row>`
        : at % 3 === 1
          ? `<row r="${at + 1}"><c><v>${at}</v></c></row>`
          : `<row r="${at + 1}"><c t="inlineStr"><is><t>${'王'.repeat(at % 50)}甲</t></is></c></row>`,
    );
    const path = await workbookOf(rows.join(''));
    expect((await opened(path)).sheets[0]?.rows).toBe((await rowsOf(path)).length);
    expect((await opened(path)).sheets[0]?.rows).toBe(13_333);
  });

  it('reads what another program wrote, in batches, beginning after any row', async () => {
    const path = newPath();
    const book = new ExcelJS.Workbook();
    const sheet = book.addWorksheet('人员');
    sheet.columns = [{ width: 10 }, { width: 10, hidden: true }];
    for (let at = 1; at <= 1234; at += 1)
      sheet.addRow([`王${at % 50}`, new Date(Date.UTC(2021, 6, 1 + (at % 28))), at / 7, at % 2 === 0]);
    sheet.getRow(5).hidden = true;
    sheet.mergeCells('C7:D8');
    book.addWorksheet('藏', { state: 'hidden' });
    await book.xlsx.writeFile(path);

    const file = await opened(path);
    expect(file.sheets).toMatchObject([
      {
        name: '人员',
        rows: 1234,
        hiddenColumns: [2],
        merged: [{ top: 7, left: 3, bottom: 8, right: 4 }],
      },
      { name: '藏', hidden: true, rows: 0 },
    ]);
    const all = await rowsOf(path);
    expect(all[4]).toEqual({
      row: 5,
      hidden: true,
      cells: [
        { column: 1, text: '王5', kind: 'text' },
        { column: 2, text: '44383', kind: 'date' },
        { column: 3, text: String(5 / 7), kind: 'number' },
        { column: 4, text: 'FALSE', kind: 'boolean' },
      ],
    });
    await fc.assert(
      fc.asyncProperty(fc.nat(1300), async after => {
        const rows = [];
        for await (const batch of file.rows(0, after)) rows.push(...batch);
        expect(rows).toEqual(all.slice(after));
      }),
      { numRuns: 10 },
    );
  });

  it('reads any table that another program wrote', async () => {
    const text = fc.string({
      unit: fc.constantFrom(...'王小明𠮷<>&"\' _x005F\n,1'),
      minLength: 1,
      maxLength: 10,
    });
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.array(text, { minLength: 1, maxLength: 5 }), { minLength: 1 }),
        async table => {
          const path = newPath();
          const book = new ExcelJS.Workbook();
          book.addWorksheet('表').addRows(table);
          await book.xlsx.writeFile(path);
          expect(textsOf(await rowsOf(path))).toEqual(table);
        },
      ),
      { numRuns: 40 },
    );
  });
});

describe('a number format', () => {
  it.each(['yyyy-mm-dd', 'yyyy"年"m"月"d"日"', '[$-804]m/d', 'yyyy/m/d h:mm', 'mmm', 'e"年"'])(
    'shows a day: %s',
    code => {
      expect(showsDay(code)).toBe(true);
    },
  );

  it.each([
    'General',
    '0.00E+00',
    '#,##0.00',
    '@',
    '[Red]0',
    '"日期"0',
    'h:mm',
    'mm:ss',
    '[h]:mm',
    '0\\d',
    '_d0',
  ])('shows none: %s', code => {
    expect(showsDay(code)).toBe(false);
  });
});

describe('a target of a relationship', () => {
  it.each([
    ['xl/workbook.xml', 'worksheets/a.xml', 'xl/worksheets/a.xml'],
    ['xl/workbook.xml', '/xl/a.xml', 'xl/a.xml'],
    ['xl/workbook.xml', '../../../a.xml', 'a.xml'],
    ['', './xl/workbook.xml', 'xl/workbook.xml'],
  ])('from %s to %s', (base, target, part) => {
    expect(resolvePart(base, target)).toBe(part);
  });
});
