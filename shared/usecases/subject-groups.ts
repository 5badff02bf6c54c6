import type { PersonRow } from '../domain/composition.ts';
import type { SubjectGroup } from '../domain/composition-subject.ts';
import { countsAt, type DeterminedReport, subjectOrderOf } from '../domain/determined-report.ts';
import type { Moment } from '../domain/moment.ts';

export type OrderedGroup = SubjectGroup & { readonly order: string };

/**
 * Merges two streams in the order of subjects: records that count at the cut-off, and what stood for persons before.
 * Memory holds one page of each. Where the pages end changes nothing.
 */
export async function* subjectGroups(
  pages: AsyncIterable<readonly DeterminedReport[]>,
  before: AsyncIterable<PersonRow>,
  cutOff: Moment,
): AsyncGenerator<OrderedGroup> {
  const standing = before[Symbol.asyncIterator]();
  let known = await standing.next();
  const orderOf = (row: PersonRow) => `person#${row.subjectId}`;
  for await (const { order, records } of recordGroups(pages, cutOff)) {
    while (!known.done && orderOf(known.value) < order) {
      yield { order: orderOf(known.value), records: [], before: known.value };
      known = await standing.next();
    }
    const own = !known.done && orderOf(known.value) === order ? known.value : null;
    if (own !== null) known = await standing.next();
    yield { order, records, before: own };
  }
  while (!known.done) {
    yield { order: orderOf(known.value), records: [], before: known.value };
    known = await standing.next();
  }
}

async function* recordGroups(pages: AsyncIterable<readonly DeterminedReport[]>, cutOff: Moment) {
  let order: string | null = null;
  let records: DeterminedReport[] = [];
  for await (const page of pages) {
    for (const record of page) {
      if (!countsAt(record, cutOff)) continue;
      const next = subjectOrderOf(record.subject);
      if (next !== order) {
        if (order !== null) yield { order, records };
        if (order !== null && next < order)
          throw new Error(`report ${record.reportId} is out of order in its shard`);
        order = next;
        records = [];
      }
      records.push(record);
    }
  }
  if (order !== null) yield { order, records };
}
