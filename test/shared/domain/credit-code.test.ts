import fc from 'fast-check';
import { validate } from 'stdnum/lib/cjs/cn/uscc.js';
import { describe, expect, test } from 'vitest';
import { checkCharacterOf, checkCreditCode } from '../../../shared/domain/credit-code.ts';

const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const character = fc.constantFrom(...ALPHABET);
const seventeen = fc
  .array(character, { minLength: 17, maxLength: 17 })
  .map(characters => characters.join(''));
const code = seventeen.map(first => first + checkCharacterOf(first));

const problemsOf = (typed: string): string[] => {
  const checked = checkCreditCode(typed);
  return (checked.ok ? checked.warnings : checked.problems).map(problem => problem.code);
};

describe('a unified social credit code', () => {
  test.each(['91350100M000100Y43', '91110000802100433B', '91440300708461136T'])('%s is right', known => {
    expect(problemsOf(known)).toEqual([]);
  });

  test('is the same however it is typed', () => {
    expect(checkCreditCode(' ９１３５０１００-m000100Y43 ')).toMatchObject({
      ok: true,
      value: '91350100M000100Y43',
    });
  });

  test('with a wrong check character is a question, not a refusal', () => {
    expect(checkCreditCode('91350100M000100Y44')).toMatchObject({
      ok: true,
      warnings: [{ code: 'credit-code-check-character' }],
    });
  });

  test.each([
    ['91350100M000100Y4', 'credit-code-length'],
    ['91350100M000100Y433', 'credit-code-length'],
    ['', 'credit-code-length'],
    ['9135O100M000100Y43', 'credit-code-alphabet'],
    ['91350100M000①00Y43', 'credit-code-alphabet'],
  ])('%s is refused: %s', (typed, problem) => {
    expect(checkCreditCode(typed).ok).toBe(false);
    expect(problemsOf(typed)).toEqual([problem]);
  });

  test('with one character wrong is always noticed', () => {
    fc.assert(
      fc.property(code, fc.nat(17), character, (right, place, other) => {
        fc.pre(right.charAt(place) !== other);
        expect(problemsOf(right.slice(0, place) + other + right.slice(place + 1))).toHaveLength(1);
      }),
    );
  });

  test('agrees with an independent reading, where that reads the standard whole', () => {
    const digits = fc.array(fc.constantFrom(...'0123456789'), { minLength: 8, maxLength: 8 });
    fc.assert(
      fc.property(digits, fc.array(character, { minLength: 9, maxLength: 9 }), (front, back) => {
        const first = [...front, ...back].join('');
        const check = checkCharacterOf(first);
        fc.pre(check !== '0'); // stdnum looks for value 0 at place 31 of its alphabet
        expect(validate(first + check).isValid).toBe(true);
      }),
    );
  });
});
