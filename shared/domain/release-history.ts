import type { Actor } from './actor.ts';
import { hashOf } from './canonical.ts';
import { earlierIn, isChained } from './hash-chain.ts';
import { ActionId, type CampaignId, type ReleaseNumber, type Sha256 } from './ids.ts';
import type { Moment } from './moment.ts';
import { accept, type Outcome, refuse } from './outcome.ts';
import { isReleaseAllowed, type Release, releaseStateOf } from './release.ts';
import type { ReleaseAction, ReleaseEntry } from './release-action.ts';

export type ReleaseActionBy = {
  readonly actor: Actor;
  readonly at: Moment;
  readonly actionId: ActionId;
  readonly requestHash: Sha256;
};

type Name = { readonly campaignId: CampaignId; readonly release: ReleaseNumber };

const nameHash = ({ campaignId, release }: Name): Sha256 => hashOf({ campaignId, release });

function entryOf(
  sequence: number,
  previous: Sha256,
  by: ReleaseActionBy,
  action: ReleaseAction,
): ReleaseEntry {
  const body = { sequence, ...by, action, previous };
  return { ...body, hash: hashOf(body) };
}

export function freezeRelease(
  name: Name,
  by: ReleaseActionBy,
  action: Extract<ReleaseAction, { type: 'frozen' }>,
): Release {
  return { ...name, schemaVersion: 1, history: [entryOf(1, nameHash(name), by, action)] };
}

/** The release with one more entry, or why this may not happen to it now. */
export function appendReleaseAction(
  release: Release,
  by: ReleaseActionBy,
  action: ReleaseAction,
): Outcome<Release> {
  const { status } = releaseStateOf(release);
  const last = release.history.at(-1);
  if (last === undefined) throw new Error('a release without a history');
  if (!isReleaseAllowed(status, action.type)) {
    return refuse(
      'wrong-status',
      '该发布批次当前状态下不能进行此操作，请刷新后查看。',
      `This cannot be done while the release is "${status}"; reload it to see where it stands.`,
    );
  }
  return accept({
    ...release,
    history: [...release.history, entryOf(last.sequence + 1, last.hash, by, action)],
  });
}

export const earlierReleaseCall = (
  release: Release,
  by: Pick<ReleaseActionBy, 'actionId' | 'requestHash'>,
): Outcome<ReleaseEntry> | null => earlierIn(release.history, by);

/** A step of the workflow: the same step of the same release is the same call, however often it runs. */
export const stepOf = (name: Name, step: string, at: Moment): ReleaseActionBy => ({
  actor: { kind: 'system', name: 'publication' },
  at,
  actionId: ActionId.parse(`publication:${step}`),
  requestHash: nameHash(name),
});

export const isReleaseChainWhole = (release: Release): boolean =>
  isChained(nameHash(release), release.history);
