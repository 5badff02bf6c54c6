import type { ImportTurn } from '../contract/import-steps.ts';
import { originalKey } from '../contract/object-keys.ts';
import { judgeOf } from '../domain/bulk-judge.ts';
import { hashOf } from '../domain/canonical.ts';
import type { ImportId } from '../domain/ids.ts';
import { type Import, type ImportState, importStateOf } from '../domain/import.ts';
import { noRows, tooManyRows } from '../domain/import-findings.ts';
import type { ReadingProgress } from '../domain/import-progress.ts';
import type { Moment } from '../domain/moment.ts';
import { accept } from '../domain/outcome.ts';
import { type Finding, SpreadsheetRefused } from '../domain/sheet.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import type { ImportRows } from '../ports/import-rows.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { OpenSpreadsheet, Spreadsheets } from '../ports/spreadsheets.ts';
import type { StagedRows } from '../ports/staged-rows.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeImport, getImportRecord } from './change-import.ts';
import { type FoundSheet, findSheet } from './find-sheet.ts';
import { byStep, importTurnOf, keepUntil } from './import-turn.ts';
import { inStretches } from './in-stretches.ts';
import {
  type JudgedStretch,
  type JudgeRowsPorts,
  judgeStretch,
  type ReadingWork,
  seenRows,
  writeStretch,
} from './judge-stretch.ts';

/** A second of work. */
const rowsInStretch = 500;

export type ReadImportPorts = CampaignPolicyPorts &
  JudgeRowsPorts & {
    readonly imports: ImportStore;
    readonly files: Pick<ImportFiles, 'inRoom'>;
    readonly rows: ImportRows;
    readonly staged: Pick<StagedRows, 'stage'>;
    readonly spreadsheets: Spreadsheets;
    /** Rows between two checkpoints; fewer in tests alone. */
    readonly stretch?: number;
  };

/**
 * Judges a file row by row. What is found is written first and the checkpoint after it, so that a step that was killed
 * reads again from its last checkpoint and writes the same under the same keys.
 */
export async function readImport(
  ports: ReadImportPorts,
  importId: ImportId,
  now: () => Moment,
  outOfTime: () => boolean,
): Promise<ImportTurn> {
  const { record, state } = await getImportRecord(ports.imports, importId);
  const before = await ports.imports.progress(importId, 'reading');
  if (state.status !== 'reading' || before?.done === true)
    return importTurnOf(state, before?.done ?? false, now());
  return ports.files.inRoom(async room => {
    const path = await room.fetch(originalKey(importId), state.arrived?.versionId ?? null, 'original');
    const opened = await ports.spreadsheets.open(path);
    if (!opened.readable) return unreadable(ports, record, [opened.finding], now());
    try {
      return await readSheet(ports, { record, state, file: opened.file, before }, now, outOfTime);
    } catch (error) {
      // Damage shows where it lies, and that may be behind thousands of good rows.
      if (!(error instanceof SpreadsheetRefused)) throw error;
      return unreadable(ports, record, [error.finding], now());
    }
  });
}

type Given = {
  readonly record: Import;
  readonly state: ImportState;
  readonly file: OpenSpreadsheet;
  readonly before: ReadingProgress | null;
};

async function readSheet(
  ports: ReadImportPorts,
  { record, state, file, before }: Given,
  now: () => Moment,
  outOfTime: () => boolean,
): Promise<ImportTurn> {
  const { importId } = record;
  const { campaign, policy } = await policyOf(ports, record, before);
  const { kind, mode } = state.announced;
  const found = await findSheet(file, policy, kind);
  if (!found.ok) return unreadable(ports, record, found.findings, now());
  const { sheet } = found;
  // A row is judged by the day on which its file arrived, whenever it is read.
  const arrivedAt = state.arrived?.at ?? state.openedAt;
  const work: ReadingWork = {
    ports,
    importId,
    mode,
    keepUntil: keepUntil(state.openedAt, policy.importRules),
    campaign,
    policy,
    judge: judgeOf({ ...sheet, policy, campaign, now: arrivedAt }),
    seen: seenRows(before === null ? [] : await ports.rows.recall(importId, before.cursor)),
  };
  let progress = before ?? (await beginReading(ports, work, sheet, file.format, now()));
  // A stretch is judged while the one before is written: the store is slow where the processor is not.
  let writing: Promise<ImportTurn | null> = Promise.resolve(null);
  try {
    for await (const stretch of inStretches(
      file.rows(sheet.index, progress.cursor),
      ports.stretch ?? rowsInStretch,
    )) {
      const judged = await judgeStretch(work, progress, stretch);
      const stopped = await writing;
      if (stopped !== null) return stopped;
      progress = { ...judged.progress, at: now() };
      if (progress.counts.read > policy.importRules.maxRows)
        return await unreadable(ports, record, [tooManyRows(policy.importRules.maxRows)], now());
      writing = keepStretch(ports.imports, work, { ...judged, progress }, now, outOfTime);
      // Awaited a stretch later: a fault must not end the process before.
      writing.catch(() => {});
    }
    const stopped = await writing;
    if (stopped !== null) return stopped;
  } finally {
    // Whatever ended it, nothing is still on its way when the step answers.
    await writing.catch(() => {});
  }
  if (progress.counts.read === 0) return unreadable(ports, record, [noRows], now());
  progress = { ...progress, total: progress.counts.read, at: now(), done: true };
  await ports.imports.keepProgress(importId, progress, work.keepUntil);
  return importTurnOf(state, true, now());
}

/** Writes a stretch and then its checkpoint. Where the import was cancelled or time is up, the turn to answer with. */
async function keepStretch(
  imports: ImportStore,
  work: ReadingWork,
  judged: JudgedStretch,
  now: () => Moment,
  outOfTime: () => boolean,
): Promise<ImportTurn | null> {
  await writeStretch(work, judged);
  await imports.keepProgress(work.importId, judged.progress, work.keepUntil);
  const { state } = await getImportRecord(imports, work.importId);
  return state.status !== 'reading' || outOfTime() ? importTurnOf(state, false, now()) : null;
}

/** What was found about the sheet as a whole is written once, before its first row. */
async function beginReading(
  { rows }: ReadImportPorts,
  { importId, keepUntil: keep, policy }: ReadingWork,
  sheet: FoundSheet,
  format: OpenSpreadsheet['format'],
  at: Moment,
): Promise<ReadingProgress> {
  await rows.writeFindings(importId, sheet.findings, keep);
  const of = (wanted: Finding['severity']) =>
    sheet.findings.filter(({ severity }) => severity === wanted).length;
  return {
    phase: 'reading',
    cursor: 0,
    total: sheet.estimate,
    startedAt: at,
    at,
    done: false,
    counts: {
      read: 0,
      good: 0,
      bad: 0,
      unchanged: 0,
      leftOut: 0,
      warned: 0,
      errors: of('error'),
      warnings: of('warning'),
      infos: of('info'),
    },
    policyVersion: policy.version,
    format,
    chain: hashOf([importId, policy.version]),
  };
}

/** A file is judged by one policy from its first row to its last, also where a newer one is loaded meanwhile. */
async function policyOf(ports: CampaignPolicyPorts, record: Import, before: ReadingProgress | null) {
  const { campaign, policy } = await getCampaignPolicy(ports, record.campaignId);
  return before === null || before.policyVersion === policy.version
    ? { campaign, policy }
    : { campaign, policy: await ports.policies.get(campaign.policyId, before.policyVersion) };
}

/** The first finding says why; all of them can be listed. */
async function unreadable(
  ports: ReadImportPorts,
  record: Import,
  findings: readonly [Finding, ...Finding[]],
  now: Moment,
): Promise<ImportTurn> {
  const { policy } = await getCampaignPolicy(ports, record.campaignId);
  const { openedAt } = importStateOf(record);
  await ports.rows.writeFindings(record.importId, findings, keepUntil(openedAt, policy.importRules));
  const by = byStep(record, 'unreadable', 0, now, policy.version);
  const changed = await changeImport(ports.imports, record, by, () =>
    accept({ type: 'unreadable', finding: findings[0] }),
  );
  const { state } = changed.ok
    ? { state: importStateOf(changed.value) }
    : await getImportRecord(ports.imports, record.importId);
  return importTurnOf(state, false, now);
}
