import {
  BatchWriteItemCommand,
  CreateTableCommand,
  type DynamoDBClient,
  PutItemCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoDeterminedReports } from '../../../shared/adapters/dynamo-determined-reports.ts';
import { dynamoLedgerStore } from '../../../shared/adapters/dynamo-ledger-store.ts';
import { dynamoReleaseStore } from '../../../shared/adapters/dynamo-release-store.ts';
import { DamagedItem, toItem } from '../../../shared/adapters/stored-item.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import {
  type DeterminedReport,
  determinedPlaceOf,
  shardOf,
} from '../../../shared/domain/determined-report.ts';
import { LedgerRow } from '../../../shared/domain/ledger.ts';
import { releaseStateOf } from '../../../shared/domain/release.ts';
import type { ReleaseAction } from '../../../shared/domain/release-action.ts';
import { appendReleaseAction, freezeRelease, stepOf } from '../../../shared/domain/release-history.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';
import {
  aPerson,
  campaignId,
  determinedAt,
  dueAt,
  numbered,
  subjectIdOf,
} from '../usecases/publication-world.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let tables = 0;

beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());
beforeEach(() => {
  client = engine.client();
  tables += 1;
});

const name = { campaignId, release: numbered(1) };
const frozen = freezeRelease(name, stepOf(name, 'freeze', dueAt), {
  type: 'frozen',
  cutOff: dueAt,
  policyId: 'zhengzhou-flood-2021',
  policyVersion: 1,
  previous: null,
});
const composition: ReleaseAction = {
  type: 'composed',
  manifestHash: sha256Of('manifest'),
  sealedHash: sha256Of('sealed'),
  counts: { organisations: 0, persons: 0, points: 0, heldBack: 0, added: 0, changed: 0, removed: 0 },
  heldBack: [],
  files: [],
  handovers: { points: 0, disclosure: 0 },
};
const composed = appendReleaseAction(frozen, stepOf(name, 'compose', dueAt), composition);
if (!composed.ok) throw new Error('a frozen release can be composed');

describe('releases', () => {
  const start = async (lost?: number) => {
    const tableName = await createTable(client, 'office', `releases-${tables}`);
    if (lost !== undefined) loseResponse(client, lost);
    return dynamoReleaseStore({ client, tableName });
  };

  it('are found and listed as they were saved, in the order of their numbers', async () => {
    const store = await start();
    const tenth = freezeRelease(
      { campaignId, release: numbered(10) },
      stepOf({ campaignId, release: numbered(10) }, 'freeze', dueAt),
      releaseStateOf(frozen).frozen,
    );
    await store.add(tenth);
    await store.add(frozen);
    expect(await store.save(composed.value)).toEqual({ saved: true });
    expect(await store.list(campaignId)).toEqual([composed.value, tenth]);
    expect(await store.find(campaignId, numbered(2))).toBeNull();
  });

  it('are added once and saved version by version, and say what stands', async () => {
    const store = await start();
    await store.add(frozen);
    const other = freezeRelease(name, stepOf(name, 'freeze', determinedAt), releaseStateOf(frozen).frozen);
    expect(await store.add(other)).toEqual({ saved: false, current: frozen });
    await store.save(composed.value);
    const late = appendReleaseAction(frozen, stepOf(name, 'other', dueAt), composition);
    if (!late.ok) throw new Error('late');
    expect(await store.save(late.value)).toEqual({ saved: false, current: composed.value });
  });

  it('F2: takes its own write, whose answer was lost, for a success', async () => {
    const store = await start(1);
    expect(await store.add(frozen)).toEqual({ saved: true });
    client = engine.client();
    loseResponse(client, 1);
    const again = dynamoReleaseStore({ client, tableName: `releases-${tables}` });
    expect(await again.save(composed.value)).toEqual({ saved: true });
  });

  it('keep the token apart from the record, over the writes that follow', async () => {
    const store = await start();
    await store.add(frozen);
    expect(await store.task(campaignId, numbered(1))).toBeNull();
    await store.keepTask(campaignId, numbered(1), 'token');
    await store.save(composed.value);
    expect(await store.task(campaignId, numbered(1))).toBe('token');
    expect(await store.find(campaignId, numbered(1))).toEqual(composed.value);
  });
});

async function allOf<T>(pages: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const page of pages) all.push(page);
  return all;
}

describe('the index of determinations', () => {
  const put = async (tableName: string, record: DeterminedReport, more: object = {}) => {
    const { shard, order } = determinedPlaceOf(record);
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: toItem({
          reportId: record.reportId,
          determinedShard: shard,
          determinedOrder: order,
          outcome: { ...record, ...more },
        }),
      }),
    );
  };
  const people = Array.from({ length: 400 }, (_, index) => `person-${index}`).filter(
    person => shardOf(subjectIdOf(person)) === 7,
  );

  it('is read subject by subject in its order, and from behind any subject on', async () => {
    const tableName = await createTable(client, 'reports', `reports-${tables}`);
    const records = people.flatMap(person => [aPerson(person), aPerson(person, 'donation')]);
    for (const record of records) await put(tableName, record);
    const reports = dynamoDeterminedReports({ client, tableName });
    const all = (await allOf(reports.pages(campaignId, 7, null))).flat();
    const sorted = [...records].sort((a, b) =>
      determinedPlaceOf(a).order < determinedPlaceOf(b).order ? -1 : 1,
    );
    expect(all).toEqual(sorted);
    expect(people.length).toBeGreaterThan(2);
    const second = all[2]?.subject;
    const after = second?.kind === 'person' ? `person#${second.subjectId}` : '';
    expect((await allOf(reports.pages(campaignId, 7, after))).flat()).toEqual(sorted.slice(4));
    expect((await allOf(reports.pages(campaignId, 8, null))).flat()).toEqual([]);
  });

  it('stops at a row that is not what was written, and names its report and no value', async () => {
    const tableName = await createTable(client, 'reports', `reports-${tables}`);
    const record = aPerson(people[0] ?? '');
    await put(tableName, record, { determinedAt: '李娜' });
    const reading = allOf(dynamoDeterminedReports({ client, tableName }).pages(campaignId, 7, null));
    await expect(reading).rejects.toThrow(DamagedItem);
    await expect(reading).rejects.toThrow(`reports/${record.reportId}: outcome.determinedAt`);
    await expect(reading).rejects.not.toThrow('李娜');
  });
});

describe('the ledger', () => {
  const row = (person: string, release: number, delta: number) =>
    LedgerRow.parse({
      subjectId: subjectIdOf(person),
      campaignId,
      release,
      delta,
      total: Math.max(delta, 0),
      categories: [],
      writtenAt: dueAt,
    });

  it('holds one line per person and release, however often it is written', async () => {
    const tableName = `ledger-${tables}`;
    await client.send(
      new CreateTableCommand({
        TableName: tableName,
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
    const ledger = dynamoLedgerStore({ client, tableName, pause: async () => {} });
    const rows = Array.from({ length: 60 }, (_, index) => row(`p${index}`, 1, 10));
    await ledger.write(rows);
    await ledger.write(rows);
    await ledger.write([row('p1', 2, -4)]);
    expect(await ledger.of(subjectIdOf('p0'))).toEqual([rows[0]]);
    expect((await ledger.of(subjectIdOf('p1'))).map(({ delta }) => delta)).toEqual([10, -4]);
  });

  it('F5: sends again what was not taken, drops nothing, and gives up by name after so many attempts', async () => {
    const mock = mockClient(client);
    const taken = new Set<string>();
    let stubborn = false;
    mock.on(BatchWriteItemCommand).callsFake(({ RequestItems }) => {
      const requests: { PutRequest: { Item: { subjectId: { S: string } } } }[] = RequestItems['ledger'];
      const [first, ...rest] = requests;
      if (!stubborn && first !== undefined) taken.add(first.PutRequest.Item.subjectId.S);
      const left = stubborn ? requests : rest;
      return { UnprocessedItems: left.length === 0 ? {} : { ledger: left } };
    });
    let pauses = 0;
    const ledger = dynamoLedgerStore({
      client,
      tableName: 'ledger',
      pause: async () => {
        pauses += 1;
      },
    });
    const rows = Array.from({ length: 28 }, (_, index) => row(`p${index}`, 1, 10));
    await ledger.write(rows.slice(0, 10));
    expect(taken.size).toBe(10);
    expect(pauses).toBe(9);
    stubborn = true;
    await expect(ledger.write(rows)).rejects.toMatchObject({ name: 'ThrottlingException' });
    mock.restore();
  });
});
