import type { Workbooks } from '../../ports/workbooks.ts';
import { annotateWorkbook } from './annotate-workbook.ts';
import { writeTable, writeTemplate } from './write-template.ts';

/** Workbooks in the format of ECMA-376 (.xlsx), on the local disk. */
export const workbookFiles: Workbooks = { writeTemplate, writeTable, annotate: annotateWorkbook };
