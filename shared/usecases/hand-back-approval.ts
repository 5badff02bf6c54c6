import type { ApprovalAnswer } from '../contract/publication-steps.ts';
import type { ReleaseStatus } from '../domain/release.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { Workflows } from '../ports/workflows.ts';
import type { ReleaseName } from './release-keys.ts';

export type HandBackPorts = {
  readonly releases: Pick<ReleaseStore, 'task'>;
  readonly workflows: Pick<Workflows, 'completeTask'>;
};

/** What the waiting task is told; null while nothing is decided. */
const answerOf = (status: ReleaseStatus): ApprovalAnswer | null => {
  switch (status) {
    case 'frozen':
    case 'composed':
      return null;
    case 'rejected':
      return { decision: 'rejected' };
    case 'approved':
    case 'published':
    case 'delivered':
    case 'reconciled':
      return { decision: 'approved' };
  }
};

/** Answers the task, if one waits, with what stands in the record: as often as one likes. */
export async function handBackApproval(
  { releases, workflows }: HandBackPorts,
  { campaignId, release }: ReleaseName,
  status: ReleaseStatus,
): Promise<void> {
  const answer = answerOf(status);
  if (answer === null) return;
  const token = await releases.task(campaignId, release);
  if (token !== null) await workflows.completeTask(token, answer);
}
