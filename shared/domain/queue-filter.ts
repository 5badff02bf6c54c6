import * as z from 'zod';
import { AccountId } from './actor.ts';
import { CategoryId, DepartmentId, DistrictId } from './ids.ts';
import { Channel } from './report-action.ts';

export const ClockRisk = z.enum(['due', 'at-risk', 'overdue']);
export type ClockRisk = z.infer<typeof ClockRisk>;

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
  assignedTo: AccountId.optional(),
});
export type QueueFilter = z.infer<typeof QueueFilter>;
