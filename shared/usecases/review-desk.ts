import type { Caller } from '../domain/actor.ts';
import { type ClockLine, clockLineAt } from '../domain/clock-risk.ts';
import type { DistrictId } from '../domain/ids.ts';
import type { Moment } from '../domain/moment.ts';
import { coversDistrict } from '../domain/permission.ts';
import type { Policy } from '../domain/policy.ts';
import type { CampaignPolicyPorts } from './campaign-policy.ts';

/** Where an officer sits: the districts that are theirs, and the line between clocks that are well and those at risk. */
export type Desk = {
  readonly districts: readonly DistrictId[];
  readonly line: ClockLine;
  /** Of the newest campaign. */
  readonly policy: Policy;
};

/**
 * A department's queue runs through all campaigns, so its calendar is that of the newest one: the calendars of two
 * policies differ in the years that were not known yet to the older. Null while there is no campaign, and so no report.
 */
export async function deskOf(
  { campaigns, policies }: CampaignPolicyPorts,
  caller: Caller,
  now: Moment,
): Promise<Desk | null> {
  const all = [...(await campaigns.list())].sort((a, b) => (a.startedOn < b.startedOn ? -1 : 1));
  const known = await Promise.all(
    [...new Set(all.map(({ policyId }) => policyId))].map(id => policies.latest(id)),
  );
  const newest = known.find(({ policyId }) => policyId === all.at(-1)?.policyId);
  if (newest === undefined) return null;
  return { districts: districtsOf(caller, known), line: clockLineAt(now, newest.calendar), policy: newest };
}

/** The whole city is every district that any policy names. */
function districtsOf(caller: Caller, policies: readonly Policy[]): DistrictId[] {
  const named = policies.flatMap(({ jurisdiction }) => jurisdiction.districts.map(({ code }) => code));
  return [...new Set(named)].filter(district => coversDistrict(caller, district)).sort();
}
