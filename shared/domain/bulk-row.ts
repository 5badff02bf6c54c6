import type { Said } from './bulk-subject.ts';
import type { Finding, SheetCell, SheetRow } from './sheet.ts';
import type { WorkbookColumn } from './workbook-plan.ts';

/** Digits of any identity document are at least so many; a day has eight. */
const LONG_RUN = /[0-9\uff10-\uff19]{9,64}[0-9Xx]?/gu;

const masked = (text: string): string => (text.length <= 4 ? '••••' : `••••${text.slice(-4)}`);

/** A value as read, without what could be a person's: findings are stored, listed and sent about. */
export function shownValue(
  column: WorkbookColumn,
  cell: SheetCell | undefined,
  personal: boolean,
): string | null {
  if (cell === undefined) return null;
  const text = cell.text.slice(0, 200);
  if (column.id === 'documentNumber') return masked(text);
  if (column.id === 'name' && personal) return `${[...text][0] ?? ''}••`;
  const shown =
    column.id === 'creditCode' && /[A-Za-z]/u.test(text) ? text : text.replaceAll(LONG_RUN, masked);
  return [...shown].slice(0, 40).join('');
}

/** What is said about one row. */
export type RowNotes = {
  readonly row: SheetRow;
  readonly findings: Finding[];
  readonly say: (
    said: Pick<Said, 'severity' | 'complaint'>,
    place: { readonly column: WorkbookColumn; readonly at: number } | null,
    cell?: SheetCell,
  ) => void;
};

export function notesOn(row: SheetRow, personal: boolean): RowNotes {
  const findings: Finding[] = [];
  return {
    row,
    findings,
    say({ severity, complaint }, place, cell) {
      findings.push({
        row: row.row,
        column: place?.at ?? null,
        heading: place?.column.heading.zh ?? null,
        severity,
        value: place === null ? null : shownValue(place.column, cell, personal),
        ...complaint,
      });
    },
  };
}

export const isFit = ({ findings }: RowNotes): boolean =>
  !findings.some(({ severity }) => severity === 'error');
