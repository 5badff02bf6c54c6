import { inner, isGarbled, isPlain, nearestOf, type Reading, readDay } from './bulk-cell.ts';
import type { Lookups, Place } from './bulk-lookups.ts';
import { RowNotes } from './bulk-row.ts';
import { words } from './bulk-words.ts';
import type { Day } from './day.ts';
import { type Complaint, fieldProblemsOf } from './field-problem.ts';
import type { DistrictId } from './ids.ts';
import type { Category } from './policy-category.ts';
import type { SheetCell, SheetRow } from './sheet.ts';
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
export class RowReader {
  readonly notes: RowNotes;
  readonly cells: ReadonlyMap<string, SheetCell>;
  readonly #lookups: Lookups;

  constructor(lookups: Lookups, row: SheetRow, cells: ReadonlyMap<string, SheetCell>) {
    this.notes = new RowNotes(row, lookups.plan.kind === 'persons');
    this.cells = cells;
    this.#lookups = lookups;
  }

  place(id: string): Place | null {
    return this.#lookups.places.get(id) ?? null;
  }

  fail(id: string, complaint: Complaint): null {
    this.notes.say({ severity: 'error', complaint }, this.place(id), this.cells.get(id));
    return null;
  }

  tell(id: string, { error, warning, info }: Reading<unknown>): void {
    const say = (severity: 'error' | 'warning' | 'info', complaint: Complaint | undefined) => {
      if (complaint !== undefined)
        this.notes.say({ severity, complaint }, this.place(id), this.cells.get(id));
    };
    say('error', error);
    say('warning', warning);
    say('info', info);
  }

  category(): Category | null {
    const picked = this.#picked('category');
    if (picked === null) return null;
    const { policy, plan, categories } = this.#lookups;
    const known = picked.id === undefined ? undefined : categories.get(picked.id);
    if (known !== undefined) return known;
    const elsewhere = policy.categories.find(({ id, name }) => id === picked.text || name.zh === picked.text);
    if (elsewhere === undefined)
      return this.fail('category', words.unknownCategory(this.#nearest('category', picked.text)));
    const wanted = plan.kind === 'persons' ? 'person' : 'organisation';
    return this.fail(
      'category',
      elsewhere.subject === wanted ? words.categoryNeedsProcedure : words.categoryOfOtherKind,
    );
  }

  district(): DistrictId | null {
    const picked = this.#picked('district');
    if (picked === null) return null;
    const known = picked.id === undefined ? undefined : this.#lookups.districts.get(picked.id);
    return known ?? this.fail('district', words.unknownDistrict(this.#nearest('district', picked.text)));
  }

  /** What was picked, by its id; null where nothing was, or what is no choice. */
  choice(column: string): string | null {
    const picked = this.#picked(column);
    if (picked === null) return null;
    return picked.id ?? this.fail(column, words.notAChoice(this.#nearest(column, picked.text)));
  }

  text(id: string): string | null {
    const cell = this.cells.get(id);
    const rule = texts[id];
    if (cell === undefined || rule === undefined) return null;
    const { text } = cell;
    if (isPlain(text) && text.length <= rule.most && !text.includes('锟斤')) return text;
    return this.#prose(id, cell, rule.schema, rule.lines);
  }

  personName(): string | null {
    const cell = this.cells.get('name');
    if (cell === undefined) return null;
    if (/^[\u4e00-\u9fff]{2,6}$/u.test(cell.text)) return cell.text;
    if (/[0-9\uff10-\uff19]/u.test(cell.text)) return this.fail('name', words.nameHoldsDigits);
    return this.#prose('name', cell, personName, false);
  }

  day(id: string): Day | null {
    const cell = this.cells.get(id);
    if (cell === undefined) return null;
    const { days } = this.#lookups;
    let reading = days.get(cell.text);
    if (reading === undefined) {
      reading = readDay(cell.text);
      if (days.size < KNOWN_DAYS) days.set(cell.text, reading);
    }
    this.tell(id, reading);
    return reading.value;
  }

  #picked(column: string): { readonly id: string | undefined; readonly text: string } | null {
    const cell = this.cells.get(column);
    if (cell === undefined) return null;
    const choices = this.#lookups.choices.get(column);
    const exact = choices?.get(cell.text);
    if (exact !== undefined) return { id: exact, text: cell.text };
    const text = inner(cell.text);
    const other = spelled.get(text.toLowerCase());
    return { id: choices?.get(text) ?? (other === undefined ? undefined : choices?.get(other)), text };
  }

  #nearest(id: string, text: string): string | null {
    const labels = this.#lookups.plan.columns.find(column => column.id === id)?.choices ?? [];
    return nearestOf(
      text,
      labels.map(({ label }) => label),
    );
  }

  #prose(id: string, cell: SheetCell, schema: Schema, lines: boolean): string | null {
    const text = inner(cell.text);
    if (isGarbled(text)) return this.fail(id, words.mojibake);
    if (!lines && /[\r\n]/u.test(text)) return this.fail(id, words.lineBreak);
    const parsed = schema.safeParse(text);
    if (parsed.success) {
      if (text !== cell.text) this.tell(id, { value: null, info: words.strayBlanks });
      return parsed.data;
    }
    const [problem] = fieldProblemsOf(parsed.error);
    if (problem === undefined) throw new Error('a text that was refused without a reason');
    const { path: _, ...complaint } = problem;
    return this.fail(id, complaint);
  }
}
