import type { QueueRowView } from '../contract/report-views.ts';
import { clockRiskOf } from '../domain/clock-risk.ts';
import type { DistrictId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { may } from '../domain/permission.ts';
import type { QueueFilter } from '../domain/queue-filter.ts';
import type { Page, ReportStore } from '../ports/report-store.ts';
import type { ReadCall } from './action-call.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';
import { deskOf } from './review-desk.ts';

type Command = Pick<QueueFilter, 'category' | 'channel' | 'clock' | 'linked' | 'escalated'> & {
  readonly by: ReadCall;
  /** One of the caller's own; all of them where it is left out. */
  readonly district?: DistrictId | undefined;
  /** Given to the caller. */
  readonly mine?: true | undefined;
  readonly limit: number;
  readonly cursor?: string | undefined;
};

/** What waits in the caller's department, most at risk first. */
export async function listReviews(
  ports: CampaignPolicyPorts & { readonly reports: ReportStore },
  { by: { caller, now }, district, mine, limit, cursor, ...wanted }: Command,
): Promise<Outcome<Page<QueueRowView>>> {
  const { department } = caller;
  if (
    department === null ||
    !may(caller, 'review:read', district === undefined ? undefined : { department, district })
  )
    return notYours;
  const desk = await deskOf(ports, caller, now);
  const districts = district === undefined ? (desk?.districts ?? []) : [district];
  if (desk === null || districts.length === 0) return accept({ items: [], next: null });
  const filter: QueueFilter = {
    ...wanted,
    department,
    districts: [...districts],
    ...(mine === undefined ? {} : { assignedTo: caller.account }),
  };
  const page = await ports.reports.queue(filter, desk.line, limit, cursor ?? null);
  const holdOf = (account: string | null, until: Moment | null) =>
    account === null || until === null || until <= now ? null : { byYou: account === caller.account, until };
  const items = page.items.map(
    ({ department: _, claimedBy, claimedUntil, assignedTo, assignedUntil, ...row }) => ({
      ...row,
      clock: clockRiskOf(row.dueAt, desk.line),
      claimed: holdOf(claimedBy, claimedUntil),
      assigned:
        assignedTo === null || assignedUntil === null
          ? null
          : { toYou: assignedTo === caller.account, until: assignedUntil },
    }),
  );
  return accept({ items, next: page.next });
}

export const notYours = refuse('forbidden', '这不是您负责的区县。', 'This district is not one of yours.');
