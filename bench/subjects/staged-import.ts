import { readFileSync } from 'node:fs';
import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { localAccount, localCredentials } from '../../local/template/local-account.ts';
import { dynamoCampaignStore } from '../../shared/adapters/dynamo-campaign-store.ts';
import { dynamoImportRows } from '../../shared/adapters/dynamo-import-rows.ts';
import { dynamoImportStore } from '../../shared/adapters/dynamo-import-store.ts';
import { dynamoKnownReports } from '../../shared/adapters/dynamo-known-reports.ts';
import { dynamoPolicyLibrary } from '../../shared/adapters/dynamo-policy-library.ts';
import { kmsIdentityVault } from '../../shared/adapters/kms-identity-vault.ts';
import { rowSeal } from '../../shared/adapters/row-seal.ts';
import { sealedStagedRows } from '../../shared/adapters/sealed-staged-rows.ts';
import { spreadsheetFiles } from '../../shared/adapters/spreadsheet/open-spreadsheet.ts';
import { createActionId } from '../../shared/domain/action-id.ts';
import { AccountId, PersonRef } from '../../shared/domain/actor.ts';
import { hashOf } from '../../shared/domain/canonical.ts';
import { DepartmentId } from '../../shared/domain/ids.ts';
import { announceImport, appendImportAction } from '../../shared/domain/import-history.ts';
import { importIdOf } from '../../shared/domain/report-id.ts';
import type { FileRoom } from '../../shared/ports/import-files.ts';
import { readImport } from '../../shared/usecases/read-import.ts';
import { campaign, now } from '../data/campaign.ts';
import { policy } from '../data/persons-table.ts';
import type { Work } from '../harness/alone.ts';
import { ImportRoom } from '../harness/import-room.ts';

const importId = importIdOf(createActionId('bench'));

/** The import as it was announced, and as it stands once its file has arrived. */
function arrivedImport() {
  const department = DepartmentId.parse('emergency');
  const by = (cause: string) => ({
    actor: {
      kind: 'staff' as const,
      account: AccountId.parse('clerk'),
      person: PersonRef.parse('clerk'),
      role: 'reviewer' as const,
      department,
    },
    at: now,
    policyVersion: policy.version,
    actionId: createActionId('bench', cause),
    requestHash: hashOf(cause),
  });
  const announced = announceImport(
    { importId, campaignId: campaign.campaignId, department },
    by('announce'),
    {
      type: 'announced',
      kind: 'persons',
      mode: 'import',
      file: { name: 'persons.csv', type: 'text/csv', length: 1, sha256: hashOf('persons.csv') },
    },
  );
  const next = appendImportAction(announced, by('arrive'), { type: 'arrived', versionId: '1' });
  if (!next.ok) throw new Error(next.refusal.detail.en);
  return { announced, arrived: next.value };
}

function portsIn(path: string) {
  const { endpoint, kms, key, file } = ImportRoom.parse(JSON.parse(readFileSync(path, 'utf8')));
  const common = { region: localAccount.region, credentials: localCredentials };
  const client = new DynamoDBClient({ ...common, endpoint });
  const kmsClient = new KMSClient({ ...common, endpoint: kms });
  const pause = async () => {};
  const office = { client, tableName: 'Office' };
  const batches = { client, tableName: 'Batches', pause };
  const room: FileRoom = {
    fetch: async () => file,
    path: () => file,
    put: () => Promise.reject(new Error('the step that reads puts nothing')),
  };
  return {
    campaigns: dynamoCampaignStore(office),
    policies: dynamoPolicyLibrary(office),
    imports: dynamoImportStore(batches),
    rows: dynamoImportRows(batches),
    staged: sealedStagedRows({ ...batches, seal: rowSeal({ kmsClient, keyArn: key }) }),
    known: dynamoKnownReports({ client, tableName: 'Reports', pause }),
    vault: kmsIdentityVault({ client, kmsClient, tableName: 'Vault', keyArn: key }),
    spreadsheets: spreadsheetFiles,
    files: { inRoom: <T>(inside: (room: FileRoom) => Promise<T>) => inside(room) },
  };
}

export async function prepare(path: string): Promise<void> {
  const { campaigns, policies, imports } = portsIn(path);
  await campaigns.add(campaign);
  await policies.add(policy);
  const { announced, arrived } = arrivedImport();
  await imports.add(announced);
  await imports.save(arrived);
}

/** The step that reads an import, whole, with the adapters that are deployed. */
export const work: Work = async path => {
  const ports = portsIn(path);
  await readImport(
    ports,
    importId,
    () => now,
    () => false,
  );
  const progress = await ports.imports.progress(importId, 'reading');
  return { rows: progress?.counts.read ?? 0, good: progress?.counts.good ?? 0 };
};
