import { describe, expect, test } from 'vitest';
import { chooseSheet, recogniseHeadings } from '../../../shared/domain/bulk-headings.ts';
import type { SheetRow } from '../../../shared/domain/sheet.ts';
import { cell, goodPerson, headings, outline, plans, rowOf } from './bulk-sheets.ts';

const plan = plans.persons;
const codesOf = (recognised: { findings: readonly { code: string; column: number | null }[] }) =>
  recognised.findings.map(({ code, column }) => [code, column]);
const written = (texts: readonly string[], row = 1): SheetRow => ({
  row,
  hidden: false,
  cells: texts.flatMap((text, index) => (text === '' ? [] : [cell(index + 1, text)])),
});
const names = plan.columns.map(({ heading }) => heading.zh);

describe('headings', () => {
  test('are found below a title, in any order, as clerks write them', () => {
    const rows = [
      written(['郑州市防汛救灾报送表']),
      written(['填报单位：应急管理局']),
      written(
        [
          ' 姓 名 ',
          '性别*',
          '身份证号码（必填）',
          '证件\n种类',
          '报送类别',
          '所属区县',
          '具体事项',
          '主要事迹',
          '开始时间',
          '结束时间',
          '地点：',
        ],
        3,
      ),
    ];
    const recognised = recogniseHeadings(plan, rows, outline);
    expect(recognised.findings).toEqual([]);
    expect(recognised.ok && [...recognised.layout.columns].map(([at, { id }]) => [at, id])).toEqual([
      [1, 'name'],
      [2, 'sex'],
      [3, 'documentNumber'],
      [4, 'documentType'],
      [5, 'category'],
      [6, 'district'],
      [7, 'title'],
      [8, 'description'],
      [9, 'startedOn'],
      [10, 'endedOn'],
      [11, 'place'],
    ]);
    expect(recognised.ok && [recognised.layout.headingRow, recognised.layout.statusColumn]).toEqual([3, 12]);
  });

  test('of a workbook that was given back: its status columns are written anew', () => {
    const returned = written([...names, '核对结果', '核对说明']);
    const recognised = recogniseHeadings(plan, [returned], outline);
    expect(recognised).toMatchObject({ ok: true, layout: { statusColumn: names.length + 1 }, findings: [] });
  });

  test.each([
    ['none at all', [written(['甲', '乙', '丙']), written(['1', '2', '3'], 2)], [['no-headings', null]]],
    ['a column is missing', [written(names.filter(name => name !== '地点'))], [['heading-missing', null]]],
    ['two alike', [written([...names, '姓名'])], [['heading-twice', names.length + 1]]],
    ['the other template', [headings(plans.organisations)], [['other-template', null]]],
  ])('%s: refused', (_, rows, codes) => {
    const recognised = recogniseHeadings(plan, rows, outline, [plans.organisations]);
    expect(recognised.ok).toBe(false);
    expect(codesOf(recognised)).toEqual(codes);
  });

  test('a column nobody knows and a hidden one are told', () => {
    const recognised = recogniseHeadings(plan, [written([...names, '联系电话'])], {
      ...outline,
      hiddenColumns: [2, 40],
    });
    expect(recognised.ok).toBe(true);
    expect(codesOf(recognised)).toEqual([
      ['hidden-column', 2],
      ['unread-column', names.length + 1],
    ]);
  });
});

describe('the sheet', () => {
  const sheet = (name: string, rows: readonly SheetRow[], hidden = false) => ({
    outline: { ...outline, name, hidden },
    first: rows,
  });
  const filled = [headings(plan), rowOf(plan, goodPerson)];

  test('with the rows is chosen, and what was not read is named', () => {
    const chosen = chooseSheet(plan, [
      sheet('填写说明', [written(['说明'])]),
      sheet('个人', filled),
      sheet('名单', [written(['张三'])]),
    ]);
    expect(chosen).toMatchObject({ ok: true, sheet: 1 });
    expect(chosen.findings.map(({ code, message }) => [code, message.zh])).toEqual([
      ['unread-sheet', '工作表“名单”未读取'],
    ]);
  });

  test('shown goes before hidden, filled before empty', () => {
    expect(chooseSheet(plan, [sheet('旧', filled, true), sheet('新', filled)])).toMatchObject({ sheet: 1 });
    expect(chooseSheet(plan, [sheet('空', [headings(plan)]), sheet('满', filled)])).toMatchObject({
      sheet: 1,
    });
  });

  test('is for a person to choose where two fit', () => {
    const chosen = chooseSheet(plan, [sheet('一组', filled), sheet('二组', filled)]);
    expect(chosen.ok).toBe(false);
    expect(chosen.findings.map(({ code }) => code)).toEqual(['two-sheets-fit']);
  });
});
