import { PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { DamagedItem, parseStored, sizeOfItem, toItem } from '../../../shared/adapters/stored-item.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { createTable } from '../../fakes/tables.ts';

let engine: Dynoxide;
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

describe('the size of an item', () => {
  it('is counted as the engine counts it, to the byte', async () => {
    const client = engine.client();
    const TableName = await createTable(client, 'vault');
    const sample = { pk: 'x', text: '水', list: ['a', { b: 'c', n: 'd' }], yes: true, none: null };
    const rest = 409_600 - sizeOfItem(toItem({ ...sample, filler: '' }));
    const put = (filler: number) =>
      client.send(new PutItemCommand({ TableName, Item: toItem({ ...sample, filler: 'f'.repeat(filler) }) }));
    await expect(put(rest)).resolves.toBeDefined();
    await expect(put(rest + 1)).rejects.toThrow(/size/i);
  });
});

describe('a damaged item', () => {
  it('is named by key and field, each once, without a value', () => {
    const Shape = z.strictObject({ inner: z.strictObject({ number: z.int(), kind: z.enum(['a']) }) });
    const secret = { inner: { number: '11010519491231002X', kind: '11010519491231002X' } };
    const fault = (() => {
      try {
        return parseStored(Shape, secret, 'table / key');
      } catch (error) {
        return error;
      }
    })();
    expect(fault).toBeInstanceOf(DamagedItem);
    expect(String(fault)).toBe('DamagedItem: damaged item table / key: inner.number, inner.kind');
  });
});
