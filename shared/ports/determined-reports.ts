import type { DeterminedReport } from '../domain/determined-report.ts';
import type { CampaignId } from '../domain/ids.ts';

/** The index of determinations. It lags behind the record by seconds; a cut-off that has passed is whole. */
export type DeterminedReports = {
  /**
   * One shard in the order of its subjects, page by page, from after a subject (`subjectOrderOf`) on; null: from the
   * start. Throws, naming the report, where a row is not what was written.
   */
  pages(
    campaignId: CampaignId,
    shard: number,
    after: string | null,
  ): AsyncIterable<readonly DeterminedReport[]>;
};
