import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { extractText, getDocumentProxy, getMeta } from 'unpdf';
import { describe, expect, it } from 'vitest';
import { pdfLetterPress } from '../../../../shared/adapters/letter/pdf-letter-press.ts';
import { Day } from '../../../../shared/domain/day.ts';
import type { Letter } from '../../../../shared/domain/letter.ts';

const fontAt = (address: string): Uint8Array => readFileSync(fileURLToPath(address));
const press = pdfLetterPress(() => ({
  regular: fontAt(
    import.meta.resolve('@expo-google-fonts/noto-serif-sc/400Regular/NotoSerifSC_400Regular.ttf'),
  ),
  bold: fontAt(import.meta.resolve('@expo-google-fonts/noto-serif-sc/700Bold/NotoSerifSC_700Bold.ttf')),
}));

const letter: Letter = {
  reference: '郑信异〔2021〕12号',
  office: { zh: '郑州市社会信用体系建设工作领导小组办公室', en: 'Zhengzhou Municipal Social Credit Office' },
  title: { zh: '异议处理结果告知书', en: 'Outcome of your objection' },
  addressee: '郑州某某（集团）商贸有限公司',
  paragraphs: [
    {
      zh: '你单位对“哄抬防汛救灾物资价格”失信信息（以下简称“该信息”）提出异议，我办已完成核查，现将处理结果告知如下：',
      en: 'You objected to the entry “price gouging of relief goods”. We have examined the matter and tell you the outcome:',
    },
  ],
  facts: [
    { label: { zh: '统一社会信用代码', en: 'Unified social credit code' }, value: '91410100MA3X0000XX' },
    { label: { zh: '处理结果', en: 'Outcome' }, value: { zh: '更正', en: 'Corrected' } },
  ],
  sections: [],
  clocks: [
    {
      name: { zh: '更正在各处完成', en: 'The correction is done everywhere' },
      lastDay: Day.parse('2021-09-16'),
    },
  ],
  rights: [{ zh: '可以依法申请行政复议。', en: 'You may apply for administrative reconsideration.' }],
  day: Day.parse('2021-09-15'),
};

/** Every page's text without spaces and line ends, which a reader of PDF guesses from distances. */
async function pagesOf(pdf: Uint8Array): Promise<string[]> {
  const { text } = await extractText(await getDocumentProxy(new Uint8Array(pdf)), { mergePages: false });
  return text.map(page => page.replaceAll(/\s/gu, ''));
}
const bare = (text: string): string => text.replaceAll(/\s/gu, '');

describe('a printed letter', () => {
  it('says in both languages what the letter says, in its order', async () => {
    const text = (await pagesOf(await press.print(letter))).join('');
    const expected = [
      letter.office.zh,
      letter.office.en,
      letter.reference,
      letter.title.zh,
      letter.title.en,
      `${letter.addressee}：`,
      ...letter.paragraphs.flatMap(({ zh, en }) => [zh, en]),
      '91410100MA3X0000XX',
      '更正',
      'Corrected',
      '2021年9月16日',
      '16 September 2021',
      letter.rights[0]?.zh ?? '',
      letter.rights[0]?.en ?? '',
      letter.office.zh,
      '2021年9月15日',
    ].map(bare);
    let from = 0;
    for (const part of expected) {
      const at = text.indexOf(part, from);
      expect(at, `${part} after ${text.slice(0, from)}`).toBeGreaterThanOrEqual(from);
      from = at + part.length;
    }
  });

  it('is the same to the byte for the same letter, and another for another', async () => {
    const hash = async (of: Letter) =>
      createHash('sha256')
        .update(await press.print(of))
        .digest('hex');
    const first = await hash(letter);
    expect(await hash(structuredClone(letter))).toBe(first);
    expect(await hash({ ...letter, day: Day.parse('2021-09-16') })).not.toBe(first);
  });

  it('tells a reading program its language, its title and the day it is of', async () => {
    const { info } = await getMeta(await getDocumentProxy(new Uint8Array(await press.print(letter))));
    expect(info).toMatchObject({
      Title: '异议处理结果告知书 Outcome of your objection',
      Author: letter.office.zh,
      Subject: letter.reference,
      CreationDate: 'D:20210914160000Z',
      Language: 'zh-CN',
    });
  });

  it('carries a part of its fonts and not the fifteen megabytes of each', async () => {
    const pdf = await press.print(letter);
    expect(Buffer.from(pdf).includes('/FontFile2')).toBe(true);
    expect(pdf.length).toBeLessThan(200_000);
  });

  it('counts its pages, sets a table’s heading again on each, and loses none of five hundred rows', async () => {
    const rows = Array.from({ length: 500 }, (_, at) => [`第${at}行`, { zh: '查阅记录', en: 'Looked at' }]);
    const long = await press.print({
      ...letter,
      sections: [
        {
          heading: { zh: '查阅记录', en: 'Who looked' },
          paragraphs: [],
          table: {
            headings: [
              { zh: '序号', en: 'Number' },
              { zh: '内容', en: 'What' },
            ],
            widths: [30, 70],
            rows,
          },
        },
      ],
    });
    const pages = await pagesOf(long);
    expect(pages.length).toBeGreaterThan(20);
    for (const [at, page] of pages.entries()) {
      expect(page).toContain(bare(`第 ${at + 1} 页，共 ${pages.length} 页`));
      if (at > 1 && at < pages.length - 2) expect(page).toMatch(/^序号Number内容What/u);
    }
    const text = pages.join('');
    expect(rows.filter(([label]) => !text.includes(String(label)))).toEqual([]);
  });

  it('carries a cell longer than a sheet on over the next ones', async () => {
    const words = Array.from({ length: 1500 }, (_, at) => `词${at}。`);
    const pages = await pagesOf(
      await press.print({
        ...letter,
        facts: [{ label: { zh: '事项', en: 'Matter' }, value: words.join('') }],
      }),
    );
    expect(pages.length).toBeGreaterThan(3);
    const foot = (at: number) =>
      bare(`${letter.reference} 第 ${at + 1} 页，共 ${pages.length} 页 · Page ${at + 1} of ${pages.length}`);
    const text = pages.map((page, at) => page.replace(foot(at), '')).join('');
    expect(words.filter(word => !text.includes(word))).toEqual([]);
  });

  it('never shows an empty box: a character the fonts lack is named by its number', async () => {
    const text = (await pagesOf(await press.print({ ...letter, addressee: '𠮷田某' }))).join('');
    expect(text).toContain('〓田某：');
    expect(text).toContain('U+20BB7');
  });
});
