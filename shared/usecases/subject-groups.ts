import { isBehind, type PersonRow, type Place } from '../domain/composition.ts';
import type { SubjectGroup } from '../domain/composition-subject.ts';
import {
  consentsAt,
  countsAt,
  type DeterminedReport,
  shardOf,
  subjectOrderOf,
} from '../domain/determined-report.ts';
import type { Moment } from '../domain/moment.ts';

export type PlacedGroup = SubjectGroup & { readonly place: Place };

/** A page of one shard. */
export type PlacedPage = { readonly shard: number; readonly records: readonly DeterminedReport[] };

export const placeOfPerson = ({ subjectId }: PersonRow): Place => ({
  shard: shardOf(subjectId),
  order: `person#${subjectId}`,
});

/**
 * Merges two streams in the order of places: records that count at the cut-off, and what stood for persons before.
 * Memory holds one page of each. Where the pages end changes nothing.
 */
export async function* subjectGroups(
  pages: AsyncIterable<PlacedPage>,
  before: AsyncIterable<PersonRow>,
  cutOff: Moment,
): AsyncGenerator<PlacedGroup> {
  const standing = before[Symbol.asyncIterator]();
  const advance = async () => {
    const { done, value } = await standing.next();
    return done ? null : { row: value, place: placeOfPerson(value) };
  };
  let known = await advance();
  for await (const { place, records } of recordGroups(pages, cutOff)) {
    while (known !== null && isBehind(place, known.place)) {
      yield { place: known.place, records: [], before: known.row };
      known = await advance();
    }
    const own = known !== null && !isBehind(known.place, place) ? known.row : null;
    if (own !== null) known = await advance();
    yield { place, records, before: own };
  }
  while (known !== null) {
    yield { place: known.place, records: [], before: known.row };
    known = await advance();
  }
}

async function* recordGroups(pages: AsyncIterable<PlacedPage>, cutOff: Moment) {
  let place: Place | null = null;
  let records: DeterminedReport[] = [];
  for await (const page of pages) {
    for (const record of page.records) {
      if (!countsAt(record, cutOff)) continue;
      const next = { shard: page.shard, order: subjectOrderOf(record.subject) };
      if (place === null || isBehind(next, place)) {
        if (place !== null) yield { place, records };
        place = next;
        records = [];
      } else if (isBehind(place, next))
        throw new Error(`report ${record.reportId} is out of order in its shard`);
      records.push(
        record.consentsWithdrawn === undefined
          ? record
          : { ...record, consents: [...consentsAt(record, cutOff)] },
      );
    }
  }
  if (place !== null) yield { place, records };
}
