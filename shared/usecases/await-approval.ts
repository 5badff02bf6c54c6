import type { ReleaseStore } from '../ports/release-store.ts';
import { type HandBackPorts, handBackApproval } from './hand-back-approval.ts';
import { getReleaseRecord } from './record-release.ts';
import type { ReleaseName } from './release-keys.ts';

export type AwaitApprovalPorts = HandBackPorts & {
  readonly releases: Pick<ReleaseStore, 'find' | 'task' | 'keepTask'>;
};

/** Keeps the token, then looks once more: a decision that came before the token would otherwise wait for the sweeper. */
export async function awaitApproval(
  ports: AwaitApprovalPorts,
  name: ReleaseName,
  token: string,
): Promise<void> {
  await ports.releases.keepTask(name.campaignId, name.release, token);
  const { state } = await getReleaseRecord(ports.releases, name);
  await handBackApproval(ports, name, state.status);
}
