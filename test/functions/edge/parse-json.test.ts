import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseJson } from '../../../functions/edge/parse-json.ts';

const native = (text: string): { value: unknown } | null => {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return null;
  }
};

describe('parseJson', () => {
  it('reads what JSON.parse reads', () => {
    fc.assert(
      fc.property(
        fc.jsonValue({ maxDepth: 8, stringUnit: 'grapheme' }),
        fc.constantFrom(0, 2),
        (value, indent) => {
          fc.pre(!JSON.stringify(value).includes('__proto__'));
          const text = JSON.stringify(value, null, indent);
          expect(parseJson(text)).toEqual({ ok: true, value: JSON.parse(text) });
        },
      ),
    );
  });

  it('takes nothing that JSON.parse refuses, however it is spoilt', () => {
    fc.assert(
      fc.property(
        fc.json(),
        fc.nat(),
        fc.constantFrom('', '"', ',', '}', '\\', '0', '\u0000', 'u'),
        (text, at, mark) => {
          const spot = at % (text.length + 1);
          const spoilt = text.slice(0, spot) + mark + text.slice(spot + 1);
          const parsed = parseJson(spoilt);
          if (parsed.ok) expect(native(spoilt)).toEqual({ value: parsed.value });
          else if (parsed.flaw === 'syntax') expect(native(spoilt)).toBeNull();
        },
      ),
    );
  });

  it.each([
    ['', 'syntax', 1, 1],
    ['[1,]', 'syntax', 1, 4],
    ['{"a":1}x', 'syntax', 1, 8],
    ['[01]', 'syntax', 1, 3],
    ["{'a':1}", 'syntax', 1, 2],
    ['{"a":1,\n"a":2}', 'duplicate-key', 2, 1],
    ['{"\\u0061":1,"a":2}', 'duplicate-key', 1, 13],
    ['{"__proto__":1}', 'forbidden-key', 1, 2],
    ['["𠮷", "\\udc00"]', 'lone-surrogate', 1, 7],
    ['[1e999]', 'number-out-of-range', 1, 2],
    [`${'{"a":'.repeat(40)}1${'}'.repeat(40)}`, 'too-deep', 1, 166],
  ])('%s', (text, flaw, line, column) => {
    expect(parseJson(text)).toEqual({ ok: false, flaw, line, column });
  });
});
