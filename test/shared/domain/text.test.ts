import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { fieldProblemsOf } from '../../../shared/domain/field-problem.ts';
import {
  lengthOf,
  line,
  organisationName,
  paragraph,
  personName,
  tidyName,
} from '../../../shared/domain/text.ts';

const problems = (schema: ReturnType<typeof line> | typeof personName, value: unknown): string[] => {
  const parsed = schema.safeParse(value);
  return parsed.success ? [] : fieldProblemsOf(parsed.error, value).map(({ code }) => code);
};

describe('a name', () => {
  test.each([
    ['张三', '张三'],
    [' 张　三 ', '张三'],
    ['𠮷野', '𠮷野'],
    ['㼆', '㼆'],
    ['𱁬𬙂', '𱁬𬙂'],
    ['李〇', '李〇'],
    ['阿卜杜拉•买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉・买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉 . 买买提', '阿卜杜拉·买买提'],
    ['阿卜杜拉．买买提', '阿卜杜拉·买买提'],
    ['欧 阳 小 明', '欧阳小明'],
    ["Seán O'Brien-Smith Jr.", "Seán O'Brien-Smith Jr."],
    ['Nguye\u0302\u0303n', 'Nguyễn'],
    ['葛\u{E0100}城', '葛\u{E0100}城'],
  ])('%s is kept as %s', (typed, kept) => expect(personName.parse(typed)).toBe(kept));

  test.each([
    ['', 'too-short'],
    ['张\u200B三', 'invisible-character'],
    ['张\u3164三', 'invisible-character'],
    ['张\u202E三', 'direction-mark'],
    ['张\n三', 'control-character'],
    ['张\uD842', 'undecodable-character'],
    ['张\uFFFD', 'undecodable-character'],
    ['张\uE863', 'private-use-character'],
    ['张三1', 'not-a-name'],
    ['·张三', 'not-a-name'],
    ['张三·', 'not-a-name'],
    ['<b>张三', 'not-a-name'],
    ['=张三', 'not-a-name'],
    ['张'.repeat(101), 'too-long'],
  ])('%j is refused: %s', (typed, code) => expect(problems(personName, typed)).toEqual([code]));

  test('is tidied once and for all', () => {
    const piece = fc.constantFrom('张', '𠮷', 'é', 'e\u0301', ' ', '　', '·', '•', '.', 'A', '-');
    fc.assert(
      fc.property(fc.array(piece, { minLength: 1, maxLength: 12 }), pieces => {
        const first = personName.safeParse(pieces.join(''));
        if (first.success) expect(personName.parse(first.data)).toBe(first.data);
      }),
    );
  });
});

describe('a line of text', () => {
  test('is counted in characters, not in storage units', () => {
    expect(lengthOf('𠮷𠮷')).toBe(2);
    expect(problems(line(2), '𠮷𠮷')).toEqual([]);
    expect(problems(line(2), '𠮷𠮷𠮷')).toEqual(['too-long']);
    expect(problems(organisationName, '甲')).toEqual(['too-short']);
  });

  test('is one line; a paragraph may be more', () => {
    expect(problems(line(20), '一\n二')).toEqual(['control-character']);
    expect(paragraph(20).parse('一\r\n二\r三\t四')).toBe('一\n二\n三 四');
    expect(problems(paragraph(20), '一\u0000')).toEqual(['control-character']);
  });

  test('keeps what is not deceptive: emoji with a variation selector, Arabic, Uyghur', () => {
    expect(problems(line(20), '谢谢❤\uFE0F')).toEqual([]);
    expect(problems(line(20), 'ئۇيغۇر')).toEqual([]);
  });

  test('accepts any text of visible letters, in NFC', () => {
    const letters = fc.stringMatching(/^[一-龥a-zA-Z0-9，。！]{1,30}$/);
    fc.assert(
      fc.property(letters, text => {
        expect(line(30).parse(text)).toBe(text.normalize('NFC'));
      }),
    );
  });

  test('is read once from end to end, however hostile', () => {
    // Under the length limit the patterns do run; one that backtracked exponentially would never finish these.
    for (const piece of ['张 ', '张.', '· ', 'a ', 'a.', "'", 'e\u0301', '张\u{E0100}']) {
      expect(tidyName(piece.repeat(100_000)).length).toBeLessThanOrEqual(piece.length * 100_000);
      problems(personName, `${piece.repeat(90)}\n`);
    }
    expect(problems(personName, '张 '.repeat(20_000))).toEqual(['too-big']);
  });
});
