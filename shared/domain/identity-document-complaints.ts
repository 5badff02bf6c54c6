import type { FieldProblem } from './field-problem.ts';

const onNumber = (
  code: string,
  message: FieldProblem['message'],
  remedy: FieldProblem['remedy'],
): FieldProblem => ({
  code,
  path: ['number'],
  message,
  remedy,
});

const asPrinted = { zh: '请按证件上印制的号码填写', en: 'Copy the number as printed on the document' };
const asText = {
  zh: '请将该列设为“文本”格式后重新录入完整号码',
  en: 'Format the column as text and enter the whole number again',
};

/** What can be wrong with a document and its form, in words. No sentence quotes the number. */
export const documentComplaints = {
  residentId: onNumber(
    'resident-id-form',
    { zh: '身份证号应为 17 位数字加 1 位数字或 X', en: 'A resident ID has 17 digits and a last digit or X' },
    asPrinted,
  ),
  residencePermit: onNumber(
    'residence-permit-form',
    {
      zh: '港澳台居民居住证号应以 810000、820000 或 830000 开头，共 18 位',
      en: 'A residence permit number has 18 characters and starts with 810000, 820000 or 830000',
    },
    asPrinted,
  ),
  isResidencePermit: onNumber(
    'document-type-mismatch',
    {
      zh: '这是港澳台居民居住证的号码',
      en: 'This is the number of a Hong Kong, Macao or Taiwan residence permit',
    },
    { zh: '请将证件类型改为“港澳台居民居住证”', en: 'Choose that residence permit as the document type' },
  ),
  notResidencePermit: onNumber(
    'document-type-mismatch',
    { zh: '这不是港澳台居民居住证的号码', en: 'This is not the number of such a residence permit' },
    {
      zh: '请将证件类型改为“居民身份证”，或核对号码',
      en: 'Choose the resident ID as the type, or check the number',
    },
  ),
  residentLength: (length: number): FieldProblem =>
    onNumber(
      'document-number-length',
      { zh: `号码应为 18 位，现为 ${length} 位`, en: `The number has 18 characters; this has ${length}` },
      asPrinted,
    ),
  firstGeneration: onNumber(
    'first-generation-id',
    {
      zh: '15 位的第一代身份证已于 2013 年 1 月 1 日停止使用',
      en: 'First-generation IDs of 15 digits have been invalid since 1 January 2013',
    },
    { zh: '请填写 18 位公民身份号码', en: 'Enter the number of 18 characters' },
  ),
  noSuchBirthDate: onNumber(
    'document-birth-date',
    { zh: '号码中的出生日期不存在', en: 'The birth date inside the number does not exist' },
    { zh: '请核对第 7 至 14 位', en: 'Check digits 7 to 14' },
  ),
  checkCharacter: onNumber(
    'document-check-character',
    {
      zh: '号码的校验位不符，至少有一位写错',
      en: 'The check character does not fit; at least one digit is wrong',
    },
    { zh: '请逐位核对号码', en: 'Compare the number digit by digit' },
  ),
  tailLost: onNumber(
    'spreadsheet-lost-digits',
    {
      zh: '号码末尾变成了 000，是电子表格只保留 15 位数字造成的',
      en: 'The number ends in 000: a spreadsheet keeps only 15 digits of a number',
    },
    asText,
  ),
  scientificNotation: onNumber(
    'spreadsheet-scientific-notation',
    {
      zh: '号码被电子表格改成了科学计数法（如 4.1E+17）',
      en: 'A spreadsheet turned the number into scientific notation (like 4.1E+17)',
    },
    asText,
  ),
  foreignPermanentResident: onNumber(
    'foreign-permanent-resident-form',
    {
      zh: '外国人永久居留身份证号应为 9 开头的 18 位（2023 版），或 3 个字母加 12 位数字（2017 版）',
      en: 'The card of 2023 has 18 characters starting with 9, that of 2017 three letters and 12 digits',
    },
    asPrinted,
  ),
  hkMacaoPermit: onNumber(
    'hk-macao-permit-form',
    {
      zh: '港澳居民来往内地通行证号应为 H 或 M 加 8 位数字（旧版 10 位）',
      en: 'A Mainland Travel Permit has H or M and 8 digits (10 on older cards)',
    },
    asPrinted,
  ),
  taiwanPermit: onNumber(
    'taiwan-permit-form',
    {
      zh: '台湾居民来往大陆通行证号应为 8 位数字（旧版为 10 位数字，可带 1 个字母）',
      en: 'A Taiwan travel permit has 8 digits (older ones 10, and a letter)',
    },
    asPrinted,
  ),
  passport: onNumber(
    'passport-form',
    { zh: '护照号应为 5 至 15 位字母和数字', en: 'A passport number has 5 to 15 letters and digits' },
    asPrinted,
  ),
  sexDiffers: {
    code: 'sex-differs-from-document',
    path: ['sex'],
    message: { zh: '性别与证件号码不一致', en: 'The sex does not agree with the document number' },
    remedy: { zh: '请核对性别和证件号码', en: 'Check the sex and the number' },
  },
  birthDateDiffers: {
    code: 'birth-date-differs-from-document',
    path: ['birthDate'],
    message: { zh: '出生日期与证件号码不一致', en: 'The birth date does not agree with the document number' },
    remedy: { zh: '请核对出生日期和证件号码', en: 'Check the birth date and the number' },
  },
  birthDateNeeded: {
    code: 'birth-date-needed',
    path: ['birthDate'],
    message: { zh: '该证件号码不含出生日期', en: 'The number of this document holds no birth date' },
    remedy: {
      zh: '请填写出生日期，审核人员将对照证件核对',
      en: 'State the birth date; a reviewer compares it with the document',
    },
  },
} satisfies Record<string, FieldProblem | ((length: number) => FieldProblem)>;
