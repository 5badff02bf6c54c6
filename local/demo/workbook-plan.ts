import { workbookPlan } from '../../shared/domain/bulk-plan.ts';
import { Policy } from '../../shared/domain/policy.ts';
import { isSoundResidentNumber } from '../../shared/domain/resident-number.ts';
import policyFile from '../../shared/policy/zhengzhou-flood-2021.json' with { type: 'json' };
import { type Department, districts, madeUpPerson, type VerifiedAccount } from './cast.ts';
import { type CitizenPlan, categories, type OrganisationPlan } from './plan.ts';

/** Persons whom departments report, beside the citizens who report themselves. */
const PERSONS = 2000;
/** Every so many of them is rejected by the reviewer. */
const REJECTED_EVERY = 200;
/** In the workbook of this department every so many rows are spoilt, as a spreadsheet spoils them, and mended later. */
const CARELESS: Department = 'health-commission';
const SPOILT_EVERY = 13;

export type PersonPlan = {
  readonly index: number;
  readonly person: Omit<VerifiedAccount, 'sub' | 'acr'>;
  readonly category: string;
  readonly district: string;
  readonly day: string;
  readonly fate: 'approved' | 'rejected';
  readonly points: number;
};

/** Who determines a category in the demonstration's policy, and so whose clerk reports it. */
const competent: Readonly<Record<string, Department>> = {
  'frontline-relief': 'emergency-bureau',
  'aid-and-health': 'health-commission',
  'public-order': 'public-security',
  'city-and-support': 'urban-management',
  donation: 'civil-affairs',
  'urgent-production-leaders': 'industry-bureau',
  commendation: 'emergency-bureau',
};

export function personPlan(index: number): PersonPlan {
  const [category, points] = categories[index % categories.length] ?? categories[0];
  const rejected = index % REJECTED_EVERY === 7;
  return {
    index,
    // Far from the citizens' and officers' numbers, so that nobody is made up twice.
    person: madeUpPerson(2000 + index, 2002),
    category,
    district: districts[index % districts.length] ?? '410102',
    day: `2021-07-${18 + (index % 4)}`,
    fate: rejected ? 'rejected' : 'approved',
    points: rejected ? 0 : points,
  };
}

/** All who are reported by workbook, in the order of their index. */
export const persons = (): readonly PersonPlan[] =>
  Array.from({ length: PERSONS }, (_, index) => personPlan(index));

/** One row, by the id of its column, and the fate of the report it becomes. */
export type PlannedRow = {
  readonly values: Readonly<Record<string, string>>;
  readonly fate: 'approved' | 'rejected' | 'listed' | 'held-back' | 'by-department-too';
  /** Its category is determined by two officers. */
  readonly fourEyes: boolean;
};

export type PlannedWorkbook = {
  readonly clerk: string;
  readonly lead: string;
  readonly kind: 'persons' | 'organisations';
  readonly rows: readonly PlannedRow[];
  /** As it is sent at first, where a spreadsheet has spoilt some rows. */
  readonly spoilt: readonly PlannedRow[] | null;
};

const policy = Policy.parse(policyFile);
export const plans = {
  persons: workbookPlan(policy, 'persons'),
  organisations: workbookPlan(policy, 'organisations'),
};
const labelOf = (column: string, id: string, kind: PlannedWorkbook['kind']): string =>
  plans[kind].columns.find(one => one.id === column)?.choices.find(choice => choice.id === id)?.label ?? id;

type Told = {
  readonly category: string;
  readonly district: string;
  readonly title: string;
  readonly description: string;
  readonly startedOn: string;
};
const matter = (kind: PlannedWorkbook['kind'], told: Told) => ({
  ...told,
  category: labelOf('category', told.category, kind),
  district: labelOf('district', told.district, kind),
  endedOn: '2021-07-21',
  place: '郑州市',
});

function personRow(
  { person, category, district, day }: Pick<PersonPlan, 'person' | 'category' | 'district' | 'day'>,
  fate: PlannedRow['fate'],
): PlannedRow {
  return {
    fate,
    fourEyes: category === 'urgent-production-leaders',
    values: {
      name: person.name,
      sex: person.gender === 'male' ? '男' : '女',
      documentType: labelOf('documentType', person.document.type, 'persons'),
      documentNumber: person.document.number,
      ...matter('persons', {
        category,
        district,
        title: '参加防汛救灾工作',
        description: '由单位组织，连续两日参加排水、转移群众、分发物资和防疫消杀。',
        startedOn: day,
      }),
    },
  };
}

const organisationRow = ({ name, creditCode, district, fate }: OrganisationPlan): PlannedRow => ({
  fate,
  fourEyes: false,
  values: {
    name,
    creditCode,
    ...matter('organisations', {
      category: 'organisation-contribution',
      district,
      title: '紧急供应防汛救灾物资',
      description: '昼夜生产并免费运送沙袋、抽水泵和食品，圆满完成市委市政府安排的任务。',
      startedOn: '2021-07-20',
    }),
    commendation: fate === 'held-back' ? '否' : '是',
  },
});

/** Fifteen digits kept of eighteen. One time in eleven the rest is another sound number, which no program can tell. */
const cutShort = (number: string): string => {
  const short = `${number.slice(0, 15)}000`;
  return isSoundResidentNumber(short) ? '4.10199E+17' : short;
};

/** Three ways in which a spreadsheet spoils a row. */
const spoil: readonly ((values: PlannedRow['values']) => PlannedRow['values'])[] = [
  values => ({ ...values, documentNumber: cutShort(values['documentNumber'] ?? '') }),
  values => ({ ...values, documentNumber: '4.10199E+17' }),
  values => ({ ...values, startedOn: '18/7/2021' }),
];

/** Every workbook that the departments send: one of persons by each of six, one of organisations by each clerk. */
export function workbooks(
  doubled: readonly CitizenPlan[],
  organisations: readonly OrganisationPlan[],
): readonly PlannedWorkbook[] {
  const own = persons().map(plan => ({ plan, row: personRow(plan, plan.fate) }));
  const told = doubled.map(plan => ({
    plan,
    row: personRow({ ...plan, person: plan.account }, 'by-department-too'),
  }));
  const byDepartment = Map.groupBy([...own, ...told], ({ plan }) => competent[plan.category] ?? CARELESS);
  const ofPersons = [...byDepartment].map(([department, group]): PlannedWorkbook => {
    const rows = group.map(({ row }) => row);
    return {
      clerk: `clerk-${department}`,
      lead: `lead-${department}`,
      kind: 'persons',
      rows,
      spoilt: department === CARELESS ? rows.map(spoiltRow) : null,
    };
  });
  const byClerk = Map.groupBy(organisations, ({ clerk }) => clerk);
  const ofOrganisations = [...byClerk].map(
    ([clerk, group]): PlannedWorkbook => ({
      clerk,
      lead: leadOf(clerk, group[0]?.district ?? ''),
      kind: 'organisations',
      rows: group.map(organisationRow),
      spoilt: null,
    }),
  );
  return [...ofPersons, ...ofOrganisations];
}

function spoiltRow(row: PlannedRow, place: number): PlannedRow {
  if (place % SPOILT_EVERY !== 0) return row;
  const how = spoil[(place / SPOILT_EVERY) % spoil.length];
  return how === undefined ? row : { ...row, values: how(row.values) };
}

/** A district's clerk answers to the bureau that is competent there; a bureau's clerk to their own. */
function leadOf(clerk: string, district: string): string {
  const office = clerk.slice('clerk-'.length);
  if (office !== district) return `lead-${office}`;
  return district === 'zone-airport' ? 'lead-commerce-bureau' : 'lead-industry-bureau';
}
