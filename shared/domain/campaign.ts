import * as z from 'zod';
import { Actor } from './actor.ts';
import { Bilingual } from './bilingual.ts';
import { Day } from './day.ts';
import { ActionId, CampaignId, Sha256 } from './ids.ts';
import { Moment } from './moment.ts';

/** One disaster's relief period (防汛救灾期间). Reports are taken until its reporting closes; nothing is published before its end (R12). */
export const Campaign = z.strictObject({
  campaignId: CampaignId,
  schemaVersion: z.literal(1),
  name: Bilingual,
  policyId: z.string().min(1).max(60),
  startedOn: Day,
  /** Declared by the office; null while the relief period runs. */
  endedAt: Moment.nullable(),
  /** Reports handed in up to here are taken; null until the end is declared. */
  reportsCloseAt: Moment.nullable(),
  /** When the first release is due; null until the end is declared. */
  publicationDueAt: Moment.nullable(),
  /** How many releases have been started. */
  releases: z.int().min(0),
  version: z.int().min(1),
  createdBy: Actor,
  createdAt: Moment,
  /** Calls already acted on, so that a retry is a success: at most one per change. */
  calls: z.array(z.strictObject({ actionId: ActionId, requestHash: Sha256 })).max(200),
});
export type Campaign = z.infer<typeof Campaign>;

/** Is the campaign taking reports at this moment? The period is closed at its start day and open at its close. */
export const takesReports = (campaign: Campaign, now: Moment): boolean =>
  campaign.reportsCloseAt === null || now < campaign.reportsCloseAt;
