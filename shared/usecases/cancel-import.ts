import type { ImportView } from '../contract/import-routes.ts';
import type { ImportId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { ImportStore } from '../ports/import-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { changeImport, findImport, policyVersionOf } from './change-import.ts';
import { importViewOf } from './import-view.ts';

/** Its maker takes an import back that nobody has confirmed. A step that reads it at this moment stops at its next checkpoint. */
export async function cancelImport(
  { imports }: { readonly imports: ImportStore },
  { by: call, importId }: { readonly by: ActionCall; readonly importId: ImportId },
): Promise<Outcome<ImportView>> {
  const found = await findImport(imports, call.caller, 'import:make', importId);
  if (!found.ok) return found;
  const by = byCaller(call, policyVersionOf(found.value), ['cancel-import', importId]);
  const changed = await changeImport(imports, found.value, by, () => accept({ type: 'cancelled' }));
  return changed.ok ? accept(await importViewOf(imports, changed.value, call.caller)) : changed;
}
