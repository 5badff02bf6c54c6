import type { BulkRow, JudgedRow } from '../domain/bulk-judge.ts';
import type { Campaign } from '../domain/campaign.ts';
import { hashOf } from '../domain/canonical.ts';
import type { ImportId, ReportId, Sha256, SubjectId } from '../domain/ids.ts';
import type { ImportMode, JudgedCounts } from '../domain/import-action.ts';
import { sameDeedAs, sameRowAs, unchangedRow } from '../domain/import-findings.ts';
import type { ReadingProgress } from '../domain/import-progress.ts';
import type { StagedChunk, StagedRow } from '../domain/import-row.ts';
import type { Moment } from '../domain/moment.ts';
import type { Policy } from '../domain/policy.ts';
import { categoryOf } from '../domain/policy-lookups.ts';
import type { ReportStatus } from '../domain/report.ts';
import type { Subject } from '../domain/report-action.ts';
import type { Finding, SheetRow } from '../domain/sheet.ts';
import { deedOf } from '../domain/submission.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { ImportRows, SeenDeed } from '../ports/import-rows.ts';
import type { KnownReports } from '../ports/known-reports.ts';
import type { StagedRows } from '../ports/staged-rows.ts';
import { rowReportId } from './act-import.ts';

/** Rows that are sealed and act together. With the longest descriptions this is a third of what an item can hold. */
const CHUNK = 20;
/** 64 bits of a deed's hash: among a hundred thousand rows two are taken for one in a case of 10^9. */
const DIGEST = 16;

export type JudgeRowsPorts = {
  readonly rows: Pick<ImportRows, 'writeFindings' | 'remember'>;
  readonly staged: Pick<StagedRows, 'stage'>;
  readonly vault: Pick<IdentityVault, 'subjectIdsOf'>;
  readonly known: KnownReports;
};

export type ReadingWork = {
  readonly ports: JudgeRowsPorts;
  readonly importId: ImportId;
  readonly mode: ImportMode;
  readonly keepUntil: Moment;
  readonly campaign: Campaign;
  readonly policy: Policy;
  readonly judge: (row: SheetRow) => JudgedRow | null;
  readonly seen: SeenRows;
};

/** Rows before this stretch by what they say, and by their deeds: each with the first row of that kind. */
export type SeenRows = { readonly keys: Map<string, number>; readonly deeds: Map<string, number> };

/** Restored from what was remembered, which is the two digests of each fit row in one. */
export function seenRows(remembered: readonly SeenDeed[]): SeenRows {
  const seen: SeenRows = { keys: new Map(), deeds: new Map() };
  for (const { digest, row } of remembered) see(seen, digest.slice(0, DIGEST), digest.slice(DIGEST), row);
  return seen;
}

function see({ keys, deeds }: SeenRows, key: string, deed: string, row: number): void {
  keys.set(key, row);
  if (!deeds.has(deed)) deeds.set(deed, row);
}

/** What follows from the rows between two checkpoints: to be written before the checkpoint is. */
export type JudgedStretch = {
  readonly progress: ReadingProgress;
  readonly findings: readonly Finding[];
  readonly remembered: readonly SeenDeed[];
  readonly good: readonly StagedRow[];
};

/** Judges the rows between two checkpoints. */
export async function judgeStretch(
  work: ReadingWork,
  progress: ReadingProgress,
  stretch: readonly SheetRow[],
): Promise<JudgedStretch> {
  const { ports } = work;
  const judged = stretch.map(work.judge).filter(row => row !== null);
  const placed = await placeRows(work, judged);
  const known = await ports.known(placed.flatMap(({ place }) => (place === null ? [] : [place.reportId])));
  const findings: Finding[] = [];
  const remembered: SeenDeed[] = [];
  const good: StagedRow[] = [];
  let { counts, chain } = progress;
  for (const { row, place } of placed) {
    const verdict = verdictOn(row, place, work.seen, known);
    findings.push(...verdict.findings);
    counts = counted(counts, verdict, row.report?.codeOpen === true);
    if (place === null || verdict.fate === 'left-out') continue;
    const key = place.key.slice(0, DIGEST);
    see(work.seen, key, place.deed, row.row);
    remembered.push({ digest: `${key}${place.deed}`, row: row.row });
    if (verdict.fate !== 'good' || row.report === null) continue;
    good.push({ row: row.row, key: place.key, ...row.report });
    chain = hashOf([chain, row.row, place.key]);
  }
  const cursor = stretch.at(-1)?.row ?? progress.cursor;
  const next = { ...progress, cursor, counts, chain, total: Math.max(progress.total, counts.read) };
  return { progress: next, findings, remembered, good };
}

/** Writes down all that follows from a stretch but its checkpoint; again is the same. */
export async function writeStretch(
  { ports, importId, mode, keepUntil }: ReadingWork,
  { progress, findings, remembered, good }: JudgedStretch,
): Promise<void> {
  await Promise.all([
    ports.rows.writeFindings(importId, findings, keepUntil),
    mode === 'import' ? ports.staged.stage(importId, chunksOf(good), keepUntil) : null,
    ports.rows.remember(importId, progress.cursor, remembered, keepUntil),
  ]);
}

type Fate = 'good' | 'bad' | 'unchanged' | 'left-out';
type Verdict = { readonly fate: Fate; readonly findings: readonly Finding[] };

/** What becomes of a row, beyond what its own cells say. */
function verdictOn(
  { row, findings, leftOut }: JudgedRow,
  place: Place | null,
  seen: SeenRows,
  known: ReadonlyMap<ReportId, ReportStatus>,
): Verdict {
  if (leftOut) return { fate: 'left-out', findings };
  if (place === null) return { fate: 'bad', findings };
  const twin = seen.keys.get(place.key.slice(0, DIGEST));
  if (twin !== undefined) return { fate: 'left-out', findings: [...findings, sameRowAs(row, twin)] };
  const kin = seen.deeds.get(place.deed);
  const told = kin === undefined ? findings : [...findings, sameDeedAs(row, kin)];
  // A draft is a row that was opened and never handed in: it acts now.
  const status = known.get(place.reportId);
  return status === undefined || status === 'draft'
    ? { fate: 'good', findings: told }
    : { fate: 'unchanged', findings: [...told, unchangedRow(row)] };
}

/** Where a fit row belongs: what it says, which deed it is about, which report it becomes. */
type Place = { readonly key: Sha256; readonly deed: string; readonly reportId: ReportId };
type Placed = { readonly row: JudgedRow; readonly place: Place | null };

/** Gives each fit row its place, for which the blind indexes of all persons in the stretch must be known. */
async function placeRows(work: ReadingWork, rows: readonly JudgedRow[]): Promise<Placed[]> {
  const documents = rows.flatMap(({ report }) =>
    report?.subject.kind === 'person' ? [report.subject.document] : [],
  );
  const subjectIds = (await work.ports.vault.subjectIdsOf(documents)).values();
  return rows.map(row => {
    if (row.report === null) return { row, place: null };
    const { form, subject } = row.report;
    const about = subject.kind === 'person' ? personOf(subjectIds) : organisationOf(subject);
    const key = hashOf(['import-row', work.campaign.campaignId, about, whatIsSaid(row.report)]);
    const category = categoryOf(work.policy, form.category);
    const deed = deedOf(work.campaign, category, about, form).slice(0, DIGEST);
    return { row, place: { key, deed, reportId: rowReportId(key) } };
  });
}

function personOf(subjectIds: Iterator<SubjectId>): Subject {
  const { done, value } = subjectIds.next();
  if (done) throw new Error('fewer blind indexes than persons');
  return { kind: 'person', subjectId: value };
}

const organisationOf = ({
  kind,
  name,
  creditCode,
}: Extract<BulkRow['subject'], { kind: 'organisation' }>): Subject => ({
  kind,
  name,
  creditCode,
  codeConfirmed: false,
});

/** Everything that makes a row another row when it is corrected; the number of a document stays behind its blind index. */
const whatIsSaid = ({ form, subject, consents }: BulkRow) => ({
  form,
  consents,
  ...(subject.kind === 'person'
    ? { name: subject.name, sex: subject.sex, birthDate: subject.birthDate ?? null }
    : {}),
});

const chunksOf = (rows: readonly StagedRow[]): StagedChunk[] =>
  Array.from({ length: Math.ceil(rows.length / CHUNK) }, (_, index) => {
    const chunk = rows.slice(index * CHUNK, (index + 1) * CHUNK);
    return { first: chunk[0]?.row ?? 0, last: chunk.at(-1)?.row ?? 0, rows: chunk };
  });

function counted(counts: JudgedCounts, { fate, findings }: Verdict, codeOpen: boolean): JudgedCounts {
  const of = (wanted: Finding['severity']) => findings.filter(({ severity }) => severity === wanted).length;
  const one = (wanted: boolean) => (wanted ? 1 : 0);
  return {
    read: counts.read + 1,
    good: counts.good + one(fate === 'good'),
    bad: counts.bad + one(fate === 'bad'),
    unchanged: counts.unchanged + one(fate === 'unchanged'),
    leftOut: counts.leftOut + one(fate === 'left-out'),
    warned: counts.warned + one(fate === 'good' && codeOpen),
    errors: counts.errors + of('error'),
    warnings: counts.warnings + of('warning'),
    infos: counts.infos + of('info'),
  };
}
