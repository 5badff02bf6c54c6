import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { InvalidCursor } from '../../../shared/adapters/cursor.ts';
import { dynamoOutbox } from '../../../shared/adapters/dynamo-outbox.ts';
import { PersonRef } from '../../../shared/domain/actor.ts';
import { later } from '../../../shared/domain/moment.ts';
import { acknowledged, delayed, parked, replayed, sending } from '../../../shared/domain/outbox.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';
import { codeOf, delist, friday, list, reversal } from '../usecases/outbox-world.ts';
import { subjectIdOf } from '../usecases/publication-world.ts';

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
  tableName = await createTable(client, 'outbox', `outbox-${tables}`);
});

const outbox = (on = client) => dynamoOutbox({ client: on, tableName });
const soon = later(friday, 3_600_000);

it('keeps each row once and gives back a subject’s own', async () => {
  await outbox().put([list(1), delist(1, 2), list(2), reversal('li')]);
  await outbox().save(sending(list(1), soon));
  await outbox().put([list(1)]);
  const own = await outbox().ofSubject('disclosure', codeOf(1));
  expect(own.map(({ rowId, status }) => [rowId, status]).sort()).toEqual(
    [
      [list(1).rowId, 'sent'],
      [delist(1, 2).rowId, 'waiting'],
    ].sort(),
  );
  expect(await outbox().ofSubject('points', subjectIdOf('li'))).toEqual([reversal('li')]);
  expect(await outbox().ofSubject('points', codeOf(1))).toEqual([]);
});

it('saves a version once: the second of two writers is told, a lost answer is a success', async () => {
  await outbox().put([list(1)]);
  const mine = sending(list(1), soon);
  const broken = engine.client();
  const attempts = loseResponse(broken, 1);
  expect(await outbox(broken).save(mine)).toBe(true);
  expect(attempts()).toBe(2);
  expect(await outbox().save(sending(list(1), later(soon, 1)))).toBe(false);
});

it('names the subjects whose time has come, by urgency, the longest waiting first, none twice', async () => {
  await outbox().put([delist(2, 5), delist(1, 3), delist(1, 4), list(3), delist(4, 6)]);
  const sent = sending(delist(4, 6), soon);
  await outbox().save(sent);
  await outbox().save(delayed(sent, soon, 'no-answer', 0));
  const due = (urgency: 'urgent' | 'other', at = soon) => outbox().dueSubjects('disclosure', urgency, at, 10);
  expect(await due('urgent')).toEqual([codeOf(1), codeOf(2)]);
  expect(await due('other')).toEqual([codeOf(3)]);
  expect(await due('urgent', later(friday, 3000))).toEqual([codeOf(1)]);
  expect(await due('urgent', later(soon, 15_000))).toEqual([codeOf(1), codeOf(2), codeOf(4)]);
  expect(await outbox().dueSubjects('points', 'urgent', soon, 10)).toEqual([]);
});

it('finds an attempt that was cut off once it cannot come to an end any more', async () => {
  await outbox().put([delist(1, 1)]);
  await outbox().save(sending(delist(1, 1), soon));
  expect(await outbox().dueSubjects('disclosure', 'urgent', soon, 10)).toEqual([]);
  expect(await outbox().dueSubjects('disclosure', 'urgent', later(soon, 120_000), 10)).toEqual([codeOf(1)]);
});

it('counts what stands: open, parked, and urgent without an acknowledgement in time', async () => {
  await outbox().put([delist(1, 1), delist(2, 2), delist(3, 3), list(4)]);
  const first = sending(delist(1, 1), soon);
  await outbox().save(first);
  await outbox().save(acknowledged(first, soon, 'r'));
  const second = sending(delist(2, 2), soon);
  await outbox().save(second);
  await outbox().save(parked(second, soon, 'refused', null));
  expect(await outbox().standing('disclosure', soon)).toEqual({ waiting: 2, parked: 1, late: 0 });
  const monday = delist(3, 3).acknowledgeBy;
  expect(await outbox().standing('disclosure', monday)).toEqual({ waiting: 2, parked: 1, late: 2 });
});

it('lists a status page by page, and takes no cursor that it did not give', async () => {
  const rows = [1, 2, 3].map(company => sending(delist(company, company), soon));
  await outbox().put([1, 2, 3].map(company => delist(company, company)));
  for (const [place, row] of rows.entries()) {
    await outbox().save(row);
    await outbox().save(parked(row, later(soon, place), 'refused', 'r1'));
  }
  const one = await outbox().list('disclosure', 'parked', { limit: 2, cursor: null });
  const two = await outbox().list('disclosure', 'parked', { limit: 2, cursor: one.next });
  expect([...one.items, ...two.items].map(({ subject }) => subject)).toEqual([
    codeOf(3),
    codeOf(2),
    codeOf(1),
  ]);
  expect(two.next).toBeNull();
  const newest = one.items[0];
  if (newest === undefined) throw new Error('nothing parked');
  await outbox().save(replayed(newest, later(soon, 10), PersonRef.parse('p-office')));
  expect((await outbox().list('disclosure', 'waiting', { limit: 5, cursor: null })).items).toMatchObject([
    { subject: codeOf(3), replays: 1, attempts: 0, reason: 'refused' },
  ]);
  await expect(outbox().list('disclosure', 'parked', { limit: 2, cursor: 'x' })).rejects.toThrow(
    InvalidCursor,
  );
});
