import type { CommendedDeed, HeldRow, HoldingRule, OpenTally, PersonRow, SubjectRow } from './composition.ts';
import { dayOf } from './day.ts';
import type { DeterminedReport } from './determined-report.ts';
import type { ReleaseNumber, SubjectId } from './ids.ts';
import { adjust, type Merit, type OpenGrant, type PointsCaps, standingOf } from './points.ts';
import type { Policy } from './policy.ts';
import { categoryOf } from './policy-lookups.ts';

/** What a release is composed by: its policy's caps, and every policy version that its records name. */
export type CompositionRules = {
  readonly release: ReleaseNumber;
  readonly caps: PointsCaps;
  readonly policyOf: (version: number) => Policy;
  /** Reports whose pinned evidence is no longer what the decision was bound to. */
  readonly tampered: ReadonlySet<string>;
};

/** All that is known of one subject: the records that count, and what stands for it since the release before. */
export type SubjectGroup = {
  readonly records: readonly DeterminedReport[];
  readonly before: PersonRow | null;
};

/** Blind to the order of records: the row of one subject in this release (null: none), its counts added to `tally`, what is held back to `heldRows`. */
export function composeSubject(
  group: SubjectGroup,
  rules: CompositionRules,
  tally: OpenTally,
  heldRows: HeldRow[] = [],
): SubjectRow | null {
  const held: HeldRow[] = [];
  const open = group.records.filter(record => {
    const rule = holdingRule(record, rules);
    if (rule !== null) held.push(heldRowOf(record, rule));
    return rule === null;
  });
  const first = group.records[0];
  const row =
    first === undefined || first.subject.kind === 'person'
      ? personRow(group, open, rules)
      : organisationRow(open, held);
  count(tally, row, held, group.records, rules.caps);
  heldRows.push(...held);
  return row;
}

const heldRowOf = ({ reportId, subject }: DeterminedReport, rule: HoldingRule): HeldRow => ({
  rule,
  reportId,
  organisation: subject.kind === 'person' ? null : { creditCode: subject.creditCode, name: subject.name },
});

function holdingRule(record: DeterminedReport, rules: CompositionRules): HoldingRule | null {
  if (rules.tampered.has(record.reportId)) return 'evidence-changed';
  const category = categoryOf(rules.policyOf(record.policyVersion), record.category);
  const asks = (consent: string) =>
    category.consents.some(own => own === consent) && !record.consents.includes(consent);
  switch (category.outcome) {
    case 'points':
      if (record.subject.kind !== 'person') return 'category-not-published';
      // A department reports under its statutory duty; a person's own upload is handed on by their consent.
      return record.channel === 'citizen' && (asks('hand-to-points-system') || asks('verification'))
        ? 'points-consent-missing'
        : null;
    case 'red-list':
      if (record.subject.kind !== 'organisation') return 'category-not-published';
      return asks('public-commendation') ? 'commendation-consent-missing' : null;
    case 'defaulter-list':
    case 'exemption':
      // Never by a determination alone: the procedure of law is not this release's.
      return 'category-not-published';
  }
}

function personRow(
  group: SubjectGroup,
  open: readonly DeterminedReport[],
  rules: CompositionRules,
): PersonRow | null {
  const subjectId = subjectIdOf(group);
  if (subjectId === null) return null;
  const standing = standingOf(
    open.map(record => meritOf(record, rules)),
    rules.caps,
  );
  const before: readonly OpenGrant[] = group.before?.open ?? [];
  const adjustment = adjust(before, standing.total, rules.release);
  if (standing.total === 0 && adjustment.delta === 0) return null;
  return {
    kind: 'person',
    subjectId,
    delta: adjustment.delta,
    total: standing.total,
    deeds: standing.deeds,
    categories: [...standing.categories],
    reversals: [...adjustment.reversals],
    open: [...adjustment.open],
  };
}

function subjectIdOf({ records, before }: SubjectGroup): SubjectId | null {
  if (before !== null) return before.subjectId;
  const subject = records[0]?.subject;
  return subject?.kind === 'person' ? subject.subjectId : null;
}

function meritOf(record: DeterminedReport, rules: CompositionRules): Merit {
  const category = categoryOf(rules.policyOf(record.policyVersion), record.category);
  return { deed: record.deed, category: record.category, points: category.points?.value ?? 0 };
}

function organisationRow(open: readonly DeterminedReport[], held: HeldRow[]): SubjectRow | null {
  const deeds = new Map<string, { record: DeterminedReport; deed: CommendedDeed }>();
  const names = new Set<string>();
  let creditCode: string | null = null;
  for (const record of open) {
    if (record.subject.kind !== 'organisation' || record.matter === null) {
      throw new Error(`determination of report ${record.reportId} lacks its matter`);
    }
    names.add(record.subject.name);
    creditCode = record.subject.creditCode;
    const known = deeds.get(record.deed);
    // The same deed determined twice is shown once, as it was determined first.
    if (known === undefined || isEarlier(record, known.record))
      deeds.set(record.deed, { record, deed: deedOf(record, record.matter) });
  }
  const [name, ...others] = names;
  if (creditCode === null || name === undefined) return null;
  if (others.length > 0) {
    // Which name is right is for the department to say; a list that guesses could commend a stranger.
    for (const record of open.slice(0, 1)) held.push(heldRowOf(record, 'name-conflict'));
    return null;
  }
  return {
    kind: 'organisation',
    creditCode,
    name,
    deeds: [...deeds.values()].map(({ deed }) => deed).sort((a, b) => compare(deedOrder(a), deedOrder(b))),
  };
}

const deedOf = (
  record: DeterminedReport,
  matter: NonNullable<DeterminedReport['matter']>,
): CommendedDeed => ({
  category: record.category,
  title: matter.title,
  startedOn: matter.startedOn,
  endedOn: matter.endedOn,
  department: record.department,
  district: record.district,
  determinedOn: dayOf(record.determinedAt),
});

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);

const isEarlier = (a: DeterminedReport, b: DeterminedReport): boolean =>
  compare(a.determinedAt, b.determinedAt) < 0 ||
  (a.determinedAt === b.determinedAt && a.reportId < b.reportId);

const deedOrder = (deed: CommendedDeed): string =>
  [
    deed.startedOn,
    deed.category,
    deed.district,
    deed.department,
    deed.determinedOn,
    deed.endedOn,
    deed.title,
  ].join('\u0000');

function count(
  tally: OpenTally,
  row: SubjectRow | null,
  held: readonly HeldRow[],
  records: readonly DeterminedReport[],
  caps: PointsCaps,
): void {
  if (row?.kind === 'organisation') tally.organisations += 1;
  if (row?.kind === 'person') {
    tally.points += row.total;
    if (row.total > 0) tally.persons += 1;
    if (row.total >= caps.perPerson) tally.atCap += 1;
    if (row.delta !== 0) tally.adjusted += 1;
    tally.changes += row.delta > 0 ? 1 : row.reversals.length;
  }
  for (const { rule } of held) tally.heldBack.set(rule, (tally.heldBack.get(rule) ?? 0) + 1);
  for (const { policyVersion, determiners } of records) {
    tally.policyVersions.add(policyVersion);
    for (const person of determiners) tally.determiners.add(person);
  }
}
