import type { Actor } from './actor.ts';
import { hashOf } from './canonical.ts';
import { earlierIn, isChained } from './hash-chain.ts';
import type { ActionId, BulkId, CampaignId, ReportId, Sha256 } from './ids.ts';
import type { Moment } from './moment.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import { isAllowed, type Report, stateOf } from './report.ts';
import type { HistoryEntry, ReportAction } from './report-action.ts';
import type { ReportForm } from './report-form.ts';

/** Everything about a call but what it does: who, when, under which policy, and what makes a retry the same call. */
export type ActionBy = {
  readonly actor: Actor;
  readonly at: Moment;
  readonly policyVersion: number;
  readonly actionId: ActionId;
  readonly requestHash: Sha256;
  /** The decision about many reports that this is part of. */
  readonly bulk?: BulkId;
};

/** More would bring the record near DynamoDB's 400 kB item limit; a report in good order needs about ten. */
export const longestHistory = 200;

function entryOf(sequence: number, previous: Sha256, by: ActionBy, action: ReportAction): HistoryEntry {
  const body = { sequence, ...by, action, previous };
  return { ...body, hash: hashOf(body) };
}

export function openReport(
  identity: { reportId: ReportId; campaignId: CampaignId; form: ReportForm },
  by: ActionBy,
  action: Extract<ReportAction, { type: 'opened' }>,
): Report {
  return { ...identity, schemaVersion: 1, history: [entryOf(1, hashOf(identity.reportId), by, action)] };
}

/** The report with one more entry, or why this may not happen to it now. */
export function appendAction(
  report: Report,
  by: ActionBy,
  action: ReportAction,
  form: ReportForm = report.form,
): Outcome<Report> {
  const state = stateOf(report);
  if (!isAllowed(state.status, action.type)) {
    return refuse(
      'wrong-status',
      '当前状态下不能进行此操作，请刷新后查看最新状态。',
      `This cannot be done while the report is "${state.status}"; reload it to see where it stands.`,
    );
  }
  if (report.history.length >= longestHistory) {
    return refuse(
      'too-many',
      '该报送的操作次数已达上限，请联系市信用办。',
      'This report has reached its limit of actions; contact the credit office.',
    );
  }
  const last = report.history.at(-1);
  if (last === undefined) throw new Error('a report without a history');
  const entry = entryOf(last.sequence + 1, last.hash, by, action);
  return accept({ ...report, form, history: [...report.history, entry] });
}

export const earlierCall = (
  report: Report,
  by: Pick<ActionBy, 'actionId' | 'requestHash'>,
): Outcome<HistoryEntry> | null => earlierIn(report.history, by);

export const isChainWhole = (report: Report): boolean => isChained(hashOf(report.reportId), report.history);
