import { parseEvidenceKey, parseOriginalKey } from '../../shared/contract/object-keys.ts';
import type { DeterminedReports } from '../../shared/ports/determined-reports.ts';
import { observeCounted } from './observe.ts';

/** Members that name a piece of work wherever they stand; each is opaque and says nothing of a person. */
const names = ['reportId', 'importId', 'bulkId', 'caseId'] as const;

/**
 * By which ids this can be found again in all logs: those of the things it is about, never one of its own
 * ([ADR 0019](../../docs/adr/0019-the-id-of-the-thing-is-the-correlation-id.md)). Only of values that a schema has parsed.
 * A release is named as its execution is.
 */
export function correlationsOf(...parsed: readonly unknown[]): string[] {
  const found = new Set<string>();
  for (const value of parsed) {
    if (typeof value !== 'object' || value === null) continue;
    const members: Readonly<Record<string, unknown>> = { ...value };
    for (const name of names) {
      const id = members[name];
      if (typeof id === 'string') found.add(id);
    }
    const { campaignId, release } = members;
    if (typeof campaignId === 'string' && typeof release === 'number') found.add(`${campaignId}-${release}`);
  }
  return [...found];
}

/** The report or the import whose file lies under this key. */
export const correlationsOfKey = (key: string): string[] =>
  correlationsOf(parseEvidenceKey(key), { importId: parseOriginalKey(key) });

/** Ids in one line of a log: far below the longest that CloudWatch takes (256 kB). */
const idsInALine = 500;

/** The same pages; the log says of each report in which release it was counted, so that a search leads from one to the other. */
export const notingReports = (
  determined: DeterminedReports,
  release: { readonly campaignId: string; readonly release: number },
): DeterminedReports => ({
  async *pages(campaignId, shard, after) {
    for await (const page of determined.pages(campaignId, shard, after)) {
      for (let from = 0; from < page.length; from += idsInALine) {
        const reports = page.slice(from, from + idsInALine).map(({ reportId }) => reportId);
        observeCounted([...correlationsOf(release), ...reports]);
      }
      yield page;
    }
  },
});
