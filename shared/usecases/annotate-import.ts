import type { ImportTurn } from '../contract/import-steps.ts';
import { hashOf } from '../domain/canonical.ts';
import type { ImportId } from '../domain/ids.ts';
import { importStateOf } from '../domain/import.ts';
import type { Moment } from '../domain/moment.ts';
import { accept } from '../domain/outcome.ts';
import type { ImportFiles } from '../ports/import-files.ts';
import type { ImportRows } from '../ports/import-rows.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { changeImport, getImportRecord } from './change-import.ts';
import { byStep, importTurnOf } from './import-turn.ts';

type Ports = CampaignPolicyPorts & {
  readonly imports: ImportStore;
  readonly files: Pick<ImportFiles, 'inRoom'>;
  readonly rows: Pick<ImportRows, 'eachFinding'>;
};

/** Gives the judged file back with its notes, then says that it is judged: exactly these rows, under this policy. */
export async function annotateImport(ports: Ports, importId: ImportId, now: Moment): Promise<ImportTurn> {
  const { record, state } = await getImportRecord(ports.imports, importId);
  const reading = await ports.imports.progress(importId, 'reading');
  if (state.status !== 'reading' || reading?.done !== true)
    return importTurnOf(state, reading?.done ?? false, now);
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
