import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { dynamoCopyRegister } from '../../../shared/adapters/dynamo-copy-register.ts';
import { ActionId } from '../../../shared/domain/ids.ts';
import { Moment } from '../../../shared/domain/moment.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
beforeAll(async () => {
  engine = await startDynoxide();
  client = engine.client();
});
afterAll(() => engine.stop());

const copy = (number: number, call: string) => ({
  number,
  at: Moment.parse('2021-12-31T15:00:00.000Z'),
  actionId: ActionId.parse(`call-${call}`),
});

describe('copies that were taken', () => {
  it('are numbered once each, year by year and subject by subject', async () => {
    const register = dynamoCopyRegister({ client, tableName: await createTable(client, 'access') });
    expect(await register.take('person#a', 2021, copy(1, 'one'))).toBe(true);
    expect(await register.take('person#a', 2021, copy(1, 'another'))).toBe(false);
    expect(await register.take('person#a', 2022, copy(1, 'later'))).toBe(true);
    expect(await register.of('person#a', 2021)).toEqual([copy(1, 'one')]);
    expect(await register.of('person#b', 2021)).toEqual([]);
  });

  it('are taken though the answer is lost', async () => {
    const tableName = await createTable(client, 'access', 'access-lost');
    const losing = engine.client();
    loseResponse(losing, 1);
    const register = dynamoCopyRegister({ client: losing, tableName });
    expect(await register.take('person#a', 2021, copy(1, 'one'))).toBe(true);
    expect(await register.of('person#a', 2021)).toEqual([copy(1, 'one')]);
  });
});
