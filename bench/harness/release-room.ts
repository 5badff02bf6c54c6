import { execFile } from 'node:child_process';
import { constants, copyFileSync, createWriteStream, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { promisify } from 'node:util';
import { createGzip } from 'node:zlib';
import { PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import * as z from 'zod';
import { createTables } from '../../local/dynamodb/create-tables.ts';
import { dynamoRequest } from '../../local/dynamodb/dynamo-request.ts';
import { findDynoxide } from '../../local/dynamodb/find-dynoxide.ts';
import { startDynoxide } from '../../local/dynamodb/start-dynoxide.ts';
import { startKms } from '../../local/kms/start-kms.ts';
import { movableClock } from '../../local/movable-clock.ts';
import { startS3 } from '../../local/s3/start-s3.ts';
import { localAccount, localArn, localCredentials } from '../../local/template/local-account.ts';
import { toItem } from '../../shared/adapters/stored-item.ts';
import { determinedItem, evidenceBytes, evidenceKey } from '../data/determined-reports.ts';
import { templateTables } from './engines.ts';

/** What a process of its own needs in order to make a release. */
export const ReleaseRoom = z.strictObject({
  records: z.int().min(1),
  dynamodb: z.url(),
  /** Of sealed and public files, and of evidence. */
  files: z.url(),
  evidence: z.url(),
  kms: z.url(),
  signingKey: z.string(),
  /** Asks the store for the units of each request: for counting and not for timing. */
  counted: z.boolean().default(false),
  /** Subjects in a part, where they are to be fewer than in life. */
  partSize: z.int().optional(),
  /** The process ends itself by SIGKILL right after this call of this step. */
  kill: z.strictObject({ step: z.string(), call: z.int().min(1) }).optional(),
});
export type ReleaseRoom = z.infer<typeof ReleaseRoom>;

const signingKey = localArn('kms', 'key/manifest');
const bucket = { versioned: true, objectLock: false, cors: [], publicRead: false, notify: false };

export type ReleaseEngines = {
  readonly room: ReleaseRoom;
  /** For `alone`: a room with these changes, written down. */
  file(changes?: Partial<ReleaseRoom>): string;
  close(): Promise<void>;
};

/** Determinations in an engine's file, made once and copied for each run; the evidence they rest on stays. */
export async function releaseRooms(directory: string, records: number) {
  const evidence = await startS3({
    directory: join(directory, `evidence-${records}`),
    clock: movableClock(),
    credentials: localCredentials,
    buckets: [{ name: 'evidence', ...bucket }],
  });
  const kms = await startKms({
    file: join(directory, 'release-keys.json'),
    keys: [{ arn: signingKey, id: 'manifest', spec: 'ECC_NIST_P256', usage: 'SIGN_VERIFY', aliases: [] }],
  });
  const others = await templateTables(['Ledger', 'Office']);
  const seeded = await seedDeterminations(directory, records, await putEvidence(evidence.endpoint));
  return {
    /** Fresh engines with nothing released yet. */
    async open(): Promise<ReleaseEngines> {
      const own = join(directory, crypto.randomUUID());
      mkdirSync(own);
      const file = join(own, 'tables.sqlite');
      copyFileSync(seeded, file, constants.COPYFILE_FICLONE);
      const dynamodb = await startDynoxide({ program: program(), file, log: () => {} });
      await createTables(dynamoRequest(dynamodb.endpoint), others);
      const files = await startS3({
        directory: join(own, 's3'),
        clock: movableClock(),
        credentials: localCredentials,
        buckets: ['sealed', 'public'].map(name => ({ name, ...bucket })),
      });
      const room = ReleaseRoom.parse({
        records,
        dynamodb: dynamodb.endpoint,
        files: files.endpoint,
        evidence: evidence.endpoint,
        kms: kms.endpoint,
        signingKey,
      });
      return {
        room,
        file(changes = {}) {
          const path = join(own, `${crypto.randomUUID()}.json`);
          writeFileSync(path, JSON.stringify({ ...room, ...changes }));
          return path;
        },
        async close() {
          await files.close();
          await dynamodb.close();
          rmSync(own, { recursive: true, force: true });
        },
      };
    },
    async close() {
      await kms.close();
      await evidence.close();
    },
  };
}

function program(): string {
  const found = findDynoxide({});
  if (found.kind !== 'program') throw new Error('benchmarks run on an engine of their own');
  return found.program;
}

export type ReleaseRooms = Awaited<ReturnType<typeof releaseRooms>>;

async function putEvidence(endpoint: string): Promise<string> {
  const client = new S3Client({
    endpoint,
    region: localAccount.region,
    credentials: localCredentials,
    forcePathStyle: true,
  });
  const { VersionId } = await client.send(
    new PutObjectCommand({
      Bucket: 'evidence',
      Key: evidenceKey,
      Body: evidenceBytes,
      ChecksumAlgorithm: 'SHA256',
    }),
  );
  client.destroy();
  if (VersionId === undefined) throw new Error('evidence without a version');
  return VersionId;
}

/** Written as an export of DynamoDB and imported by the engine itself: a million items by requests would take an hour. */
async function seedDeterminations(directory: string, records: number, versionId: string): Promise<string> {
  const tables = await templateTables(['Reports']);
  const source = join(directory, `export-${records}`);
  const data = join(source, 'Reports', 'data');
  mkdirSync(data, { recursive: true });
  function* lines(): Generator<string> {
    for (let number = 0; number < records; number += 1)
      yield `${JSON.stringify({ Item: toItem(determinedItem(number, versionId)) })}\n`;
  }
  await pipeline(
    Readable.from(lines()),
    createGzip({ level: 1 }),
    createWriteStream(join(data, 'items.json.gz')),
  );
  const schema = join(directory, 'schema.json');
  const described = tables.map(({ name, keySchema, attributeDefinitions, globalSecondaryIndexes }) => ({
    Table: {
      TableName: name,
      TableStatus: 'ACTIVE',
      KeySchema: keySchema,
      AttributeDefinitions: attributeDefinitions,
      ...(globalSecondaryIndexes.length > 0 && { GlobalSecondaryIndexes: globalSecondaryIndexes }),
    },
  }));
  writeFileSync(schema, JSON.stringify(described));
  const output = join(directory, `seeded-${records}.sqlite`);
  await promisify(execFile)(program(), [
    'import',
    '--source',
    source,
    '--schema',
    schema,
    '--output',
    output,
  ]);
  return output;
}
