import type { Moment } from '../domain/moment.ts';
import { type Release, type ReleaseState, releaseStateOf } from '../domain/release.ts';
import type { ReleaseAction } from '../domain/release-action.ts';
import { appendReleaseAction, earlierReleaseCall, stepOf } from '../domain/release-history.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { ReleaseName } from './release-keys.ts';

/** A release that a workflow speaks of: its absence is damage. */
export async function getReleaseRecord(
  releases: Pick<ReleaseStore, 'find'>,
  { campaignId, release }: ReleaseName,
): Promise<{ record: Release; state: ReleaseState }> {
  const record = await releases.find(campaignId, release);
  if (record === null) throw new Error(`release ${campaignId} ${release} is not there`);
  return { record, state: releaseStateOf(record) };
}

/** Two deliveries may end in the same second; more writers than that there are not. */
const attempts = 5;

/** Appends what a step of the workflow did, once however often it is called. Throws where the release is not at that step. */
export async function recordStep(
  releases: Pick<ReleaseStore, 'find' | 'save'>,
  name: ReleaseName,
  step: string,
  now: Moment,
  action: ReleaseAction,
): Promise<void> {
  const by = stepOf(name, step, now);
  for (let attempt = 0; attempt < attempts; attempt += 1) {
    const { record } = await getReleaseRecord(releases, name);
    if (earlierReleaseCall(record, by)?.ok) return;
    const next = appendReleaseAction(record, by, action);
    if (!next.ok) throw new Error(`release ${name.campaignId} ${name.release}: ${next.refusal.detail.en}`);
    if ((await releases.save(next.value)).saved) return;
  }
  throw new Error(`release ${name.campaignId} ${name.release} keeps changing`);
}
