import type { SheetRow } from '../domain/sheet.ts';
import type { WorkbookPlan } from '../domain/workbook-plan.ts';

/** How a row stands after it was judged. */
export type RowState = 'accepted' | 'warning' | 'error' | 'unchanged' | 'left-out';

/** What is to be said of one row, and of cells of it. Notes come in the order of their rows. */
export type RowNote = {
  readonly row: number;
  readonly state: RowState;
  readonly text: string;
  readonly cells: readonly { readonly column: number; readonly text: string }[];
};

export type NotedSheet = {
  /** Its place among the sheets of the workbook, from 0. */
  readonly sheet: number;
  readonly headingRow: number;
  /** Where the two columns of states and words begin, from 1. */
  readonly statusColumn: number;
  readonly notes: AsyncIterable<readonly RowNote[]>;
};

/** Workbooks as they are given to people, written to files of the local disk. Their memory does not grow with the rows. */
export type Workbooks = {
  /** The template of a plan: with its example, or filled with rows of values by the id of their column. */
  writeTemplate(
    path: string,
    plan: WorkbookPlan,
    rows?: AsyncIterable<readonly Readonly<Record<string, string>>[]>,
  ): Promise<void>;
  /** A workbook of one sheet that holds these rows where they are, as text. */
  writeTable(path: string, name: string, rows: AsyncIterable<readonly SheetRow[]>): Promise<void>;
  /**
   * The same workbook with comments at cells and two columns that tell of the rows; everything else stays as it was. Notes
   * of an earlier time are replaced. False where this workbook cannot be added to; then nothing was written.
   */
  annotate(from: string, to: string, sheet: NotedSheet): Promise<boolean>;
};
