import * as z from 'zod';
import { expectedAdjustments } from './expected-adjustments.ts';
import { type PublishedRelease, readSealed, releaseFolder } from './published-releases.ts';
import type { StackReader } from './read-stack.ts';
import type { StoredLedgerRow, StoredRecords } from './stored-records.ts';

const Part = z.object({
  rows: z.array(
    z.discriminatedUnion('kind', [
      z.looseObject({ kind: z.literal('organisation') }),
      z.looseObject({ kind: z.literal('person'), subjectId: z.string(), total: z.int() }),
    ]),
  ),
});

/**
 * I3 and I4: for every person, what the ledger adds up to is what the reports are worth and what was exported; and each
 * release left exactly one line for each person whom it changed, and none for others.
 */
export async function ledgersAgree(
  reader: StackReader,
  { ledger }: StoredRecords,
  releases: readonly PublishedRelease[],
): Promise<string[]> {
  const broken: string[] = [];
  const lines = new Map<string, StoredLedgerRow>();
  for (const row of ledger) {
    const key = `${row.campaignId} ${row.release} ${row.subjectId}`;
    if (lines.has(key) || row.entry !== `${row.campaignId}#${String(row.release).padStart(4, '0')}`)
      broken.push(
        `I4 release ${row.campaignId} ${row.release}: a person has two lines, or one that is misplaced`,
      );
    lines.set(key, row);
  }
  let owedLines = 0;
  for (const release of releases) {
    const { campaignId, expected, name } = release;
    const owed = expectedAdjustments(release);
    owedLines += owed.length;
    const wrong = owed.filter(({ subjectId, delta }) => {
      const line = lines.get(`${campaignId} ${release.release} ${subjectId}`);
      return line?.delta !== delta || line.total !== (expected.points.get(subjectId) ?? 0);
    });
    if (wrong.length > 0) broken.push(`I4 ${name}: ${wrong.length} persons lack the line they are owed`);

    const exported = await exportedTotals(reader, release);
    const sums = new Map<string, number>();
    for (const row of ledger) {
      if (row.campaignId === campaignId && row.release <= release.release)
        sums.set(row.subjectId, (sums.get(row.subjectId) ?? 0) + row.delta);
    }
    const persons = new Set([...exported.keys(), ...sums.keys(), ...expected.points.keys()]);
    const apart = [...persons].filter(person => {
      const total = sums.get(person) ?? 0;
      return total !== (exported.get(person) ?? 0) || total !== (expected.points.get(person) ?? 0);
    });
    if (apart.length > 0)
      broken.push(`I3 ${name}: ledger, export and reports do not agree for ${apart.length} persons`);
  }
  const known = new Set(releases.map(({ campaignId, release }) => `${campaignId} ${release}`));
  // A release that is approved and not public yet may have begun to write its lines.
  const standing = ledger.filter(row => known.has(`${row.campaignId} ${row.release}`)).length;
  if (standing !== owedLines) broken.push(`I4 the ledger holds ${standing} lines, ${owedLines} are owed`);
  return broken;
}

async function exportedTotals(reader: StackReader, release: PublishedRelease): Promise<Map<string, number>> {
  const totals = new Map<string, number>();
  const keys = await reader.keys('releases', `${releaseFolder(release)}sealed/lanes/`);
  for (const key of keys.filter(one => /\/\d+\.json$/.test(one))) {
    const { rows } = Part.parse(JSON.parse((await readSealed(reader, key)).toString('utf8')));
    for (const row of rows) if (row.kind === 'person') totals.set(row.subjectId, row.total);
  }
  return totals;
}
