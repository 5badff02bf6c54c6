import type { ImportTurn } from '../contract/import-steps.ts';
import { createActionId } from '../domain/action-id.ts';
import { hashOf } from '../domain/canonical.ts';
import type { ImportId } from '../domain/ids.ts';
import { type ImportState, importStateOf } from '../domain/import.ts';
import type { ReturningProgress } from '../domain/import-progress.ts';
import type { RowOutcome } from '../domain/import-row.ts';
import type { Moment } from '../domain/moment.ts';
import { accept } from '../domain/outcome.ts';
import { isAllowed, stateOf } from '../domain/report.ts';
import type { ImportRows } from '../ports/import-rows.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeImport, getImportRecord } from './change-import.ts';
import { changeReport } from './change-report.ts';
import { byStep, importTurnOf, keepUntil } from './import-turn.ts';
import { inParallel } from './in-parallel.ts';

const WIDTH = 16;

type Ports = CampaignPolicyPorts & {
  readonly imports: ImportStore;
  readonly rows: Pick<ImportRows, 'eachOutcome' | 'writeOutcomes'>;
  readonly reports: ReportStore;
};

/**
 * Gives the reports of rows that the platform turned back to their provider. A report that was decided before stays
 * decided, and its row says so: a mistake in it is mended by a correction and not behind the decision's back.
 */
export async function returnImport(
  ports: Ports,
  importId: ImportId,
  now: () => Moment,
  outOfTime: () => boolean,
): Promise<ImportTurn> {
  const { record, state } = await getImportRecord(ports.imports, importId);
  if (state.status !== 'returning') return importTurnOf(state, true, now());
  const { policy } = await getCampaignPolicy(ports, record.campaignId);
  const keep = keepUntil(state.openedAt, policy.importRules);
  const wanted = wantedRows(state);
  let progress = (await ports.imports.progress(importId, 'returning')) ?? begin(state, now());
  for await (const page of ports.rows.eachOutcome(importId, progress.cursor)) {
    // A row that this step returned before it was killed is looked at again and found returned.
    const mine = page.filter(({ row, reportId }) => reportId !== null && wanted(row));
    const outcomes = await inParallel(mine, WIDTH, outcome =>
      returnRow(ports, state, outcome, policy.version),
    );
    await ports.rows.writeOutcomes(importId, outcomes, keep);
    const returned = outcomes.filter(({ outcome }) => outcome === 'returned').length;
    progress = {
      ...progress,
      cursor: page.at(-1)?.row ?? progress.cursor,
      at: now(),
      counts: {
        returned: progress.counts.returned + returned,
        tooLate: progress.counts.tooLate + outcomes.length - returned,
      },
    };
    await ports.imports.keepProgress(importId, progress, keep);
    if (outOfTime()) return importTurnOf(state, true, now());
  }
  progress = { ...progress, at: now(), done: true };
  await ports.imports.keepProgress(importId, progress, keep);
  const { counts } = progress;
  const by = byStep(record, 'returned', 0, now(), policy.version);
  const changed = await changeImport(ports.imports, record, by, () => accept({ type: 'returned', counts }));
  if (!changed.ok) throw new Error(`import ${importId} cannot be recorded: ${changed.refusal.code}`);
  return importTurnOf(importStateOf(changed.value), true, now());
}

function wantedRows({ turnedBack }: ImportState): (row: number) => boolean {
  if (turnedBack === null) throw new Error('an import that returns rows which nobody turned back');
  if (turnedBack.rows === 'all') return () => true;
  const rows = new Set(turnedBack.rows);
  return row => rows.has(row);
}

async function returnRow(
  { reports }: Ports,
  { turnedBack }: ImportState,
  outcome: RowOutcome,
  policyVersion: number,
): Promise<RowOutcome> {
  const { reportId } = outcome;
  if (turnedBack === null || reportId === null) throw new Error('a row that was not turned back');
  const { reason, supplementDueAt, at, by: actor } = turnedBack;
  const by = {
    actor,
    at,
    policyVersion,
    actionId: createActionId('import-return', reportId, at),
    requestHash: hashOf(['import-return', reportId, reason]),
  };
  const report = await reports.find(reportId);
  const changed = await changeReport(reports, report, by, () =>
    accept({ action: { type: 'returned', reason, items: [], dueAt: supplementDueAt } }),
  );
  if (changed.ok) return { ...outcome, outcome: 'returned', reason: null };
  const status = report === null ? null : stateOf(report).status;
  // Returned already, by a reviewer: the provider has it.
  if (status === 'returned') return { ...outcome, outcome: 'returned', reason: null };
  if (status !== null && isAllowed(status, 'returned'))
    throw new Error(`report ${reportId} cannot be returned: ${changed.refusal.code}`);
  return { ...outcome, outcome: 'too-late', reason: tooLate };
}

const tooLate = {
  zh: '退回之前已作出认定，维持不变；如有错误请按更正程序办理',
  en: 'It was decided before it was turned back and stands; a mistake is mended by a correction',
};

const begin = (state: ImportState, at: Moment): ReturningProgress => ({
  phase: 'returning',
  cursor: 0,
  total:
    state.turnedBack === null || state.turnedBack.rows === 'all'
      ? (state.acted?.counts.taken ?? 0)
      : state.turnedBack.rows.length,
  startedAt: at,
  at,
  done: false,
  counts: { returned: 0, tooLate: 0 },
});
