import { Day, dayOf, dayOfEpoch, epochDayOf } from './day.ts';
import type { DepartmentId, DistrictId } from './ids.ts';
import { millisOf } from './moment.ts';
import { type Report, type ReportState, stateOf } from './report.ts';

/**
 * What reports add to one department's numbers in one district: of what waits now (`month` null), or of what was decided
 * in a month (`2021-07`). Names are short because every write pays for the whole counter.
 */
export type Tally = {
  readonly department: DepartmentId;
  readonly district: DistrictId;
  readonly month: string | null;
  readonly numbers: Readonly<Record<string, number>>;
};

type Place = Pick<Tally, 'department' | 'district'>;
type Sums = Map<
  string,
  { readonly place: Place & Pick<Tally, 'month'>; readonly numbers: Map<string, number> }
>;

/** What a change of one report adds; nothing where it moves no number. Adding up all changes gives what stands now. */
export function tallyChange(before: Report | null, after: Report): Tally[] {
  const sums: Sums = new Map();
  if (before !== null) count(before, sums, -1);
  count(after, sums, 1);
  return [...sums.values()].flatMap(({ place, numbers }) => {
    const moved = [...numbers].filter(([, delta]) => delta !== 0);
    return moved.length === 0 ? [] : [{ ...place, numbers: Object.fromEntries(moved) }];
  });
}

function count(report: Report, sums: Sums, sign: number): void {
  const state = stateOf(report);
  const { routing } = state;
  if (routing === null) return;
  const add = ({ department, district }: Place, month: string | null, name: string, by = 1) => {
    const key = `${department}#${district}#${month ?? ''}`;
    const found = sums.get(key) ?? { place: { department, district, month }, numbers: new Map() };
    found.numbers.set(name, (found.numbers.get(name) ?? 0) + sign * by);
    sums.set(key, found);
  };
  for (const name of namesOfWaiting(report, state)) add(routing, null, name);
  for (const { place, day, outcome, seconds } of decisionsOf(report)) {
    const [month, date] = [day.slice(0, 7), day.slice(8)];
    add(place, month, `${date}:${outcome}`);
    if (seconds > 0) add(place, month, `${date}:seconds`, seconds);
  }
}

function namesOfWaiting(report: Report, state: ReportState): string[] {
  if (state.status === 'returned') return ['with-reporter'];
  const { routing, submittedAt, assignment } = state;
  const waits = state.status === 'in-review' || state.status === 'second-review';
  if (!waits || routing === null || submittedAt === null) return [];
  return [
    'waiting',
    `category:${report.form.category}`,
    `channel:${state.channel}`,
    `due:${epochDayOf(dayOf(routing.dueAt))}`,
    `in:${epochDayOf(dayOf(submittedAt))}`,
    ...(state.linked.length > 0 ? ['linked'] : []),
    ...(state.escalations.length > 0 ? ['escalated'] : []),
    ...(assignment === null ? [] : [`assigned:${assignment.to}`]),
  ];
}

export type Decided = 'approved' | 'rejected' | 'returned';

type Decision = {
  readonly place: Place;
  readonly day: Day;
  readonly outcome: Decided;
  readonly seconds: number;
};

/** Every decision an officer ever made on it, where and when it was made; a later withdrawal undoes none of the work. */
function decisionsOf({ history }: Report): Decision[] {
  const decisions: Decision[] = [];
  let place: Place | null = null;
  let handedIn = 0;
  for (const { action, at, actor } of history) {
    const { type } = action;
    if (type === 'submitted') handedIn = millisOf(at);
    if (type === 'routed' || type === 'transferred') place = action.routing;
    if (type !== 'approved' && type !== 'rejected' && type !== 'returned') continue;
    if (place === null || actor.kind === 'system') continue;
    const seconds = type === 'returned' ? 0 : Math.round((millisOf(at) - handedIn) / 1000);
    decisions.push({ place, day: dayOf(at), outcome: type, seconds });
  }
  return decisions;
}

/** The numbers of some places, read back and added up. */
export type DeskNumbers = {
  readonly waiting: number;
  readonly withReporter: number;
  readonly byCategory: Readonly<Record<string, number>>;
  readonly byChannel: Readonly<Record<string, number>>;
  readonly linked: number;
  readonly escalated: number;
  readonly byOfficer: Readonly<Record<string, number>>;
  /** By the day at whose beginning the clock runs out (clocks end at midnight), in the order of days. */
  readonly byDue: readonly { readonly day: Day; readonly count: number }[];
  readonly byHandedIn: readonly { readonly day: Day; readonly count: number }[];
  readonly byDecided: readonly ({ readonly day: Day } & Readonly<Record<Decided, number>>)[];
  /** From the first handing in to the determination, all approved and rejected ones together. */
  readonly secondsToDecision: number;
};

export function addUp(tallies: readonly Tally[]): DeskNumbers {
  const now = new Map<string, number>();
  const done = new Map<string, number>();
  for (const { month, numbers } of tallies) {
    for (const [name, value] of Object.entries(numbers)) {
      const [sums, key] = month === null ? [now, name] : [done, `${month}-${name}`];
      sums.set(key, (sums.get(key) ?? 0) + value);
    }
  }
  const days = [...new Set([...done.keys()].map(key => key.slice(0, 10)))].sort();
  const of = (day: string, name: string) => done.get(`${day}:${name}`) ?? 0;
  return {
    waiting: now.get('waiting') ?? 0,
    withReporter: now.get('with-reporter') ?? 0,
    byCategory: Object.fromEntries(under(now, 'category')),
    byChannel: Object.fromEntries(under(now, 'channel')),
    linked: now.get('linked') ?? 0,
    escalated: now.get('escalated') ?? 0,
    byOfficer: Object.fromEntries(under(now, 'assigned')),
    byDue: daysUnder(now, 'due'),
    byHandedIn: daysUnder(now, 'in'),
    byDecided: days.map(day => ({
      day: Day.parse(day),
      approved: of(day, 'approved'),
      rejected: of(day, 'rejected'),
      returned: of(day, 'returned'),
    })),
    secondsToDecision: days.reduce((sum, day) => sum + of(day, 'seconds'), 0),
  };
}

const under = (sums: ReadonlyMap<string, number>, kind: string): [string, number][] =>
  [...sums]
    .filter(([name, value]) => name.startsWith(`${kind}:`) && value !== 0)
    .map(([name, value]) => [name.slice(kind.length + 1), value]);

const daysUnder = (sums: ReadonlyMap<string, number>, kind: string) =>
  under(sums, kind)
    .map(([day, count]) => ({ day: dayOfEpoch(Number(day)), count }))
    .sort((a, b) => (a.day < b.day ? -1 : 1));
