import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { madeUpPerson } from '../../local/demo/cast.ts';
import { localAccount, localCredentials } from '../../local/template/local-account.ts';
import { dynamoImportRows } from '../../shared/adapters/dynamo-import-rows.ts';
import { dynamoImportStore } from '../../shared/adapters/dynamo-import-store.ts';
import { dynamoKnownReports } from '../../shared/adapters/dynamo-known-reports.ts';
import { dynamoReportStore } from '../../shared/adapters/dynamo-report-store.ts';
import { kmsIdentityVault } from '../../shared/adapters/kms-identity-vault.ts';
import { rowSeal } from '../../shared/adapters/row-seal.ts';
import { sealedStagedRows } from '../../shared/adapters/sealed-staged-rows.ts';
import type { ImportTurn } from '../../shared/contract/import-steps.ts';
import { originalKey } from '../../shared/contract/object-keys.ts';
import { createActionId } from '../../shared/domain/action-id.ts';
import { isChainWhole } from '../../shared/domain/append-action.ts';
import { sha256Of } from '../../shared/domain/canonical.ts';
import type { ImportId } from '../../shared/domain/ids.ts';
import { importStateOf } from '../../shared/domain/import.ts';
import { ImportFile } from '../../shared/domain/import-action.ts';
import { isImportChainWhole } from '../../shared/domain/import-history.ts';
import { later } from '../../shared/domain/moment.ts';
import type { Outcome } from '../../shared/domain/outcome.ts';
import { stateOf } from '../../shared/domain/report.ts';
import { actImport } from '../../shared/usecases/act-import.ts';
import { annotateImport } from '../../shared/usecases/annotate-import.ts';
import { checkImport } from '../../shared/usecases/check-import.ts';
import { confirmImport } from '../../shared/usecases/confirm-import.ts';
import { followImport } from '../../shared/usecases/follow-import.ts';
import { openImport } from '../../shared/usecases/open-import.ts';
import { readImport } from '../../shared/usecases/read-import.ts';
import { recordImport } from '../../shared/usecases/record-import.ts';
import { returnImport } from '../../shared/usecases/return-import.ts';
import { fakeKms, keyArn } from '../fakes/kms.ts';
import { memoryImportFiles, memorySheets, memoryWorkbooks, memoryWorkflow } from '../fakes/memory-imports.ts';
import { campaignId, people, start, world } from '../shared/usecases/world.ts';
import { FunctionKilled, type Interference } from './interference.ts';

const headings = '姓名\t性别\t证件类型\t证件号码\t类别\t区县\t事项名称\t事项说明\t开始日期\t结束日期\t地点';

/** Seven rows: five good ones, one without a place, one that stands there twice. */
const sheet = [headings, ...[0, 1, 2, 3, 4, 4].map(index => rowOf(index)), rowOf(5, '')].join('\n');

function rowOf(index: number, place = '金水区京广路'): string {
  const { name, gender, document } = madeUpPerson(index, 1990);
  const about = [name, gender, document.type, document.number, 'frontline-relief', '410105'];
  return [...about, '参加抢险', '排水、转移群众。', '2021-07-20', '2021-07-21', place].join('\t');
}

const kms = fakeKms();
const pause = async () => {};

/** The real adapters on one engine, each attempt of each of their calls under `interfere`. */
export function importPortsOn(endpoint: string, life: number, interfere: Interference) {
  const client = new DynamoDBClient({
    endpoint,
    region: localAccount.region,
    credentials: localCredentials,
    maxAttempts: 4,
  });
  // Inside the SDK's own loop of retries, so that what is lost is repeated as on a broken connection.
  const place = { step: 'deserialize', priority: 'low', name: 'interfere' } as const;
  client.middlewareStack.add(next => given => interfere(() => next(given)), place);
  const batches = { client, tableName: `batches-${life}` };
  const reports = { client, tableName: `reports-${life}` };
  const { campaigns, policies } = world().ports;
  return {
    campaigns,
    policies,
    imports: dynamoImportStore(batches),
    rows: dynamoImportRows({ ...batches, pause }),
    staged: sealedStagedRows({ ...batches, pause, seal: rowSeal({ kmsClient: kms.client, keyArn }) }),
    reports: dynamoReportStore(reports),
    known: dynamoKnownReports({ ...reports, pause }),
    vault: kmsIdentityVault({ client, kmsClient: kms.client, tableName: `vault-${life}`, keyArn }),
    spreadsheets: memorySheets(),
    workbooks: memoryWorkbooks(),
    staff: { list: async () => [] },
    stretch: 2,
    close: () => client.destroy(),
  };
}
export type ImportPorts = ReturnType<typeof importPortsOn>;

/** Calls and invocations that are killed are made again, as their callers would. */
async function persisting<T>(work: () => Promise<T>): Promise<T> {
  for (;;) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof FunctionKilled)) throw error;
    }
  }
}

const value = <T>(outcome: Outcome<T>): T => {
  if (!outcome.ok) throw new Error(`${outcome.refusal.code}: ${outcome.refusal.detail.en}`);
  return outcome.value;
};

/** One file from its announcement to the rows that the platform turned back. */
export async function importOnce(disturbed: ImportPorts): Promise<ImportId> {
  const files = memoryImportFiles();
  const workflow = memoryWorkflow();
  const ports = { ...disturbed, files, workflow };
  const now = () => later(start, 60_000);
  const by = (who: typeof people.wu, key: string) => ({
    caller: who,
    actionId: createActionId(who.account, key),
    now: now(),
    bearer: '',
  });
  const file = ImportFile.parse({
    name: '名单.csv',
    length: Buffer.byteLength(sheet),
    sha256: sha256Of(sheet),
  });
  const open = { by: by(people.wu, 'open'), campaignId, kind: 'persons', mode: 'import', file } as const;
  const { importId } = value(await persisting(() => openImport(ports, open)));
  files.objects.set(originalKey(importId), { text: sheet, versionId: 'v1' });
  await persisting(() => recordImport(ports, { key: originalKey(importId), now: now() }));

  const steps: Readonly<Record<string, () => Promise<ImportTurn>>> = {
    // Out of time after each stretch, so that every invocation goes on from a checkpoint.
    read: () => readImport(ports, importId, now, () => true),
    annotate: () => annotateImport(ports, importId, now()),
    act: () => actImport(ports, importId, now, () => true),
    return: () => returnImport(ports, importId, now, () => true),
  };
  const drive = async () => {
    let turn = await persisting(() => followImport(ports, importId, now()));
    for (let step = steps[turn.next]; step !== undefined; step = steps[turn.next])
      turn = await persisting(step);
  };
  await drive();
  const record = await persisting(() => ports.imports.find(importId));
  if (record === null) throw new Error('no import');
  const { judged } = importStateOf(record);
  const contentHash = judged?.contentHash ?? sha256Of('');
  const decision = { decision: 'confirm', contentHash, codesConfirmed: false, reason: null } as const;
  await persisting(() => confirmImport(ports, { by: by(people.lead, 'confirm'), importId, decision }));
  await drive();
  const verdict = { outcome: 'returned' as const, rows: [2, 4], reason: '来源不明' };
  await persisting(() => checkImport(ports, { by: by(people.office, 'check'), importId, verdict }));
  await drive();
  return importId;
}

/** All that an import left behind, without what is drawn at random. */
export async function whatIsLeft(calm: ImportPorts, importId: ImportId) {
  const record = await calm.imports.find(importId);
  if (record === null) throw new Error('no import');
  const page = { severity: null, limit: 100, cursor: null };
  const { items: outcomes } = await calm.rows.outcomes(importId, 100, null);
  const owned = await calm.reports.ownedBy(people.wu.account, 100, null);
  const reports = await Promise.all(owned.items.map(({ reportId }) => calm.reports.find(reportId)));
  return {
    history: record.history.map(({ action }) => ({ ...action, contentHash: 'left out' })),
    chainWhole: isImportChainWhole(record),
    status: importStateOf(record).status,
    findings: (await calm.rows.findings(importId, page)).items,
    outcomes: outcomes.map(({ reportId, ...rest }) => ({ ...rest, reported: reportId !== null })),
    acting: await calm.imports.progress(importId, 'acting'),
    reports: reports
      .filter(report => report !== null)
      .map(report => ({
        row: stateOf(report).source?.row,
        chainWhole: isChainWhole(report),
        entries: report.history.map(({ action, at, actor }) => [action.type, at, actor.kind]),
      }))
      .sort((a, b) => (a.row ?? 0) - (b.row ?? 0)),
  };
}
