import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { createTables } from '../../local/dynamodb/create-tables.ts';
import { dynamoRequest } from '../../local/dynamodb/dynamo-request.ts';
import { findDynoxide } from '../../local/dynamodb/find-dynoxide.ts';
import { startDynoxide } from '../../local/dynamodb/start-dynoxide.ts';
import type { TablePlan } from '../../local/dynamodb/table-plan.ts';
import { synthesise } from '../../local/synthesise.ts';
import { planTables } from '../../local/template/plan-storage.ts';
import { templateReader } from '../../local/template/template-reader.ts';

/** The tables of the system, by the names that benchmarks give them. */
export type TableName = 'Reports' | 'Vault' | 'Ledger' | 'Batches' | 'Office';

/** Tables with their keys and indexes as the synthesised template declares them; nobody follows their streams here. */
export async function templateTables(names: readonly TableName[]): Promise<readonly TablePlan[]> {
  const cacheDir = fileURLToPath(new URL('../../.cache/cdk', import.meta.url));
  const { template } = await synthesise({ cacheDir });
  const urls = { api: '', s3: '', pages: '', queue: (name: string) => name };
  const tables = planTables(templateReader({ template, parameters: {}, urls }));
  return names.map(name => {
    const found = tables.find(table => table.name.startsWith(`Tables${name}`));
    if (found === undefined) throw new Error(`the template holds no table ${name}`);
    return { ...found, name, streamViewType: undefined };
  });
}

/** A fresh engine on a file of its own with these tables, empty. */
export async function freshEngine(
  room: string,
  tables: readonly TablePlan[],
): Promise<{ readonly endpoint: string; close(): Promise<void> }> {
  const found = findDynoxide({});
  if (found.kind !== 'program') throw new Error('benchmarks run on an engine of their own');
  const file = join(room, `${crypto.randomUUID()}.sqlite`);
  const engine = await startDynoxide({ program: found.program, file, log: () => {} });
  await createTables(dynamoRequest(engine.endpoint), tables);
  return engine;
}
