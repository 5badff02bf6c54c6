import type * as z from 'zod';
import type { ReleaseView, releaseRoutes } from '../contract/release-routes.ts';
import { actorOf } from '../domain/actor.ts';
import { hashOf, sha256Of } from '../domain/canonical.ts';
import { accept, type Outcome, refuse } from '../domain/outcome.ts';
import { isFinished, type Release, releaseStateOf } from '../domain/release.ts';
import type { ReleaseAction } from '../domain/release-action.ts';
import { appendReleaseAction, earlierReleaseCall } from '../domain/release-history.ts';
import type { ReleaseStore } from '../ports/release-store.ts';
import type { Workflows } from '../ports/workflows.ts';
import type { ActionCall } from './action-call.ts';
import { type GetReleasePorts, noRelease, viewWithFiles } from './get-release.ts';
import { handBackApproval } from './hand-back-approval.ts';
import type { ReleaseName } from './release-keys.ts';

export type SteerReleasePorts = GetReleasePorts & {
  readonly releases: Pick<ReleaseStore, 'find' | 'save' | 'task'>;
  readonly workflows: Pick<Workflows, 'completeTask' | 'startPublication'>;
};

type Steering = z.output<(typeof releaseRoutes)['steerRelease']['body']>;

/** The office pauses a release and lets it go on, ends it before it is approved, or drives it again where its workflow is gone. */
export async function steerRelease(
  ports: SteerReleasePorts,
  name: ReleaseName,
  steering: Steering,
  call: ActionCall,
): Promise<Outcome<ReleaseView>> {
  const record = await ports.releases.find(name.campaignId, name.release);
  if (record === null) return noRelease;
  if (steering.action === 'redrive') return redrive(ports, name, record, call);
  const by = {
    actor: actorOf(call.caller),
    at: call.now,
    actionId: call.actionId,
    requestHash: hashOf(['steer-release', name.campaignId, name.release, steering]),
  };
  const earlier = earlierReleaseCall(record, by);
  if (earlier !== null) return earlier.ok ? answer(ports, name, record, call) : earlier;
  const isPaused = releaseStateOf(record).paused !== null;
  if (steering.action === 'pause' && isPaused) return alreadyPaused;
  if (steering.action === 'resume' && !isPaused) return notPaused;
  const next = appendReleaseAction(record, by, actionOf(steering));
  if (!next.ok) return next;
  if (!(await ports.releases.save(next.value)).saved) return changed;
  return answer(ports, name, next.value, call);
}

function actionOf(steering: Exclude<Steering, { action: 'redrive' }>): ReleaseAction {
  switch (steering.action) {
    case 'pause':
      return { type: 'paused', reason: steering.reason };
    case 'resume':
      return { type: 'resumed' };
    case 'cancel':
      return { type: 'cancelled', reason: steering.reason };
  }
}

/** Each call is one execution, also where it is repeated. Every step finds what was done before. */
async function redrive(
  ports: SteerReleasePorts,
  name: ReleaseName,
  record: Release,
  call: ActionCall,
): Promise<Outcome<ReleaseView>> {
  if (isFinished(releaseStateOf(record).status)) return finished;
  const occasion = sha256Of(call.actionId).slice(0, 16);
  await ports.workflows.startPublication(name.campaignId, name.release, occasion);
  return answer(ports, name, record, call);
}

/** Where it was cancelled, the task that waits for approval is told. */
async function answer(
  ports: SteerReleasePorts,
  name: ReleaseName,
  record: Release,
  { caller, now }: ActionCall,
): Promise<Outcome<ReleaseView>> {
  await handBackApproval(ports, name, releaseStateOf(record).status);
  return accept(await viewWithFiles(ports, record, caller.person, now));
}

const alreadyPaused = refuse('wrong-status', '该发布批次已暂停。', 'This release is paused already.');
const notPaused = refuse('wrong-status', '该发布批次未暂停。', 'This release is not paused.');
const finished = refuse(
  'wrong-status',
  '该发布批次已结束，无需重新驱动。',
  'This release has come to its end; there is nothing to drive.',
);
const changed = refuse(
  'changed-meanwhile',
  '该发布批次刚被他人处理，请刷新后重试。',
  'Somebody acted on this release meanwhile; reload it and try again.',
);
