import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Setting, setLines } from '../../../../shared/adapters/letter/set-lines.ts';

/** Han characters and their marks are as wide as the type is large, everything else half of that. */
const wide = /[\p{Script=Han}\u3000-\u303F\uFF00-\uFFEF\u2014\u2026“”‘’]/u;
const graphemes = new Intl.Segmenter('zh', { granularity: 'grapheme' });
const signsOf = (text: string): string[] => [...graphemes.segment(text)].map(({ segment }) => segment);
const measure = (text: string): number =>
  signsOf(text).reduce((sum, sign) => sum + (wide.test(sign) ? 10 : 5), 0);
const setting: Setting = { width: 100, size: 10, indent: 0, justified: true, language: 'zh', measure };
const textOf = (lines: ReturnType<typeof setLines>): string[] =>
  lines.map(line => line.map(({ text }) => text).join(''));

describe('a Chinese paragraph', () => {
  it('is broken between any two characters, with straight margins and its last line as it falls', () => {
    const lines = setLines('一二三四五六七八九十甲乙丙', { ...setting, width: 105 });
    expect(textOf(lines)).toEqual(['一二三四五六七八九十', '甲乙丙']);
    expect(lines[0]).toEqual([{ text: '一二三四五六七八九十', x: 0, spacing: 5 / 9 }]);
    expect(lines[1]).toEqual([{ text: '甲乙丙', x: 0, spacing: 0 }]);
  });

  it('begins two characters in', () => {
    const [first, second] = setLines('一二三四五六七八九十甲乙丙', { ...setting, indent: 20 });
    expect([first?.[0], second?.[0]]).toMatchObject([
      { x: 20, text: '一二三四五六七八' },
      { x: 0, text: '九十甲乙丙' },
    ]);
  });

  it('has no mark that closes at the start of a line: its empty half is let go at the end', () => {
    expect(textOf(setLines('一二三四五六七八九。甲乙', { ...setting, width: 95 }))).toEqual([
      '一二三四五六七八九。',
      '甲乙',
    ]);
    expect(textOf(setLines('一二三四五六七八九十。甲', setting))).toEqual(['一二三四五六七八九', '十。甲']);
  });

  it('has no mark that opens at the end of a line, and none that stands away from the margin', () => {
    const lines = setLines('一二三四五六七八九（甲乙）', setting);
    expect(textOf(lines)).toEqual(['一二三四五六七八九', '（甲乙）']);
    expect(lines[1]?.[0]?.x).toBe(-5);
  });

  it('draws marks together that meet', () => {
    const [line] = setLines('甲”），乙', { ...setting, width: 200 });
    expect(line?.map(({ text, x }) => [text, x])).toEqual([
      ['甲”', 0],
      ['）', 15],
      ['，乙', 20],
    ]);
  });

  it('keeps words, numbers and long dashes whole, with air before and after', () => {
    const lines = setLines('甲乙丙丁ABC-123戊——己', { ...setting, justified: false });
    expect(lines.map(line => line.map(({ text, x }) => [text, x]))).toEqual([
      [
        ['甲乙丙丁', 0],
        ['ABC-123', 41.5],
      ],
      [['戊——己', 0]],
    ]);
  });

  it('breaks what is longer than a line anywhere', () => {
    expect(textOf(setLines('a'.repeat(45), setting))).toEqual([
      'a'.repeat(20),
      'a'.repeat(20),
      'a'.repeat(5),
    ]);
  });
});

describe('an English paragraph', () => {
  it('is broken between words, and quotation marks belong to them', () => {
    const lines = setLines('the “quoted word” and more of it', {
      ...setting,
      language: 'en',
      justified: false,
    });
    expect(textOf(lines)).toEqual(['the “quoted word”', 'and more of it']);
  });
});

describe('of any text', () => {
  const signs = fc.constantFrom(
    ...'一二三四五，。、；！？（）《》“”‘’【】·…—〔〕',
    ...'abc 123-/',
    '𠮷',
    '葛󠄀',
  );
  const texts = fc.array(signs, { maxLength: 80 }).map(found => found.join(''));
  const settings = fc.record({
    width: fc.integer({ min: 30, max: 300 }),
    indent: fc.constantFrom(0, 20),
    justified: fc.boolean(),
    language: fc.constantFrom('zh' as const, 'en' as const),
  });

  it('nothing is lost but spaces', () => {
    fc.assert(
      fc.property(texts, settings, (text, chosen) => {
        const set = textOf(setLines(text, { ...setting, ...chosen })).join('');
        expect(set.replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
      }),
    );
  });

  it('no line is wider than its column', () => {
    fc.assert(
      fc.property(texts, settings, (text, chosen) => {
        for (const line of setLines(text, { ...setting, ...chosen })) {
          const last = line.at(-1);
          if (last === undefined) continue;
          const signs = signsOf(last.text);
          const end =
            last.x +
            measure(last.text) +
            last.spacing * (signs.length - 1) -
            (last.text.endsWith(' ') ? 5 + last.spacing : 0);
          const hangs = /[，。、；！？）》”’】〕]$/u.test(last.text) ? 5 : 0;
          const alone = line.length === 1 && signs.length === 1;
          expect(alone || end - hangs <= chosen.width + 0.1).toBe(true);
        }
      }),
    );
  });

  it('no line of ordinary prose begins with a mark that closes or ends with one that opens', () => {
    const word = fc.constantFrom(
      '防汛',
      '救灾',
      '信用信息',
      '“该信息”',
      '（认定部门）',
      '《条例》',
      '2021年',
      '公示',
    );
    const prose = fc
      .array(fc.tuple(word, fc.constantFrom('', '，', '。', '、', '；')), { minLength: 1, maxLength: 40 })
      .map(parts => parts.flat().join(''));
    fc.assert(
      fc.property(prose, fc.integer({ min: 80, max: 300 }), (text, width) => {
        for (const line of textOf(setLines(text, { ...setting, width }))) {
          expect(line).not.toMatch(/^[，。、；）》”]/u);
          expect(line).not.toMatch(/[（《“]$/u);
        }
      }),
    );
  });
});
