import { paginateListExecutions } from '@aws-sdk/client-sfn';
import type { StackReader } from './read-stack.ts';
import type { StoredRecords } from './stored-records.ts';

/** Named at most; the rest are counted. */
const MOST_NAMED = 5;

type Executions = { readonly running: ReadonlySet<string>; readonly failed: readonly string[] };

/**
 * Whatever still waits for people or for a clock has a workflow that waits with it; whatever is done has none; and no
 * workflow broke off.
 */
export async function workflowsAgree(
  reader: StackReader,
  { reports, releases }: StoredRecords,
): Promise<string[]> {
  const verification = await executionsOf(reader, 'Verification');
  const publication = await executionsOf(reader, 'Publication');
  const accompanied = new Set([...verification.running].map(name => name.split('-')[0] ?? ''));
  const waits = ['submitted', 'in-review', 'second-review', 'returned'];
  const alone = reports.filter(
    ({ item, report }) => waits.includes(String(item['status'])) && !accompanied.has(report.reportId),
  );
  const waiting = new Set<string>(
    reports.flatMap(({ item, report }) => (waits.includes(String(item['status'])) ? [report.reportId] : [])),
  );
  const pointless = [...accompanied].filter(reportId => !waiting.has(reportId));
  const wrongReleases = releases.filter(({ campaignId, release, history }) => {
    const ended = history.some(({ action }) => action.type === 'reconciled' || action.type === 'rejected');
    return publication.running.has(`${campaignId}-${release}`) === ended;
  });
  return [
    ...named(
      'waits, and no workflow with it',
      alone.map(({ report }) => `report ${report.reportId}`),
    ),
    ...named(
      'is done, and a workflow still waits',
      pointless.map(id => `report ${id}`),
    ),
    ...named(
      'and its workflow do not agree whether it is done',
      wrongReleases.map(({ campaignId, release }) => `release ${campaignId} ${release}`),
    ),
    ...named(
      'broke off',
      [...verification.failed, ...publication.failed].map(name => `workflow ${name}`),
    ),
  ];
}

async function executionsOf(
  reader: StackReader,
  machine: 'Verification' | 'Publication',
): Promise<Executions> {
  const running = new Set<string>();
  const failed: string[] = [];
  const pages = paginateListExecutions(
    { client: reader.sfn },
    { stateMachineArn: reader.machine(machine), maxResults: 1000 },
  );
  for await (const { executions = [] } of pages) {
    for (const { name = '', status } of executions) {
      if (status === 'RUNNING') running.add(name);
      else if (status !== 'SUCCEEDED') failed.push(name);
    }
  }
  return { running, failed };
}

function named(what: string, subjects: readonly string[]): string[] {
  const rest = subjects.length - MOST_NAMED;
  return [
    ...subjects.slice(0, MOST_NAMED).map(subject => `${subject} ${what}`),
    ...(rest > 0 ? [`and ${rest} more: ${what}`] : []),
  ];
}
