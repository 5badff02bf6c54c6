import { sha256Of } from '../domain/canonical.ts';
import type { DeterminedReport } from '../domain/determined-report.ts';
import type { EvidenceWitness } from '../ports/evidence-witness.ts';
import { inParallel } from './in-parallel.ts';

/**
 * One person's report in so many has its evidence looked at again, chosen by its id so that a repetition chooses the
 * same. A look costs a request: at one in a hundred a thousand records stay within their budget of requests.
 */
const personsPerLook = 100;

const isLookedAt = ({ subject, reportId }: DeterminedReport): boolean =>
  subject.kind === 'organisation' ||
  Number.parseInt(sha256Of(reportId).slice(0, 8), 16) % personsPerLook === 0;

/** Reports whose decision rests on bytes that are no longer there: of organisations all are looked at, of persons a share. */
export async function tamperedReports(
  witness: EvidenceWitness,
  records: readonly DeterminedReport[],
): Promise<ReadonlySet<string>> {
  const pinned = records
    .filter(isLookedAt)
    .flatMap(({ reportId, evidence }) => evidence.map(file => ({ reportId, file })));
  const tampered = new Set<string>();
  await inParallel(pinned, 16, async ({ reportId, file }) => {
    if (!(await witness(file))) tampered.add(reportId);
  });
  return tampered;
}
