import type * as z from 'zod';
import type { ReleaseView, releaseRoutes } from '../contract/release-routes.ts';
import { actorOf } from '../domain/actor.ts';
import { hashOf } from '../domain/canonical.ts';
import { dayOf } from '../domain/day.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { type Release, releaseStateOf } from '../domain/release.ts';
import { mayConfirm, mayDecide } from '../domain/release-approval.ts';
import { appendReleaseAction, earlierReleaseCall, type ReleaseActionBy } from '../domain/release-history.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { ActionCall } from './action-call.ts';
import { type GetReleasePorts, noRelease, viewWithFiles } from './get-release.ts';
import { type HandBackPorts, handBackApproval } from './hand-back-approval.ts';
import type { ReleaseName } from './release-keys.ts';
import { readSealedIndex } from './release-parts.ts';

export type DecideReleasePorts = GetReleasePorts &
  HandBackPorts & {
    readonly releases: Pick<ReleaseStore, 'find' | 'save' | 'task'>;
    readonly files: Pick<ReleaseFiles, 'read' | 'list' | 'previewAddress'>;
  };

type Decision = z.output<(typeof releaseRoutes)['decideRelease']['body']>;

/** One person approves or turns down exactly the manifest they saw. The second approval lets the workflow go on. */
export async function decideRelease(
  ports: DecideReleasePorts,
  name: ReleaseName,
  decision: Decision,
  call: ActionCall,
): Promise<Outcome<ReleaseView>> {
  const record = await ports.releases.find(name.campaignId, name.release);
  if (record === null) return noRelease;
  const by = {
    actor: actorOf(call.caller),
    at: call.now,
    actionId: call.actionId,
    requestHash: hashOf(['decide-release', name.campaignId, name.release, decision]),
  };
  const earlier = earlierReleaseCall(record, by);
  if (earlier !== null) return earlier.ok ? answer(ports, name, record, call) : earlier;
  const next = await decided(ports, name, record, decision, by, call);
  if (!next.ok) return next;
  const saving = await ports.releases.save(next.value);
  if (!saving.saved) return changed;
  return answer(ports, name, next.value, call);
}

async function decided(
  ports: DecideReleasePorts,
  name: ReleaseName,
  record: Release,
  decision: Decision,
  by: ReleaseActionBy,
  { caller, now }: ActionCall,
): Promise<Outcome<Release>> {
  const state = releaseStateOf(record);
  const determiners =
    state.composed === null
      ? []
      : (await readSealedIndex(ports.files, name, state.composed.sealedHash)).determiners;
  const allowed = mayDecide(
    state,
    decision.decision,
    decision.manifestHash,
    caller.person,
    new Set<string>(determiners),
    dayOf(now),
  );
  if (!allowed.ok) return allowed;
  const { manifestHash, reason } = decision;
  if (decision.decision === 'reject')
    return appendReleaseAction(record, by, { type: 'rejected', manifestHash, reason: decision.reason });
  const confirmed = mayConfirm(state.composed?.expectations ?? [], reason);
  if (!confirmed.ok) return confirmed;
  return appendReleaseAction(record, by, {
    type: 'approved',
    manifestHash,
    ...(reason === undefined ? {} : { reason }),
  });
}

async function answer(
  ports: DecideReleasePorts,
  name: ReleaseName,
  record: Release,
  { caller, now }: ActionCall,
): Promise<Outcome<ReleaseView>> {
  await handBackApproval(ports, name, releaseStateOf(record).status);
  return accept(await viewWithFiles(ports, record, caller.person, now));
}

const changed = refuse(
  'changed-meanwhile',
  '该发布批次刚被他人处理，请刷新后重试。',
  'Somebody decided on this release meanwhile; reload it and try again.',
);
