import {
  creditCode,
  departments,
  districts,
  madeUpPerson,
  recommendingDistricts,
  type VerifiedAccount,
} from './cast.ts';
import { type DemoFile, fileOf, infectedFile, scriptedFile } from './files.ts';

export const campaignId = 'zhengzhou-flood-2021';
export const policyId = 'zhengzhou-flood-2021';

/** The story's days, in UTC; the clock is moved to each. */
export const days = {
  begins: '2021-07-22T01:00:00.000Z',
  clocksRunOut: '2021-08-05T01:00:00.000Z',
  ended: '2021-08-10T00:00:00.000Z',
  endDeclared: '2021-08-10T01:00:00.000Z',
  reportsClose: '2021-08-12T00:00:00.000Z',
  publicationDue: '2021-08-16T00:00:00.000Z',
} as const;

/** What happens to a citizen's report. */
export type Fate =
  | 'approved'
  | 'under-age'
  | 'infected'
  | 'infected-replaced'
  | 'withdrawn'
  | 'rejected'
  | 'returned'
  | 'by-department-too'
  | 'twice'
  | 'no-points-consent'
  | 'transferred'
  | 'unscannable'
  | 'escalated';

export type CitizenPlan = {
  readonly index: number;
  readonly account: VerifiedAccount;
  readonly category: string;
  readonly district: string;
  readonly day: string;
  readonly fate: Fate;
  readonly files: readonly DemoFile[];
  readonly points: number;
};

/** How many citizens of each fate, in the order of their index; all others are simply approved. */
const fates: readonly (readonly [Fate, number])[] = [
  ['under-age', 5],
  ['infected', 3],
  ['infected-replaced', 3],
  ['withdrawn', 8],
  ['rejected', 12],
  ['returned', 15],
  ['by-department-too', 10],
  ['twice', 4],
  ['no-points-consent', 3],
  ['transferred', 5],
  ['unscannable', 4],
  ['escalated', 3],
];

/** Category → points and least number of files, as the policy file has them: stated here again, to be checked against it. */
export const categories = [
  ['frontline-relief', 20, 1],
  ['aid-and-health', 15, 1],
  ['public-order', 10, 1],
  ['city-and-support', 10, 1],
  ['donation', 10, 1],
  ['urgent-production-leaders', 15, 2],
  ['commendation', 30, 1],
] as const;

const unrewarded: ReadonlySet<Fate> = new Set([
  'under-age',
  'infected',
  'withdrawn',
  'rejected',
  'no-points-consent',
]);

const fateOf = (index: number): Fate => {
  let first = 0;
  for (const [fate, count] of fates) {
    if (index < first + count) return fate;
    first += count;
  }
  return 'approved';
};

function filesOf(index: number, fate: Fate, least: number): readonly DemoFile[] {
  const files = Array.from({ length: least }, (_, n) => fileOf(index + n, `citizen-${index}-${n}`));
  if (fate === 'infected' || fate === 'infected-replaced')
    return [...files, infectedFile(`citizen-${index}`)];
  return fate === 'unscannable' ? [...files, scriptedFile(`citizen-${index}`)] : files;
}

export function citizenPlan(index: number): CitizenPlan {
  const fate = fateOf(index);
  const [category, points, least] = categories[index % categories.length] ?? categories[0];
  return {
    index,
    account: {
      sub: `citizen-${String(index).padStart(3, '0')}`,
      acr: 'pwd',
      ...madeUpPerson(index, fate === 'under-age' ? 2044 : 2002),
    },
    category,
    district: districts[index % districts.length] ?? '410102',
    day: `2021-07-${18 + (index % 4)}`,
    fate,
    files: filesOf(index, fate, least),
    points: unrewarded.has(fate) ? 0 : points,
  };
}

export const citizens = (count: number): readonly CitizenPlan[] =>
  Array.from({ length: count }, (_, index) => citizenPlan(index));

export type OrganisationPlan = {
  readonly index: number;
  readonly name: string;
  readonly creditCode: string;
  /** The clerk who recommends it. */
  readonly clerk: string;
  readonly district: string;
  readonly fate: 'listed' | 'rejected' | 'held-back';
};

/** The workload of April 2020: 382 by thirteen districts and zones, 161 of them by one; 77 by eight bureaus. */
const BY_ONE_DISTRICT = 161;
const BY_DISTRICTS = 382;
const BY_ALL = 459;
/** Beyond those: recommended and not determined, or determined and held back for want of consent. */
const REJECTED = 4;
const HELD_BACK = 2;

function recommenderOf(index: number): Pick<OrganisationPlan, 'clerk' | 'district'> {
  if (index < BY_DISTRICTS) {
    const [first = '410102', ...others] = recommendingDistricts;
    const district = index < BY_ONE_DISTRICT ? first : (others[index % others.length] ?? first);
    return { clerk: `clerk-${district}`, district };
  }
  return {
    clerk: `clerk-${departments[index % departments.length]}`,
    district: districts[index % 12] ?? '410102',
  };
}

export function organisationPlan(index: number): OrganisationPlan {
  const fate = index < BY_ALL ? 'listed' : index < BY_ALL + REJECTED ? 'rejected' : 'held-back';
  return {
    index,
    name: `郑州示例第${index + 1}号救灾物资有限公司`,
    creditCode: creditCode(index),
    ...recommenderOf(index),
    fate,
  };
}

/** All who were recommended, in the order of their index. */
export const organisations = (): readonly OrganisationPlan[] =>
  Array.from({ length: BY_ALL + REJECTED + HELD_BACK }, (_, index) => organisationPlan(index));
