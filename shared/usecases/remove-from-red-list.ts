import { createActionId } from '../domain/action-id.ts';
import type { Case } from '../domain/case.ts';
import type { Moment } from '../domain/moment.ts';
import { accept, refuse } from '../domain/outcome.ts';
import type { Policy } from '../domain/policy.ts';
import { findCategory } from '../domain/policy-lookups.ts';
import { deedHashOf } from '../domain/submission.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReportStore } from '../ports/report-store.ts';
import { bySystem } from './action-call.ts';
import { changeReport } from './change-report.ts';
import { publishedEntry } from './object-to-red-list.ts';

export type RemoveFromRedListPorts = {
  readonly reports: ReportStore;
  readonly files: Pick<ReleaseFiles, 'readPublished'>;
};

/**
 * Withdraws the determinations behind an entry of the red list whose objection was right: the next release, a correction, leaves it
 * out and says so. Told again, it finds them withdrawn.
 */
export async function removeFromRedList(
  { reports, files }: RemoveFromRedListPorts,
  { caseId, campaignId, subject }: Case,
  policy: Policy,
  now: Moment,
): Promise<void> {
  const entry = await publishedEntry(files, campaignId, subject.creditCode);
  for (const { category, startedOn } of entry?.deeds ?? []) {
    const known = findCategory(policy, category);
    if (known === undefined) continue;
    const deed = deedHashOf({ campaignId }, known, { kind: 'organisation', ...subject }, startedOn);
    for (const reportId of await reports.sameDeed(deed, null)) {
      const cause = { actionId: createActionId('objection', caseId, reportId), now };
      const by = bySystem('objection', cause, policy.version);
      await changeReport(reports, await reports.find(reportId), by, (_, { status }) =>
        status === 'approved'
          ? accept({ action: { type: 'withdrawn', reason: '异议成立' } })
          : refuse('wrong-status', '未在榜', 'it is not listed'),
      );
    }
  }
}
