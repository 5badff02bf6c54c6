import * as z from 'zod';
import type { MovableClock } from '../movable-clock.ts';
import type { ActivityGauge } from '../template/activity-gauge.ts';
import { DynamoFault, type DynamoRequest } from './dynamo-request.ts';
import type { TablePlan } from './table-plan.ts';

/** AWS sweeps within days; often enough here that a person sees it happen. */
const SWEEP_EVERY_MS = 5 * 60_000;

const Key = z.object({ AttributeName: z.string() });
const Item = z.record(z.string(), z.unknown());
const Page = z.object({ Items: z.array(Item), LastEvaluatedKey: z.unknown().optional() });

/**
 * Deletes expired items, which the engine itself never does: every few minutes and whenever the clock is moved.
 * Missing against AWS: the deletion's stream record carries no `userIdentity` of the service.
 */
export function startSweeper(input: {
  request: DynamoRequest;
  tables: readonly TablePlan[];
  clock: MovableClock;
  gauge: ActivityGauge;
  log: (line: string) => void;
}): { close: () => Promise<void> } {
  const { request, clock, gauge, log } = input;
  const tables = input.tables.filter(table => table.timeToLiveAttribute !== undefined);
  let sweeping: Promise<void> | undefined;
  let again = false;

  async function sweepTable(table: TablePlan): Promise<void> {
    const keys = z.array(Key).parse(table.keySchema);
    const names = { '#ttl': table.timeToLiveAttribute };
    let start: unknown;
    do {
      // As on AWS, only a number in seconds counts, and one older than five years is taken for a mistake.
      const now = Math.floor(clock.now() / 1000);
      const page = Page.parse(
        await request('DynamoDB.Scan', {
          TableName: table.name,
          FilterExpression: '#ttl < :now AND #ttl > :mistake',
          ExpressionAttributeNames: names,
          ExpressionAttributeValues: {
            ':now': { N: String(now) },
            ':mistake': { N: String(now - 5 * 31_622_400) },
          },
          ...(start !== undefined && { ExclusiveStartKey: start }),
        }),
      );
      for (const item of page.Items) {
        try {
          await request('DynamoDB.DeleteItem', {
            TableName: table.name,
            Key: Object.fromEntries(keys.map(({ AttributeName: name }) => [name, item[name]])),
            // An item whose expiry was moved since the scan stays.
            ConditionExpression: '#ttl = :seen',
            ExpressionAttributeNames: names,
            ExpressionAttributeValues: { ':seen': item[table.timeToLiveAttribute ?? ''] },
          });
        } catch (fault) {
          if (!(fault instanceof DynamoFault && fault.type === 'ConditionalCheckFailedException'))
            throw fault;
        }
      }
      start = page.LastEvaluatedKey;
    } while (start !== undefined);
  }

  function sweep(): void {
    if (tables.length === 0) return;
    if (sweeping !== undefined) {
      again = true;
      return;
    }
    const end = gauge.begin();
    sweeping = Promise.all(tables.map(sweepTable))
      .catch((fault: unknown) =>
        log(`sweeping expired items failed and will be tried again: ${String(fault)}`),
      )
      .then(() => {
        sweeping = undefined;
        if (again) {
          again = false;
          sweep();
        }
        end();
      });
  }

  const stopListening = clock.onAdvance(sweep);
  const timer = setInterval(sweep, SWEEP_EVERY_MS);
  sweep();
  return {
    async close() {
      stopListening();
      clearInterval(timer);
      again = false;
      await sweeping;
    },
  };
}
