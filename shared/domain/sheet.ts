import * as z from 'zod';
import { Bilingual } from './bilingual.ts';

/** What a spreadsheet program thinks a cell holds. A CSV file knows only text. */
export type CellKind = 'text' | 'number' | 'date' | 'boolean' | 'formula' | 'error';

/** One cell that is not empty, as it was read and before anybody judged it. */
export type SheetCell = {
  /** From 1: column A. */
  readonly column: number;
  /**
   * What the file holds: of a number its digits as stored (a date is its serial number), of a formula its last result.
   * Never trimmed, never normalised, at most `longestCell` characters.
   */
  readonly text: string;
  readonly kind: CellKind;
};

/** A cell longer than this is cut at it and refused by the judge: no field is a tenth as long. */
export const longestCell = 32_767;

/** One row that holds anything, under the number that the spreadsheet program shows. */
export type SheetRow = {
  /** From 1. In a CSV file the number of the record, which is the line number where no field holds a line break. */
  readonly row: number;
  readonly hidden: boolean;
  readonly cells: readonly SheetCell[];
};

/** A block of merged cells: its value stands in the first cell and every other one reads as empty. */
export type MergedRange = {
  readonly top: number;
  readonly left: number;
  readonly bottom: number;
  readonly right: number;
};

/** What can be said of a sheet before its rows are read. */
export type SheetOutline = {
  readonly name: string;
  readonly hidden: boolean;
  /** How many rows hold anything; for a CSV file an estimate by its length. */
  readonly rows: number;
  readonly hiddenColumns: readonly number[];
  readonly merged: readonly MergedRange[];
};

export const Severity = z.enum(['error', 'warning', 'info']);
export type Severity = z.infer<typeof Severity>;

/**
 * What was found at one cell, or at a whole row (`column` is null), or in the whole file (`row` is null). An error keeps
 * its row out; a warning lets it in once a person has confirmed it; an info tells what was mended.
 */
export const Finding = z.strictObject({
  row: z.int().min(1).nullable(),
  column: z.int().min(1).nullable(),
  /** The column's heading in the template, in Chinese; null where the finding has no column. */
  heading: z.string().max(60).nullable(),
  severity: Severity,
  code: z.string().regex(/^[a-z][a-z0-9-]*$/),
  /** As read, at most 40 characters. Of an identity document no more than its last four characters, behind dots. */
  value: z.string().max(80).nullable(),
  message: Bilingual,
  remedy: Bilingual,
});
export type Finding = z.infer<typeof Finding>;

/** A file that turned out, while it was read, to be larger inside than it said, or damaged. */
export class SpreadsheetRefused extends Error {
  override readonly name = 'SpreadsheetRefused';
  readonly finding: Finding;

  constructor(finding: Finding) {
    super(finding.code);
    this.finding = finding;
  }
}
