import { madeUpPerson } from '../../local/demo/cast.ts';
import { organisation } from './story.ts';

/** A table as clerks save it: a heading row and one of text for each matter. */
export const csvOf = (headings: readonly string[], rows: readonly (readonly string[])[]): Uint8Array =>
  Buffer.from(`\uFEFF${[headings, ...rows].map(row => row.map(quoted).join(',')).join('\r\n')}\r\n`);

const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

export const organisationHeadings = [
  '单位名称',
  '统一社会信用代码',
  '类别',
  '区县',
  '事项名称',
  '事项说明',
  '开始日期',
  '结束日期',
  '地点',
  '同意公开表彰',
];

/** The n-th fictitious organisation's row. */
export const organisationRow = (
  index: number,
  description = '昼夜生产并免费运送沙袋和抽水泵。',
): string[] => {
  const { name, creditCode } = organisation(index);
  const about = [name, creditCode, '企业和社会组织突出贡献', '中牟县'];
  return [...about, '紧急供应防汛物资', description, '2021-07-20', '2021-07-21', '中牟县', '是'];
};

export const personHeadings = [
  '姓名',
  '性别',
  '证件类型',
  '证件号码',
  '类别',
  '区县',
  '事项名称',
  '事项说明',
  '开始日期',
  '结束日期',
  '地点',
];

/** A made-up person's row; no two of the first 8,400 are one person. */
export function personRow(index: number): string[] {
  const { name, gender, document } = madeUpPerson(index, index < 4200 ? 1990 : 1991);
  const about = [name, gender === 'male' ? '男' : '女', '居民身份证', document.number];
  return [
    ...about,
    '防汛救灾一线',
    '金水区',
    '堤坝巡查',
    '连续两夜巡查贾鲁河堤坝，协助转移群众。',
    '2021-07-20',
    '2021-07-21',
    '金水区贾鲁河',
  ];
}
