import { bilingual as b } from './bulk-words.ts';
import type { Policy } from './policy.ts';
import type { WorkbookColumn, WorkbookPlan } from './workbook-plan.ts';

/** What the first cell of the row holds that only shows how to fill in a template. */
export const exampleMark = '示例';

type Given = Pick<WorkbookColumn, 'id' | 'heading' | 'note' | 'example' | 'width'> & Partial<WorkbookColumn>;

const column = (given: Given): WorkbookColumn => ({
  aliases: [],
  required: true,
  identifier: false,
  kind: 'text',
  choices: [],
  ...given,
});

/** Yes and no as a clerk picks them. */
const yesNo = [
  { id: 'yes', label: '是' },
  { id: 'no', label: '否' },
];

const number = column({
  id: 'number',
  heading: b('序号', 'No.'),
  aliases: ['编号', '行号'],
  required: false,
  width: 8,
  note: b('可留空，仅供核对', 'May stay empty; for your own reference'),
  example: exampleMark,
});

const matter = (example: { title: string; description: string; place: string }): WorkbookColumn[] => [
  column({
    id: 'title',
    heading: b('事项名称', 'Matter'),
    aliases: ['事项', '具体事项', '事由'],
    width: 24,
    note: b('一句话，至多 60 字', 'One line, at most 60 characters'),
    example: example.title,
  }),
  column({
    id: 'description',
    heading: b('事项说明', 'Description'),
    aliases: ['说明', '主要事迹', '事迹', '具体内容'],
    width: 48,
    note: b(
      '做了什么、在哪里、多久，至多 2000 字',
      'What was done, where, how long; at most 2,000 characters',
    ),
    example: example.description,
  }),
  column({
    id: 'startedOn',
    heading: b('开始日期', 'First day'),
    aliases: ['开始时间', '起始日期', '日期'],
    kind: 'date',
    width: 14,
    note: b('写作 2021-07-21', 'Written 2021-07-21'),
    example: '2021-07-21',
  }),
  column({
    id: 'endedOn',
    heading: b('结束日期', 'Last day'),
    aliases: ['结束时间', '截止日期', '终止日期'],
    kind: 'date',
    width: 14,
    note: b(
      '写作 2021-07-21；只有一天的，与开始日期相同',
      'Written 2021-07-21; the first day again if it was one day',
    ),
    example: '2021-07-22',
  }),
  column({
    id: 'place',
    heading: b('地点', 'Place'),
    aliases: ['事项地点', '发生地点'],
    width: 24,
    note: b('至多 120 字', 'At most 120 characters'),
    example: example.place,
  }),
];

const commendation = column({
  id: 'commendation',
  heading: b('同意公开表彰', 'Agrees to public commendation'),
  aliases: ['是否同意公开表彰', '同意公开', '公开表彰'],
  required: false,
  kind: 'choice',
  choices: yesNo,
  width: 16,
  note: b('已取得本人或本单位同意的写“是”；留空视为“否”', 'Yes where they have agreed; empty counts as no'),
  example: '是',
});

function place(policy: Policy, subject: 'person' | 'organisation'): WorkbookColumn[] {
  const open = policy.categories.filter(
    one =>
      one.subject === subject &&
      one.channels.some(channel => channel === 'department') &&
      (one.outcome === 'points' || one.outcome === 'red-list'),
  );
  const districts = policy.jurisdiction.districts;
  return [
    column({
      id: 'category',
      heading: b('类别', 'Category'),
      aliases: ['报送类别', '事项类别'],
      kind: 'choice',
      choices: open.map(({ id, name }) => ({ id, label: name.zh })),
      width: 28,
      note: b('从下拉列表中选择', 'Choose from the list'),
      example: open[0]?.name.zh ?? '',
    }),
    column({
      id: 'district',
      heading: b('区县', 'District'),
      aliases: ['区县（市）', '所属区县', '辖区', '开发区'],
      kind: 'choice',
      choices: districts.map(({ code, name }) => ({ id: code, label: name.zh })),
      width: 20,
      note: b('事项发生地所在的区县（市）或开发区', 'The district, county or zone where it was done'),
      example: districts[0]?.name.zh ?? '',
    }),
  ];
}

const persons = (policy: Policy): WorkbookColumn[] => [
  number,
  column({
    id: 'name',
    heading: b('姓名', 'Name'),
    aliases: ['人员姓名', '市民姓名'],
    width: 14,
    note: b('与证件一致', 'As on the document'),
    example: '张三',
  }),
  column({
    id: 'sex',
    heading: b('性别', 'Sex'),
    kind: 'choice',
    choices: [
      { id: 'male', label: '男' },
      { id: 'female', label: '女' },
    ],
    width: 8,
    note: b('男或女，与证件一致', 'As on the document'),
    example: '男',
  }),
  column({
    id: 'documentType',
    heading: b('证件类型', 'Document'),
    aliases: ['证件种类', '证件名称'],
    kind: 'choice',
    choices: policy.documentTypes.map(({ id, name }) => ({ id, label: name.zh })),
    width: 20,
    note: b('从下拉列表中选择', 'Choose from the list'),
    example: policy.documentTypes[0]?.name.zh ?? '',
  }),
  column({
    id: 'documentNumber',
    heading: b('证件号码', 'Document number'),
    aliases: ['身份证号', '身份证号码', '公民身份号码', '身份证', '证件号'],
    identifier: true,
    width: 24,
    note: b(
      '整列为文本格式；18 位号码不要以数字格式录入',
      'The column is text: never enter 18 digits as a number',
    ),
    // The check character of this one does not fit, so that it is nobody's.
    example: '41019919900101000X',
  }),
  column({
    id: 'birthDate',
    heading: b('出生日期', 'Birth date'),
    aliases: ['出生年月日', '生日'],
    required: false,
    kind: 'date',
    width: 14,
    note: b(
      '身份证可留空；护照等号码不含出生日期的必填',
      'Needed where the number does not hold it, as with a passport',
    ),
    example: '1990-01-01',
  }),
  ...place(policy, 'person'),
  ...matter({
    title: '堤坝巡查',
    description: '连续两夜巡查贾鲁河堤坝，协助转移群众。',
    place: '金水区贾鲁河',
  }),
  commendation,
];

const organisations = (policy: Policy): WorkbookColumn[] => [
  number,
  column({
    id: 'name',
    heading: b('单位名称', 'Name of the organisation'),
    aliases: ['企业名称', '组织名称', '名称', '公司名称'],
    width: 32,
    note: b('与营业执照或登记证书一致', 'As on the licence or certificate'),
    example: '郑州某某救灾物资有限公司',
  }),
  column({
    id: 'creditCode',
    heading: b('统一社会信用代码', 'Unified social credit code'),
    aliases: ['社会信用代码', '信用代码', '统一信用代码', '组织机构代码'],
    identifier: true,
    width: 24,
    note: b('18 位，整列为文本格式', '18 characters; the column is text'),
    example: '91410199MA00000000',
  }),
  column({
    id: 'codeConfirmed',
    heading: b('代码已核对', 'Code compared'),
    aliases: ['代码核对', '已核对'],
    required: false,
    kind: 'choice',
    choices: yesNo,
    width: 12,
    note: b(
      '校验位不符、但与证照印制一致的写“是”',
      'Yes where the check character does not fit although the code is printed so',
    ),
    example: '',
  }),
  ...place(policy, 'organisation'),
  ...matter({
    title: '紧急供应防汛物资',
    description: '昼夜生产并免费运送沙袋、抽水泵和食品。',
    place: '郑州市',
  }),
  commendation,
];

/** The columns that clerks fill in for one kind of subject, with the policy's own categories, districts and documents. */
export const workbookPlan = (policy: Policy, kind: WorkbookPlan['kind']): WorkbookPlan => ({
  kind,
  sheetName: kind === 'persons' ? '个人' : '单位',
  columns: kind === 'persons' ? persons(policy) : organisations(policy),
  guidance: [
    b(
      '每行一人（或一个单位）的一件事项；第一行表头不要改动。',
      'One matter of one subject in each row; leave the headings as they are.',
    ),
    b(`首列写有“${exampleMark}”的行只是示范，不会报送。`, 'The row marked as an example is never reported.'),
    b(
      '证件号码和信用代码列已设为文本，请直接录入或“选择性粘贴—数值”。',
      'Identifier columns are text: type into them, or paste values only.',
    ),
    b('不要合并单元格，不要使用公式。', 'Merge no cells and use no formulas.'),
    b(
      '上传后可先“仅校验”，有误的行会连同批注退回，改好再传即可；未改动的行不会重复报送。',
      'Check first: rows with faults come back with comments. Mend and send the file again; unchanged rows are not reported twice.',
    ),
  ],
});
