import { words } from './bulk-words.ts';
import type { Complaint } from './field-problem.ts';
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

const ofRow = (row: number, severity: Finding['severity'], complaint: Complaint): Finding => ({
  row,
  column: null,
  heading: null,
  value: null,
  severity,
  ...complaint,
});

/** A row that acted before: by this file sent again, or by another one that says the same. */
export const unchangedRow = (row: number): Finding =>
  ofRow(row, 'info', {
    code: 'unchanged',
    message: {
      zh: '与之前报送的内容相同，已受理过，不重复报送',
      en: 'The same was reported before; it is not reported twice',
    },
    remedy: { zh: '无需处理', en: 'Nothing to do' },
  });

/** The same words about the same subject: one of the two acts. */
export const sameRowAs = (row: number, earlier: number): Finding =>
  ofRow(row, 'warning', words.sameAsRow(earlier));

/** Two rows about one deed, told differently: both go to review, which sees them together. */
export const sameDeedAs = (row: number, earlier: number): Finding =>
  ofRow(row, 'warning', words.sameDeedAsRow(earlier));
