import type { BulkView } from '../contract/bulk-routes.ts';
import { type BulkDecision, type BulkState, bulkStateOf, confirmBefore } from '../domain/bulk-decision.ts';
import { type ActingProgress, paceOf } from '../domain/bulk-decision-progress.ts';
import type { BulkStore } from '../ports/bulk-store.ts';
import { readSample, type SamplePorts } from './bulk-sample.ts';

export type BulkViewPorts = SamplePorts & { readonly bulks: Pick<BulkStore, 'progress'> };

/** A bulk decision as its officer sees it, with how far it is. */
export async function bulkViewOf(ports: BulkViewPorts, record: BulkDecision): Promise<BulkView> {
  const { bulkId } = record;
  const state = bulkStateOf(record);
  const { status, version, openedAt, changedAt, opened, gathered, confirmed, counts } = state;
  const [gathering, acting] = await Promise.all([
    ports.bulks.progress(bulkId, 'gathering'),
    ports.bulks.progress(bulkId, 'acting'),
  ]);
  return {
    bulkId,
    status,
    version,
    openedAt,
    changedAt,
    filter: opened.filter,
    verdict: opened.verdict,
    gathering: gathering === null ? null : { looked: gathering.looked, at: gathering.at },
    preview:
      gathered === null
        ? null
        : {
            at: gathered.at,
            confirmBefore: confirmBefore(gathered.at),
            count: gathered.count,
            leftOut: gathered.leftOut,
            setHash: gathered.setHash,
            sample: await sampleOf(ports, record, state),
          },
    confirmed: confirmed === null ? null : { at: confirmed.at, undoUntil: confirmed.takesEffectAt },
    acting: acting === null ? null : actingView(acting, gathered?.count ?? 0),
    outcomes: counts ?? acting?.counts ?? null,
  };
}

/** After the confirmation it is what it was then: what the decision itself changed is no news. */
async function sampleOf(ports: SamplePorts, { bulkId }: BulkDecision, state: BulkState) {
  const { gathered, confirmed } = state;
  if (confirmed === null) return [...(await readSample(ports, bulkId, state))];
  return (gathered?.sample ?? []).map(reportId => {
    const changed = confirmed.passedOver.includes(reportId);
    return { reportId, opened: !changed, changed };
  });
}

function actingView(progress: ActingProgress, of: number) {
  const done = of - progress.counts.waiting;
  return { done, of, ...paceOf(progress, done, of), at: progress.at };
}
