/** How the fields of a text file are kept apart. */
export type Separation = {
  readonly delimiter: string;
  /** The first line names the separator (`sep=;`): spreadsheet programs obey it and do not show it. */
  readonly directive: boolean;
};

const separators = [',', '\t', ';'] as const;
const RECORDS = 20;

/**
 * The separator that stands equally often in the most of the first records, outside quotation marks; a comma where none
 * does. Full-width commas stand in sentences: they separate only where all records have as many and there is no other.
 */
export function separationOf(sample: string): Separation {
  const named = /^sep=([,;\t|])(?:\r|\n)/iu.exec(sample)?.[1];
  if (named !== undefined) return { delimiter: named, directive: true };
  const records = firstRecords(sample);
  const ranked = separators
    .map(separator => ({ separator, ...commonest(records, separator) }))
    .sort((a, b) => b.records - a.records || b.times - a.times);
  const [best] = ranked;
  if (best !== undefined && best.times > 0) return { delimiter: best.separator, directive: false };
  const wide = commonest(records, '，');
  const allAlike = wide.times > 0 && wide.records === records.length && records.length > 1;
  return { delimiter: allAlike ? '，' : ',', directive: false };
}

/** The first records without what stands in quotation marks; the last one may be cut off and is left out. */
function firstRecords(sample: string): string[] {
  const bare = sample.replaceAll(/"[^"]{0,2000}"/gu, '');
  const lines = bare.split(/\r\n|\n|\r/u);
  const whole = lines.length > 1 ? lines.slice(0, -1) : lines;
  return whole.filter(line => line.trim() !== '').slice(0, RECORDS);
}

/** How often a separator stands in a record, by most of those that hold it. */
function commonest(records: readonly string[], separator: string): { times: number; records: number } {
  const tally = new Map<number, number>();
  for (const record of records) {
    const times = record.split(separator).length - 1;
    if (times > 0) tally.set(times, (tally.get(times) ?? 0) + 1);
  }
  let best = { times: 0, records: 0 };
  for (const [times, count] of tally)
    if (count > best.records || (count === best.records && times > best.times))
      best = { times, records: count };
  return best;
}
