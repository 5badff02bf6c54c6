import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import type * as z from 'zod';

export type Item = Record<string, AttributeValue>;

/** What lies in a table is not what was written there. Names the item and the fields, never a value. */
export class DamagedItem extends Error {
  override readonly name = 'DamagedItem';
  constructor(key: string, fields: readonly string[]) {
    super(`damaged item ${key}: ${fields.join(', ')}`);
  }
}

/** Would not fit into one item. The edge answers 413. */
export class ItemTooLarge extends Error {
  override readonly name = 'ItemTooLarge';
  constructor(key: string, bytes: number) {
    super(`item ${key} would hold ${bytes} bytes`);
  }
}

export const toItem = (value: Record<string, unknown>): Item =>
  marshall(value, { removeUndefinedValues: true });

/** Reads an item back through its schema; `key` names it in the fault. */
export function parseItem<S extends z.ZodType>(schema: S, item: Item, key: string): z.output<S> {
  return parseStored(schema, unmarshall(item), key);
}

export function parseStored<S extends z.ZodType>(schema: S, value: unknown, key: string): z.output<S> {
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new DamagedItem(key, [
    ...new Set(parsed.error.issues.map(issue => issue.path.map(String).join('.') || '(item)')),
  ]);
}

const utf8 = (text: string): number => Buffer.byteLength(text);

/** The size as DynamoDB counts it ("Item sizes and formats", Developer Guide): names and values in UTF-8. */
export const sizeOfItem = (item: Item): number =>
  Object.entries(item).reduce((sum, [name, value]) => sum + utf8(name) + sizeOfValue(value), 0);

function sizeOfValue(value: AttributeValue): number {
  if (value.S !== undefined) return utf8(value.S);
  if (value.N !== undefined) return Math.ceil(value.N.length / 2) + 1;
  if (value.B !== undefined) return value.B.length;
  if (value.L !== undefined) return value.L.reduce((sum, member) => sum + 1 + sizeOfValue(member), 3);
  if (value.M !== undefined) return 3 + Object.keys(value.M).length + sizeOfItem(value.M);
  if (value.SS !== undefined) return value.SS.reduce((sum, member) => sum + utf8(member), 0);
  return 1;
}
