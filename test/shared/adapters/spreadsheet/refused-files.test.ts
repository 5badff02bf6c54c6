import { crc32, deflateRawSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fileOf, main, partsOf, refusalOf, sheetOf, workbookOf, zipOf } from './made-files.ts';

const OLE = Buffer.from('d0cf11e0a1b11ae1', 'hex');

describe('a file that is no table', () => {
  it.each<[string, string, () => Promise<string>]>([
    ['empty', 'file-empty', () => fileOf('')],
    ['nothing but a mark and blanks', 'file-empty', () => fileOf('\ufeff \r\n\r\n')],
    ['an .xls', 'old-workbook', () => fileOf(Buffer.concat([OLE, Buffer.alloc(4000)]))],
    [
      'a workbook with a password',
      'file-encrypted',
      () => fileOf(Buffer.concat([OLE, Buffer.alloc(70_000), Buffer.from('EncryptedPackage', 'utf16le')])),
    ],
    ['an .ods', 'open-document', () => zipOf({ mimetype: 'x', 'content.xml': '<x/>' })],
    ['an archive', 'no-workbook', () => zipOf({ 'a.xlsx': 'x' })],
    ['an archive of nothing', 'no-workbook', () => zipOf({})],
    [
      'a text document',
      'no-workbook',
      () => zipOf({ ...partsOf(''), 'xl/workbook.xml': '<w:document xmlns:w="w"/>' }),
    ],
    [
      'an .xlsb',
      'binary-workbook',
      () =>
        zipOf({
          '_rels/.rels':
            '<Relationships><Relationship Id="a" Type="x/officeDocument" Target="xl/workbook.bin"/></Relationships>',
        }),
    ],
    ['a web page', 'web-page', () => fileOf('<html><body><table><tr><td>1</td></tr></table></body></html>')],
    [
      'a web page in UTF-16',
      'web-page',
      () => fileOf(Buffer.from('\ufeff<!DOCTYPE html><table>', 'utf16le')),
    ],
    [
      'an XML table',
      'xml-table',
      () => fileOf('<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet"/>'),
    ],
    ['a PDF', 'pdf-file', () => fileOf('%PDF-1.7\n')],
    [
      'rubbish',
      'no-table',
      () => fileOf(Buffer.from(Array.from({ length: 5000 }, (_, at) => (at * 7919) % 256))),
    ],
    [
      'bytes of no encoding',
      'encoding-unknown',
      () => fileOf(Buffer.from('c7ffc7ffc7ff2cc7ffc7ff0a'.repeat(50), 'hex')),
    ],
    ['half a workbook', 'workbook-damaged', async () => fileOf(Buffer.from('504b03041400000008', 'hex'))],
  ])('is refused in its own words: %s', async (_, code, make) => {
    const finding = await refusalOf(await make());
    expect(finding).toMatchObject({ code, row: null, column: null, severity: 'error' });
    expect(finding.remedy.zh).not.toBe('');
  });
});

describe('a workbook made to do harm', () => {
  it('is refused before it is inflated, and costs no memory', async () => {
    const path = await fileOf(zipSaying({ size: 4_000_000_000 }));
    const before = process.memoryUsage.rss();
    expect((await refusalOf(path)).code).toBe('too-large-inside');
    expect(process.memoryUsage.rss() - before).toBeLessThan(30_000_000);
  });

  it('is refused by how tightly it is packed', async () => {
    const path = await zipOf(partsOf('', { 'xl/media/a.png': Buffer.alloc(6_000_000) }));
    expect((await refusalOf(path)).code).toBe('too-large-inside');
  });

  it('is held to the sizes that it states', async () => {
    const path = await fileOf(zipSaying({ size: 1000 }));
    const before = process.memoryUsage.rss();
    expect((await refusalOf(path)).code).toBe('workbook-damaged');
    expect(process.memoryUsage.rss() - before).toBeLessThan(60_000_000);
  });

  it.each<[string, string, () => Promise<string>]>([
    [
      'a definition of entities',
      'defines-entities',
      () =>
        workbookOf('', {
          'xl/worksheets/sheet1.xml': `<!DOCTYPE w [<!ENTITY a "aaaa">]>${sheetOf('')}`,
        }),
    ],
    [
      'an entity of its own',
      'workbook-damaged',
      () => workbookOf('<row r="1"><c r="A1" t="str"><v>&bomb;</v></c></row>'),
    ],
    [
      'a cell of ten megabytes',
      'cell-too-large',
      () => workbookOf(`<row r="1"><c r="A1" t="str"><v>${randomText(10_000_000)}</v></c></row>`),
    ],
    [
      'tags within tags without end',
      'workbook-damaged',
      () => workbookOf(`<row r="1">${'<a>'.repeat(5000)}${'</a>'.repeat(5000)}</row>`),
    ],
    [
      'a million columns',
      'too-many-columns',
      () =>
        workbookOf(
          `<row r="1">${Array.from({ length: 100_000 }, (_, at) => `<c><v>${at * 7}</v></c>`).join('')}</row>`,
        ),
    ],
    [
      'a column beyond any',
      'too-many-columns',
      () => workbookOf('<row r="1"><c r="ZZZZZ1"><v>1</v></c></row>'),
    ],
    [
      'a shared text that is not there',
      'workbook-damaged',
      () => workbookOf('<row><c t="s"><v>9</v></c></row>'),
    ],
    [
      'rows that go backwards',
      'workbook-damaged',
      () => workbookOf('<row r="5"><c><v>1</v></c></row><row r="4"><c><v>1</v></c></row>'),
    ],
    [
      'more merged cells than anybody merges',
      'too-many-merged-cells',
      () =>
        workbookOf('', {
          'xl/worksheets/sheet1.xml': sheetOf(
            '',
            '',
            `<mergeCells>${Array.from({ length: 10_001 }, (_, at) => `<mergeCell ref="A${at + 1}:B${at + 1}"/>`).join('')}</mergeCells>`,
          ),
        }),
    ],
    [
      'a sheet cut off',
      'workbook-damaged',
      () =>
        workbookOf('', {
          'xl/worksheets/sheet1.xml': `<worksheet xmlns="${main}"><sheetData><row r="1"><c r="A1"><v>1`,
        }),
    ],
    ['a sheet that is not there', 'workbook-damaged', () => zipOf(without('xl/worksheets/sheet1.xml'))],
    ['bytes that differ from their sum', 'workbook-damaged', () => fileOf(zipSaying({ sum: 1 }))],
    ['parts that lie over each other', 'too-large-inside', () => fileOf(zipSaying({ sum: 1, times: 5 }))],
    [
      'tags that do not match',
      'workbook-damaged',
      () => workbookOf('<row r="1"><c r="A1"><v>1</c></v></row>'),
    ],
    ['a part outside the archive', 'workbook-damaged', () => fileOf(zipSaying({ name: '../../a' }))],
  ])('is refused: %s', async (_, code, make) => {
    expect((await refusalOf(await make())).code).toBe(code);
  });
});

const without = (name: string) =>
  Object.fromEntries(Object.entries(partsOf('')).filter(([key]) => key !== name));

/** Text that does not pack a hundred times. */
function randomText(length: number): string {
  let seed = 1;
  let text = '';
  while (text.length < length) {
    seed = (seed * 48_271) % 2_147_483_647;
    text += seed.toString(36);
  }
  return text;
}

/** A zip of one entry, a hundred megabytes of blanks, that says of itself what it likes. */
function zipSaying({
  size,
  sum,
  name = '_rels/.rels',
  times = 1,
}: {
  size?: number;
  sum?: number;
  name?: string;
  times?: number;
}): Buffer {
  const content =
    sum === undefined
      ? Buffer.alloc(100_000_000, ' ')
      : Buffer.from(`<Relationships>${randomText(2000)}</Relationships>`);
  const packed = deflateRawSync(content);
  const title = Buffer.from(name);
  const common = Buffer.alloc(26);
  common.writeUInt16LE(20, 0);
  common.writeUInt16LE(8, 4);
  common.writeUInt32LE(sum ?? crc32(content), 10);
  common.writeUInt32LE(packed.length, 14);
  common.writeUInt32LE(size ?? content.length, 18);
  common.writeUInt16LE(title.length, 22);
  const local = Buffer.concat([Buffer.from('504b0304', 'hex'), common, title, packed]);
  const entry = Buffer.concat([Buffer.from('504b01021400', 'hex'), common, Buffer.alloc(14), title]);
  const entries = Array.from({ length: times }, (_, at) => {
    const one = Buffer.from(entry);
    // Names of their own, and the bytes of one.
    if (times > 1) one.write(String(at), one.length - 1);
    return one;
  });
  const directory = Buffer.concat(entries);
  const end = Buffer.alloc(22);
  end.write('504b0506', 'hex');
  end.writeUInt16LE(times, 8);
  end.writeUInt16LE(times, 10);
  end.writeUInt32LE(directory.length, 12);
  end.writeUInt32LE(local.length, 16);
  return Buffer.concat([local, directory, end]);
}
