import { type ClockRisk, clockRiskOf } from '../domain/clock-risk.ts';
import type { DistrictId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { Page, QueueRow, ReportStore } from '../ports/report-store.ts';
import type { ReadCall } from './action-call.ts';

type Command = {
  readonly by: ReadCall;
  readonly district: DistrictId;
  readonly limit: number;
  readonly cursor?: string | undefined;
};
type Row = Omit<QueueRow, 'claimedBy' | 'claimedUntil'> & {
  readonly clock: ClockRisk;
  readonly claimed: { readonly byYou: boolean; readonly until: Moment } | null;
};

/** What waits in the caller's department in one district, most urgent first. */
export async function listReviews(
  { reports }: { readonly reports: ReportStore },
  { by: { caller, now }, district, limit, cursor }: Command,
): Promise<Outcome<Page<Row>>> {
  const { department } = caller;
  if (department === null || !may(caller, 'review:read', { department, district })) {
    return refuse('forbidden', '这不是您负责的区县。', 'This district is not one of yours.');
  }
  const page = await reports.queue(department, district, limit, cursor ?? null);
  const items = page.items.map(({ claimedBy, claimedUntil, ...row }) => ({
    ...row,
    clock: clockRiskOf(row.dueAt, now),
    claimed:
      claimedBy === null || claimedUntil === null || claimedUntil <= now
        ? null
        : { byYou: claimedBy === caller.account, until: claimedUntil },
  }));
  return accept({ items, next: page.next });
}
