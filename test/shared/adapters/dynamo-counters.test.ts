import {
  type DynamoDBClient,
  ScanCommand,
  TransactionCanceledException,
  TransactWriteItemsCommand,
} from '@aws-sdk/client-dynamodb';
import { mockClient } from 'aws-sdk-client-mock';
import fc from 'fast-check';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoCounters } from '../../../shared/adapters/dynamo-counters.ts';
import { addUp } from '../../../shared/domain/desk-numbers.ts';
import { DepartmentId, DistrictId } from '../../../shared/domain/ids.ts';
import type { CountedChange } from '../../../shared/ports/counters.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';
import { at, reportIdOf } from './sample-report.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let tableName: string;
let tables = 0;

const freshTable = async () => {
  tables += 1;
  tableName = await createTable(client, 'office', `office-${tables}`);
};

beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  client = engine.client();
  await freshTable();
});

const counters = (through: DynamoDBClient = client) =>
  dynamoCounters({ client: through, tableName, now: () => at(0) });

const change = (number: number, version: number, rest: Partial<CountedChange> = {}): CountedChange => ({
  reportId: reportIdOf(number),
  version,
  campaignId: 'flood-2021',
  category: 'rescue',
  district: '410105',
  channel: 'citizen',
  from: version === 1 ? null : 'draft',
  to: version === 1 ? 'draft' : 'submitted',
  desk: [],
  ...rest,
});

describe('counters', () => {
  it('are zero where nothing was counted', async () => {
    expect(await counters().read('flood-2021')).toEqual({
      total: 0,
      byStatus: {},
      byCategory: {},
      byDistrict: {},
      byChannel: {},
    });
  });

  it('follow the reports through their statuses, categories and districts', async () => {
    await counters().record([change(1, 1), change(2, 1, { channel: 'department' }), change(1, 2)]);
    await counters().record([
      change(2, 2, {
        from: 'draft',
        to: 'draft',
        channel: 'department',
        category: 'donation',
        district: '410102',
        before: { category: 'rescue', district: '410105' },
      }),
      change(3, 1, { campaignId: 'another' }),
    ]);
    expect(await counters().read('flood-2021')).toEqual({
      total: 2,
      byStatus: { draft: 1, submitted: 1 },
      byCategory: { rescue: 1, donation: 1 },
      byDistrict: { '410105': 1, '410102': 1 },
      byChannel: { citizen: 1, department: 1 },
    });
  });

  it('write nothing for a change that moves no number', async () => {
    await counters().record([change(1, 3, { from: 'draft', to: 'draft' })]);
    expect((await client.send(new ScanCommand({ TableName: tableName }))).Items).toEqual([]);
  });

  it('take more changes than one transaction holds', async () => {
    await counters().record(Array.from({ length: 900 }, (_, number) => change(number, 1)));
    expect((await counters().read('flood-2021')).total).toBe(900);
  });

  it('keep the numbers of each desk by themselves, and say when one was counted last', async () => {
    const place = (department: string, district: string, month: string | null = null) => ({
      department: DepartmentId.parse(department),
      district: DistrictId.parse(district),
      month,
    });
    const here = place('health', '410105');
    const elsewhere = place('health-office', '410105');
    expect(await counters().desks('flood-2021', here.department)).toEqual({ countedAt: null, tallies: [] });
    const waits = { waiting: 1, 'due:18830': 1 };
    const all = Array.from({ length: 60 }, (_, number) =>
      change(number, 3, {
        from: 'in-review',
        to: 'in-review',
        desk: [
          { ...here, numbers: waits },
          { ...elsewhere, numbers: waits },
        ],
      }),
    );
    await counters().record(all);
    await counters().record([
      ...all,
      change(0, 4, {
        desk: [
          { ...here, numbers: { waiting: -1, 'due:18830': -1 } },
          { ...place('health', '410105', '2021-07'), numbers: { '21:approved': 1, '21:seconds': 600 } },
        ],
      }),
    ]);
    const { countedAt, tallies } = await counters().desks('flood-2021', here.department);
    expect(countedAt).toBe(at(0));
    expect(addUp(tallies)).toMatchObject({
      waiting: 59,
      byDue: [{ day: '2021-07-22', count: 59 }],
      byDecided: [{ day: '2021-07-21', approved: 1 }],
      secondsToDecision: 600,
    });
    const city = await counters().desks('flood-2021', null);
    expect(addUp(city.tallies).waiting).toBe(59 + 60);
    expect(await counters().desks('another', null)).toEqual({ countedAt: null, tallies: [] });
  });

  it('leave markers that expire after the stream has forgotten the change', async () => {
    await counters().record([change(1, 1)]);
    const { Items = [] } = await client.send(new ScanCommand({ TableName: tableName }));
    const marker = Items.find(({ pk }) => pk?.S?.startsWith('COUNTED#'));
    expect(Number(marker?.['expiresAt']?.N) * 1000 - Date.parse(at(0))).toBe(2 * 86_400_000);
  });

  it('count each change once, however batches overlap, repeat and come out of order', async () => {
    const all = Array.from({ length: 12 }, (_, index) => change(index % 6, index < 6 ? 1 : 2));
    await fc.assert(
      fc.asyncProperty(
        fc.array(fc.subarray(all, { minLength: 1 }), { maxLength: 4 }),
        fc.infiniteStream(fc.boolean()),
        async (batches, coins) => {
          await freshTable();
          const shuffled = [...batches, all].map(batch =>
            coins.next().value === true ? batch.toReversed() : batch,
          );
          for (const batch of shuffled) await counters().record(batch);
          const counts = await counters().read('flood-2021');
          expect(counts.total).toBe(6);
          expect(counts.byStatus).toEqual({ submitted: 6 });
          expect(counts.byCategory).toEqual({ rescue: 6 });
        },
      ),
      { numRuns: 20 },
    );
  });

  it.each([1, 2, 3])('count once when answer %i is lost', async lost => {
    const flaky = engine.client();
    loseResponse(flaky, lost);
    await counters(flaky).record([1, 2, 3, 4, 5].map(number => change(number, 1)));
    expect((await counters().read('flood-2021')).total).toBe(5);
  });

  it('try again where two writers collide, and give up when it does not end', async () => {
    const collision = new TransactionCanceledException({
      message: 'cancelled',
      $metadata: {},
      CancellationReasons: [{ Code: 'None' }, { Code: 'TransactionConflict' }],
    });
    const flaky = engine.client();
    const mock = mockClient(flaky);
    mock.on(TransactWriteItemsCommand).rejectsOnce(collision).resolves({});
    await counters(flaky).record([change(1, 1)]);
    expect(mock.commandCalls(TransactWriteItemsCommand)).toHaveLength(2);
    mock.reset();
    mock.on(TransactWriteItemsCommand).rejects(collision);
    await expect(counters(flaky).record([change(1, 1)])).rejects.toBe(collision);
  });
});
