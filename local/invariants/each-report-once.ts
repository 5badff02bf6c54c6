import { indexAttributes } from '../../shared/adapters/report-item.ts';
import { canonicalJson } from '../../shared/domain/canonical.ts';
import { reportIdOf } from '../../shared/domain/report-id.ts';
import type { StackReader } from './read-stack.ts';
import type { StoredRecords, StoredReport } from './stored-records.ts';

/** The attribute that brings a report into an index, by index. */
const indexes = {
  byMaker: 'makerAccount',
  queue: 'queue',
  byDeed: 'deed',
  determined: 'determinedShard',
} as const;

/**
 * I1: each report is there once, made by one call, and every index shows it exactly where its record says. An index that
 * shows a report twice, or one that is not there, would show the same deed twice to people.
 */
export async function eachReportOnce(reader: StackReader, { reports }: StoredRecords): Promise<string[]> {
  const broken: string[] = [];
  const openedBy = new Map<string, string>();
  for (const { item, report } of reports) {
    const { reportId, history } = report;
    const opening = history[0];
    if (opening === undefined) continue;
    if (reportIdOf(opening.actionId) !== reportId)
      broken.push(`I1 report ${reportId} has the id of another call`);
    const other = openedBy.get(opening.actionId);
    if (other !== undefined) broken.push(`I1 one call opened both ${other} and ${reportId}`);
    openedBy.set(opening.actionId, reportId);
    const calls = new Set(history.map(({ actionId }) => actionId));
    if (calls.size !== history.length) broken.push(`I1 one call acted twice on report ${reportId}`);
    broken.push(
      ...driftOf(item, report).map(name => `I1 report ${reportId}: ${name} is not what its history says`),
    );
  }
  for (const [index, attribute] of Object.entries(indexes)) {
    const shown = (await reader.scan('reports', index)).map(item => String(item['reportId'])).sort();
    const owed = reports
      .filter(({ item }) => item[attribute] !== undefined)
      .map(({ report }) => String(report.reportId))
      .sort();
    if (shown.join() !== owed.join())
      broken.push(`I1 index ${index} shows ${shown.length} reports where ${owed.length} belong`);
  }
  return broken;
}

/** The folded attributes that differ from those stored beside the record. */
function driftOf(item: StoredReport['item'], report: StoredReport['report']): string[] {
  try {
    return Object.entries(indexAttributes(report))
      .filter(([name, value]) => canonicalJson(item[name]) !== canonicalJson(value))
      .map(([name]) => name);
  } catch {
    return ['the fold'];
  }
}
