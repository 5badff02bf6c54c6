import type { ImportView } from '../contract/import-routes.ts';
import type { Actor, Caller } from '../domain/actor.ts';
import { type Import, importStateOf } from '../domain/import.ts';
import { type ImportProgress, paceOf, rowsDone } from '../domain/import-progress.ts';
import type { ImportStore } from '../ports/import-store.ts';

const stepOf = <C>(progress: ImportProgress & { readonly counts: C }) => ({
  rowsDone: rowsDone(progress),
  rowsInAll: Math.max(progress.total, rowsDone(progress)),
  done: progress.done,
  ...paceOf(progress),
  at: progress.at,
  counts: progress.counts,
});

/** An import as people see it, with how far its steps are. */
export async function importViewOf(
  imports: Pick<ImportStore, 'progress'>,
  record: Import,
  caller: Caller,
): Promise<ImportView> {
  const { importId, campaignId, department } = record;
  const state = importStateOf(record);
  const { kind, mode, file } = state.announced;
  const [reading, acting, returning] = await Promise.all([
    imports.progress(importId, 'reading'),
    imports.progress(importId, 'acting'),
    imports.progress(importId, 'returning'),
  ]);
  return {
    importId,
    campaignId,
    department,
    kind,
    mode,
    file,
    status: state.status,
    version: state.version,
    openedAt: state.openedAt,
    changedAt: state.changedAt,
    madeByYou: state.maker.account === caller.account,
    checkDueAt: state.checkDueAt,
    reading: reading === null ? null : stepOf(reading),
    acting: acting === null ? null : stepOf(acting),
    returning: returning === null ? null : stepOf(returning),
    contentHash: state.judged?.contentHash ?? null,
    unreadable: state.unreadable?.finding ?? null,
    sentBack: state.sentBack?.reason ?? null,
    confirmed:
      state.confirmed === null
        ? null
        : { at: state.confirmed.at, codesConfirmed: state.confirmed.codesConfirmed },
    turnedBack:
      state.turnedBack === null ? null : { at: state.turnedBack.at, reason: state.turnedBack.reason },
    escalatedTo: state.escalations.map(({ to }) => to),
    timeline: record.history.map(({ sequence, at, action, actor }) => ({
      sequence,
      at,
      what: action.type,
      by: roleOf(actor, state.maker.account),
    })),
  };
}

function roleOf(actor: Actor, maker: string): ImportView['timeline'][number]['by'] {
  if (actor.kind !== 'staff') return 'system';
  if (actor.account === maker) return 'maker';
  return actor.role === 'office' ? 'office' : 'department';
}
