import type { Caller } from '../domain/actor.ts';
import { pinEvidence } from '../domain/evidence-rules.ts';
import type { DepartmentId, ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse, refuseFields } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import { clockOf, findDepartment } from '../domain/policy-lookups.ts';
import { type Report, type ReportState, stateOf } from '../domain/report.ts';
import type { ReportAction, SupplementItem } from '../domain/report-action.ts';
import { dueMoment } from '../domain/working-days.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { type ActionCall, byCaller } from './action-call.ts';
import { type CampaignPolicyPorts, getCampaignPolicy } from './campaign-policy.ts';
import { changeReport, isOfDepartment, notFound } from './change-report.ts';
import { isMaker, ownDeed } from './claim-review.ts';
import { type InBulk, mayActInBulk } from './in-bulk.ts';
import { needsSecondApproval } from './review-view.ts';

export type Verdict =
  | { readonly outcome: 'approve'; readonly note: string | null }
  | { readonly outcome: 'reject'; readonly reason: string }
  | { readonly outcome: 'return'; readonly reason: string; readonly items: readonly SupplementItem[] }
  | { readonly outcome: 'transfer'; readonly reason: string; readonly department: DepartmentId };

type Command = {
  readonly by: ActionCall;
  readonly reportId: ReportId;
  readonly verdict: Verdict;
  /** Where it is one of many: what was previewed takes the place of the claim. */
  readonly inBulk?: InBulk;
};
type Decided = { reportId: ReportId; status: string; version: number; decidedAt: Moment };

/** A department's reasoned decision. Maker ≠ checker is checked here and once more in the write. */
export async function decideReview(
  ports: CampaignPolicyPorts & { readonly reports: ReportStore },
  { by: call, reportId, verdict, inBulk }: Command,
): Promise<Outcome<Decided>> {
  const { caller, now } = call;
  const mayTouch = isOfDepartment(caller, 'review:decide');
  const report = await ports.reports.find(reportId);
  if (report === null) return notFound();
  const { policy } = await getCampaignPolicy(ports, report.campaignId);
  const own = byCaller(call, policy.version, verdict);
  const by = inBulk === undefined ? own : { ...own, bulk: inBulk.bulkId };
  const changed = await changeReport(
    ports.reports,
    report,
    by,
    (current, state) => {
      const action = tryVerdict(verdict, current, state, { policy, caller, now, inBulk });
      return action.ok ? accept({ action: action.value, checker: caller.person }) : action;
    },
    // A retry may come after the decision moved the report to another department: its own call opens it again.
    (current, state) =>
      mayTouch(current, state) || current.history.some(({ actionId }) => actionId === call.actionId),
  );
  if (!changed.ok) return changed;
  const state = stateOf(changed.value);
  return accept({ reportId, status: state.status, version: state.version, decidedAt: now });
}

type Around = {
  readonly policy: Policy;
  readonly caller: Caller;
  readonly now: Moment;
  readonly inBulk?: InBulk | undefined;
};

/** What a verdict does to a report that stands so, or why it does not. Pure. */
export function tryVerdict(
  verdict: Verdict,
  report: Report,
  state: ReportState,
  { policy, caller, now, inBulk }: Around,
): Outcome<ReportAction> {
  const refusal = mayDecide(report, state, { caller, now, inBulk });
  return refusal ?? actionOf(verdict, report, state, policy, now);
}

function mayDecide(
  report: Report,
  state: ReportState,
  { caller, now, inBulk }: Omit<Around, 'policy'>,
): Outcome<never> | null {
  if (inBulk !== undefined)
    return isMaker(state, caller.person) ? ownDeed : mayActInBulk(report, state, inBulk, now);
  if (state.status !== 'in-review' && state.status !== 'second-review') return null;
  if (isMaker(state, caller.person)) return ownDeed;
  if (state.claim === null || state.claim.until <= now) {
    return refuse(
      'claim-required',
      '请先领取再作决定；领取可能已过期。',
      'Claim it first; an earlier claim may have run out.',
    );
  }
  if (state.claim.account !== caller.account) {
    return refuse('claimed-by-another', '已由其他工作人员领取。', 'A colleague holds this one.');
  }
  return null;
}

function actionOf(
  verdict: Verdict,
  report: Report,
  state: ReportState,
  policy: Policy,
  now: Moment,
): Outcome<ReportAction> {
  const due = (clock: 'second-review' | 'supplement') =>
    dueMoment(now, clockOf(policy, clock), policy.calendar);
  switch (verdict.outcome) {
    case 'approve': {
      const evidence = pinEvidence(state.evidence);
      if (!evidence.ok) return evidence;
      const approval = { note: verdict.note, evidence: evidence.value };
      return needsSecondApproval(policy, report) && state.secondedBy === null
        ? accept({ type: 'seconded', ...approval, dueAt: due('second-review') })
        : accept({ type: 'approved', ...approval });
    }
    case 'reject':
      return accept({ type: 'rejected', reason: verdict.reason });
    case 'return': {
      const unknown = verdict.items.findIndex(
        ({ evidenceId }) => evidenceId !== undefined && !state.evidence.has(evidenceId),
      );
      if (unknown >= 0) return refuseFields([{ ...noSuchFile, path: ['items', unknown, 'evidenceId'] }]);
      return accept({
        type: 'returned',
        reason: verdict.reason,
        items: [...verdict.items],
        dueAt: due('supplement'),
      });
    }
    case 'transfer': {
      const { routing } = state;
      if (
        findDepartment(policy, verdict.department) === undefined ||
        verdict.department === routing?.department
      ) {
        return refuseFields([{ ...noSuchDepartment, path: ['department'] }]);
      }
      if (routing === null) throw new Error('a review of what was never routed');
      const rule = `${policy.policyId}@${policy.version} transferred ${routing.department} → ${verdict.department}`;
      // The clock goes along: a wrong route is nobody's gain of time.
      return accept({
        type: 'transferred',
        reason: verdict.reason,
        routing: { ...routing, department: verdict.department, rule },
      });
    }
  }
}

const noSuchFile = {
  code: 'unknown-evidence',
  message: { zh: '没有这份材料', en: 'There is no such file' },
  remedy: { zh: '请从该报送的材料中选择', en: 'Choose one of the files of this report' },
};

const noSuchDepartment = {
  code: 'unknown-department',
  message: { zh: '不能移交到这个部门', en: 'It cannot be transferred to this department' },
  remedy: { zh: '请选择政策所列的另一个部门', en: 'Choose another department of the policy' },
};
