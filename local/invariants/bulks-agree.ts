import { paginateListExecutions } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { BulkDecision, bulkStateOf } from '../../shared/domain/bulk-decision.ts';
import { isBulkChainWhole } from '../../shared/domain/bulk-decision-history.ts';
import { BulkItem } from '../../shared/domain/bulk-decision-item.ts';
import type { StackReader, StoredItem } from './read-stack.ts';
import type { StoredRecords } from './stored-records.ts';

const Keyed = z.object({ pk: z.string().startsWith('BULK#'), sk: z.string() });
const Stored = z.object({ ...BulkDecision.shape, status: z.string(), version: z.int() });
const Item = z.object({ ...BulkItem.shape, pk: z.string() });

/**
 * Bulk decisions moved along their table in an unbroken chain; their outcomes add up; a report names a bulk decision
 * exactly where that one says that it was decided, and once; no workflow broke off.
 */
export async function bulksAgree(reader: StackReader, { reports }: StoredRecords): Promise<string[]> {
  const all = await reader.scan('batches');
  const under = (sort: RegExp) =>
    all.filter(item => {
      const key = Keyed.safeParse(item);
      return key.success && sort.test(key.data.sk);
    });
  const items = Map.groupBy(
    under(/^ITEM#/).map(item => Item.parse(item)),
    ({ pk }) => pk,
  );
  const told = new Map<string, string[]>();
  for (const { report } of reports)
    for (const { bulk } of report.history)
      if (bulk !== undefined) told.set(bulk, [...(told.get(bulk) ?? []), report.reportId]);
  const records = under(/^RECORD$/);
  const known = new Set(records.map(item => String(item['bulkId'])));
  return [
    ...records.flatMap(item => faultsOf(item, items.get(String(item['pk'])) ?? [], told)),
    ...[...told.keys()].filter(id => !known.has(id)).map(id => `bulk decision ${id} is not there`),
    ...(await brokenOff(reader)),
  ];
}

function faultsOf(
  item: StoredItem,
  items: readonly z.infer<typeof Item>[],
  told: ReadonlyMap<string, readonly string[]>,
): string[] {
  const record = Stored.parse(item);
  const state = bulkStateOf(record);
  const { gathered, counts } = state;
  const set = items.filter(({ outcome }) => outcome !== 'left-out');
  const decided = items.filter(({ outcome }) => outcome === 'decided').map(({ reportId }) => reportId);
  const sum = Object.values(counts ?? {}).reduce((total, one) => total + one, 0);
  const holds: readonly (readonly [boolean, string])[] = [
    [isBulkChainWhole(record), 'its chain of hashes is broken'],
    [state.status === record.status, 'its status is not where its steps lead'],
    [state.version === record.version, 'its version is not its number of entries'],
    [gathered === null || gathered.count === set.length, 'it holds other items than were previewed'],
    [counts === null || (sum === gathered?.count && counts.decided === decided.length), 'it does not add up'],
    [
      decided.sort().join() === [...(told.get(record.bulkId) ?? [])].sort().join(),
      'the reports that name it are not those that it decided on',
    ],
  ];
  return holds.filter(([held]) => !held).map(([, fault]) => `bulk decision ${record.bulkId}: ${fault}`);
}

async function brokenOff(reader: StackReader): Promise<string[]> {
  const failed: string[] = [];
  const pages = paginateListExecutions(
    { client: reader.sfn },
    { stateMachineArn: reader.machine('Bulk'), maxResults: 1000 },
  );
  for await (const { executions = [] } of pages)
    for (const { name = '', status } of executions)
      if (status !== 'RUNNING' && status !== 'SUCCEEDED') failed.push(`workflow ${name} broke off`);
  return failed;
}
