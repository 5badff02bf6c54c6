import { afterAll, beforeAll, expect, it } from 'vitest';
import { dynamoDeliveryChecks } from '../../../shared/adapters/dynamo-delivery-checks.ts';
import { dynamoOutbox } from '../../../shared/adapters/dynamo-outbox.ts';
import { later } from '../../../shared/domain/moment.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { createTable } from '../../fakes/tables.ts';
import { delist, friday } from '../usecases/outbox-world.ts';

let engine: Dynoxide;
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

it('keeps one line for each downstream beside the rows, begun by one of two that come at once', async () => {
  const client = engine.client();
  const tableName = await createTable(client, 'outbox');
  const checks = dynamoDeliveryChecks({ client, tableName });
  const outbox = dynamoOutbox({ client, tableName });
  expect(await checks.find('points')).toEqual({
    downstream: 'points',
    askedAt: null,
    startedAt: null,
    newest: null,
  });
  await checks.ask('points', friday);
  const both = [friday, later(friday, 1)].map(at => checks.begin('points', at, friday));
  expect((await Promise.all(both)).filter(Boolean)).toHaveLength(1);
  const startedAt = (await checks.find('points')).startedAt ?? friday;
  const check = { startedAt, endedAt: later(friday, 9), decided: 3, held: 2, missing: 1, unexpected: 0 };
  await checks.keep({ downstream: 'points', ...check });
  expect(await checks.find('points')).toMatchObject({ askedAt: friday, newest: check });
  expect((await checks.find('disclosure')).newest).toBeNull();

  await outbox.put([delist(1, 1)]);
  expect(await outbox.standing('points', friday)).toEqual({ waiting: 0, parked: 0, late: 0 });
});
