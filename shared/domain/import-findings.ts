import type { Finding } from './sheet.ts';

const whole = { row: null, column: null, heading: null, value: null } as const;

/** What is wrong with a file as a whole, before or while it is read. */
export const notAsAnnounced: Finding = {
  ...whole,
  severity: 'error',
  code: 'not-the-announced-file',
  message: {
    zh: '收到的文件与登记的长度或校验值不符',
    en: 'What arrived differs in length or hash from what was announced',
  },
  remedy: { zh: '请重新登记并上传', en: 'Announce the file again and upload it again' },
};

export const tooManyRows = (most: number): Finding => ({
  ...whole,
  severity: 'error',
  code: 'too-many-rows',
  message: { zh: `超过 ${most} 行`, en: `More than ${most} rows` },
  remedy: { zh: '请拆分为几个文件分别报送', en: 'Split the file and send the parts' },
});

export const noRows: Finding = {
  ...whole,
  severity: 'error',
  code: 'no-rows',
  message: { zh: '表中没有可报送的行', en: 'There is no row to report' },
  remedy: { zh: '请在表头下方逐行填写', en: 'Fill in rows below the headings' },
};

/** A row that acted before: by this file sent again, or by another one that says the same. */
export const unchangedRow = (row: number): Finding => ({
  row,
  column: null,
  heading: null,
  value: null,
  severity: 'info',
  code: 'unchanged',
  message: {
    zh: '与之前报送的内容相同，已受理过，不重复报送',
    en: 'The same was reported before; it is not reported twice',
  },
  remedy: { zh: '无需处理', en: 'Nothing to do' },
});

/** Two rows about one deed: points count once, so the second one stays out. */
export const sameDeedAs = (row: number, earlier: number): Finding => ({
  row,
  column: null,
  heading: null,
  value: null,
  severity: 'error',
  code: 'same-deed-twice',
  message: {
    zh: `与第 ${earlier} 行是同一对象的同一事项`,
    en: `The same subject and deed as in row ${earlier}`,
  },
  remedy: { zh: '请保留其中一行', en: 'Keep one of the two rows' },
});
