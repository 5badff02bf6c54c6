import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { BulkRow } from '../../../shared/domain/bulk-judge.ts';
import type { CellKind, SheetCell } from '../../../shared/domain/sheet.ts';
import {
  checkStatedOrganisation,
  checkStatedPerson,
  isOfAge,
} from '../../../shared/domain/stated-subject.ts';
import { checkForm } from '../../../shared/domain/submission.ts';
import {
  campaign,
  columnOf,
  goodOrganisation,
  goodPerson,
  now,
  plans,
  policy,
  rowOf,
  setup,
  type Values,
} from './bulk-sheets.ts';

const of = (text: string, kind: CellKind): SheetCell => ({ column: 1, text, kind });

type Fault = readonly [column: string, value: string | SheetCell | undefined, code: string];

/** What a clerk or a spreadsheet does to one cell of a good row about a person, and what is said of it. */
const personFaults: readonly Fault[] = [
  ['name', undefined, 'missing'],
  ['name', '王小明3', 'name-holds-digits'],
  ['name', '王\u202e小明', 'direction-mark'],
  ['name', '王#明', 'not-a-name'],
  ['sex', '女', 'sex-differs-from-document'],
  ['sex', '未知', 'not-in-list'],
  ['documentType', '学生证', 'not-in-list'],
  ['documentType', '港澳台居民居住证', 'document-type-mismatch'],
  ['documentNumber', undefined, 'missing'],
  ['documentNumber', of('410199199001010000', 'number'), 'spreadsheet-lost-digits'],
  ['documentNumber', '4.10199E+17', 'spreadsheet-scientific-notation'],
  ['documentNumber', of('4.1019919900101E+17', 'number'), 'spreadsheet-scientific-notation'],
  ['documentNumber', '410199900101001', 'first-generation-id'],
  ['documentNumber', '41019919900101001', 'document-number-length'],
  ['documentNumber', '410199199001010012', 'document-check-character'],
  ['documentNumber', '410199199002310014', 'document-birth-date'],
  ['documentNumber', '410199201001010011', 'not-eligible'],
  ['documentNumber', '91410199MA90000000', 'credit-code-in-id-column'],
  ['birthDate', '1990-01-02', 'birth-date-differs-from-document'],
  ['category', '堤坝巡查队', 'unknown-category'],
  ['category', 'organisation-contribution', 'category-of-other-kind'],
  ['district', '金水', 'unknown-district'],
  ['title', '长'.repeat(61), 'too-long'],
  ['title', '巡\n查', 'line-break'],
  ['title', '锟斤拷锟斤拷', 'mojibake'],
  ['description', '巡\ufffd查', 'undecodable-character'],
  ['place', of('#REF!', 'error'), 'formula-error'],
  ['startedOn', '21/7/2021', 'day-ambiguous'],
  ['startedOn', '七月下旬', 'day-unreadable'],
  ['startedOn', '2021-02-30', 'no-such-day'],
  ['startedOn', '2021-07-16', 'before-campaign'],
  ['endedOn', '2021-07-20', 'ends-before-start'],
  ['endedOn', '2021-08-02', 'after-campaign'],
  ['commendation', '随便', 'not-in-list'],
];

const organisationFaults: readonly Fault[] = [
  ['name', undefined, 'missing'],
  ['creditCode', '91410199MA9000000', 'credit-code-length'],
  ['creditCode', '91410199MA9000000O', 'credit-code-alphabet'],
  ['creditCode', '410199199001010011', 'resident-id-in-code-column'],
  ['creditCode', '9.1410E+17', 'spreadsheet-scientific-notation'],
  ['creditCode', of('914101991234567000', 'number'), 'spreadsheet-lost-digits'],
  ['category', 'organisation-default', 'category-needs-procedure'],
];

/** Told, and the row is good all the same. */
const notes: readonly (readonly ['persons' | 'organisations', ...Fault, 'warning' | 'info'])[] = [
  ['persons', 'name', ' 王小明\u00a0', 'stray-blanks', 'info'],
  ['persons', 'documentNumber', '４１０１９９１９９００１０１００１１', 'full-width', 'info'],
  ['persons', 'documentNumber', '410199 19900101 0011', 'stray-blanks', 'info'],
  ['persons', 'startedOn', of('44398', 'date'), 'day-from-serial', 'info'],
  ['persons', 'startedOn', '2021年7月21日', 'day-respelled', 'info'],
  ['persons', 'startedOn', '2021/7/21', 'day-respelled', 'info'],
  ['persons', 'startedOn', '20210721', 'day-respelled', 'info'],
  ['persons', 'title', of('堤坝巡查', 'formula'), 'formula', 'warning'],
  ['organisations', 'creditCode', '91410199MA90000001', 'credit-code-check-character', 'warning'],
  ['organisations', 'creditCode', '91410199ma90000000', 'none', 'info'],
];

const goodOf = (kind: 'persons' | 'organisations'): Values =>
  kind === 'persons' ? goodPerson : goodOrganisation;

describe('a good row', () => {
  test.each(['persons', 'organisations'] as const)('of %s is taken without a word', kind => {
    const { plan, judge } = setup(kind);
    const judged = judge(rowOf(plan, goodOf(kind)));
    expect(judged?.findings).toEqual([]);
    expect(judged?.report?.form.matter.startedOn).toBe('2021-07-21');
  });

  test('becomes what a single report would state', () => {
    const { plan, judge } = setup('organisations');
    expect(judge(rowOf(plan, { ...goodOrganisation, commendation: '是' }))?.report).toEqual({
      form: {
        category: 'organisation-contribution',
        district: '410105',
        matter: {
          title: '紧急供应物资',
          description: '昼夜生产并免费运送沙袋。',
          startedOn: '2021-07-21',
          endedOn: '2021-07-22',
          place: '郑州市',
        },
      },
      subject: {
        kind: 'organisation',
        name: '郑州示例救灾物资有限公司',
        creditCode: '91410199MA90000000',
        codeConfirmed: false,
      },
      declarations: [],
      consents: [{ consent: 'public-commendation', textVersion: '1' }],
      codeOpen: false,
    });
  });
});

describe.each([
  ['persons', personFaults],
  ['organisations', organisationFaults],
] as const)('a fault in a row of %s', (kind, faults) => {
  test.each(faults)('%s %j: %s', (column, value, code) => {
    const { plan, judge } = setup(kind);
    const judged = judge(rowOf(plan, { ...goodOf(kind), [column]: value }, 7));
    const errors = judged?.findings.filter(({ severity }) => severity === 'error') ?? [];
    expect(errors.map(found => found.code)).toContain(code);
    const found = errors.find(one => one.code === code);
    expect(found?.row).toBe(7);
    const place = code === 'not-eligible' || code === 'document-type-mismatch' ? 'documentNumber' : column;
    const at = code.startsWith('sex-differs') ? 'sex' : place;
    expect(found?.column).toBe(columnOf(plan, at));
    expect(found?.heading).toBe(plan.columns[columnOf(plan, at) - 1]?.heading.zh);
    for (const text of [found?.message.zh, found?.message.en, found?.remedy.zh, found?.remedy.en])
      expect(text?.length).toBeGreaterThan(1);
    expect(judged?.report).toBeNull();
  });
});

describe('what is told without keeping the row out', () => {
  test.each(notes)('%s, %s %j: %s', (kind, column, value, code, severity) => {
    const { plan, judge } = setup(kind);
    const judged = judge(rowOf(plan, { ...goodOf(kind), [column]: value }));
    const told = judged?.findings.map(found => [found.code, found.severity, found.column]) ?? [];
    expect(told).toEqual(code === 'none' ? [] : [[code, severity, columnOf(plan, column)]]);
    expect(judged?.report).not.toBeNull();
  });

  test('a check character that fails is open until somebody says it is printed so', () => {
    const { plan, judge } = setup('organisations');
    const row = { ...goodOrganisation, creditCode: '91410199MA90000001' };
    expect(judge(rowOf(plan, row))?.report?.codeOpen).toBe(true);
    const confirmed = judge(rowOf(plan, { ...row, codeConfirmed: '是' }));
    expect(confirmed?.findings).toEqual([]);
    expect(confirmed?.report?.codeOpen).toBe(false);
  });

  test('a hidden row is read and said to be hidden', () => {
    const { plan, judge } = setup('persons');
    const judged = judge({ ...rowOf(plan, goodPerson), hidden: true });
    expect(judged?.findings.map(({ code, severity }) => [code, severity])).toEqual([
      ['hidden-row', 'warning'],
    ]);
    expect(judged?.report).not.toBeNull();
  });
});

describe('rows that are none', () => {
  const { plan, judge } = setup('persons');

  test('headings, empty rows and a lonely number are not rows', () => {
    expect(judge({ row: 1, hidden: false, cells: [of('姓名', 'text')] })).toBeNull();
    expect(judge({ row: 5, hidden: false, cells: [] })).toBeNull();
    expect(judge(rowOf(plan, { number: '17' }))).toBeNull();
    expect(judge(rowOf(plan, { name: ' \u3000', title: '\u200b' }))).toBeNull();
  });

  test.each([
    [{ ...goodPerson, number: '示例' }, 'example-row'],
    [{ number: '合计', title: '12 人' }, 'not-a-data-row'],
    [{ name: '填表人：李四', place: '2021-08-01' }, 'not-a-data-row'],
  ])('%j is left out and said so', (values, code) => {
    const judged = judge(rowOf(plan, values));
    expect(judged).toMatchObject({ leftOut: true, report: null });
    expect(judged?.findings.map(found => found.code)).toEqual([code]);
  });

  test('a cell under a merge names the range', () => {
    const district = columnOf(plan, 'district');
    const under = setup('persons', [{ top: 2, bottom: 4, left: district, right: district }]);
    const judged = under.judge(rowOf(plan, { ...goodPerson, district: undefined }, 3));
    expect(judged?.findings.map(({ code, message }) => [code, message.zh])).toEqual([
      ['covered-by-merge', '此格被合并单元格 H2:H4 覆盖，读不到内容'],
    ]);
  });
});

describe('laws', () => {
  const text = fc.string({ unit: 'binary', maxLength: 70 });
  const anyRow = fc.record(
    Object.fromEntries(
      plans.persons.columns.map(({ id }) => [
        id,
        fc.oneof(text, fc.constantFrom(...personFaults.map(([, value]) => value))),
      ]),
    ),
  );
  const mutated = fc.tuple(fc.constantFrom(...personFaults), fc.constantFrom(...personFaults));

  const acceptedLater = ({ form, subject, codeOpen }: BulkRow): boolean => {
    const checked = checkForm(policy, campaign, form, 'department', now);
    if (!checked.ok || checked.category.subject !== subject.kind) return false;
    if (subject.kind === 'organisation')
      return checkStatedOrganisation({ ...subject, codeConfirmed: subject.codeConfirmed || codeOpen }).ok;
    const person = checkStatedPerson(subject, policy);
    return person.ok && isOfAge(person.value, policy, now);
  };

  test('whatever stands in the cells, a good row is one that can be handed in', () => {
    const { plan, judge } = setup('persons');
    fc.assert(
      fc.property(fc.oneof(anyRow, mutated.map(asRow)), values => {
        const judged = judge(rowOf(plan, values));
        if (judged?.report) expect(acceptedLater(judged.report)).toBe(true);
        if (judged !== null && !judged.leftOut)
          expect(judged.report === null).toBe(judged.findings.some(({ severity }) => severity === 'error'));
      }),
      { numRuns: 500 },
    );
  });

  test('no finding repeats a document number, whichever column it was put in', () => {
    const { plan, judge } = setup('persons');
    fc.assert(
      fc.property(fc.constantFrom(...plan.columns), fc.string({ maxLength: 20 }), ({ id }, around) => {
        const number = goodPerson.documentNumber;
        const judged = judge(rowOf(plan, { ...goodPerson, [id]: `${around}${number}${around}` }));
        expect(JSON.stringify(judged?.findings)).not.toContain(number);
      }),
    );
  });

  const asRow = (faults: readonly Fault[]): Values => ({
    ...goodPerson,
    ...Object.fromEntries(faults.map(([column, value]) => [column, value])),
  });
});
