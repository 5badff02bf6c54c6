import {
  BatchWriteItemCommand,
  type DynamoDBClient,
  PutItemCommand,
  ScanCommand,
} from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidCursor } from '../../../shared/adapters/cursor.ts';
import { dynamoImportRows } from '../../../shared/adapters/dynamo-import-rows.ts';
import { dynamoKnownReports } from '../../../shared/adapters/dynamo-known-reports.ts';
import { rowSeal } from '../../../shared/adapters/row-seal.ts';
import { sealedStagedRows } from '../../../shared/adapters/sealed-staged-rows.ts';
import { DamagedItem } from '../../../shared/adapters/stored-item.ts';
import { createActionId } from '../../../shared/domain/action-id.ts';
import { sha256Of } from '../../../shared/domain/canonical.ts';
import { unchangedRow } from '../../../shared/domain/import-findings.ts';
import { StagedRow } from '../../../shared/domain/import-row.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import { importIdOf, reportIdOf } from '../../../shared/domain/report-id.ts';
import type { Finding } from '../../../shared/domain/sheet.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { fakeKms, keyArn } from '../../fakes/kms.ts';
import { createTable } from '../../fakes/tables.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let tableName: string;
let tables = 0;
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  client = engine.client();
  tables += 1;
  tableName = await createTable(client, 'batches', `batches-${tables}`);
});

const keep = Moment.parse('2021-12-22T02:00:00.000Z');
const importId = importIdOf(createActionId('one'));
const pause = async () => {};

describe('what lies beside an import', () => {
  const rows = () => dynamoImportRows({ client, tableName, pause });
  const finding = (row: number | null, change: Partial<Finding> = {}): Finding => ({
    ...unchangedRow(row ?? 1),
    row,
    ...change,
  });

  it('lists findings in the order of rows and columns, each once', async () => {
    const store = rows();
    const found = [
      finding(12, { column: 3, code: 'b' }),
      finding(2, { column: 11, code: 'a' }),
      finding(2, { column: 4, code: 'a' }),
      finding(null, { code: 'whole' }),
    ];
    await store.writeFindings(importId, found, keep);
    await store.writeFindings(importId, [...found, ...found], keep);
    const { items, next } = await store.findings(importId, { severity: null, limit: 10, cursor: null });
    expect(items.map(({ row, column }) => [row, column])).toEqual([
      [null, null],
      [2, 4],
      [2, 11],
      [12, 3],
    ]);
    expect(next).toBeNull();
    const all: Finding[] = [];
    for await (const page of store.eachFinding(importId)) all.push(...page);
    expect(all).toEqual(items);
  });

  it('filters by severity and pages on, also over stretches where nothing fits', async () => {
    const store = rows();
    const many = Array.from({ length: 60 }, (_, index) =>
      finding(index + 1, { severity: index % 20 === 19 ? 'error' : 'info' }),
    );
    await store.writeFindings(importId, many, keep);
    const met: (number | null)[] = [];
    let cursor: string | null = null;
    do {
      const page = await store.findings(importId, { severity: 'error', limit: 2, cursor });
      met.push(...page.items.map(({ row }) => row));
      cursor = page.next;
    } while (cursor !== null);
    expect(met).toEqual([20, 40, 60]);
    const strange = {
      severity: null,
      limit: 2,
      cursor: Buffer.from('["ROW#0000001"]').toString('base64url'),
    };
    await expect(store.findings(importId, strange)).rejects.toThrow(InvalidCursor);
  });

  it('remembers deeds by stretches, and recalls those before a row', async () => {
    const store = rows();
    await store.remember(importId, 500, [{ digest: 'a1', row: 3 }], keep);
    await store.remember(importId, 1000, [], keep);
    await store.remember(importId, 1500, [{ digest: 'b2', row: 1200 }], keep);
    expect(await store.recall(importId, 1000)).toEqual([{ digest: 'a1', row: 3 }]);
    expect(await store.recall(importId, 1500)).toHaveLength(2);
  });

  it('tells what became of rows, in their order, from any row on', async () => {
    const store = rows();
    const outcome = (row: number) => ({
      row,
      outcome: 'taken' as const,
      reportId: reportIdOf(createActionId(`row ${row}`)),
      reason: null,
    });
    await store.writeOutcomes(importId, [30, 2, 7].map(outcome), keep);
    const first = await store.outcomes(importId, 2, null);
    expect(first.items.map(({ row }) => row)).toEqual([2, 7]);
    expect((await store.outcomes(importId, 2, first.next)).items).toEqual([outcome(30)]);
    const met: number[] = [];
    for await (const page of store.eachOutcome(importId, 2)) met.push(...page.map(({ row }) => row));
    expect(met).toEqual([7, 30]);
  });

  it('sends again what the table did not take, and gives up at last', async () => {
    let refusals = 0;
    client.middlewareStack.add(
      next => async given => {
        const answer = await next(given);
        refusals += 1;
        if (refusals > 2) return answer;
        return { ...answer, output: { ...answer.output, UnprocessedItems: itemsIn(given.input) } };
      },
      { step: 'initialize', name: 'throttled' },
    );
    await rows().writeFindings(importId, [finding(1)], keep);
    expect(refusals).toBe(3);
    refusals = -1000;
    await expect(rows().writeFindings(importId, [finding(1)], keep)).rejects.toMatchObject({
      name: 'ThrottlingException',
    });
  });
  const itemsIn = (input: object) => ('RequestItems' in input ? input.RequestItems : undefined);
});

describe('staged rows', () => {
  const staged = (id: number): StagedRow =>
    StagedRow.parse({
      row: id,
      key: sha256Of(String(id)),
      form: {
        category: 'frontline-relief',
        district: '410105',
        matter: {
          title: '堤坝巡查',
          description: '夜间巡查。',
          startedOn: '2021-07-20',
          endedOn: '2021-07-21',
          place: '金水区',
        },
      },
      subject: {
        kind: 'person',
        name: '李娜',
        sex: 'female',
        document: { type: 'resident-id', number: '410199199205080249' },
      },
      declarations: [],
      consents: [],
      codeOpen: false,
    });
  const chunk = (first: number, last: number) => ({
    first,
    last,
    rows: Array.from({ length: last - first + 1 }, (_, index) => staged(first + index)),
  });
  const open = () => {
    const kms = fakeKms();
    const seal = rowSeal({ kmsClient: kms.client, keyArn });
    return { kms, store: sealedStagedRows({ client, tableName, seal, pause }) };
  };

  it('come back chunk after chunk, and name nobody while they lie there', async () => {
    const { store, kms } = open();
    await store.stage(importId, [chunk(22, 30), chunk(2, 21)], keep);
    const met: number[] = [];
    for await (const { first, rows } of store.chunks(importId, 0)) {
      met.push(first);
      expect(rows).toEqual(chunk(first, first + rows.length - 1).rows);
    }
    expect(met).toEqual([2, 22]);
    // One data key for all of them.
    expect(kms.calls.filter(call => call === 'GenerateDataKey')).toHaveLength(1);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
    const text = JSON.stringify(Items, (_, value) =>
      value instanceof Uint8Array ? Buffer.from(value).toString('latin1') : value,
    );
    expect(text).not.toContain('410199199205080249');
    expect(text).not.toContain('李娜');
  });

  it('begin after a chunk that is done', async () => {
    const { store } = open();
    await store.stage(importId, [chunk(2, 3), chunk(4, 5)], keep);
    const met: number[] = [];
    for await (const { first } of store.chunks(importId, 2)) met.push(first);
    expect(met).toEqual([4]);
  });

  it('do not open as rows of another import', async () => {
    const { store } = open();
    await store.stage(importId, [chunk(2, 3)], keep);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
    const other = importIdOf(createActionId('other'));
    const moved = { ...Items[0], ...marshall({ pk: `IMPORT#${other}` }) };
    await client.send(new PutItemCommand({ TableName: tableName, Item: moved }));
    await expect(store.chunks(other, 0)[Symbol.asyncIterator]().next()).rejects.toThrow(DamagedItem);
  });
});

it('known reports are those that stand, however many are asked for', async () => {
  const reports = await createTable(client, 'reports', `reports-${tables}`);
  const ids = Array.from({ length: 230 }, (_, index) => reportIdOf(createActionId(`report ${index}`)));
  const standing = ids.filter((_, index) => index % 7 === 0);
  for (let from = 0; from < standing.length; from += 25)
    await client.send(
      new BatchWriteItemCommand({
        RequestItems: {
          [reports]: standing
            .slice(from, from + 25)
            .map(reportId => ({ PutRequest: { Item: marshall({ reportId, status: 'in-review' }) } })),
        },
      }),
    );
  const known = await dynamoKnownReports({ client, tableName: reports, pause })([...ids, ...ids]);
  expect([...known.keys()].sort()).toEqual([...standing].sort());
  expect(new Set(known.values())).toEqual(new Set(['in-review']));
});
