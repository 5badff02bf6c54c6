import { originalKey, parseOriginalKey } from '../contract/object-keys.ts';
import { createActionId } from '../domain/action-id.ts';
import { importStateOf } from '../domain/import.ts';
import type { ImportAction } from '../domain/import-action.ts';
import { notAsAnnounced } from '../domain/import-findings.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, refuse } from '../domain/outcome.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { ImportWorkflow } from '../ports/import-workflow.ts';
import { bySystem } from './action-call.ts';
import { changeImport, policyVersionOf } from './change-import.ts';

type Ports = {
  readonly imports: ImportStore;
  readonly files: Pick<ImportFiles, 'look'>;
  readonly workflow: ImportWorkflow;
};
type Event = { readonly key: string; readonly versionId?: string | undefined; readonly now: Moment };

/** A file has landed: is it what was announced? Then it is read. Told again, it starts nothing new. */
export async function recordImport(ports: Ports, { key, versionId, now }: Event): Promise<void> {
  const importId = parseOriginalKey(key);
  const record = importId === null ? null : await ports.imports.find(importId);
  if (importId === null || record === null) return;
  const stored = await ports.files.look(originalKey(importId), versionId);
  if (stored === null) return;
  const { file } = importStateOf(record).announced;
  const fits = stored.length === file.length && stored.sha256 === file.sha256;
  const action: ImportAction = fits
    ? { type: 'arrived', versionId: stored.versionId }
    : { type: 'unreadable', finding: notAsAnnounced };
  const by = bySystem(
    'import',
    { actionId: createActionId('import', importId, 'arrived', stored.versionId), now },
    policyVersionOf(record),
  );
  const changed = await changeImport(ports.imports, record, by, ({ status }) =>
    status === 'announced' ? accept(action) : noLongerAwaited,
  );
  if (changed.ok && importStateOf(changed.value).status === 'reading')
    await ports.workflow.start(importId, 'read');
}

const noLongerAwaited = refuse('wrong-status', '不再需要', 'no longer wanted');
