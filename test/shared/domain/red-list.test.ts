import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RedListEntry } from '../../../shared/domain/composition.ts';
import { CampaignId, ReleaseNumber } from '../../../shared/domain/ids.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import { differenceOf, redListJson, redListOf } from '../../../shared/domain/red-list.ts';
import { csvCell, redListCsv } from '../../../shared/domain/red-list-csv.ts';
import { redListHtml } from '../../../shared/domain/red-list-html.ts';
import { zhengzhou } from './zhengzhou.ts';

const entry = (creditCode: string, name: string, title = '调运物资') =>
  RedListEntry.parse({
    creditCode,
    name,
    deeds: [
      {
        category: 'organisation-contribution',
        title,
        startedOn: '2021-07-22',
        endedOn: '2021-07-23',
        department: 'industry-bureau',
        district: '410105',
        determinedOn: '2021-08-10',
        shownFrom: '2021-10-12',
        objectionsUntil: '2021-10-19',
      },
    ],
  });

const first = entry('91410100MA00000001', '甲公司');
const second = entry('91410100MA00000002', '乙公司');
const listOf = (...entries: RedListEntry[]) =>
  redListOf(
    { campaignId: CampaignId.parse('flood-2021'), name: { zh: '防汛', en: 'Flood' } },
    ReleaseNumber.parse(1),
    Moment.parse('2021-10-01T00:00:00.000Z'),
    zhengzhou(),
    entries,
  );

describe('the red list', () => {
  it('is the same bytes in whatever order its entries come', () => {
    expect(redListJson(listOf(second, first))).toBe(redListJson(listOf(first, second)));
    expect(redListCsv(listOf(second, first))).toBe(redListCsv(listOf(first, second)));
    expect(redListHtml(listOf(second, first), 4)).toBe(redListHtml(listOf(first, second), 4));
  });

  it('tells what was added, changed and removed since the list before', () => {
    const renamed = entry(first.creditCode, '甲公司', '另一事项');
    const third = entry('91410100MA00000003', '丙公司');
    expect(differenceOf([first, second], [renamed, third])).toEqual({
      added: [third],
      changed: [renamed],
      removed: [second],
    });
  });
});

describe('as CSV', () => {
  it('begins with a byte order mark and has one line per deed, ended as RFC 4180 asks', () => {
    const lines = redListCsv(listOf(first, second)).split('\r\n');
    expect(lines[0]?.startsWith('\uFEFF"统一社会信用代码')).toBe(true);
    expect(lines).toHaveLength(4);
    expect(lines[1]).toContain('"91410100MA00000001","甲公司"');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1', '＋1', '－1', '＠A', ' =1', '　=1'])(
    'lets no spreadsheet run %j',
    text => {
      expect(csvCell(text)).toBe(`"'${text}"`);
    },
  );

  it('gives every text back but for that apostrophe', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'=+-@＝＋－＠\t\r\n \u3000"\',;a1中𠮷') }), text => {
        const cell = csvCell(text);
        const read = cell.slice(1, -1).replaceAll('""', '"');
        expect(read === text || read === `'${text}`).toBe(true);
        expect(/^[=+\-@\t\r＝＋－＠]/u.test(read)).toBe(false);
      }),
    );
  });
});

describe('as a page', () => {
  it('shows markup as text, wherever it stands', () => {
    const page = redListHtml(
      listOf(entry('91410100MA00000001', '<script>alert(1)</script>', '"><img src=x>')),
      1,
    );
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;');
  });

  it('says so where nobody is listed', () => {
    expect(redListHtml(listOf(), 1)).toContain('本批次没有入榜单位');
  });
});
