import type { Caller } from '../domain/actor.ts';
import type { ImportId } from '../domain/ids.ts';
import { type Import, type ImportState, importStateOf } from '../domain/import.ts';
import type { ImportAction } from '../domain/import-action.ts';
import { appendImportAction, earlierImportCall, type ImportActionBy } from '../domain/import-history.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { may, type Permission } from '../domain/permission.ts';
import type { ImportStore } from '../ports/import-store.ts';
import { notFound } from './change-report.ts';

/** A person, the clock and one step are all who ever write at one import. */
const MOST_TRIES = 6;

/** Whether the caller may do this with the import; whoever may not does not even learn that it is there. */
export const mayWith = (caller: Caller, permission: Permission, record: Import): boolean =>
  may(caller, permission, {
    maker: importStateOf(record).maker.account,
    department: record.department,
  });

/** The import, if the caller may; else *not found*. */
export async function findImport(
  imports: Pick<ImportStore, 'find'>,
  caller: Caller,
  permission: Permission,
  importId: ImportId,
): Promise<Outcome<Import>> {
  const record = await imports.find(importId);
  return record === null || !mayWith(caller, permission, record) ? notFound() : accept(record);
}

/** Decide → append → save, until it is saved or refused. A call that finds its own entry has succeeded before. */
export async function changeImport(
  imports: Pick<ImportStore, 'save'>,
  loaded: Import,
  by: ImportActionBy,
  decide: (state: ImportState) => Outcome<ImportAction>,
): Promise<Outcome<Import>> {
  let record = loaded;
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const earlier = earlierImportCall(record, by);
    if (earlier !== null) return earlier.ok ? accept(record) : earlier;
    const action = decide(importStateOf(record));
    if (!action.ok) return action;
    const changed = appendImportAction(record, by, action.value);
    if (!changed.ok) return changed;
    const result = await imports.save(changed.value);
    if (result.saved) return changed;
    if (result.current === null) return notFound();
    record = result.current;
  }
  return refuse(
    'changed-meanwhile',
    '该批次正被同时修改，请稍后重试。',
    'This import is being changed by others at this moment; try again.',
  );
}

/** An import that a workflow speaks of: its absence is damage. */
export async function getImportRecord(
  imports: Pick<ImportStore, 'find'>,
  importId: ImportId,
): Promise<{ readonly record: Import; readonly state: ImportState }> {
  const record = await imports.find(importId);
  if (record === null) throw new Error(`import ${importId} is not there`);
  return { record, state: importStateOf(record) };
}

/** The policy under which the last entry was made; for acts that rest on no rule of it. */
export function policyVersionOf({ history }: Pick<Import, 'history'>): number {
  const last = history.at(-1);
  if (last === undefined) throw new Error('an import without a history');
  return last.policyVersion;
}
