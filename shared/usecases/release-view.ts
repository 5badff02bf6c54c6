import type { ReleaseView } from '../contract/release-routes.ts';
import { approvalsNeeded, type Release, type ReleaseState, releaseStateOf } from '../domain/release.ts';
import { DownstreamName } from '../domain/release-action.ts';
import { isOutside } from '../domain/release-preview.ts';
import { keyOf } from './release-keys.ts';

/** Where a file of the release may be read now; null where nowhere. */
export type AddressOf = (key: string) => string | null;

/** A release as the office sees it. Approvals say when and whether it was you, and not who the other one was. */
export function releaseView(record: Release, person: string, addressOf: AddressOf): ReleaseView {
  const state = releaseStateOf(record);
  const { composed, frozen, published } = state;
  return {
    campaignId: record.campaignId,
    release: record.release,
    status: state.status,
    cutOff: frozen.cutOff,
    manifestHash: composed?.manifestHash ?? null,
    previousManifestHash: frozen.previous?.manifestHash ?? null,
    counts: composed?.counts ?? null,
    heldBack: composed?.heldBack ?? [],
    expectations: (composed?.expectations ?? []).map(one => ({ ...one, outside: isOutside(one) })),
    approvals: state.approvals.map(({ at, person: by, reason }) => ({ at, byYou: by === person, reason })),
    approvalsNeeded,
    publishedAt: published?.at ?? null,
    objections: composed?.objections ?? null,
    files: (composed?.files ?? []).map(file => ({ ...file, url: addressOf(keyOf(record, file.name)) })),
    paused: state.paused,
    progress: null,
    deliveries: deliveriesOf(state),
  };
}

function deliveriesOf({
  composed,
  published,
  deliveries,
  reconciled,
}: ReleaseState): ReleaseView['deliveries'] {
  if (composed === null || published === null) return [];
  return DownstreamName.options.map(downstream => {
    const done = deliveries.find(delivery => delivery.downstream === downstream);
    const found = reconciled?.differences.find(difference => difference.downstream === downstream);
    const rows = composed.handovers[downstream];
    const accepted = done?.accepted ?? 0;
    const rejected = done?.rejected ?? 0;
    return {
      downstream,
      rows,
      accepted,
      rejected,
      waiting: rows - accepted - rejected,
      differences: found === undefined ? null : found.missing + found.unexpected,
    };
  });
}
