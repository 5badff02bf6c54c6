import type { JudgedRow } from '../domain/bulk-judge.ts';
import type { Finding, SheetRow } from '../domain/sheet.ts';
import type { RowNote, RowState } from '../ports/workbooks.ts';

/** Findings that say of a row that it was not meant to be reported, or is reported elsewhere in the file. */
const leftOut: readonly string[] = ['example-row', 'not-a-data-row', 'same-as-row'];

/** How a row stands, from what was found in it. */
function stateOf(findings: readonly Finding[]): RowState {
  const has = (severity: Finding['severity']) => findings.some(one => one.severity === severity);
  if (has('error')) return 'error';
  if (findings.some(({ code }) => leftOut.includes(code))) return 'left-out';
  if (findings.some(({ code }) => code === 'unchanged')) return 'unchanged';
  return has('warning') ? 'warning' : 'accepted';
}

/** What a clerk reads in the row: which column, what is wrong, what to do. */
const lineOf = ({ heading, message, remedy }: Finding): string =>
  `${heading === null ? '' : `【${heading}】`}${message.zh}。${remedy.zh}。`;

const cellTextOf = ({ message, remedy }: Finding): string =>
  `${message.zh}。${remedy.zh}。\n${message.en}. ${remedy.en}.`;

function noteOf(row: number, findings: readonly Finding[]): RowNote {
  const byColumn = Map.groupBy(
    findings.filter(({ column }) => column !== null),
    ({ column }) => column ?? 0,
  );
  return {
    row,
    state: stateOf(findings),
    text: findings.map(lineOf).join('\n'),
    cells: [...byColumn].map(([column, own]) => ({ column, text: own.map(cellTextOf).join('\n') })),
  };
}

/**
 * A note for every row of data, in their order: the rows of the file and what was found walk side by side, so that memory
 * does not grow with either.
 */
export async function* rowNotes(
  rows: AsyncIterable<readonly SheetRow[]>,
  found: AsyncIterable<readonly Finding[]>,
  judge: (row: SheetRow) => JudgedRow | null,
): AsyncGenerator<readonly RowNote[]> {
  const findings = oneByOne(found);
  let next = await findings.next();
  for await (const batch of rows) {
    const notes: RowNote[] = [];
    for (const row of batch) {
      const own: Finding[] = [];
      while (next.done !== true && (next.value.row ?? 0) <= row.row) {
        if (next.value.row === row.row) own.push(next.value);
        next = await findings.next();
      }
      if (judge(row) !== null) notes.push(noteOf(row.row, own));
    }
    yield notes;
  }
}

async function* oneByOne<T>(pages: AsyncIterable<readonly T[]>): AsyncGenerator<T, undefined> {
  for await (const page of pages) yield* page;
}
