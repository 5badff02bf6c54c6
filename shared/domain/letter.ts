import type { Bilingual } from './bilingual.ts';
import { type Day, epochDayOf } from './day.ts';

/** One line of a table of facts: what it is, and how it stands. A name or a number is the same in both languages. */
export type LetterFact = { readonly label: Bilingual; readonly value: Bilingual | string };

/** Something that must be done by a day, the day included. */
export type LetterClock = { readonly name: Bilingual; readonly lastDay: Day };

/** A part under a heading of its own, with words, a table, or both. Rows have as many cells as there are headings. */
export type LetterSection = {
  readonly heading: Bilingual;
  readonly paragraphs: readonly Bilingual[];
  readonly table: {
    readonly headings: readonly Bilingual[];
    /** Shares of the width, one for each heading. */
    readonly widths: readonly number[];
    readonly rows: readonly (readonly (Bilingual | string)[])[];
  } | null;
};

/**
 * What the office writes to somebody, in both languages: an outcome, a notice, a copy of what is held. Composed by rules,
 * printed by a port; the same letter always prints to the same bytes, so that its hash can stand in a record.
 *
 * Never holds an identity document's number.
 */
export type Letter = {
  /** The number by which the letter is cited, for instance `郑信异〔2021〕12号`. */
  readonly reference: string;
  /** Who writes and signs. */
  readonly office: Bilingual;
  readonly title: Bilingual;
  /** The subject's name as it is registered. */
  readonly addressee: string;
  readonly paragraphs: readonly Bilingual[];
  readonly facts: readonly LetterFact[];
  readonly sections: readonly LetterSection[];
  readonly clocks: readonly LetterClock[];
  /** What the reader may do now, in the order of use: how, where, until when. */
  readonly rights: readonly Bilingual[];
  readonly day: Day;
};

const months = 'January February March April May June July August September October November December';

/** A day as a letter writes it: 2021年7月20日, 20 July 2021. */
export const dayInWords = (day: Day): Bilingual => {
  const date = new Date(epochDayOf(day) * 86_400_000);
  const [year, month, date_] = [date.getUTCFullYear(), date.getUTCMonth(), date.getUTCDate()];
  return {
    zh: `${year}年${month + 1}月${date_}日`,
    en: `${date_} ${months.split(' ')[month]} ${year}`,
  };
};
