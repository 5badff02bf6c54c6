import { type BulkDecision, bulkStateOf } from '../../shared/domain/bulk-decision.ts';
import type { BulkItem } from '../../shared/domain/bulk-decision-item.ts';
import type { BulkProgress } from '../../shared/domain/bulk-decision-progress.ts';
import type { BulkId, ReportId } from '../../shared/domain/ids.ts';
import type { BulkStore } from '../../shared/ports/bulk-store.ts';
import type { BulkWorkflow } from '../../shared/ports/bulk-workflow.ts';

/** Bulk decisions in memory, with the conditions of the real store: version follows version, what is decided stays so. */
export function memoryBulks(): BulkStore & {
  readonly all: Map<BulkId, BulkDecision>;
  itemsOf(bulkId: BulkId): BulkItem[];
} {
  const all = new Map<BulkId, BulkDecision>();
  const items = new Map<BulkId, Map<ReportId, BulkItem>>();
  const progress = new Map<string, BulkProgress>();
  const under = (id: BulkId) => {
    const found = items.get(id) ?? new Map<ReportId, BulkItem>();
    items.set(id, found);
    return found;
  };
  const itemsOf = (id: BulkId) => [...under(id).values()].sort((a, b) => (a.reportId < b.reportId ? -1 : 1));
  return {
    all,
    itemsOf,
    find: async id => all.get(id) ?? null,
    async add(record) {
      const current = all.get(record.bulkId);
      if (current !== undefined) return { saved: false, current };
      all.set(record.bulkId, record);
      return { saved: true };
    },
    async save(record) {
      const current = all.get(record.bulkId) ?? null;
      if (current?.history.length !== record.history.length - 1) return { saved: false, current };
      all.set(record.bulkId, record);
      return { saved: true };
    },
    async ofOfficer(account, limit) {
      const own = [...all.values()]
        .map(record => ({ bulkId: record.bulkId, state: bulkStateOf(record) }))
        .filter(({ state }) => state.officer.account === account)
        .map(({ bulkId, state: { status, opened, gathered, openedAt, changedAt } }) => {
          const { outcome } = opened.verdict;
          return { bulkId, status, outcome, count: gathered?.count ?? null, openedAt, changedAt };
        })
        .sort((a, b) => (a.openedAt < b.openedAt ? 1 : -1));
      return { items: own.slice(0, limit), next: null };
    },
    async putItems(id, given) {
      for (const item of given) under(id).set(item.reportId, item);
    },
    async settleItems(id, given) {
      for (const item of given) {
        const stands = under(id).get(item.reportId);
        if (item.outcome === 'decided' || stands?.outcome !== 'decided') under(id).set(item.reportId, item);
      }
    },
    item: async (id, reportId) => under(id).get(reportId) ?? null,
    async items(id, { outcome, limit }) {
      const meant = itemsOf(id).filter(item => outcome === null || item.outcome === outcome);
      return { items: meant.slice(0, limit), next: null };
    },
    async *eachItem(id, after) {
      yield itemsOf(id).filter(({ reportId }) => after === null || reportId > after);
    },
    // Only what was kept under a phase is found under it.
    progress: async (id, phase) => (progress.get(`${id} ${phase}`) ?? null) as never,
    async keepProgress(id, one) {
      progress.set(`${id} ${one.phase}`, one);
    },
  };
}

/** Remembers what was started, each once. */
export function memoryBulkWorkflow(): BulkWorkflow & {
  readonly started: Map<string, { readonly bulkId: BulkId; readonly version: number }>;
} {
  const started = new Map<string, { readonly bulkId: BulkId; readonly version: number }>();
  return {
    started,
    async start(bulkId, version, occasion) {
      started.set(`${bulkId}-${version}-${occasion}`, { bulkId, version });
    },
  };
}
