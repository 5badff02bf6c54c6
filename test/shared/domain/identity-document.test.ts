import fc from 'fast-check';
import { validate } from 'stdnum/lib/cjs/cn/ric.js';
import { describe, expect, test } from 'vitest';
import { Day, dayOfEpoch } from '../../../shared/domain/day.ts';
import {
  checkAgainstForm,
  checkIdentityDocument,
  IdentityDocument,
  type IdentityDocumentType,
} from '../../../shared/domain/identity-document.ts';
import { residentCheckCharacter } from '../../../shared/domain/resident-number.ts';

const withCheck = (first17: string): string => first17 + residentCheckCharacter(first17);
const woman = withCheck('41010519900307002');
const man = withCheck('41010519900307001');

const problem = (type: IdentityDocumentType, number: string): string | null => {
  const checked = checkIdentityDocument({ type, number });
  return checked.ok ? null : checked.problems.map(({ code }) => code).join();
};

const birth = fc.integer({ min: -20_000, max: 18_000 }).map(dayOfEpoch);
const first17 = fc
  .tuple(fc.integer({ min: 110_000, max: 659_999 }), birth, fc.integer({ min: 0, max: 999 }))
  .map(
    ([region, born, sequence]) => `${region}${born.replaceAll('-', '')}${String(sequence).padStart(3, '0')}`,
  );

describe('a resident ID', () => {
  test('tells birth date and sex', () => {
    expect(checkIdentityDocument({ type: 'resident-id', number: woman })).toMatchObject({
      ok: true,
      value: { birthDate: '1990-03-07', sex: 'female' },
    });
    expect(checkIdentityDocument({ type: 'resident-id', number: man })).toMatchObject({
      value: { sex: 'male' },
    });
  });

  test('is the same however it is typed', () => {
    expect(
      IdentityDocument.parse({ type: 'resident-id', number: ' １１０１０５ 19491231-002x ' }).number,
    ).toBe('11010519491231002X');
    expect(problem('resident-id', '11010519491231002X')).toBe(null);
    expect(problem('resident-id', '\u202D11010519491231002X\u202C\u200B')).toBe(null);
    expect(problem('resident-id', '①10105 19491231002X')).toBe('resident-id-form');
  });

  test.each([
    ['110105194912310021', 'document-check-character'],
    [withCheck('11010519490230002'), 'document-birth-date'],
    [withCheck('11010521000230002'), 'document-birth-date'],
    ['1101051949123100', 'document-number-length'],
    ['110105491231002', 'first-generation-id'],
    ['11010519491231OO2X', 'resident-id-form'],
    ['110105194912310000', 'spreadsheet-lost-digits'],
    ['4.10105E+17', 'spreadsheet-scientific-notation'],
    [withCheck('81000019900307002'), 'document-type-mismatch'],
    [withCheck('91015619900307002'), 'resident-id-form'],
  ])('%s: %s', (number, expected) => expect(problem('resident-id', number)).toBe(expected));

  test('with one digit wrong, or two neighbours swapped, is always noticed', () => {
    fc.assert(
      fc.property(first17, fc.nat(16), fc.nat(9), (first, place, other) => {
        const right = withCheck(first);
        expect(problem('resident-id', right)).toBe(null);
        const wrong = right.slice(0, place) + other + right.slice(place + 1);
        const swapped =
          right.slice(0, place) + right.charAt(place + 1) + right.charAt(place) + right.slice(place + 2);
        if (wrong !== right) expect(problem('resident-id', wrong)).not.toBe(null);
        if (swapped !== right) expect(problem('resident-id', swapped)).not.toBe(null);
      }),
    );
  });

  test('agrees with an independent reading of the standard', () => {
    fc.assert(
      fc.property(first17, first => {
        expect(validate(withCheck(first)).isValid).toBe(true);
      }),
    );
  });

  test('never quotes the number in what it says', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[0-9X]{12,20}$/), number => {
        const checked = checkIdentityDocument({ type: 'resident-id', number });
        expect(JSON.stringify(checked.ok ? [] : checked.problems)).not.toContain(number);
      }),
    );
  });
});

describe('other documents', () => {
  test.each<[IdentityDocumentType, string, string | null]>([
    ['hk-macao-taiwan-residence-permit', withCheck('81000019900307002'), null],
    ['hk-macao-taiwan-residence-permit', withCheck('83000019900307001'), null],
    ['hk-macao-taiwan-residence-permit', woman, 'document-type-mismatch'],
    ['hk-macao-permit', 'H12345678', null],
    ['hk-macao-permit', 'm1234567801', null],
    ['hk-macao-permit', 'K12345678', 'hk-macao-permit-form'],
    ['taiwan-permit', '01234567', null],
    ['taiwan-permit', '1234567', 'taiwan-permit-form'],
    ['passport', 'EA1234567', null],
    ['passport', 'AB<12', 'passport-form'],
    ['passport', 'ABCDEFG', 'passport-form'],
    ['foreign-permanent-resident', 'USA410077121012', null],
    ['foreign-permanent-resident', withCheck('94184019771210001'), null],
    ['foreign-permanent-resident', '941840197712100019', 'document-check-character'],
    ['foreign-permanent-resident', woman, 'foreign-permanent-resident-form'],
  ])('%s %s: %s', (type, number, expected) => expect(problem(type, number)).toBe(expected));
});

describe('document and form', () => {
  const compare = (
    type: IdentityDocumentType,
    number: string,
    sex: 'male' | 'female',
    born: string | null,
  ) => {
    const document = checkIdentityDocument({ type, number });
    if (!document.ok) throw new Error('The document of this story is right');
    const birthDate = born === null ? null : Day.parse(born);
    return checkAgainstForm({ document: document.value, sex, birthDate }).map(({ code }) => code);
  };

  test('agree', () => {
    expect(compare('resident-id', woman, 'female', '1990-03-07')).toEqual([]);
    expect(compare('resident-id', woman, 'female', null)).toEqual([]);
    expect(compare('passport', 'EA1234567', 'male', '1990-03-07')).toEqual([]);
  });

  test('differ in sex and birth date', () => {
    expect(compare('resident-id', woman, 'male', '1990-03-08')).toEqual([
      'sex-differs-from-document',
      'birth-date-differs-from-document',
    ]);
  });

  test('a passport leaves the birth date to be stated', () => {
    expect(compare('passport', 'EA1234567', 'male', null)).toEqual(['birth-date-needed']);
  });
});
