import { spreadsheetFiles } from '../../shared/adapters/spreadsheet/open-spreadsheet.ts';
import type { Work } from '../harness/alone.ts';

/** Every cell of a file's first sheet, read as an import reads it. */
export const work: Work = async file => {
  const opened = await spreadsheetFiles.open(file);
  if (!opened.readable) throw new Error(`refused: ${opened.finding.code}`);
  let rows = 0;
  let cells = 0;
  for await (const batch of opened.file.rows(0)) {
    rows += batch.length;
    for (const row of batch) cells += row.cells.length;
  }
  return { rows, cells };
};
