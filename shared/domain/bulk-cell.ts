import { words } from './bulk-words.ts';
import { type Day, dayOfEpoch } from './day.ts';
import type { Complaint } from './field-problem.ts';
import { foldCode } from './fold-code.ts';
import { longestCell, type SheetCell } from './sheet.ts';

/** What was read from a cell and what is to be said of it. `value` is null where nothing could be made of it. */
export type Reading<T> = {
  readonly value: T | null;
  readonly error?: Complaint;
  readonly warning?: Complaint;
  readonly info?: Complaint;
};

/** Nothing but Han characters in common use, ASCII and CJK punctuation, no blank at either end: by far the most cells. */
export function isPlain(text: string): boolean {
  const last = text.length - 1;
  for (let at = 0; at <= last; at += 1) {
    const code = text.charCodeAt(at);
    if (code >= 0x4e00 && code <= 0x9fff) continue;
    if (code > 0x20 && code < 0x7f) continue;
    if (code === 0x20 && at > 0 && at < last) continue;
    if (code === 0x3001 || code === 0x3002 || code === 0xff0c || code === 0xff08 || code === 0xff09) continue;
    return false;
  }
  return last >= 0;
}

/** Drawn as nothing, and not counted as a blank by `trim`. */
const UNSEEN = new Set(['\u200b', '\u200c', '\u200d', '\u2060', '\u180e']);

/** The text of a cell without blanks and invisible characters around it. */
export function inner(text: string): string {
  let trimmed = text.trim();
  for (;;) {
    let from = 0;
    let to = trimmed.length;
    while (from < to && UNSEEN.has(trimmed.charAt(from))) from += 1;
    while (to > from && UNSEEN.has(trimmed.charAt(to - 1))) to -= 1;
    const next = trimmed.slice(from, to).trim();
    if (next.length === trimmed.length) return next;
    trimmed = next;
  }
}

/** What every cell can suffer, whatever its column. */
export function spoiltCell(cell: SheetCell): Pick<Reading<never>, 'error' | 'warning'> {
  if (cell.kind === 'error') return { error: words.formulaError };
  if (cell.text.length >= longestCell) return { error: words.cellTooLong };
  return cell.kind === 'formula' ? { warning: words.formula } : {};
}

/** GBK read as UTF-8 and back, or UTF-8 read as Latin-1: what remains is no language. */
export const isGarbled = (text: string): boolean =>
  text.includes('锟斤') || text.includes('ï»¿') || /[ÃÂâ][\u0080-\u00bf€™œž]/u.test(text);

const SERIAL = /^\d{1,6}(?:\.\d{1,12})?$/;
const WRITTEN = /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?(?:[ T]0?0:00(?::00)?)?$/u;
const RUN = /^(\d{4})(\d{2})(\d{2})$/;
const SHORT = /^\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}$/;

/** Day 0 of a spreadsheet; its day 60, 29 February 1900, never was, so serials are right from 1 March 1900 on. */
const SERIAL_ZERO = -25_569;
/** 1 March 1900 and 31 December 2199 as serials. */
const FIRST_SERIAL = 61;
const LAST_SERIAL = 109_574;

function dayOfParts(year: number, month: number, date: number): Day | null {
  const utc = Date.UTC(year, month - 1, date);
  const back = new Date(utc);
  const exists =
    back.getUTCFullYear() === year && back.getUTCMonth() === month - 1 && back.getUTCDate() === date;
  return exists && year >= 1900 && year <= 2199 ? dayOfEpoch(utc / 86_400_000) : null;
}

/** A day as clerks and spreadsheets write it. Where the order of day and month is not certain, nothing is guessed. */
export function readDay(text: string): Reading<Day> {
  const typed = foldWidth(inner(text));
  const parts = WRITTEN.exec(typed) ?? RUN.exec(typed);
  if (parts !== null) {
    const day = dayOfParts(Number(parts[1]), Number(parts[2]), Number(parts[3]));
    if (day === null) return { value: null, error: words.noSuchDay };
    return day === text ? { value: day } : { value: day, info: words.dayRespelled(day) };
  }
  if (SERIAL.test(typed)) {
    const serial = Math.floor(Number(typed));
    if (serial >= FIRST_SERIAL && serial <= LAST_SERIAL) {
      const day = dayOfEpoch(serial + SERIAL_ZERO);
      return { value: day, info: words.dayFromSerial(day) };
    }
  }
  return { value: null, error: SHORT.test(typed) ? words.dayAmbiguous : words.dayUnreadable };
}

const foldWidth = (text: string): string =>
  text.replaceAll(/[\uff01-\uff5e]/gu, full => String.fromCharCode(full.charCodeAt(0) - 0xfee0));

/** A code in its one spelling, and what had to be done to it. */
export function readCode(cell: SheetCell): { readonly code: string; readonly info?: Complaint } {
  const code = foldCode(cell.text);
  if (code === cell.text) return cell.kind === 'number' ? { code, info: words.numberCell } : { code };
  const full = /[\uff01-\uff5e]/u.test(cell.text);
  const blank = /[\s\p{Default_Ignorable_Code_Point}]/u.test(cell.text);
  if (full) return { code, info: words.fullWidth };
  return blank ? { code, info: words.strayBlanks } : { code };
}

/** How many characters have to change, at most `limit + 1`; both texts are short. */
function distance(a: string, b: string, limit: number): number {
  if (Math.abs(a.length - b.length) > limit) return limit + 1;
  let above = Array.from({ length: b.length + 1 }, (_, at) => at);
  for (let i = 1; i <= a.length; i += 1) {
    const line = [i];
    for (let j = 1; j <= b.length; j += 1) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1;
      line.push(Math.min((above[j] ?? 0) + 1, (line[j - 1] ?? 0) + 1, (above[j - 1] ?? 0) + same));
    }
    above = line;
  }
  return above[b.length] ?? limit + 1;
}

/** The choice that was probably meant: one that contains the text, or differs from it in a third of its characters. */
export function nearestOf(text: string, labels: readonly string[]): string | null {
  const typed = text.slice(0, 40);
  if (typed.length >= 2) {
    const holding = labels.filter(label => label.includes(typed) || typed.includes(label));
    if (holding.length === 1) return holding[0] ?? null;
  }
  let best: string | null = null;
  let least = Number.POSITIVE_INFINITY;
  for (const label of labels) {
    const most = Math.max(1, Math.floor(label.length / 3));
    const steps = distance(typed, label, most);
    if (steps <= most && steps < least) {
      best = label;
      least = steps;
    }
  }
  return best;
}
