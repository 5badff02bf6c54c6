import type { CampaignId, ReleaseNumber, ReportId } from '../domain/ids.ts';

export type Workflows = {
  /** Named by report and round: a second start is the first one. */
  startVerification(reportId: ReportId, round: number): Promise<void>;
  /** Named by campaign, number and, where it is driven again, by the occasion: a second start is the first one. */
  startPublication(campaignId: CampaignId, release: ReleaseNumber, occasion?: string): Promise<void>;
  /** Hands a task's answer back. A token that is used or gone is no fault: somebody was faster. */
  completeTask(token: string, output: Readonly<Record<string, unknown>>): Promise<void>;
};
