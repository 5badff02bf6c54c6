import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { S3Client } from '@aws-sdk/client-s3';
import { startKms } from '../../local/kms/start-kms.ts';
import { movableClock } from '../../local/movable-clock.ts';
import { startS3 } from '../../local/s3/start-s3.ts';
import { localAccount, localArn, localCredentials } from '../../local/template/local-account.ts';
import { dynamoCampaignStore } from '../../shared/adapters/dynamo-campaign-store.ts';
import { dynamoLedgerStore } from '../../shared/adapters/dynamo-ledger-store.ts';
import { dynamoPolicyLibrary } from '../../shared/adapters/dynamo-policy-library.ts';
import { dynamoReleaseStore } from '../../shared/adapters/dynamo-release-store.ts';
import { kmsSigner } from '../../shared/adapters/kms-signer.ts';
import { s3ReleaseFiles } from '../../shared/adapters/s3-release-files.ts';
import { startDynoxide } from '../fakes/dynoxide.ts';
import { createTable } from '../fakes/tables.ts';
import type { Interference } from './interference.ts';

const keyArn = localArn('kms', 'key/manifest');
const bucket = { versioned: true, objectLock: false, cors: [], publicRead: false, notify: false };

/** Engines for the stores of releases, and the real adapters on them under an interference. */
export async function startReleaseEngines() {
  const directory = mkdtempSync(join(tmpdir(), 'relief-releases-'));
  const dynoxide = await startDynoxide();
  const setUp = dynoxide.client();
  await createTable(setUp, 'office');
  await setUp.send(
    new CreateTableCommand({
      TableName: 'ledger',
      BillingMode: 'PAY_PER_REQUEST',
      KeySchema: [
        { AttributeName: 'subjectId', KeyType: 'HASH' },
        { AttributeName: 'entry', KeyType: 'RANGE' },
      ],
      AttributeDefinitions: [
        { AttributeName: 'subjectId', AttributeType: 'S' },
        { AttributeName: 'entry', AttributeType: 'S' },
      ],
    }),
  );
  const s3 = await startS3({
    directory: join(directory, 's3'),
    clock: movableClock(),
    credentials: localCredentials,
    buckets: ['releases', 'publications'].map(name => ({ name, ...bucket })),
  });
  const kms = await startKms({
    file: join(directory, 'kms.json'),
    keys: [{ arn: keyArn, id: 'manifest', spec: 'ECC_NIST_P256', usage: 'SIGN_VERIFY', aliases: [] }],
  });
  const endpoint = await setUp.config.endpoint?.();

  const storesUnder = (interfere: Interference) => {
    const common = { region: localAccount.region, credentials: localCredentials, maxAttempts: 4 };
    const client = new DynamoDBClient({
      ...common,
      endpoint: `http://${endpoint?.hostname}:${endpoint?.port}`,
    });
    const files = new S3Client({ ...common, endpoint: s3.endpoint, forcePathStyle: true });
    const keys = new KMSClient({ ...common, endpoint: kms.endpoint });
    const place = { step: 'deserialize', priority: 'low', name: 'interfere' } as const;
    client.middlewareStack.add(next => given => interfere(() => next(given)), place);
    files.middlewareStack.add(next => given => interfere(() => next(given)), place);
    keys.middlewareStack.add(next => given => interfere(() => next(given)), place);
    const office = { client, tableName: 'office' };
    return {
      campaigns: dynamoCampaignStore(office),
      policies: dynamoPolicyLibrary(office),
      releases: dynamoReleaseStore(office),
      ledger: dynamoLedgerStore({ client, tableName: 'ledger', pause: async () => {} }),
      files: s3ReleaseFiles({ client: files, sealedBucket: 'releases', publicBucket: 'publications' }),
      sign: kmsSigner({ client: keys, keyArn }),
      close() {
        for (const one of [client, files, keys]) one.destroy();
      },
    };
  };

  return {
    storesUnder,
    async close() {
      await kms.close();
      await s3.close();
      await dynoxide.stop();
      rmSync(directory, { recursive: true, force: true });
    },
  };
}
export type ReleaseEngines = Awaited<ReturnType<typeof startReleaseEngines>>;
export type ReleaseStores = ReturnType<ReleaseEngines['storesUnder']>;
