import type { Turn } from '../contract/workflow-steps.ts';
import { type Moment, millisOf } from '../domain/moment.ts';
import { phaseOf, type ReportState } from '../domain/report.ts';

/** Step Functions ends an execution after a year; no clock here is longer. */
const LONGEST_WAIT_S = 31_536_000;

const secondsUntil = (dueAt: Moment | undefined, now: Moment): number =>
  dueAt === undefined
    ? LONGEST_WAIT_S
    : Math.min(Math.max(Math.ceil((millisOf(dueAt) - millisOf(now)) / 1000), 1), LONGEST_WAIT_S);

/** What the workflow of a report in this state has to do next. */
export function turnOf(state: ReportState, now: Moment): Turn {
  const phase = phaseOf(state);
  switch (state.status) {
    case 'submitted':
      return { next: 'check', phase, waitSeconds: 1 };
    case 'in-review':
    case 'second-review':
      return { next: 'await-review', phase, waitSeconds: secondsUntil(state.routing?.dueAt, now) };
    case 'returned':
      return { next: 'await-supplement', phase, waitSeconds: secondsUntil(state.returned?.dueAt, now) };
    case 'draft':
    case 'approved':
    case 'rejected':
    case 'withdrawn':
      return { next: 'done', phase, waitSeconds: 1 };
  }
}
