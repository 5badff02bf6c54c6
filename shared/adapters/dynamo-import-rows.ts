import { type DynamoDBClient, paginateQuery, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall } from '@aws-sdk/util-dynamodb';
import * as z from 'zod';
import type { ImportId } from '../domain/ids.ts';
import { RowOutcome } from '../domain/import-row.ts';
import { Finding } from '../domain/sheet.ts';
import type { ImportRows, SeenDeed } from '../ports/import-rows.ts';
import { putItems } from './batch-items.ts';
import { decodeCursor, encodeCursor } from './cursor.ts';
import { expiryOf, nameOf, partitionOf, rowSort } from './import-item.ts';
import { type Item, parseItem, toItem } from './stored-item.ts';

const StoredFinding = z.object(Finding.shape);
const StoredOutcome = z.object(RowOutcome.shape);
const StoredSeen = z.object({ seen: z.string() });

/** Past any sort key that begins alike: `~` sorts after digits, letters and `#`. */
const end = '~';

/** Pages of an index that a filter leaves empty and that are passed over before the caller is asked to come again. */
const mostEmptyPages = 10;

const findingSort = ({ row, column, code }: Finding): string =>
  `FINDING#${rowSort(row ?? 0)}#${String(column ?? 0).padStart(5, '0')}#${code}`;

/** Findings, seen deeds and outcomes of rows, under their import in the `batches` table. */
export function dynamoImportRows(given: {
  client: DynamoDBClient;
  tableName: string;
  pause: (attempt: number) => Promise<void>;
}): ImportRows {
  const { client, tableName: TableName } = given;

  const between = (importId: ImportId, from: string, to: string) => ({
    TableName,
    KeyConditionExpression: 'pk = :pk AND sk BETWEEN :from AND :to',
    ExpressionAttributeValues: marshall({ ':pk': partitionOf(importId), ':from': from, ':to': to }),
  });

  const page = async (
    importId: ImportId,
    from: string,
    to: string,
    limit: number,
    severity: string | null,
  ) => {
    const range = between(importId, from, to);
    const { Items = [], LastEvaluatedKey } = await client.send(
      new QueryCommand({
        ...range,
        Limit: limit,
        ...(severity === null
          ? {}
          : {
              FilterExpression: 'severity = :severity',
              ExpressionAttributeValues: {
                ...range.ExpressionAttributeValues,
                ...marshall({ ':severity': severity }),
              },
            }),
      }),
    );
    return { items: Items, last: LastEvaluatedKey?.['sk']?.S ?? null };
  };

  async function* each(importId: ImportId, from: string, to: string): AsyncGenerator<Item[]> {
    // A query that finds nothing answers with a page of nothing, which is no page here.
    for await (const { Items = [] } of paginateQuery({ client }, between(importId, from, to)))
      if (Items.length > 0) yield Items;
  }

  return {
    async writeFindings(importId, findings, keepUntil) {
      const items = new Map(
        findings.map(finding => [
          findingSort(finding),
          toItem({
            pk: partitionOf(importId),
            sk: findingSort(finding),
            expiresAt: expiryOf(keepUntil),
            ...finding,
          }),
        ]),
      );
      await putItems(given, [...items.values()]);
    },

    async findings(importId, { severity, limit, cursor }) {
      const position = cursor === null ? null : decodeCursor(z.tuple([FindingSort]), cursor);
      // A key of a finding and the sign after every other one: strictly behind it.
      let from = position === null ? 'FINDING#' : `${position[0]} `;
      const found: Finding[] = [];
      for (let pages = 0; ; pages += 1) {
        const { items, last } = await page(importId, from, `FINDING#${end}`, limit - found.length, severity);
        found.push(...items.map(findingOf));
        if (last === null) return { items: found, next: null };
        if (found.length >= limit || pages === mostEmptyPages)
          return { items: found, next: encodeCursor([last]) };
        from = `${last} `;
      }
    },

    async *eachFinding(importId) {
      for await (const items of each(importId, 'FINDING#', `FINDING#${end}`)) yield items.map(findingOf);
    },

    async remember(importId, upTo, seen, keepUntil) {
      const item = {
        pk: partitionOf(importId),
        sk: `SEEN#${rowSort(upTo)}`,
        expiresAt: expiryOf(keepUntil),
        seen: seen.map(({ digest, row }) => `${digest}:${row}`).join(' '),
      };
      await putItems(given, [toItem(item)]);
    },

    async recall(importId, upTo) {
      const seen: SeenDeed[] = [];
      for await (const items of each(importId, 'SEEN#', `SEEN#${rowSort(upTo)}`))
        seen.push(...items.flatMap(seenOf));
      return seen;
    },

    async writeOutcomes(importId, outcomes, keepUntil) {
      await putItems(
        given,
        outcomes.map(outcome =>
          toItem({
            pk: partitionOf(importId),
            sk: `ROW#${rowSort(outcome.row)}`,
            expiresAt: expiryOf(keepUntil),
            ...outcome,
          }),
        ),
      );
    },

    async outcomes(importId, limit, cursor) {
      const after = cursor === null ? 0 : decodeCursor(z.tuple([z.coerce.number().int()]), cursor)[0];
      const { items, last } = await page(importId, `ROW#${rowSort(after + 1)}`, `ROW#${end}`, limit, null);
      const rows = items.map(outcomeOf);
      const at = rows.at(-1)?.row;
      return { items: rows, next: last === null || at === undefined ? null : encodeCursor([String(at)]) };
    },

    async *eachOutcome(importId, after) {
      for await (const items of each(importId, `ROW#${rowSort(after + 1)}`, `ROW#${end}`))
        yield items.map(outcomeOf);
    },
  };
}

/** Only a key of a finding is a position in a list of findings. */
const FindingSort = z.string().regex(/^FINDING#[0-9]{7}#[0-9]{5}#[a-z0-9-]{1,100}$/);

const findingOf = (item: Item): Finding => parseItem(StoredFinding, item, nameOf(item));
const outcomeOf = (item: Item): RowOutcome => parseItem(StoredOutcome, item, nameOf(item));

function seenOf(item: Item): SeenDeed[] {
  const { seen } = parseItem(StoredSeen, item, nameOf(item));
  return seen === ''
    ? []
    : seen.split(' ').map(one => {
        const [digest = '', row] = one.split(':');
        return { digest, row: Number(row) };
      });
}
