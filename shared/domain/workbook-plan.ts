import type { Bilingual } from './bilingual.ts';

/** One column of a workbook: the template is drawn from it and what comes back is judged by it. */
export type WorkbookColumn = {
  readonly id: string;
  readonly heading: Bilingual;
  /** Other headings under which clerks write the same thing. */
  readonly aliases: readonly string[];
  readonly required: boolean;
  /** Typed as text in the template, because spreadsheet programs ruin long numbers. */
  readonly identifier: boolean;
  readonly kind: 'text' | 'choice' | 'date';
  /** Of a choice: what a clerk picks, in Chinese; a judge also takes the id that stands behind it. */
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  /** In characters. */
  readonly width: number;
  readonly note: Bilingual;
  readonly example: string;
};

/** A workbook for one kind of subject, made from the policy of a campaign. */
export type WorkbookPlan = {
  readonly kind: 'persons' | 'organisations';
  readonly sheetName: string;
  readonly columns: readonly WorkbookColumn[];
  /** What the second sheet tells the clerk, a line each. */
  readonly guidance: readonly Bilingual[];
};
