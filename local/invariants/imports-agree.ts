import { paginateListExecutions } from '@aws-sdk/client-sfn';
import * as z from 'zod';
import { Import, importStateOf } from '../../shared/domain/import.ts';
import { isImportChainWhole } from '../../shared/domain/import-history.ts';
import { RowOutcome } from '../../shared/domain/import-row.ts';
import { stateOf } from '../../shared/domain/report.ts';
import type { StackReader, StoredItem } from './read-stack.ts';
import type { StoredRecords } from './stored-records.ts';

const Keyed = z.object({ pk: z.string().startsWith('IMPORT#'), sk: z.string() });
const Stored = z.object({ ...Import.shape, status: z.string(), version: z.int() });
const Outcome = z.object({ ...RowOutcome.shape, pk: z.string() });

/**
 * Imports moved along their table in an unbroken chain; their counts add up; every row that acted is one report that
 * names this row, and every report that names a row of a file has been confirmed with that file; no workflow broke off.
 */
export async function importsAgree(reader: StackReader, { reports }: StoredRecords): Promise<string[]> {
  const items = await reader.scan('batches');
  const under = (sort: RegExp) =>
    items.filter(item => {
      const key = Keyed.safeParse(item);
      return key.success && sort.test(key.data.sk);
    });
  const imports = new Map(under(/^RECORD$/).map(item => [String(item['pk']), item]));
  const outcomes = Map.groupBy(
    under(/^ROW#/).map(item => Outcome.parse(item)),
    ({ pk }) => pk,
  );
  const sources = new Map(reports.map(({ report }) => [String(report.reportId), stateOf(report).source]));
  const broken = [...imports].flatMap(([pk, item]) => faultsOf(item, outcomes.get(pk) ?? [], sources));
  for (const [reportId, source] of sources) {
    if (source === null || source === undefined) continue;
    const item = imports.get(`IMPORT#${source.importId}`);
    const confirmed = item !== undefined && importStateOf(Stored.parse(item)).confirmed !== null;
    if (!confirmed) broken.push(`report ${reportId} comes from a file that nobody confirmed`);
  }
  return [...broken, ...(await brokenOff(reader))];
}

type Sources = ReadonlyMap<string, ReturnType<typeof stateOf>['source']>;

function faultsOf(
  item: StoredItem,
  outcomes: readonly z.infer<typeof Outcome>[],
  sources: Sources,
): string[] {
  const record = Stored.parse(item);
  const state = importStateOf(record);
  const { judged, acted } = state;
  const name = `import ${record.importId}`;
  const counts = judged?.counts;
  const reported = outcomes.filter(({ reportId }) => reportId !== null);
  const holds: readonly (readonly [boolean, string])[] = [
    [isImportChainWhole(record), 'its chain of hashes is broken'],
    [state.status === record.status, 'its status is not where its steps lead'],
    [state.version === record.version, 'its version is not its number of entries'],
    [
      counts === undefined || counts.read === counts.good + counts.bad + counts.unchanged + counts.leftOut,
      'its rows as judged do not add up',
    ],
    [
      acted === null || counts?.good === Object.values(acted.counts).reduce((sum, one) => sum + one, 0),
      'its rows as acted do not add up',
    ],
    [acted === null || reported.length === acted.counts.taken, 'it took other rows than it tells of'],
    [
      // The file may be an earlier one, where a row was opened by it and handed in by this one.
      reported.every(({ reportId }) => sources.get(reportId ?? '')?.importId !== undefined),
      'a row names a report that was not made from a file',
    ],
  ];
  return holds.filter(([held]) => !held).map(([, fault]) => `${name}: ${fault}`);
}

async function brokenOff(reader: StackReader): Promise<string[]> {
  const failed: string[] = [];
  const pages = paginateListExecutions(
    { client: reader.sfn },
    { stateMachineArn: reader.machine('Import'), maxResults: 1000 },
  );
  for await (const { executions = [] } of pages)
    for (const { name = '', status } of executions)
      if (status !== 'RUNNING' && status !== 'SUCCEEDED') failed.push(`workflow ${name} broke off`);
  return failed;
}
