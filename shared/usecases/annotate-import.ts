import type { ImportTurn } from '../contract/import-steps.ts';
import { annotatedKey, originalKey } from '../contract/object-keys.ts';
import { judgeOf } from '../domain/bulk-judge.ts';
import { hashOf } from '../domain/canonical.ts';
import type { ImportId } from '../domain/ids.ts';
import { type Import, type ImportState, importStateOf } from '../domain/import.ts';
import type { ReadingProgress } from '../domain/import-progress.ts';
import type { Moment } from '../domain/moment.ts';
import { accept } from '../domain/outcome.ts';
import type { FileRoom, ImportFiles } from '../ports/import-files.ts';
import type { ImportRows } from '../ports/import-rows.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { Spreadsheets } from '../ports/spreadsheets.ts';
import type { Workbooks } from '../ports/workbooks.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeImport, getImportRecord } from './change-import.ts';
import { findSheet } from './find-sheet.ts';
import { byStep, importTurnOf } from './import-turn.ts';
import { rowNotes } from './row-notes.ts';

export type AnnotateImportPorts = CampaignPolicyPorts & {
  readonly imports: ImportStore;
  readonly files: Pick<ImportFiles, 'inRoom'>;
  readonly rows: Pick<ImportRows, 'eachFinding'>;
  readonly spreadsheets: Spreadsheets;
  readonly workbooks: Pick<Workbooks, 'annotate' | 'writeTable'>;
};

export const workbookType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

/** Gives the judged file back with its notes, then says that it is judged: exactly these rows, under this policy. */
export async function annotateImport(
  ports: AnnotateImportPorts,
  importId: ImportId,
  now: Moment,
): Promise<ImportTurn> {
  const { record, state } = await getImportRecord(ports.imports, importId);
  const reading = await ports.imports.progress(importId, 'reading');
  if (state.status !== 'reading' || reading?.done !== true)
    return importTurnOf(state, reading?.done ?? false, now);
  await ports.files.inRoom(room => annotate(ports, record, state, reading, room));

  const { counts, chain, format, policyVersion } = reading;
  const by = byStep(record, 'judged', 0, now, policyVersion);
  const contentHash = hashOf([importId, state.announced.file.sha256, policyVersion, counts, chain]);
  const changed = await changeImport(ports.imports, record, by, () =>
    accept({ type: 'judged', counts, contentHash, format }),
  );
  const { state: current } = changed.ok
    ? { state: importStateOf(changed.value) }
    : await getImportRecord(ports.imports, importId);
  return importTurnOf(current, true, now);
}

/** The clerk's own workbook with notes; where it can hold none, as no CSV file can, a workbook with the same rows. */
async function annotate(
  ports: AnnotateImportPorts,
  { importId, campaignId }: Import,
  { arrived, announced, openedAt }: ImportState,
  { policyVersion }: ReadingProgress,
  room: FileRoom,
): Promise<void> {
  const original = await room.fetch(originalKey(importId), arrived?.versionId ?? null, 'original');
  const { campaign } = await getCampaignPolicy(ports, campaignId);
  const policy = await ports.policies.get(campaign.policyId, policyVersion);
  const opened = await ports.spreadsheets.open(original);
  if (!opened.readable) throw new Error(`import ${importId} was read and can no longer be opened`);
  const { file } = opened;
  const found = await findSheet(file, policy, announced.kind);
  if (!found.ok) throw new Error(`import ${importId} was read and has lost its headings`);
  const { index, layout, plan } = found.sheet;
  const judge = judgeOf({ ...found.sheet, policy, campaign, now: arrived?.at ?? openedAt });
  const note = (from: string, sheet: number) =>
    ports.workbooks.annotate(from, room.path('annotated'), {
      sheet,
      headingRow: layout.headingRow,
      statusColumn: layout.statusColumn,
      notes: rowNotes(file.rows(index), ports.rows.eachFinding(importId), judge),
    });
  if (file.format === 'csv' || !(await note(original, index))) {
    await ports.workbooks.writeTable(room.path('table'), plan.sheetName, file.rows(index));
    if (!(await note(room.path('table'), 0))) throw new Error('a table of our own that takes no notes');
  }
  await room.put(annotatedKey(importId), 'annotated', workbookType);
}
