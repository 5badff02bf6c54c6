import type { ReportView } from '../contract/report-views.ts';
import type { Caller } from '../domain/actor.ts';
import type { Evidence } from '../domain/evidence.ts';
import { receiptNumberOf } from '../domain/receipt-number.ts';
import { type Report, stateOf } from '../domain/report.ts';
import type { HistoryEntry } from '../domain/report-action.ts';
import { routingViewOf } from './routing-view.ts';

type Timeline = ReportView['timeline'][number];

function whoOf({ actor }: HistoryEntry, caller: Caller): Timeline['by'] {
  if (actor.kind === 'system') return 'system';
  if (actor.account === caller.account) return 'you';
  return actor.kind === 'staff' && actor.role !== 'office' ? 'department' : 'office';
}

function textOf({ action }: HistoryEntry): string | null {
  switch (action.type) {
    case 'rejected':
    case 'returned':
    case 'transferred':
    case 'evidence-released':
    case 'withdrawn':
    case 'evidence-recorded':
      return action.reason;
    case 'approved':
    case 'seconded':
    case 'supplemented':
      return action.note;
    default:
      return null;
  }
}

const timelineOf = (entry: HistoryEntry, caller: Caller): Timeline => ({
  sequence: entry.sequence,
  at: entry.at,
  what: entry.action.type,
  by: whoOf(entry, caller),
  department: entry.actor.kind === 'staff' ? entry.actor.department : null,
  text: textOf(entry),
  ...askedOf(entry),
});

function askedOf({ action }: HistoryEntry): Pick<Timeline, 'asked' | 'answers'> {
  if (action.type === 'returned' && action.items.length > 0) return { asked: action.items };
  return action.type === 'supplemented' && action.answers !== undefined ? { answers: action.answers } : {};
}

export const evidenceViewOf = ({ evidenceId, name, type, length, sha256, state, reason }: Evidence) => ({
  evidenceId,
  name,
  type,
  length,
  sha256,
  state,
  reason,
});

/** A report as its reporter may see it: everything but tokens, officers' names and identity documents. */
export function reportViewOf(report: Report, caller: Caller): ReportView {
  const state = stateOf(report);
  const { determination, returned, routing } = state;
  return {
    reportId: report.reportId,
    receiptNumber: receiptNumberOf(report.reportId),
    campaignId: report.campaignId,
    category: report.form.category,
    status: state.status,
    openedAt: state.openedAt,
    changedAt: state.changedAt,
    version: state.version,
    channel: state.channel,
    form: report.form,
    evidence: [...state.evidence.values()].filter(({ state: now }) => now !== 'removed').map(evidenceViewOf),
    submittedAt: state.submittedAt,
    department: routing?.department ?? null,
    district: routing?.district ?? null,
    dueAt: determination === null ? (routing?.dueAt ?? null) : null,
    routedBy: routing?.rule ?? null,
    routing: routingViewOf(report),
    wanted:
      state.status === 'returned' && returned !== null
        ? { reason: returned.reason, items: returned.items, dueAt: returned.dueAt }
        : null,
    outcome:
      determination === null
        ? null
        : {
            outcome: determination.outcome,
            at: determination.at,
            text: determination.text,
            policyVersion: determination.policyVersion,
          },
    timeline: report.history.map(entry => timelineOf(entry, caller)),
  };
}
