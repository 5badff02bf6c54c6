import * as z from 'zod';
import { AccountId } from './actor.ts';
import { type ClockLine, ClockRisk, clockRiskOf } from './clock-risk.ts';
import { CategoryId, DepartmentId, DistrictId } from './ids.ts';
import type { QueueRow } from './queue-row.ts';
import { Channel } from './report-action.ts';

/** What of one department's queue is meant. A member left out means whatever. */
export const QueueFilter = z.strictObject({
  department: DepartmentId,
  /** At least one; every one of them an officer's own. */
  districts: z.array(DistrictId).min(1).max(40),
  category: CategoryId.optional(),
  channel: Channel.optional(),
  clock: ClockRisk.optional(),
  /** Another report of the same deed is known. */
  linked: z.literal(true).optional(),
  escalated: z.literal(true).optional(),
  /** Given to this officer, also where the time until which nobody else may take it has run out since. */
  assignedTo: AccountId.optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;

/** Is this waiting report one of those meant? */
export const isMeant = (filter: QueueFilter, waiting: QueueRow, line: ClockLine): boolean =>
  waiting.department === filter.department &&
  filter.districts.some(district => district === waiting.district) &&
  (filter.category === undefined || waiting.category === filter.category) &&
  (filter.channel === undefined || waiting.channel === filter.channel) &&
  (filter.clock === undefined || clockRiskOf(waiting.dueAt, line) === filter.clock) &&
  (filter.linked === undefined || waiting.linked > 0) &&
  (filter.escalated === undefined || waiting.escalatedTo !== null) &&
  (filter.assignedTo === undefined || waiting.assignedTo === filter.assignedTo);
