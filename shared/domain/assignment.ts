import type { Moment } from './moment.ts';
import type { ReportState } from './report.ts';

/** The account that holds the claim now. A claim is good in [claimed, until). */
export const claimantOf = ({ claim }: ReportState, now: Moment): string | null =>
  claim !== null && now < claim.until ? claim.account : null;

/** The officer to whom it is given now and whom nobody else may forestall. A lease is good in [assigned, until). */
export const assigneeOf = ({ assignment }: ReportState, now: Moment): string | null =>
  assignment !== null && now < assignment.until ? assignment.to : null;

/** Whose claims and whose assignments are no obstacle. */
export type Hands = { readonly claims: readonly string[]; readonly assignments: readonly string[] };

/** Is it somebody else's at this moment, and by what? */
export function heldByAnother(
  state: ReportState,
  { claims, assignments }: Hands,
  now: Moment,
): 'claimed-by-another' | 'assigned-to-another' | null {
  const claimant = claimantOf(state, now);
  if (claimant !== null && !claims.includes(claimant)) return 'claimed-by-another';
  const assignee = assigneeOf(state, now);
  return assignee !== null && !assignments.includes(assignee) ? 'assigned-to-another' : null;
}
