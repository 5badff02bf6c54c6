import { readFileSync } from 'node:fs';
import { recogniseHeadings } from '../../../shared/domain/bulk-headings.ts';
import { judgeOf } from '../../../shared/domain/bulk-judge.ts';
import { workbookPlan } from '../../../shared/domain/bulk-plan.ts';
import { Campaign } from '../../../shared/domain/campaign.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import { Policy } from '../../../shared/domain/policy.ts';
import type { CellKind, MergedRange, SheetCell, SheetRow } from '../../../shared/domain/sheet.ts';
import type { WorkbookPlan } from '../../../shared/domain/workbook-plan.ts';

const file = new URL('../../../shared/policy/zhengzhou-flood-2021.json', import.meta.url);
export const policy = Policy.parse(JSON.parse(readFileSync(file, 'utf8')));
export const now = Moment.parse('2021-08-01T00:00:00.000Z');

const office = { kind: 'staff', account: 'o', person: 'o', role: 'office', department: null } as const;
export const campaign = Campaign.parse({
  campaignId: 'zhengzhou-flood-2021',
  schemaVersion: 1,
  name: { zh: '防汛', en: 'Flood' },
  policyId: policy.policyId,
  startedOn: '2021-07-17',
  endedAt: null,
  reportsCloseAt: null,
  publicationDueAt: null,
  releases: 0,
  version: 1,
  createdBy: office,
  createdAt: now,
  calls: [],
});

export const plans = {
  persons: workbookPlan(policy, 'persons'),
  organisations: workbookPlan(policy, 'organisations'),
};

export const outline = { name: '表', hidden: false, rows: 2, hiddenColumns: [], merged: [] };

export const cell = (column: number, text: string, kind: CellKind = 'text'): SheetCell => ({
  column,
  text,
  kind,
});

export const headings = (plan: WorkbookPlan, row = 1): SheetRow => ({
  row,
  hidden: false,
  cells: plan.columns.map(({ heading }, index) => cell(index + 1, heading.zh)),
});

/** Values by column id, as a clerk would fill them in rightly. */
export const goodPerson = {
  name: '王小明',
  sex: '男',
  documentType: '居民身份证',
  documentNumber: '410199199001010011',
  category: policy.categories[0]?.name.zh ?? '',
  district: '金水区',
  title: '堤坝巡查',
  description: '夜间巡查贾鲁河堤坝，协助转移群众。',
  startedOn: '2021-07-21',
  endedOn: '2021-07-22',
  place: '金水区贾鲁河',
} as const;

export const goodOrganisation = {
  name: '郑州示例救灾物资有限公司',
  creditCode: '91410199MA90000000',
  category: policy.categories.find(({ id }) => id === 'organisation-contribution')?.name.zh ?? '',
  district: '金水区',
  title: '紧急供应物资',
  description: '昼夜生产并免费运送沙袋。',
  startedOn: '2021-07-21',
  endedOn: '2021-07-22',
  place: '郑州市',
} as const;

export type Values = Readonly<Record<string, string | SheetCell | undefined>>;

export const columnOf = (plan: WorkbookPlan, id: string): number =>
  plan.columns.findIndex(column => column.id === id) + 1;

export const rowOf = (plan: WorkbookPlan, values: Values, row = 2): SheetRow => ({
  row,
  hidden: false,
  cells: plan.columns.flatMap(({ id }, index) => {
    const value = values[id];
    if (value === undefined) return [];
    return [typeof value === 'string' ? cell(index + 1, value) : { ...value, column: index + 1 }];
  }),
});

export function setup(kind: WorkbookPlan['kind'], merged: readonly MergedRange[] = []) {
  const plan = plans[kind];
  const recognised = recogniseHeadings(plan, [headings(plan)], outline);
  if (!recognised.ok) throw new Error('the plan does not know its own headings');
  const judge = judgeOf({ policy, campaign, plan, layout: recognised.layout, merged, now });
  return { plan, judge, layout: recognised.layout };
}
