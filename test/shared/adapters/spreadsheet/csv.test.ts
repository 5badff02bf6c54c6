import { parse } from 'csv-parse/sync';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { longestCell } from '../../../../shared/domain/sheet.ts';
import { encodeGb18030 } from './encode-gb18030.ts';
import { fileOf, opened, refusalOf, rowsOf, textsOf } from './made-files.ts';

const utf16be = (text: string): Buffer => Buffer.from(text, 'utf16le').swap16();

const encoders = {
  'UTF-8': (text: string) => Buffer.from(text),
  'UTF-8 with its mark': (text: string) => Buffer.from(`\ufeff${text}`),
  GB18030: encodeGb18030,
  'UTF-16 LE with its mark': (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le'),
  'UTF-16 BE with its mark': (text: string) => utf16be(`\ufeff${text}`),
  'UTF-16 LE without': (text: string) => Buffer.from(text, 'utf16le'),
  'UTF-16 BE without': (text: string) => utf16be(text),
};

const heading = ['姓名', '证件号码', '事项名称', '具体情况'];

const table = (delimiter: string, rows: readonly (readonly string[])[], end = '\r\n'): string =>
  rows
    .map(fields =>
      fields
        .map(field => (/["\r\n,;\t，]/.test(field) ? `"${field.replaceAll('"', '""')}"` : field))
        .join(delimiter),
    )
    .join(end) + end;

describe('a CSV file', () => {
  it('tells its cells, the rows as numbered in a program, and leaves empty ones out', async () => {
    const path = await fileOf('姓名,性别,地点\r\n\r\n王小明,,"金水区\n贾鲁河"\r\n,,\r\n李娜,女');
    expect(await rowsOf(path)).toEqual([
      {
        row: 1,
        hidden: false,
        cells: [
          { column: 1, text: '姓名', kind: 'text' },
          { column: 2, text: '性别', kind: 'text' },
          { column: 3, text: '地点', kind: 'text' },
        ],
      },
      {
        row: 3,
        hidden: false,
        cells: [
          { column: 1, text: '王小明', kind: 'text' },
          { column: 3, text: '金水区\n贾鲁河', kind: 'text' },
        ],
      },
      {
        row: 5,
        hidden: false,
        cells: [
          { column: 1, text: '李娜', kind: 'text' },
          { column: 2, text: '女', kind: 'text' },
        ],
      },
    ]);
  });

  it('reads the same in every encoding', async () => {
    const field = fc.string({
      unit: fc.constantFrom(...'王小明金水区堤坝𠮷abc019 ,;"\n，。·（）'),
      minLength: 1,
      maxLength: 12,
    });
    const rows = fc.array(fc.tuple(field, field, field, field), { minLength: 2, maxLength: 30 });
    await fc.assert(
      fc.asyncProperty(
        rows,
        fc.constantFrom(...Object.values(encoders)),
        fc.constantFrom(',', ';', '\t'),
        async (cells, encode, delimiter) => {
          // A field that begins with a mark and goes over two lines is what a broken quotation looks like.
          fc.pre(!cells.flat().some(text => text.startsWith('"') && text.includes('\n')));
          const text = table(delimiter, [heading, ...cells]);
          expect(textsOf(await rowsOf(await fileOf(encode(text))))).toEqual([heading, ...cells]);
        },
      ),
      { numRuns: 150 },
    );
  });

  it.each(Object.entries(encoders))('cuts no character at the end of a piece: %s', async (_, encode) => {
    const rows = Array.from({ length: 9000 }, (_, at) => [`王${at}`, '金水区', '𠮷'.repeat(at % 7), '末']);
    const path = await fileOf(encode(table(',', [heading, ...rows])));
    expect(textsOf(await rowsOf(path))).toEqual([heading, ...rows]);
  });

  it.each([0, 1, 2])('is UTF-8 also where its first megabyte ends within a character: %s', async shift => {
    const { encoding } = await opened(await fileOf(`${'x'.repeat(shift)}${'王,李\n'.repeat(200_000)}`));
    expect(encoding).toBe('utf-8');
  });

  it('tells encoding, and about how many rows there are', async () => {
    const text = table(',', [heading, ...Array.from({ length: 300 }, () => ['王', '1', '上海', '下'])]);
    const told = async (bytes: Buffer) => {
      const { format, encoding, sheets } = await opened(await fileOf(bytes));
      return [format, encoding, sheets[0]?.rows];
    };
    expect(await told(encoders['UTF-8'](text))).toEqual(['csv', 'utf-8', 301]);
    expect(await told(encoders.GB18030(text))).toEqual(['csv', 'gb18030', 301]);
    expect(await told(encoders['UTF-16 LE without'](text))).toEqual(['csv', 'utf-16le', 301]);
    expect(await told(encoders['UTF-16 BE with its mark'](text))).toEqual(['csv', 'utf-16be', 301]);
  });

  it('begins after any row, and gives the rest', async () => {
    const rows = Array.from({ length: 1300 }, (_, at) => [`${at}`, at % 3 === 0 ? '' : '二', '三', '四']);
    const path = await fileOf(table(',', rows));
    const all = await rowsOf(path);
    await fc.assert(
      fc.asyncProperty(fc.nat(1400), async after => {
        expect(await rowsOf(path, after)).toEqual(all.filter(({ row }) => row > after));
      }),
      { numRuns: 15 },
    );
  });

  it.each([
    ['a comma in sentences', '姓名;说明\n王;来，去,回\n李;a,b,c,d\n', ';', 2],
    ['tabs', '姓名\t说明\n王\t来,去\n', '\t', 2],
    ['full-width commas, where they alone separate', '姓名，说明\n王，甲\n李，乙\n', '，', 2],
    ['full-width commas in sentences', '说明\n来，去\n回\n', '，', 1],
    ['a line that says so', 'sep=;\r\n姓名;说明\r\n王;a,b\r\n', ';', 2],
  ])('knows its separator: %s', async (_, text, _separator, columns) => {
    const [first, ...rest] = await rowsOf(await fileOf(text));
    expect(first?.row).toBe(1);
    expect(first?.cells).toHaveLength(columns);
    expect(Math.max(...rest.map(({ cells }) => cells.at(-1)?.column ?? 0))).toBe(columns);
  });

  it('takes all three line ends, mixed as well', async () => {
    expect(textsOf(await rowsOf(await fileOf('a,b\r\nc,d\ne,f\rg,h')))).toEqual([
      ['a', 'b'],
      ['c', 'd'],
      ['e', 'f'],
      ['g', 'h'],
    ]);
  });

  it('takes quotation marks within a field as they are', async () => {
    expect(textsOf(await rowsOf(await fileOf('品名,数\n24"显示器,2\n"甲"乙,3\n')))).toEqual([
      ['品名', '数'],
      ['24"显示器', '2'],
      ['"甲"乙', '3'],
    ]);
  });

  it('reads what the library reads, wherever a piece of the file ends', { timeout: 60_000 }, async () => {
    // 65,494 bytes in few rows: what is tried lies in the tail, and the rows before it are only to be passed by.
    const wide = `${'甲'.repeat(330)},${'乙'.repeat(330)},丙\r\n`;
    const filler = `${wide.repeat(32)}${'丁'.repeat(636)}\r\n`;
    const text = fc.string({ unit: fc.constantFrom(...'a王"",\n\n\r'), minLength: 20, maxLength: 400 });
    await fc.assert(
      fc.asyncProperty(fc.nat(38), text, async (at, tail) => {
        // The first piece of 65,536 bytes ends somewhere in the tail.
        const whole = `${filler}${'x'.repeat(at)},y\n${tail}`;
        const known = attempt(() =>
          parse(whole, {
            relax_quotes: true,
            relax_column_count: true,
            record_delimiter: ['\r\n', '\n', '\r'],
          }),
        );
        // What the reader refuses beyond the library is told by other stories.
        fc.pre(!known?.flat().some(field => field.startsWith('"') && field.includes('\n')));
        const path = await fileOf(whole);
        if (known === null) expect((await refusalOf(path)).code).toBe('broken-quotes');
        else expect(textsOf(await rowsOf(path))).toEqual(known.map(trimmed).filter(row => row.length > 0));
      }),
      { numRuns: 150 },
    );
  });

  it.each([
    ['is never closed', `a,b\n1,2\n3,"4\n5,6\n`, 3],
    ['is closed by that of another row', `a,b\n1,"2\n3,"4"\n5,6\n`, 2],
  ])('names the row of a quotation mark that %s', async (_, text, row) => {
    expect(await refusalOf(await fileOf(text))).toMatchObject({ code: 'broken-quotes', row });
  });

  it('names the row near which characters are damaged', async () => {
    const good = '金水区贾鲁河堤坝巡查转移群众,夜间\n'.repeat(50);
    const utf8 = Buffer.concat([Buffer.from(good), Buffer.from([0xe4, 0xb8]), Buffer.from(good)]);
    expect(await refusalOf(await fileOf(utf8))).toMatchObject({ code: 'text-damaged', row: 51 });
    const gbk = Buffer.concat([
      encodeGb18030(good.repeat(100)),
      Buffer.from([0xff, 0xff]),
      encodeGb18030(good),
    ]);
    expect((await refusalOf(await fileOf(gbk))).code).toBe('text-damaged');
  });

  it('refuses a million columns, in one record or in every one', async () => {
    expect(await refusalOf(await fileOf(`a,b\n${'x,'.repeat(1_000_000)}\n`))).toMatchObject({
      code: 'record-too-long',
      row: 2,
    });
    expect(await refusalOf(await fileOf(`a,b\n${'x,'.repeat(1100)}\n`))).toMatchObject({
      code: 'too-many-columns',
      row: 2,
    });
  });

  it('takes separators behind the last cell for nothing, as programs write thousands of them', async () => {
    expect(textsOf(await rowsOf(await fileOf(`a,b${','.repeat(16_000)}\n1,2\n`)))).toEqual([
      ['a', 'b'],
      ['1', '2'],
    ]);
  });

  it('cuts a cell that no program could have written', async () => {
    const [, row] = await rowsOf(await fileOf(`a,b\n${'长'.repeat(100_000)},2\n`));
    expect(row?.cells[0]?.text).toHaveLength(longestCell);
    expect(row?.cells[1]?.text).toBe('2');
    expect((await refusalOf(await fileOf(`a,b\n${'x'.repeat(10_000_000)},2\n`))).code).toBe(
      'record-too-long',
    );
  });
});

function attempt(read: () => string[][]): string[][] | null {
  try {
    return read();
  } catch {
    return null;
  }
}

/** Without the empty cells at its end. */
const trimmed = (row: readonly string[]): string[] =>
  row.slice(0, row.findLastIndex(text => text !== '') + 1);
