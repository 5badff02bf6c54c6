import type { Finding } from '../../domain/sheet.ts';
import { SpreadsheetRefused } from '../../domain/sheet.ts';

const saveAs = {
  zh: '请用表格软件打开，另存为 .xlsx 后重新上传',
  en: 'Open it in a spreadsheet program, save it as .xlsx and send that',
};
const split = { zh: '请拆成多个文件上传', en: 'Split it into several files' };
const damaged = {
  zh: '请用表格软件打开并重新保存；打不开的，请向提供者索取原文件',
  en: 'Open and save it again; if it does not open, ask for the original',
};

const finding = (
  code: string,
  zh: string,
  en: string,
  remedy: Finding['remedy'],
  row: number | null = null,
): Finding => ({
  row,
  column: null,
  heading: null,
  severity: 'error',
  code,
  value: null,
  message: { zh, en },
  remedy,
});

/** Why a file is no table that can be read. */
export const refusals = {
  empty: finding('file-empty', '文件是空的', 'The file is empty', damaged),
  oldWorkbook: finding(
    'old-workbook',
    '这是旧版 .xls 文件',
    'This is an .xls file of an older program',
    saveAs,
  ),
  encrypted: finding('file-encrypted', '文件设有打开密码', 'The file is protected by a password', {
    zh: '请取消密码保护后重新上传',
    en: 'Take the password away and send it again',
  }),
  openDocument: finding('open-document', '这是 .ods 文件', 'This is an .ods file', saveAs),
  binaryWorkbook: finding('binary-workbook', '这是 .xlsb 文件', 'This is an .xlsb file', saveAs),
  webPage: finding(
    'web-page',
    '这是网页，只是扩展名像表格',
    'This is a web page with the name of a table',
    saveAs,
  ),
  pdf: finding('pdf-file', '这是 PDF 文件', 'This is a PDF file', {
    zh: '请上传原始的表格文件',
    en: 'Send the table from which it was made',
  }),
  noTable: finding(
    'no-table',
    '这不是 .xlsx 或 .csv 表格',
    'This is neither an .xlsx nor a .csv table',
    saveAs,
  ),
  noWorkbook: finding(
    'no-workbook',
    '这是压缩包或其他文档，不是工作簿',
    'This is an archive or another kind of document, and no workbook',
    {
      zh: '请解压后上传其中的 .xlsx 文件，或用表格软件另存为 .xlsx',
      en: 'Send the .xlsx that lies in it, or save it as .xlsx in a spreadsheet program',
    },
  ),
  damagedWorkbook: finding(
    'workbook-damaged',
    '工作簿已损坏或不完整，无法读取',
    'The workbook is damaged or incomplete',
    damaged,
  ),
  tooLargeInside: finding(
    'too-large-inside',
    '文件解压后过大，已拒绝读取',
    'The file would be too large when unpacked and was not read',
    split,
  ),
  tooManyColumns: (row: number) =>
    finding(
      'too-many-columns',
      `第 ${row} 行的列数超过 1024`,
      `Row ${row} has more than 1,024 columns`,
      { zh: '请删除多余的列', en: 'Remove the columns that are not needed' },
      row,
    ),
  brokenQuotes: (row: number) =>
    finding(
      'broken-quotes',
      `第 ${row} 行附近的引号不成对`,
      `The quotation marks near row ${row} do not match`,
      { zh: '请检查该行的英文双引号，或改用 .xlsx', en: 'Check the quotation marks there, or use .xlsx' },
      row,
    ),
  recordTooLong: (row: number) =>
    finding(
      'record-too-long',
      `第 ${row} 行长得不合常理，多半是引号不成对`,
      `Row ${row} is longer than any row can be; most likely a quotation mark is missing`,
      { zh: '请检查该行的英文双引号，或改用 .xlsx', en: 'Check the quotation marks there, or use .xlsx' },
      row,
    ),
  damagedText: (row: number) =>
    finding(
      'text-damaged',
      `第 ${row} 行附近有损坏的字符`,
      `Near row ${row} there are characters that are damaged`,
      { zh: '请用原程序重新导出为 .xlsx', en: 'Export it again from the original program, as .xlsx' },
      row,
    ),
  unknownEncoding: finding(
    'encoding-unknown',
    '文件的文字编码不是 UTF-8、GBK（GB18030）或 UTF-16',
    'The text is encoded neither as UTF-8 nor as GBK (GB18030) nor as UTF-16',
    saveAs,
  ),
  xmlTable: finding(
    'xml-table',
    '这是“XML 表格 2003”等 XML 文件，不是 .xlsx',
    'This is an XML file, such as an XML spreadsheet of 2003, and no .xlsx',
    saveAs,
  ),
  damagedRow: (row: number) =>
    finding(
      'workbook-damaged',
      `工作簿第 ${row} 行附近已损坏`,
      `The workbook is damaged near row ${row}`,
      damaged,
      row,
    ),
  cellTooLarge: (row: number | null) =>
    finding(
      'cell-too-large',
      row === null ? '有一个单元格的内容过长' : `第 ${row} 行附近有一个单元格的内容过长`,
      row === null ? 'One cell holds far too much text' : `A cell near row ${row} holds far too much text`,
      { zh: '请删除该单元格的内容', en: 'Empty that cell' },
      row,
    ),
  tooManySheets: finding('too-many-sheets', '工作表超过 60 个', 'There are more than 60 sheets', {
    zh: '请只保留要报送的工作表',
    en: 'Keep only the sheet that is to be reported',
  }),
  tooManyMerged: finding(
    'too-many-merged-cells',
    '合并的单元格超过 10000 处',
    'More than 10,000 ranges of cells are merged',
    {
      zh: '请取消合并，逐行填写',
      en: 'Take the merging away and fill in each row',
    },
  ),
  definesEntities: finding(
    'defines-entities',
    '工作簿中含有不允许的定义（DTD）',
    'The workbook holds definitions that are not allowed (a DTD)',
    damaged,
  ),
};

export const refuseFile = (why: Finding): never => {
  throw new SpreadsheetRefused(why);
};
