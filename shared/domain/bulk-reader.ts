import { inner, isGarbled, isPlain, nearestOf, type Reading, readDay } from './bulk-cell.ts';
import type { Lookups } from './bulk-lookups.ts';
import { notesOn, type RowNotes } from './bulk-row.ts';
import { words } from './bulk-words.ts';
import type { Day } from './day.ts';
import { type Complaint, fieldProblemsOf } from './field-problem.ts';
import type { DistrictId } from './ids.ts';
import type { Category } from './policy-category.ts';
import type { Finding, SheetCell, SheetRow } from './sheet.ts';
import { line, paragraph, personName } from './text.ts';

type Schema = ReturnType<typeof line>;

const texts: Readonly<
  Record<string, { readonly schema: Schema; readonly most: number; readonly lines: boolean }>
> = {
  title: { schema: line(60), most: 60, lines: false },
  description: { schema: paragraph(2000), most: 2000, lines: true },
  place: { schema: line(120), most: 120, lines: false },
  name: { schema: line(120), most: 120, lines: false },
};

/** Other spellings of a choice. */
const spelled: ReadonlyMap<string, string> = new Map([
  ...['y', 'yes', 'true', '√', '1', '同意', '是的'].map(text => [text, 'yes'] as const),
  ...['n', 'no', 'false', '×', '0', '不同意', '不是'].map(text => [text, 'no'] as const),
  ...['男性', 'm'].map(text => [text, 'male'] as const),
  ...['女性', 'f'].map(text => [text, 'female'] as const),
  ...['身份证', '二代身份证', '居民身份证件'].map(text => [text, 'resident-id'] as const),
]);

/** Days repeat from row to row; more of them than this are not kept. */
const KNOWN_DAYS = 5_000;

/** Reads the cells of one row, each by its column's rule, and notes what is to be said of it. */
export type RowReader = {
  readonly notes: RowNotes;
  readonly cells: Cells;
  readonly fail: (id: string, complaint: Complaint) => null;
  readonly tell: (id: string, reading: Reading<unknown>) => void;
};

type Cells = ReadonlyMap<string, SheetCell>;

export function readerOf({ places, plan }: Lookups, row: SheetRow, cells: Cells): RowReader {
  const notes = notesOn(row, plan.kind === 'persons');
  const say = (id: string, severity: Finding['severity'], complaint: Complaint | undefined) => {
    if (complaint !== undefined) notes.say({ severity, complaint }, places.get(id) ?? null, cells.get(id));
  };
  return {
    notes,
    cells,
    fail(id, complaint) {
      say(id, 'error', complaint);
      return null;
    },
    tell(id, { error, warning, info }) {
      say(id, 'error', error);
      say(id, 'warning', warning);
      say(id, 'info', info);
    },
  };
}

export function readCategory(lookups: Lookups, { cells, fail }: RowReader): Category | null {
  const picked = pickedIn(lookups, cells, 'category');
  if (picked === null) return null;
  const { policy, plan, categories } = lookups;
  const known = picked.id === undefined ? undefined : categories.get(picked.id);
  if (known !== undefined) return known;
  const elsewhere = policy.categories.find(({ id, name }) => id === picked.text || name.zh === picked.text);
  if (elsewhere === undefined)
    return fail('category', words.unknownCategory(nearest(lookups, 'category', picked.text)));
  const wanted = plan.kind === 'persons' ? 'person' : 'organisation';
  return fail(
    'category',
    elsewhere.subject === wanted ? words.categoryNeedsProcedure : words.categoryOfOtherKind,
  );
}

export function readDistrict(lookups: Lookups, { cells, fail }: RowReader): DistrictId | null {
  const picked = pickedIn(lookups, cells, 'district');
  if (picked === null) return null;
  const known = picked.id === undefined ? undefined : lookups.districts.get(picked.id);
  return known ?? fail('district', words.unknownDistrict(nearest(lookups, 'district', picked.text)));
}

/** What was picked, by its id; null where nothing was, or what is no choice. */
export function readChoice(lookups: Lookups, { cells, fail }: RowReader, column: string): string | null {
  const picked = pickedIn(lookups, cells, column);
  if (picked === null) return null;
  return picked.id ?? fail(column, words.notAChoice(nearest(lookups, column, picked.text)));
}

export function readText(reader: RowReader, id: string): string | null {
  const cell = reader.cells.get(id);
  const rule = texts[id];
  if (cell === undefined || rule === undefined) return null;
  const { text } = cell;
  if (isPlain(text) && text.length <= rule.most && !text.includes('锟斤')) return text;
  return readProse(reader, id, cell, rule.schema, rule.lines);
}

export function readPersonName(reader: RowReader): string | null {
  const cell = reader.cells.get('name');
  if (cell === undefined) return null;
  if (/^[\u4e00-\u9fff]{2,6}$/u.test(cell.text)) return cell.text;
  if (/[0-9\uff10-\uff19]/u.test(cell.text)) return reader.fail('name', words.nameHoldsDigits);
  return readProse(reader, 'name', cell, personName, false);
}

export function readDayAt({ days }: Lookups, { cells, tell }: RowReader, id: string): Day | null {
  const cell = cells.get(id);
  if (cell === undefined) return null;
  let reading = days.get(cell.text);
  if (reading === undefined) {
    reading = readDay(cell.text);
    if (days.size < KNOWN_DAYS) days.set(cell.text, reading);
  }
  tell(id, reading);
  return reading.value;
}

function pickedIn(
  lookups: Lookups,
  cells: Cells,
  column: string,
): { readonly id: string | undefined; readonly text: string } | null {
  const cell = cells.get(column);
  if (cell === undefined) return null;
  const choices = lookups.choices.get(column);
  const exact = choices?.get(cell.text);
  if (exact !== undefined) return { id: exact, text: cell.text };
  const text = inner(cell.text);
  const other = spelled.get(text.toLowerCase());
  return { id: choices?.get(text) ?? (other === undefined ? undefined : choices?.get(other)), text };
}

function nearest({ plan }: Lookups, id: string, text: string): string | null {
  const choices = plan.columns.find(column => column.id === id)?.choices ?? [];
  return nearestOf(
    text,
    choices.map(({ label }) => label),
  );
}

function readProse(
  { fail, tell }: RowReader,
  id: string,
  cell: SheetCell,
  schema: Schema,
  lines: boolean,
): string | null {
  const text = inner(cell.text);
  if (isGarbled(text)) return fail(id, words.mojibake);
  if (!lines && /[\r\n]/u.test(text)) return fail(id, words.lineBreak);
  const parsed = schema.safeParse(text);
  if (parsed.success) {
    if (text !== cell.text) tell(id, { value: null, info: words.strayBlanks });
    return parsed.data;
  }
  const [problem] = fieldProblemsOf(parsed.error);
  if (problem === undefined) throw new Error('a text that was refused without a reason');
  const { path: _, ...complaint } = problem;
  return fail(id, complaint);
}
