import type { Finding, SheetOutline, SheetRow } from '../domain/sheet.ts';

/** A department's file, opened: every byte of it is checked for size before it is inflated. */
export type OpenSpreadsheet = {
  readonly format: 'xlsx' | 'csv';
  /** Of a CSV file, as it was detected. */
  readonly encoding: 'utf-8' | 'gb18030' | 'utf-16le' | 'utf-16be' | null;
  readonly sheets: readonly SheetOutline[];
  /**
   * The rows of one sheet in their order, in batches, beginning after row `after`. Memory does not grow with the file.
   * Throws `SpreadsheetRefused` where the file turns out to be larger inside than it said, or damaged.
   */
  rows(sheet: number, after?: number): AsyncIterable<readonly SheetRow[]>;
};

/** A file that cannot be read as a table: what is wrong with it and what its author can do. */
export type Unreadable = { readonly readable: false; readonly finding: Finding };

export type Spreadsheets = {
  /** Opens the file at `path` on the local disk. What kind it is, its bytes tell and not its name. */
  open(path: string): Promise<{ readonly readable: true; readonly file: OpenSpreadsheet } | Unreadable>;
};
