import ExcelJS from 'exceljs';
import type { Work } from '../../harness/alone.ts';

/** How most programs read a large workbook: the streaming reader of ExcelJS, row by row, and the value of each cell. */
export const work: Work = async file => {
  let rows = 0;
  let cells = 0;
  const reader = new ExcelJS.stream.xlsx.WorkbookReader(file, {
    entries: 'emit',
    sharedStrings: 'cache',
    hyperlinks: 'ignore',
    styles: 'cache',
    worksheets: 'emit',
  });
  for await (const sheet of reader)
    for await (const row of sheet) {
      rows += 1;
      row.eachCell(({ value }) => {
        if (value !== null) cells += 1;
      });
    }
  return { rows, cells };
};
