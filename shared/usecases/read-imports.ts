import type * as z from 'zod';
import type { ImportView, importRoutes } from '../contract/import-routes.ts';
import { annotatedKey, originalKey } from '../contract/object-keys.ts';
import type { DepartmentId, ImportId } from '../domain/ids.ts';
import { importStateOf } from '../domain/import.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { receiptNumberOf } from '../domain/receipt-number.ts';
import type { Finding, Severity } from '../domain/sheet.ts';
import type { FileAddress, ImportFiles } from '../ports/import-files.ts';
import type { ImportRows } from '../ports/import-rows.ts';
import type { ImportStore, ImportSummary } from '../ports/import-store.ts';
import type { Page } from '../ports/report-store.ts';
import type { ReadCall } from './action-call.ts';
import { findImport } from './change-import.ts';
import { importViewOf } from './import-view.ts';

type Paged = { readonly by: ReadCall; readonly limit: number; readonly cursor?: string | undefined };
type One = { readonly by: ReadCall; readonly importId: ImportId };
type RowView = z.input<(typeof importRoutes)['listImportRows']['response']>['items'][number];

/** The imports of the caller's department, newest first; those who see all departments name one. */
export async function listImports(
  { imports }: { readonly imports: Pick<ImportStore, 'ofDepartment'> },
  { by, limit, cursor, department }: Paged & { readonly department?: DepartmentId | undefined },
): Promise<Outcome<Page<ImportSummary>>> {
  const own = by.caller.department;
  const asked = department ?? own;
  if (asked === null) return nameOne;
  if (own !== null && asked !== own) return notYours;
  return accept(await imports.ofDepartment(asked, limit, cursor ?? null));
}

/** One import with its progress, for people. */
export async function getImport(
  { imports }: { readonly imports: Pick<ImportStore, 'find' | 'progress'> },
  { by, importId }: One,
): Promise<Outcome<ImportView>> {
  const found = await findImport(imports, by.caller, 'import:read', importId);
  return found.ok ? accept(await importViewOf(imports, found.value, by.caller)) : found;
}

type Rows = {
  readonly imports: Pick<ImportStore, 'find'>;
  readonly rows: Pick<ImportRows, 'findings' | 'outcomes'>;
};

/** What was found, in the order of the file. */
export async function listImportFindings(
  { imports, rows }: Rows,
  { by, importId, limit, cursor, severity }: One & Paged & { readonly severity?: Severity | undefined },
): Promise<Outcome<Page<Finding>>> {
  const found = await findImport(imports, by.caller, 'import:read', importId);
  if (!found.ok) return found;
  return accept(await rows.findings(importId, { severity: severity ?? null, limit, cursor: cursor ?? null }));
}

/** What became of the good rows, in the order of the file. */
export async function listImportRows(
  { imports, rows }: Rows,
  { by, importId, limit, cursor }: One & Paged,
): Promise<Outcome<Page<RowView>>> {
  const found = await findImport(imports, by.caller, 'import:read', importId);
  if (!found.ok) return found;
  const { items, next } = await rows.outcomes(importId, limit, cursor ?? null);
  return accept({
    items: items.map(item => ({
      ...item,
      receiptNumber: item.reportId === null ? null : receiptNumberOf(item.reportId),
    })),
    next,
  });
}

/** A short-lived address of the file as it came, or of the workbook with notes. */
export async function getImportFile(
  {
    imports,
    files,
  }: {
    readonly imports: Pick<ImportStore, 'find'>;
    readonly files: Pick<ImportFiles, 'downloadAddress'>;
  },
  { by, importId, which }: One & { readonly which: 'annotated' | 'original' },
): Promise<Outcome<FileAddress>> {
  const found = await findImport(imports, by.caller, 'import:open', importId);
  if (!found.ok) return found;
  const { arrived, judged, announced } = importStateOf(found.value);
  const { name } = announced.file;
  if (which === 'original')
    return arrived === null
      ? notYetThere
      : accept(await files.downloadAddress(originalKey(importId), arrived.versionId, name));
  return judged === null
    ? notYetThere
    : accept(await files.downloadAddress(annotatedKey(importId), null, annotatedName(name)));
}

/** `名单.csv` comes back as `名单-批注.xlsx`. */
function annotatedName(name: string): string {
  const dot = name.lastIndexOf('.');
  return `${dot > 0 ? name.slice(0, dot) : name}-批注.xlsx`;
}

const nameOne = refuse('forbidden', '请指明部门。', 'Name a department.');
const notYours = refuse(
  'forbidden',
  '只能查看本部门的批量报送。',
  'You see the imports of your own department only.',
);
const notYetThere = refuse(
  'wrong-status',
  '文件尚未准备好，请稍后再试。',
  'The file is not ready yet; try again in a moment.',
);
