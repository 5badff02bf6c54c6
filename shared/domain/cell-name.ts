/** Letters of a column as spreadsheets write them, from 1: 28 is AB. */
export function columnName(column: number): string {
  let name = '';
  for (let left = column; left > 0; left = Math.floor((left - 1) / 26))
    name = String.fromCharCode(65 + ((left - 1) % 26)) + name;
  return name;
}

export const cellName = (column: number, row: number): string => `${columnName(column)}${row}`;
