import { dirname } from 'node:path';
import { DynamoDBClient, paginateScan } from '@aws-sdk/client-dynamodb';
import { KMSClient } from '@aws-sdk/client-kms';
import { paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { SFNClient } from '@aws-sdk/client-sfn';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { LocalStack } from '../start-local.ts';
import { localAccount, localArn, localCredentials } from '../template/local-account.ts';

type TableName = 'reports' | 'vault' | 'ledger' | 'office' | 'batches' | 'outbox' | 'cases';
type BucketName = 'evidence' | 'quarantine' | 'imports' | 'releases' | 'publications';

/** An item of a table as plain values, whatever it holds. */
export type StoredItem = Readonly<Record<string, unknown>>;

/** A running stack from behind: its stores are read directly, past the API and past every rule of the application. */
export type StackReader = {
  readonly stack: Omit<LocalStack, 'close'>;
  /** Where everything of this stack lies. */
  readonly dataDirectory: string;
  readonly dynamo: DynamoDBClient;
  readonly s3: S3Client;
  readonly sfn: SFNClient;
  readonly kms: KMSClient;
  table(name: TableName): string;
  bucket(name: BucketName): string;
  machine(name: 'Verification' | 'Publication' | 'Import' | 'Bulk'): string;
  /** The ARN of a key by a word of its logical id. */
  key(name: 'Manifest' | 'Identity'): string;
  /** Every item of a table, or of one of its indexes. */
  scan(name: TableName, index?: string): Promise<StoredItem[]>;
  keys(name: BucketName, prefix?: string): Promise<string[]>;
  close(): void;
};

export function readStack(stack: Omit<LocalStack, 'close'>): StackReader {
  const { running } = stack;
  const common = { region: localAccount.region, credentials: localCredentials };
  const at = (engine: string) => ({ ...common, endpoint: running.endpoints[engine] ?? '' });
  const dynamo = new DynamoDBClient(at('dynamodb'));
  // Signatures are held against the movable clock, which may stand years away from this process's own.
  const systemClockOffset = stack.clock.now() - Date.now();
  const s3 = new S3Client({ ...at('s3'), forcePathStyle: true, systemClockOffset });
  const sfn = new SFNClient(at('stepFunctions'));
  const kms = new KMSClient(at('kms'));

  const only = (what: string, found: string | undefined): string => {
    if (found === undefined) throw new Error(`the stack has no ${what}`);
    return found;
  };
  const capitalised = (name: string) => name.charAt(0).toUpperCase() + name.slice(1);
  const table = (name: TableName) =>
    only(
      `table ${name}`,
      running.tables.find(one => one.toLowerCase().includes(name)),
    );
  const bucket = (name: BucketName) => only(`bucket ${name}`, running.outputs[`${capitalised(name)}Bucket`]);

  return {
    stack,
    dataDirectory: dirname(running.logDirectory),
    dynamo,
    s3,
    sfn,
    kms,
    table,
    bucket,
    machine: name =>
      only(
        `workflow ${name}`,
        running.machines.find(arn => arn.includes(`:${name}`)),
      ),
    key(name) {
      const found = Object.entries(running.resources).find(
        ([id, { type }]) => type === 'AWS::KMS::Key' && id.includes(name),
      );
      return localArn('kms', `key/${only(`key ${name}`, found?.[1].ref)}`);
    },
    async scan(name, index) {
      const items: StoredItem[] = [];
      const pages = paginateScan(
        { client: dynamo },
        {
          TableName: table(name),
          ...(index === undefined ? { ConsistentRead: true } : { IndexName: index }),
        },
      );
      for await (const { Items = [] } of pages) items.push(...Items.map(item => unmarshall(item)));
      return items;
    },
    async keys(name, prefix) {
      const keys: string[] = [];
      const pages = paginateListObjectsV2({ client: s3 }, { Bucket: bucket(name), Prefix: prefix });
      for await (const { Contents = [] } of pages) keys.push(...Contents.map(({ Key = '' }) => Key));
      return keys;
    },
    close() {
      for (const client of [dynamo, s3, sfn, kms]) client.destroy();
    },
  };
}
