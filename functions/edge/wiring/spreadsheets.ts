import { spreadsheetFiles } from '../../../shared/adapters/spreadsheet/open-spreadsheet.ts';
import type { Spreadsheets } from '../../../shared/ports/spreadsheets.ts';

export const spreadsheets = (): Spreadsheets => spreadsheetFiles;
