import type { StatisticsView } from '../contract/desk-routes.ts';
import { type ClockLine, clockLineAt } from '../domain/clock-risk.ts';
import { addUp, type DeskNumbers, type Tally } from '../domain/desk-numbers.ts';
import type { CampaignId, DepartmentId, DistrictId } from '../domain/ids.ts';
import { accept, type Outcome } from '../domain/outcome.ts';
import type { Counters } from '../ports/counters.ts';
import type { ReadCall } from './action-call.ts';
import { type CampaignPolicyPorts, findCampaignPolicy } from './campaign-policy.ts';
import { backlogOf } from './desk-backlog.ts';

type Command = {
  readonly by: ReadCall;
  readonly campaignId: CampaignId;
  readonly department?: DepartmentId | undefined;
  readonly district?: DistrictId | undefined;
};

/** How the work goes in a department, a district or the whole city: from the counters alone, in one query. */
export async function getStatistics(
  ports: CampaignPolicyPorts & { readonly counters: Counters },
  { by: { now }, campaignId, department, district }: Command,
): Promise<Outcome<StatisticsView>> {
  const found = await findCampaignPolicy(ports, campaignId);
  if (!found.ok) return found;
  const line = clockLineAt(now, found.value.policy.calendar);
  const { countedAt, tallies } = await ports.counters.desks(campaignId, department ?? null);
  const meant = tallies.filter(tally => district === undefined || tally.district === district);
  const numbers = addUp(meant);
  const outcomes = outcomesOf(numbers);
  const determined = outcomes.approved + outcomes.rejected;
  return accept({
    campaignId,
    department: department ?? null,
    district: district ?? null,
    countedAt,
    backlog: { ...backlogOf(numbers, line), withReporter: numbers.withReporter },
    age: [...numbers.byHandedIn],
    throughput: [...numbers.byDecided],
    outcomes,
    meanHoursToDecision: determined === 0 ? null : numbers.secondsToDecision / determined / 3600,
    parts: partsOf(meant, line),
  });
}

function outcomesOf({ byDecided }: DeskNumbers) {
  const sum = (of: (day: DeskNumbers['byDecided'][number]) => number) =>
    byDecided.reduce((total, day) => total + of(day), 0);
  return {
    approved: sum(day => day.approved),
    rejected: sum(day => day.rejected),
    returned: sum(day => day.returned),
  };
}

/** Each department in each district where anything ever waited. */
function partsOf(tallies: readonly Tally[], line: ClockLine): StatisticsView['parts'] {
  const places = Map.groupBy(tallies, ({ department, district }) => `${department}#${district}`);
  return [...places]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, own]) => {
      const [first] = own;
      if (first === undefined) return [];
      const { department, district } = first;
      const numbers = addUp(own);
      const { waiting, byClock } = backlogOf(numbers, line);
      return [{ department, district, waiting, overdue: byClock.overdue, ...outcomesOf(numbers) }];
    });
}
