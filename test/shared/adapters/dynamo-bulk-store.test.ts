import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidCursor } from '../../../shared/adapters/cursor.ts';
import { dynamoBulkStore } from '../../../shared/adapters/dynamo-bulk-store.ts';
import { createActionId } from '../../../shared/domain/action-id.ts';
import { AccountId, PersonRef } from '../../../shared/domain/actor.ts';
import { BulkAction } from '../../../shared/domain/bulk-decision-action.ts';
import { appendBulkAction, openBulk } from '../../../shared/domain/bulk-decision-history.ts';
import { BulkItem, emptySet } from '../../../shared/domain/bulk-decision-item.ts';
import { hashOf } from '../../../shared/domain/canonical.ts';
import { type BulkId, DepartmentId } from '../../../shared/domain/ids.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import { bulkIdOf } from '../../../shared/domain/report-id.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';
import { reportIdOf } from './sample-report.ts';

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
  tableName = await createTable(client, 'batches', `bulks-${tables}`);
});

const start = Moment.parse('2021-07-22T02:00:00.000Z');
const keep = Moment.parse('2022-02-22T02:00:00.000Z');
const store = (on = client) => dynamoBulkStore({ client: on, tableName, pause: async () => undefined });
const idOf = (number: number): BulkId => bulkIdOf(createActionId('bulk', number));

const by = (call: string, at = start, account = 'wu') => ({
  actor: {
    kind: 'staff' as const,
    account: AccountId.parse(account),
    person: PersonRef.parse(`p-${account}`),
    role: 'reviewer' as const,
    department: DepartmentId.parse('emergency-bureau'),
  },
  at,
  policyVersion: 1,
  actionId: createActionId('test', call),
  requestHash: hashOf(call),
});
const openedAction = BulkAction.parse({
  type: 'opened',
  filter: { department: 'emergency-bureau', districts: ['410105'] },
  verdict: { outcome: 'approve', note: null },
  self: `k1_${'A'.repeat(43)}`,
});
const opened = (number = 1, at = start, account = 'wu') => {
  if (openedAction.type !== 'opened') throw new Error('unreachable');
  return openBulk(idOf(number), by(`open-${number}`, at, account), openedAction);
};
const gathered = (call = 'gather') => {
  const action = BulkAction.parse({ type: 'gathered', count: 0, leftOut: {}, setHash: emptySet, sample: [] });
  const next = appendBulkAction(opened(), by(call), action);
  if (!next.ok) throw new Error(next.refusal.detail.en);
  return next.value;
};
const item = (number: number, change: object = {}): BulkItem =>
  BulkItem.parse({
    reportId: reportIdOf(number),
    judged: hashOf(number),
    outcome: 'waiting',
    became: null,
    reason: null,
    detail: null,
    ...change,
  });
const decided = { outcome: 'decided', became: 'approved' };
const refused = { outcome: 'refused', reason: 'claimed-by-another', detail: { zh: '已领取', en: 'held' } };

describe('the record', () => {
  it('is added once, and saved by whoever is first', async () => {
    const record = opened();
    expect(await store().add(record)).toEqual({ saved: true });
    expect(await store().add(record)).toEqual({ saved: true });
    expect(await store().add(opened(1, later(start, 1)))).toEqual({ saved: false, current: record });
    expect(await store().save(gathered())).toEqual({ saved: true });
    expect(await store().save(gathered('another'))).toEqual({ saved: false, current: gathered() });
    expect(await store().find(record.bulkId)).toEqual(gathered());
    expect(await store().find(idOf(9))).toBeNull();
  });

  it('succeeds where its answer was lost', async () => {
    const lossy = engine.client();
    loseResponse(lossy, 1);
    expect(await store(lossy).add(opened())).toEqual({ saved: true });
    const again = engine.client();
    loseResponse(again, 1);
    expect(await store(again).save(gathered())).toEqual({ saved: true });
  });

  it('is listed to its officer, newest first, page by page', async () => {
    for (const number of [1, 2, 3]) await store().add(opened(number, later(start, number)));
    await store().add(opened(4, start, 'zheng'));
    const account = AccountId.parse('wu');
    const first = await store().ofOfficer(account, 2, null);
    expect(first.items.map(({ bulkId }) => bulkId)).toEqual([idOf(3), idOf(2)]);
    expect(first.items[0]).toMatchObject({ status: 'gathering', outcome: 'approve', count: null });
    const second = await store().ofOfficer(account, 2, first.next);
    expect(second.items.map(({ bulkId }) => bulkId)).toEqual([idOf(1)]);
    expect(second.next).toBeNull();
    await expect(store().ofOfficer(account, 2, 'made-up')).rejects.toThrow(InvalidCursor);
  });
});

describe('items', () => {
  it('stand there once, in the order of ids, under any filter', async () => {
    const all = Array.from({ length: 60 }, (_, number) => item(number, number % 3 === 0 ? refused : {}));
    await store().putItems(idOf(1), [...all].reverse(), keep);
    await store().putItems(idOf(1), all.slice(0, 5), keep);
    await store().putItems(idOf(2), [item(7)], keep);
    const read: BulkItem[] = [];
    for await (const page of store().eachItem(idOf(1), null)) read.push(...page);
    expect(read).toEqual(all);
    const rest: BulkItem[] = [];
    for await (const page of store().eachItem(idOf(1), reportIdOf(40))) rest.push(...page);
    expect(rest).toEqual(all.slice(41));

    const found: BulkItem[] = [];
    let cursor: string | null = null;
    do {
      const page = await store().items(idOf(1), { outcome: 'refused', limit: 7, cursor });
      expect(page.items.length).toBeLessThanOrEqual(7);
      found.push(...page.items);
      cursor = page.next;
    } while (cursor !== null);
    expect(found).toEqual(all.filter(({ outcome }) => outcome === 'refused'));
    expect(await store().item(idOf(1), reportIdOf(3))).toEqual(all[3]);
    expect(await store().item(idOf(2), reportIdOf(3))).toBeNull();
  });

  it('that are decided stay decided, whatever a slower worker says', async () => {
    await store().putItems(idOf(1), [item(1), item(2)], keep);
    await store().settleItems(idOf(1), [item(1, decided), item(2, refused)], keep);
    await store().settleItems(idOf(1), [item(1, refused), item(2, decided)], keep);
    const { items } = await store().items(idOf(1), { outcome: 'decided', limit: 10, cursor: null });
    expect(items.map(({ reportId }) => reportId)).toEqual([reportIdOf(1), reportIdOf(2)]);
  });
});

it('progress is kept by phase, over what stood there', async () => {
  const one = {
    phase: 'gathering',
    cursor: 'x',
    done: false,
    looked: 7,
    startedAt: start,
    at: start,
  } as const;
  expect(await store().progress(idOf(1), 'gathering')).toBeNull();
  await store().keepProgress(idOf(1), one, keep);
  await store().keepProgress(idOf(1), { ...one, looked: 9 }, keep);
  expect(await store().progress(idOf(1), 'gathering')).toEqual({ ...one, looked: 9 });
  expect(await store().progress(idOf(1), 'acting')).toBeNull();
});
