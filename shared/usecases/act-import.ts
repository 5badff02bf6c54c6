import type { ImportTurn } from '../contract/import-steps.ts';
import { createActionId } from '../domain/action-id.ts';
import type { ImportId, ReportId } from '../domain/ids.ts';
import { type Import, type ImportState, importStateOf } from '../domain/import.ts';
import type { ActingProgress } from '../domain/import-progress.ts';
import type { RowOutcome, StagedRow } from '../domain/import-row.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import { type Report, stateOf } from '../domain/report.ts';
import type { ImportSource } from '../domain/report-action.ts';
import { reportIdOf } from '../domain/report-id.ts';
import type { IdentityVault } from '../ports/identity-vault.ts';
import type { ImportRows } from '../ports/import-rows.ts';
import type { ImportStore } from '../ports/import-store.ts';
import type { ReportStore } from '../ports/report-store.ts';
import type { StagedRows } from '../ports/staged-rows.ts';
import type { ActionCall } from './action-call.ts';
import { type CampaignPolicy, type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeImport, getImportRecord } from './change-import.ts';
import { byStep, importTurnOf, keepUntil } from './import-turn.ts';
import { inParallel } from './in-parallel.ts';
import { openReport } from './open-report.ts';
import { submitReport } from './submit-report.ts';

/** Rows on their way at once: each is some ten calls that wait for the network. */
const WIDTH = 16;

type Ports = CampaignPolicyPorts & {
  readonly imports: ImportStore;
  readonly rows: Pick<ImportRows, 'writeOutcomes'>;
  readonly staged: Pick<StagedRows, 'chunks'>;
  readonly reports: ReportStore;
  readonly vault: IdentityVault;
};

/**
 * Lets confirmed rows act, chunk after chunk, each as the single report that its clerk could have sent. A row's ids are
 * made from its key, so that a chunk that was killed halfway is done again and nothing acts twice; a row that is refused
 * keeps its refusal and holds no other one up.
 */
export async function actImport(
  ports: Ports,
  importId: ImportId,
  now: () => Moment,
  outOfTime: () => boolean,
): Promise<ImportTurn> {
  const { record, state } = await getImportRecord(ports.imports, importId);
  if (state.status !== 'acting') return importTurnOf(state, true, now());
  const work = await workOf(ports, record, state);
  let progress = (await ports.imports.progress(importId, 'acting')) ?? begin(state, now());
  for await (const { first, rows } of ports.staged.chunks(importId, progress.cursor)) {
    const outcomes = await inParallel(rows, WIDTH, row => actRow(work, row));
    await ports.rows.writeOutcomes(importId, outcomes, work.keepUntil);
    progress = { ...progress, cursor: first, at: now(), counts: added(progress.counts, outcomes) };
    await ports.imports.keepProgress(importId, progress, work.keepUntil);
    if (outOfTime()) return importTurnOf(state, true, now());
  }
  progress = { ...progress, at: now(), done: true };
  await ports.imports.keepProgress(importId, progress, work.keepUntil);
  const by = byStep(record, 'acted', 0, now(), work.policyVersion);
  const { counts } = progress;
  const changed = await changeImport(ports.imports, record, by, () => accept({ type: 'acted', counts }));
  if (!changed.ok) throw new Error(`import ${importId} cannot be recorded: ${changed.refusal.code}`);
  return importTurnOf(importStateOf(changed.value), true, now());
}

type Work = {
  readonly ports: Ports & { readonly verifiedIdentity: () => Promise<null> };
  readonly source: Omit<ImportSource, 'row'>;
  readonly record: Import;
  readonly call: Omit<ActionCall, 'actionId'>;
  readonly codesConfirmed: boolean;
  readonly policyVersion: number;
  readonly keepUntil: Moment;
};

async function workOf(ports: Ports, record: Import, state: ImportState): Promise<Work> {
  const { confirmed, maker, announced } = state;
  if (confirmed === null) throw new Error(`import ${record.importId} acts without a confirmation`);
  const fixed = await getCampaignPolicy(ports, record.campaignId);
  const { account, person, role, department } = maker;
  return {
    // Asked once for all rows of this stretch, and nobody is verified: the clerk states others.
    ports: { ...ports, ...campaignPolicyOf(fixed), verifiedIdentity: async () => null },
    source: { importId: record.importId, sha256: announced.file.sha256 },
    record,
    // In time is what was confirmed in time, however long the queue behind it.
    call: {
      caller: { account, person, role, department, districts: [] },
      now: confirmed.at,
      bearer: '',
    },
    codesConfirmed: confirmed.codesConfirmed,
    policyVersion: fixed.policy.version,
    keepUntil: keepUntil(state.openedAt, fixed.policy.importRules),
  };
}

const campaignPolicyOf = ({ campaign, policy }: CampaignPolicy): CampaignPolicyPorts => ({
  campaigns: {
    find: async () => campaign,
    list: async () => [campaign],
    add: unwanted,
    save: unwanted,
  },
  policies: {
    get: async () => policy,
    find: async () => policy,
    latest: async () => policy,
    add: unwanted,
    list: unwanted,
  },
});
const unwanted = (): never => {
  throw new Error('rows change no campaign and no policy');
};

/** The ids by which the same row is the same report, whichever file it comes in. */
export const rowReportId = (key: string): ReportId => reportIdOf(openingOf(key));
const openingOf = (key: string) => createActionId('import-row', key);

async function actRow(work: Work, staged: StagedRow): Promise<RowOutcome> {
  const { row, key } = staged;
  if (staged.codeOpen && !work.codesConfirmed)
    return { row, outcome: 'left-out', reportId: null, reason: codeNotConfirmed };
  const standing = await work.ports.reports.find(rowReportId(key));
  if (standing !== null && isOfAnother(standing, work.source.importId))
    return { row, outcome: 'unchanged', reportId: null, reason: reportedBefore };
  const done = await reportRow(work, staged);
  return done.ok
    ? { row, outcome: 'taken', reportId: rowReportId(key), reason: null }
    : { row, outcome: 'refused', reportId: null, reason: reasonOf(done.refusal) };
}

/** Handed in already by another file that was confirmed while this one waited. A mere draft is nobody's yet. */
const isOfAnother = (report: Report, importId: ImportId): boolean => {
  const { source, status } = stateOf(report);
  return status !== 'draft' && source?.importId !== importId;
};

async function reportRow(work: Work, staged: StagedRow): Promise<Outcome<unknown>> {
  const { ports, call, record, source } = work;
  const { row, key, form, subject, declarations, consents } = staged;
  const opened = await openReport(ports, {
    by: { ...call, actionId: openingOf(key) },
    campaignId: record.campaignId,
    channel: 'department',
    form,
    source: { ...source, row },
  });
  if (!opened.ok) return opened;
  return submitReport(ports, {
    by: { ...call, actionId: createActionId('import-row-submit', key) },
    reportId: rowReportId(key),
    subject:
      subject.kind === 'organisation'
        ? { ...subject, codeConfirmed: subject.codeConfirmed || (staged.codeOpen && work.codesConfirmed) }
        : subject,
    declarations,
    consents,
  });
}

/** The first thing that is wrong with a field says more than that something is. */
const reasonOf = ({ detail, problems }: Extract<Outcome<never>, { ok: false }>['refusal']) =>
  problems[0]?.message ?? detail;

const reportedBefore = {
  zh: '另一批次已报送相同内容，不重复报送',
  en: 'Another file has reported the same meanwhile; it is not reported twice',
};

const codeNotConfirmed = {
  zh: '统一社会信用代码校验未通过，负责人未确认，未报送',
  en: 'The credit code fails its check and the lead did not confirm it; left out',
};

const begin = (state: ImportState, at: Moment): ActingProgress => ({
  phase: 'acting',
  cursor: 0,
  total: state.judged?.counts.good ?? 0,
  startedAt: at,
  at,
  done: false,
  counts: { taken: 0, unchanged: 0, refused: 0, leftOut: 0 },
});

function added(counts: ActingProgress['counts'], outcomes: readonly RowOutcome[]): ActingProgress['counts'] {
  const of = (wanted: RowOutcome['outcome']) => outcomes.filter(({ outcome }) => outcome === wanted).length;
  return {
    taken: counts.taken + of('taken'),
    unchanged: counts.unchanged + of('unchanged'),
    refused: counts.refused + of('refused'),
    leftOut: counts.leftOut + of('left-out'),
  };
}
