import type { ReleaseProgress } from '../contract/release-routes.ts';
import { subjectsPerPart } from '../domain/composition.ts';
import { rowsPerBatch } from '../domain/delivery.ts';
import { laneCount } from '../domain/determined-report.ts';
import { type Moment, millisOf } from '../domain/moment.ts';
import { type Release, type ReleaseState, releaseStateOf } from '../domain/release.ts';
import { DownstreamName } from '../domain/release-action.ts';
import type { ReleaseFiles } from '../ports/release-files.ts';
import { keyOf } from './release-keys.ts';

/** How far a release's run is, told by the files that stand: null where it waits for people or has come to its end. */
export async function releaseProgress(
  files: Pick<ReleaseFiles, 'list'>,
  record: Release,
  now: Moment,
): Promise<ReleaseProgress | null> {
  const state = releaseStateOf(record);
  if (state.status === 'frozen') return composing(files, record, now);
  return state.status === 'published' ? delivering(files, record, state, now) : null;
}

async function composing(
  files: Pick<ReleaseFiles, 'list'>,
  record: Release,
  now: Moment,
): Promise<ReleaseProgress> {
  const standing = await files.list(keyOf(record, 'sealed/lanes/'));
  const done = standing.filter(key => key.endsWith('/summary.json')).length;
  const records = (standing.length - done) * subjectsPerPart;
  const startedAt = record.history[0]?.at ?? now;
  return {
    step: 'composing',
    unit: 'lanes',
    done,
    of: laneCount,
    records,
    startedAt,
    ...pace(done, laneCount, records, startedAt, now),
  };
}

async function delivering(
  files: Pick<ReleaseFiles, 'list'>,
  record: Release,
  { composed, published, deliveries }: ReleaseState,
  now: Moment,
): Promise<ReleaseProgress> {
  const rows = await Promise.all(
    DownstreamName.options.map(async downstream => {
      const all = composed?.handovers[downstream] ?? 0;
      if (deliveries.some(delivery => delivery.downstream === downstream)) return { all, done: all };
      const receipts = await files.list(keyOf(record, `sealed/receipts/${downstream}/`));
      return { all, done: Math.min(receipts.length * rowsPerBatch, all) };
    }),
  );
  const of = rows.reduce((sum, { all }) => sum + all, 0);
  const done = rows.reduce((sum, one) => sum + one.done, 0);
  const startedAt = published?.at ?? now;
  return {
    step: 'delivering',
    unit: 'rows',
    done,
    of,
    records: done,
    startedAt,
    ...pace(done, of, done, startedAt, now),
  };
}

/** Records in a second so far, and what remains at that pace; null before the first is done. */
function pace(done: number, of: number, records: number, startedAt: Moment, now: Moment) {
  const seconds = (millisOf(now) - millisOf(startedAt)) / 1000;
  const known = done > 0 && seconds > 0;
  return {
    perSecond: known ? Math.round((records / seconds) * 10) / 10 : null,
    remainingSeconds: known ? Math.round((seconds / done) * (of - done)) : null,
  };
}
