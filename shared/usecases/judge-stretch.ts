import type { StatedSubject } from '../contract/report-routes.ts';
import type { Campaign } from '../domain/campaign.ts';
import { hashOf } from '../domain/canonical.ts';
import type { ImportId, Sha256 } from '../domain/ids.ts';
import type { ImportMode, JudgedCounts } from '../domain/import-action.ts';
import { sameDeedAs, unchangedRow } from '../domain/import-findings.ts';
import type { ReadingProgress } from '../domain/import-progress.ts';
import type { StagedChunk, StagedRow } from '../domain/import-row.ts';
import type { Moment } from '../domain/moment.ts';
import type { Policy } from '../domain/policy.ts';
import { categoryOf } from '../domain/policy-lookups.ts';
import type { Subject } from '../domain/report-action.ts';
import type { Finding, SheetRow } from '../domain/sheet.ts';
import { deedOf } from '../domain/submission.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { ImportRows, SeenDeed } from '../ports/import-rows.ts';
import type { KnownReports } from '../ports/known-reports.ts';
import type { StagedRows } from '../ports/staged-rows.ts';
import { rowReportId } from './act-import.ts';
import { inParallel } from './in-parallel.ts';
import type { JudgedRow, JudgedSheet } from './open-sheet.ts';

/** Blind indexes asked for at once: each waits for one read. */
const WIDTH = 32;
/** Rows that are sealed and act together. With the longest descriptions this is a third of what an item can hold. */
const CHUNK = 20;
/** 64 bits of a deed's hash: among a hundred thousand rows two are taken for one in a case of 10^9. */
const DIGEST = 16;

export type JudgeRowsPorts = {
  readonly rows: Pick<ImportRows, 'writeFindings' | 'remember'>;
  readonly staged: Pick<StagedRows, 'stage'>;
  readonly vault: Pick<IdentityVault, 'subjectIdOf'>;
  readonly known: KnownReports;
};

export type ReadingWork = {
  readonly ports: JudgeRowsPorts;
  readonly importId: ImportId;
  readonly mode: ImportMode;
  readonly keepUntil: Moment;
  readonly campaign: Campaign;
  readonly policy: Policy;
  readonly sheet: JudgedSheet;
  /** When the file arrived: a row is judged by that day, whenever it is read. */
  readonly now: Moment;
  /** Deeds of good rows before this stretch, with the row that stated them; grows with each stretch. */
  readonly seen: Map<string, number>;
};

/** Judges the rows between two checkpoints and writes down all that follows but the checkpoint itself. */
export async function judgeStretch(
  work: ReadingWork,
  progress: ReadingProgress,
  stretch: readonly SheetRow[],
): Promise<ReadingProgress> {
  const { ports, importId, keepUntil, sheet } = work;
  const judged = stretch.map(row => sheet.judge(row, work.now)).filter(row => row !== null);
  const placed = await placeRows(work, judged);
  const known = await ports.known(placed.flatMap(({ key }) => (key === null ? [] : [rowReportId(key)])));
  const findings: Finding[] = [];
  const newDeeds: SeenDeed[] = [];
  const good: StagedRow[] = [];
  let { counts, chain } = progress;
  for (const { row, key, deed } of placed) {
    const own = [...row.findings];
    const earlier = deed === null ? undefined : work.seen.get(deed);
    if (earlier !== undefined) own.push(sameDeedAs(row.row, earlier));
    const fit = key !== null && deed !== null && earlier === undefined;
    // A draft is a row that was opened and never handed in: it acts now.
    const status = fit ? known.get(rowReportId(key)) : undefined;
    const unchanged = status !== undefined && status !== 'draft';
    if (unchanged) own.push(unchangedRow(row.row));
    if (fit) {
      work.seen.set(deed, row.row);
      newDeeds.push({ digest: deed, row: row.row });
    }
    if (fit && !unchanged && row.report !== null) {
      good.push({ row: row.row, key, ...row.report });
      chain = hashOf([chain, row.row, key]);
    }
    findings.push(...own);
    counts = counted(counts, { fit, unchanged, warned: row.report?.codeOpen === true, findings: own });
  }
  const cursor = stretch.at(-1)?.row ?? progress.cursor;
  await ports.rows.writeFindings(importId, findings, keepUntil);
  if (work.mode === 'import') await ports.staged.stage(importId, chunksOf(good), keepUntil);
  await ports.rows.remember(importId, cursor, newDeeds, keepUntil);
  return { ...progress, cursor, counts, chain, total: Math.max(progress.total, counts.read) };
}

type Placed = { readonly row: JudgedRow; readonly key: Sha256 | null; readonly deed: string | null };

/** Gives each fit row its key and its deed, for which a person's blind index must be known. */
const placeRows = (work: ReadingWork, rows: readonly JudgedRow[]): Promise<Placed[]> =>
  inParallel(rows, WIDTH, async row => {
    if (row.report === null) return { row, key: null, deed: null };
    const { form, subject } = row.report;
    const placed = await subjectOf(work, subject);
    const category = categoryOf(work.policy, form.category);
    return {
      row,
      key: hashOf(['import-row', work.campaign.campaignId, placed, whatIsSaid(row.report)]),
      deed: deedOf(work.campaign, category, placed, form).slice(0, DIGEST),
    };
  });

async function subjectOf({ ports }: ReadingWork, stated: StatedSubject): Promise<Subject> {
  if (stated.kind === 'person')
    return { kind: 'person', subjectId: await ports.vault.subjectIdOf(stated.document) };
  const { kind, name, creditCode } = stated;
  return { kind, name, creditCode, codeConfirmed: false };
}

/** Everything that makes a row another row when it is corrected; the number of a document stays behind its blind index. */
const whatIsSaid = ({ form, subject, consents }: NonNullable<JudgedRow['report']>) => ({
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

type Verdict = {
  readonly fit: boolean;
  readonly unchanged: boolean;
  readonly warned: boolean;
  readonly findings: readonly Finding[];
};

function counted(counts: JudgedCounts, { fit, unchanged, warned, findings }: Verdict): JudgedCounts {
  const of = (wanted: Finding['severity']) => findings.filter(({ severity }) => severity === wanted).length;
  const good = fit && !unchanged;
  return {
    read: counts.read + 1,
    good: counts.good + (good ? 1 : 0),
    bad: counts.bad + (fit ? 0 : 1),
    unchanged: counts.unchanged + (unchanged ? 1 : 0),
    warned: counts.warned + (good && warned ? 1 : 0),
    errors: counts.errors + of('error'),
    warnings: counts.warnings + of('warning'),
    infos: counts.infos + of('info'),
  };
}
