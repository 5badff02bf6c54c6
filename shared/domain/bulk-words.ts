import type { Bilingual } from './bilingual.ts';
import type { Complaint } from './field-problem.ts';

export const bilingual = (zh: string, en: string): Bilingual => ({ zh, en });

const complaint = (code: string, message: Bilingual, remedy: Bilingual): Complaint => ({
  code,
  message,
  remedy,
});
const b = bilingual;

const retype = b('请在文本格式的单元格中重新录入', 'Type it again in a cell formatted as text');
const pick = b('请从下拉列表中选择', 'Choose one of the list');

/** What a spreadsheet, or the hand that filled it in, does to a cell. No sentence quotes what stands there. */
export const words = {
  missing: complaint('missing', b('此项必填', 'This cell must be filled in'), b('请填写', 'Fill it in')),
  coveredByMerge: (range: string) =>
    complaint(
      'covered-by-merge',
      b(
        `此格被合并单元格 ${range} 覆盖，读不到内容`,
        `This cell is covered by the merged cells ${range} and reads as empty`,
      ),
      b('请取消合并，并在每一行填写', 'Split the merged cells and fill in each row'),
    ),
  formulaError: complaint(
    'formula-error',
    b('此格是出错的公式', 'This cell holds a formula that fails'),
    b('请改为直接填写内容', 'Replace it by its value'),
  ),
  formula: complaint(
    'formula',
    b('此格是公式，已按其上次计算的结果读取', 'This cell is a formula; its last result was read'),
    b('请核对结果，最好粘贴为数值', 'Check the result; better paste it as a value'),
  ),
  cellTooLong: complaint(
    'cell-too-long',
    b('此格内容过长', 'This cell holds too much'),
    b('请精简', 'Shorten it'),
  ),
  strayBlanks: complaint(
    'stray-blanks',
    b('多余的空格或不可见字符已去除', 'Stray blanks or invisible characters were taken out'),
    b('无需处理', 'Nothing to do'),
  ),
  fullWidth: complaint(
    'full-width',
    b('全角字符已转为半角', 'Full-width characters were made half-width'),
    b('无需处理', 'Nothing to do'),
  ),
  numberCell: complaint(
    'number-cell',
    b('此格是数字格式，号码可能已被改动', 'This cell is formatted as a number, which may have changed it'),
    b('请核对，并将整列设为文本格式', 'Compare it, and format the column as text'),
  ),
  leadingZeroLost: complaint(
    'leading-zero-lost',
    b('号码开头的 0 可能已丢失', 'Leading zeros of this number may have been lost'),
    retype,
  ),
  endsInZeros: complaint(
    'ends-in-zeros',
    b('号码以 000 结尾，可能被电子表格改动过', 'The number ends in 000; a spreadsheet may have changed it'),
    b('请对照证件核对最后三位', 'Compare the last three characters with the document'),
  ),
  codeTailLost: complaint(
    'spreadsheet-lost-digits',
    b(
      '末尾变成了 000，是电子表格只保留 15 位数字造成的',
      'It ends in 000: a spreadsheet keeps only 15 digits of a number',
    ),
    retype,
  ),
  codeInScientificNotation: complaint(
    'spreadsheet-scientific-notation',
    b(
      '被电子表格改成了科学计数法（如 9.1E+17）',
      'A spreadsheet turned it into scientific notation (like 9.1E+17)',
    ),
    retype,
  ),
  residentIdInCodeColumn: complaint(
    'resident-id-in-code-column',
    b(
      '这里填的是个人身份证号，应为统一社会信用代码',
      'This is a resident ID; the unified social credit code belongs here',
    ),
    b(
      '请对照营业执照或登记证书填写；个人请用个人模板',
      'Copy the code from the licence; report persons with their own template',
    ),
  ),
  codeInIdColumn: complaint(
    'credit-code-in-id-column',
    b(
      '这里填的是统一社会信用代码，应为个人证件号码',
      "This is an organisation's code; a person's document number belongs here",
    ),
    b(
      '请填写个人证件号码；单位请用单位模板',
      'Enter the document number; report organisations with their own template',
    ),
  ),
  nameHoldsDigits: complaint(
    'name-holds-digits',
    b('姓名中含有数字，可能填错了列', 'The name holds digits; it may stand in the wrong column'),
    b('请按证件上的姓名填写', 'Write the name as on the document'),
  ),
  mojibake: complaint(
    'mojibake',
    b('内容是乱码，文件的编码在转换时损坏', 'The text is garbled: its encoding was damaged'),
    b('请用原文件另存为 UTF-8 或 .xlsx 后再传', 'Save the original as UTF-8 or .xlsx and send that'),
  ),
  lineBreak: complaint(
    'line-break',
    b('此项只能写一行，现含有换行', 'This is a single line, and it holds a line break'),
    b('请删除换行', 'Remove the line break'),
  ),
  notAChoice: (nearest: string | null) =>
    complaint(
      'not-in-list',
      nearest === null
        ? b('不在可选范围内', 'This is not one of the choices')
        : b(`不在可选范围内，是否为“${nearest}”？`, `This is not one of the choices; perhaps “${nearest}”?`),
      pick,
    ),
  unknownCategory: (nearest: string | null) =>
    complaint(
      'unknown-category',
      nearest === null
        ? b('没有这个类别', 'There is no such category')
        : b(`没有这个类别，是否为“${nearest}”？`, `There is no such category; perhaps “${nearest}”?`),
      pick,
    ),
  unknownDistrict: (nearest: string | null) =>
    complaint(
      'unknown-district',
      nearest === null
        ? b('没有这个区县（市）或开发区', 'There is no such district, county or zone')
        : b(`没有这个区县，是否为“${nearest}”？`, `There is no such district; perhaps “${nearest}”?`),
      pick,
    ),
  categoryOfOtherKind: complaint(
    'category-of-other-kind',
    b('此类别不属于本模板的报送对象', 'This category is about another kind of subject'),
    b('个人用个人模板，单位用单位模板', 'Use the template for persons, or the one for organisations'),
  ),
  categoryNeedsProcedure: complaint(
    'category-needs-procedure',
    b(
      '此类别须经法定程序办理，不能批量报送',
      'This category goes by a procedure of law and cannot be sent in bulk',
    ),
    b('请按告知、异议、终局的程序办理', 'Follow the procedure of notice, objection and final decision'),
  ),
  dayUnreadable: complaint(
    'day-unreadable',
    b('日期无法识别', 'This is not a day that can be read'),
    b('请写作 2021-07-21', 'Write it like 2021-07-21'),
  ),
  dayAmbiguous: complaint(
    'day-ambiguous',
    b('日期的年、月、日次序不明', 'The order of day and month is not certain'),
    b('请写作 2021-07-21', 'Write it like 2021-07-21'),
  ),
  noSuchDay: complaint(
    'no-such-day',
    b('没有这一天', 'There is no such day'),
    b('请核对年、月、日', 'Check year, month and day'),
  ),
  dayFromSerial: (day: string) =>
    complaint(
      'day-from-serial',
      b(`日期存为序号，已读作 ${day}`, `The day is stored as a serial number and was read as ${day}`),
      b('请核对', 'Check it'),
    ),
  dayRespelled: (day: string) =>
    complaint('day-respelled', b(`已读作 ${day}`, `Read as ${day}`), b('无需处理', 'Nothing to do')),
  underAge: (age: number) =>
    complaint(
      'not-eligible',
      b(`报送当日须年满 ${age} 周岁`, `One must be ${age} on the day of reporting`),
      b('未成年人不在本政策报送范围', 'Minors are outside this policy'),
    ),
  hiddenRow: complaint(
    'hidden-row',
    b('此行被隐藏，仍已读取', 'This row is hidden and was read all the same'),
    b('不应报送的请删除该行', 'Delete the row if it was not meant'),
  ),
  exampleRow: complaint(
    'example-row',
    b('示例行，未报送', 'The example row; it is not reported'),
    b('无需处理', 'Nothing to do'),
  ),
  notADataRow: complaint(
    'not-a-data-row',
    b('像是合计、说明或签字行，未报送', 'It looks like a total, a note or a signature; it is not reported'),
    b('如确为事项，请按列填写完整', 'If it is a matter, fill in its columns'),
  ),
  sameAsRow: (row: number) =>
    complaint(
      'same-as-row',
      b(`与第 ${row} 行完全相同，只报送一次`, `The same as row ${row}; it is reported once`),
      b('可删除其中一行', 'Delete one of the two'),
    ),
  sameDeedAsRow: (row: number) =>
    complaint(
      'same-deed-as-row',
      b(
        `与第 ${row} 行是同一对象的同一事项，内容不同`,
        `The same deed of the same subject as row ${row}, told differently`,
      ),
      b('请核对；两行都会送核验，积分或列名只计一次', 'Compare them; both go to review and count once'),
    ),
} as const;
