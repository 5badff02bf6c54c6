import type { StatedSubject } from '../contract/report-routes.ts';
import type { Campaign } from '../domain/campaign.ts';
import type { ImportKind } from '../domain/import-action.ts';
import { noRows } from '../domain/import-findings.ts';
import type { StagedRow } from '../domain/import-row.ts';
import type { Moment } from '../domain/moment.ts';
import type { Policy } from '../domain/policy.ts';
import { CompleteReportForm } from '../domain/report-form.ts';
import type { Finding, SheetRow } from '../domain/sheet.ts';
import type { OpenSpreadsheet } from '../ports/spreadsheets.ts';

/** One row as the rules see it: what was found at its cells, and the report it would become if it is fit to be one. */
export type JudgedRow = {
  readonly row: number;
  readonly findings: readonly Finding[];
  readonly report: (Omit<StagedRow, 'row' | 'key'> & { readonly subject: StatedSubject }) | null;
};

export type JudgedSheet = {
  readonly estimate: number;
  readonly findings: readonly Finding[];
  /** Rows below the headings, after a row. */
  rows(after: number): AsyncIterable<readonly SheetRow[]>;
  /** null for a row that is no row of data. */
  judge(row: SheetRow, now: Moment): JudgedRow | null;
};

type Opened =
  | { readonly ok: true; readonly value: JudgedSheet }
  | { readonly ok: false; readonly finding: Finding };

/** STUB until the plan and the judge exist. */
export async function openSheet(
  file: OpenSpreadsheet,
  _policy: Policy,
  _campaign: Campaign,
  _kind: ImportKind,
): Promise<Opened> {
  const outline = file.sheets[0];
  if (outline === undefined) return { ok: false, finding: noRows };
  return {
    ok: true,
    value: {
      estimate: outline.rows,
      findings: [],
      rows: after => file.rows(0, Math.max(after, 1)),
      judge(row) {
        const cell = (column: number) => row.cells.find(one => one.column === column)?.text.trim() ?? '';
        const form = CompleteReportForm.safeParse({
          category: 'organisation-contribution',
          district: cell(3),
          matter: {
            title: cell(4),
            description: cell(5),
            startedOn: cell(6),
            endedOn: cell(7),
            place: cell(8),
          },
        });
        if (!form.success)
          return {
            row: row.row,
            report: null,
            findings: [
              {
                row: row.row,
                column: 3,
                heading: '区县',
                severity: 'error',
                code: 'stub',
                value: null,
                message: { zh: '错', en: 'wrong' },
                remedy: { zh: '改', en: 'mend' },
              },
            ],
          };
        return {
          row: row.row,
          findings: [],
          report: {
            form: form.data,
            subject: { kind: 'organisation', name: cell(1), creditCode: cell(2), codeConfirmed: false },
            declarations: [],
            consents: [],
            codeOpen: false,
          },
        };
      },
    },
  };
}
