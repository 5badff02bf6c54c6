import { chooseSheet, headingRows, type Layout, recogniseHeadings } from '../domain/bulk-headings.ts';
import { workbookPlan } from '../domain/bulk-plan.ts';
import type { ImportKind } from '../domain/import-action.ts';
import { noRows } from '../domain/import-findings.ts';
import type { Policy } from '../domain/policy.ts';
import type { Finding, MergedRange, SheetRow } from '../domain/sheet.ts';
import type { WorkbookPlan } from '../domain/workbook-plan.ts';
import type { OpenSpreadsheet } from '../ports/spreadsheets.ts';

/** The one sheet of a file that holds the rows, and where its columns stand. */
export type FoundSheet = {
  readonly index: number;
  /** How many rows hold anything: exact of a workbook, an estimate of a CSV file. */
  readonly estimate: number;
  readonly plan: WorkbookPlan;
  readonly layout: Layout;
  readonly merged: readonly MergedRange[];
  /** Of the sheet as a whole. */
  readonly findings: readonly Finding[];
};

type Found =
  | { readonly ok: true; readonly sheet: FoundSheet }
  | { readonly ok: false; readonly findings: readonly [Finding, ...Finding[]] };

/** Finds the rows in a file by their headings, or says what its author has to change. */
export async function findSheet(file: OpenSpreadsheet, policy: Policy, kind: ImportKind): Promise<Found> {
  const plan = workbookPlan(policy, kind);
  const other = workbookPlan(policy, kind === 'persons' ? 'organisations' : 'persons');
  const candidates = await Promise.all(
    file.sheets.map(async (outline, index) => ({ outline, first: await firstRows(file, index) })),
  );
  const chosen = chooseSheet(plan, candidates);
  if (!chosen.ok) return refused(chosen.findings);
  const sheet = candidates[chosen.sheet];
  if (sheet === undefined) return refused([noRows]);
  const headings = recogniseHeadings(plan, sheet.first, sheet.outline, [other]);
  const findings = [...chosen.findings, ...headings.findings];
  if (!headings.ok) return refused(findings);
  const { layout } = headings;
  return {
    ok: true,
    sheet: {
      index: chosen.sheet,
      estimate: Math.max(0, sheet.outline.rows - layout.headingRow),
      plan,
      layout,
      merged: sheet.outline.merged,
      findings,
    },
  };
}

/** Headings stand near the top; of what stands below, a little tells that there are rows. */
const enough = headingRows + 10;

async function firstRows(file: OpenSpreadsheet, index: number): Promise<readonly SheetRow[]> {
  const first: SheetRow[] = [];
  for await (const batch of file.rows(index)) {
    first.push(...batch.slice(0, enough - first.length));
    if (first.length >= enough) break;
  }
  return first;
}

/** The errors first: they are what keeps the file from being read. */
function refused(findings: readonly Finding[]): Found {
  const [first = noRows, ...rest] = [...findings].sort(
    (a, b) => Number(b.severity === 'error') - Number(a.severity === 'error'),
  );
  return { ok: false, findings: [first, ...rest] };
}
