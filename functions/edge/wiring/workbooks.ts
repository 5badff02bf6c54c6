import { workbookFiles } from '../../../shared/adapters/workbook/workbook-files.ts';
import type { Workbooks } from '../../../shared/ports/workbooks.ts';

export const workbooks = (): Workbooks => workbookFiles;
