import { createActionId } from '../domain/action-id.ts';
import type { ReportId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, type Refusal, refuse } from '../domain/outcome.ts';
import { stateOf } from '../domain/report.ts';
import type { ActionCall } from './action-call.ts';
import { type ClaimPorts, claimReview } from './claim-review.ts';
import { decideReview, type Verdict } from './decide-review.ts';

type Command = {
  readonly by: ActionCall;
  readonly reportId: ReportId;
  readonly verdict: Verdict;
  readonly together: readonly ReportId[];
};
type Decided = { readonly status: string; readonly version: number; readonly decidedAt: Moment };
type Item = {
  readonly reportId: ReportId;
  readonly decided: Decided | null;
  readonly refused: Pick<Refusal, 'code' | 'detail'> | null;
};

/**
 * One verdict on several reports of one deed. The report at hand must be claimed and is decided first, for it is the one
 * that was looked at: where it is refused, nothing happens to the others. Of those each has its own outcome.
 */
export async function decideCluster(
  ports: ClaimPorts,
  { by, reportId, verdict, together }: Command,
): Promise<Outcome<{ readonly items: readonly Item[] }>> {
  const first = await decideReview(ports, { by: actingOn(by, reportId), reportId, verdict });
  if (!first.ok) return first;
  const report = await ports.reports.find(reportId);
  const deed = report === null ? null : stateOf(report).deed;
  const items: Item[] = [itemOf(reportId, first)];
  for (const twin of new Set(together)) {
    if (twin === reportId) continue;
    items.push(itemOf(twin, await decideTwin(ports, { by, reportId: twin, verdict }, deed)));
  }
  return accept({ items });
}

async function decideTwin(
  ports: ClaimPorts,
  { by, reportId, verdict }: Omit<Command, 'together'>,
  deed: string | null,
): Promise<Outcome<Decided>> {
  const twin = await ports.reports.find(reportId);
  if (twin === null || stateOf(twin).deed !== deed) return notOfThisDeed;
  const own = { by: actingOn(by, reportId), reportId, verdict: onTwin(verdict) };
  const decided = await decideReview(ports, own);
  if (decided.ok || decided.refusal.code !== 'claim-required') return decided;
  // The claim stands in its history as for any other: this officer decided on it, and may have to say why.
  const claimed = await claimReview(ports, { by: actingOn(by, reportId, 'claim'), reportId });
  return claimed.ok ? decideReview(ports, own) : claimed;
}

/** Each report meets a call of its own, made from the one call, so that a retry finds each where it left it. */
const actingOn = (by: ActionCall, ...on: readonly string[]): ActionCall => ({
  ...by,
  actionId: createActionId(by.actionId, ...on),
});

/** What was asked about the first report's files says nothing of the others'. */
const onTwin = (verdict: Verdict): Verdict =>
  verdict.outcome === 'return'
    ? { ...verdict, items: verdict.items.filter(({ evidenceId }) => evidenceId === undefined) }
    : verdict;

const itemOf = (reportId: ReportId, outcome: Outcome<Decided>): Item => {
  if (!outcome.ok) {
    const { code, detail } = outcome.refusal;
    return { reportId, decided: null, refused: { code, detail } };
  }
  const { status, version, decidedAt } = outcome.value;
  return { reportId, decided: { status, version, decidedAt }, refused: null };
};

const notOfThisDeed = refuse(
  'not-found',
  '这一件与本件不是同一事项，请单独办理。',
  'This one is not of the same deed; decide it by itself.',
);
