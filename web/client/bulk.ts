import { ask, under } from './api.ts';
import type { Filter } from './review.ts';

type Answered<F extends (...given: never[]) => Promise<unknown>> =
  Awaited<ReturnType<F>> extends infer A ? (A extends { ok: true; value: infer T } ? T : never) : never;

const one = (bulkId: string) => ({ path: { bulkId } });

export type BulkVerdict =
  | { outcome: 'approve'; note: string | null }
  | { outcome: 'reject'; reason: string }
  | { outcome: 'return'; reason: string }
  | { outcome: 'transfer'; reason: string; department: string };

/** The queue's filter, as a set is gathered by it. `mine` is the caller's own account there. */
export const openBulk = (filter: Filter, subject: string, verdict: BulkVerdict, key: string) =>
  ask(api =>
    api.POST('/bulk-decisions', {
      params: { header: under(key) },
      body: {
        filter: {
          ...(filter.district !== undefined && { districts: [filter.district] }),
          ...(filter.category !== undefined && { category: filter.category }),
          ...(filter.channel !== undefined && { channel: filter.channel }),
          ...(filter.clock !== undefined && { clock: filter.clock }),
          ...(filter.linked !== undefined && { linked: true as const }),
          ...(filter.escalated !== undefined && { escalated: true as const }),
          ...(filter.mine !== undefined && { assignedTo: subject }),
        },
        verdict,
      },
    }),
  );

export const listBulks = () => ask(api => api.GET('/bulk-decisions'));

export const getBulk = (bulkId: string) =>
  ask(api => api.GET('/bulk-decisions/{bulkId}', { params: one(bulkId) }));
export type Bulk = Answered<typeof getBulk>;

export type BulkOutcome = 'left-out' | 'waiting' | 'decided' | 'changed' | 'refused' | 'failed';
export const listBulkItems = (bulkId: string, outcome: BulkOutcome | undefined, cursor?: string) =>
  ask(api =>
    api.GET('/bulk-decisions/{bulkId}/items', {
      params: {
        ...one(bulkId),
        query: {
          limit: 50,
          ...(outcome !== undefined && { outcome }),
          ...(cursor !== undefined && { cursor }),
        },
      },
    }),
  );

export const confirmBulk = (bulkId: string, setHash: string, key: string) =>
  ask(api =>
    api.POST('/bulk-decisions/{bulkId}/confirmation', {
      params: { ...one(bulkId), header: under(key) },
      body: { setHash },
    }),
  );

export const undoBulk = (bulkId: string, key: string) =>
  ask(api => api.DELETE('/bulk-decisions/{bulkId}', { params: { ...one(bulkId), header: under(key) } }));
