import type { Policy } from '../../shared/domain/policy.ts';
import type { Report } from '../../shared/domain/report.ts';
import type { HistoryEntry, ReportAction } from '../../shared/domain/report-action.ts';

type Deed = {
  readonly category: string;
  readonly title: string;
  readonly startedOn: string;
  readonly endedOn: string;
  readonly department: string;
  readonly district: string;
  readonly determinedOn: string;
  readonly shownFrom?: string;
  readonly objectionsUntil?: string;
};
export type ListEntry = {
  readonly creditCode: string;
  readonly name: string;
  readonly deeds: readonly Deed[];
};

/** What a release must say, worked out from nothing but the reports. */
export type Recomputed = {
  /** In the order of credit codes. */
  readonly entries: readonly ListEntry[];
  /** Points of each person with any. */
  readonly points: ReadonlyMap<string, number>;
  readonly heldBack: Readonly<Record<string, number>>;
};

type Given = {
  readonly cutOff: string;
  readonly policyOf: (version: number) => Policy;
  readonly caps: Policy['caps'];
  /** Reports whose evidence is no longer what was decided on. */
  readonly tampered: ReadonlySet<string>;
};

type Counted = {
  readonly report: Report;
  readonly approvedAt: string;
  readonly category: Policy['categories'][number];
  readonly channel: string;
  readonly deed: string;
  readonly place: { readonly department: string; readonly district: string };
  readonly consents: ReadonlySet<string>;
  readonly subject: Action<'submitted'>['subject'];
};

type Action<T extends ReportAction['type']> = Extract<ReportAction, { type: T }>;

/**
 * Composes a release again from scratch: no index, no shard, no part, none of the application's own composition. Slow and
 * plain on purpose, so that the two can only agree by being right.
 */
export function recomputeRelease(reports: readonly Report[], given: Given): Recomputed {
  const heldBack: Record<string, number> = {};
  const counted = reports.flatMap(report => {
    const one = countedAt(report, given);
    if (one === null) return [];
    const rule = given.tampered.has(report.reportId) ? 'evidence-changed' : heldBackBy(one);
    if (rule !== null) heldBack[rule] = (heldBack[rule] ?? 0) + 1;
    return rule === null ? [one] : [];
  });
  const persons = Map.groupBy(
    counted.filter(({ subject }) => subject.kind === 'person'),
    ({ subject }) => (subject.kind === 'person' ? subject.subjectId : ''),
  );
  const organisations = Map.groupBy(
    counted.filter(({ subject }) => subject.kind === 'organisation'),
    ({ subject }) => (subject.kind === 'organisation' ? subject.creditCode : ''),
  );
  const points = new Map(
    [...persons]
      .map(([person, own]) => [person, pointsOf(own, given.caps)] as const)
      .filter(([, sum]) => sum > 0),
  );
  const entries: ListEntry[] = [];
  for (const [creditCode, own] of [...organisations].sort(([a], [b]) => (a < b ? -1 : 1))) {
    const names = [
      ...new Set(own.map(({ subject }) => (subject.kind === 'organisation' ? subject.name : ''))),
    ];
    if (names.length > 1) heldBack['name-conflict'] = (heldBack['name-conflict'] ?? 0) + 1;
    else entries.push({ creditCode, name: names[0] ?? '', deeds: deedsOf(own) });
  }
  return { entries, points, heldBack };
}

/** The report as it stood at the cut-off, where it stood approved and not withdrawn. */
function countedAt(report: Report, { cutOff, policyOf }: Given): Counted | null {
  const history = report.history.filter(({ at }) => at <= cutOff);
  const lastOf = <T extends ReportAction['type']>(...types: readonly T[]) =>
    history.findLast((entry): entry is HistoryEntry & { action: Action<T> } =>
      types.some(type => type === entry.action.type),
    );
  const approved = lastOf('approved');
  const submitted = lastOf('submitted');
  const handedIn = lastOf('submitted', 'supplemented');
  const routed = lastOf('routed', 'transferred');
  const opened = lastOf('opened');
  if (!approved || !submitted || !handedIn || !routed || !opened || lastOf('withdrawn')) return null;
  const category = policyOf(approved.policyVersion).categories.find(({ id }) => id === report.form.category);
  if (category === undefined) return null;
  const { department, district } = routed.action.routing;
  const withdrawn = new Set(
    history.flatMap(({ action }) => (action.type === 'consent-withdrawn' ? [action.consent] : [])),
  );
  return {
    report,
    approvedAt: approved.at,
    category,
    channel: opened.action.channel,
    deed: handedIn.action.deed,
    place: { department, district },
    consents: new Set(
      submitted.action.consents.map(({ consent }) => consent).filter(consent => !withdrawn.has(consent)),
    ),
    subject: submitted.action.subject,
  };
}

function heldBackBy({ category, subject, channel, consents }: Counted): string | null {
  const asked: readonly string[] = category.consents;
  const lacks = (consent: string) => asked.includes(consent) && !consents.has(consent);
  if (category.outcome === 'points' && subject.kind === 'person')
    return channel === 'citizen' && (lacks('hand-to-points-system') || lacks('verification'))
      ? 'points-consent-missing'
      : null;
  if (category.outcome === 'red-list' && subject.kind === 'organisation')
    return lacks('public-commendation') ? 'commendation-consent-missing' : null;
  return 'category-not-published';
}

/** A deed counts once, at the most it was ever worth; then the cap of each category, then the cap of a person. */
function pointsOf(own: readonly Counted[], caps: Policy['caps']): number {
  const perCategory = new Map<string, number>();
  for (const same of Map.groupBy(own, ({ deed }) => deed).values()) {
    const best = same
      .map(({ category }) => ({ id: category.id, value: category.points?.value ?? 0 }))
      .reduce((a, b) => (b.value > a.value ? b : a));
    perCategory.set(best.id, (perCategory.get(best.id) ?? 0) + best.value);
  }
  const sum = [...perCategory.values()].reduce((all, one) => all + Math.min(one, caps.perCategory.value), 0);
  return Math.min(sum, caps.perPerson.value);
}

const EIGHT_HOURS_MS = 8 * 3_600_000;
/** The day in Zhengzhou, which has kept one time without summer time since 1992. */
export const dayInZhengzhou = (moment: string): string =>
  new Date(Date.parse(moment) + EIGHT_HOURS_MS).toISOString().slice(0, 10);

function deedsOf(own: readonly Counted[]): readonly Deed[] {
  const earliest = [...Map.groupBy(own, ({ deed }) => deed).values()].map(
    same =>
      [...same].sort((a, b) =>
        order([a.approvedAt, a.report.reportId], [b.approvedAt, b.report.reportId]),
      )[0],
  );
  return earliest
    .flatMap(one => {
      if (one === undefined) return [];
      const { title, startedOn, endedOn } = one.report.form.matter;
      return [
        {
          category: one.category.id,
          title: title ?? '',
          startedOn: startedOn ?? '',
          endedOn: endedOn ?? '',
          ...one.place,
          determinedOn: dayInZhengzhou(one.approvedAt),
        },
      ];
    })
    .sort((a, b) => order(sortKey(a), sortKey(b)));
}

const sortKey = (deed: Deed): readonly string[] => [
  deed.startedOn,
  deed.category,
  deed.district,
  deed.department,
  deed.determinedOn,
  deed.endedOn,
  deed.title,
];

function order(a: readonly string[], b: readonly string[]): number {
  for (const [index, one] of a.entries()) {
    const other = b[index] ?? '';
    if (one !== other) return one < other ? -1 : 1;
  }
  return 0;
}
