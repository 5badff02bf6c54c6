import { ask, under } from './api.ts';

type Ok<A> = A extends { ok: true; value: infer T } ? T : never;
type Answered<F extends (...given: never[]) => Promise<unknown>> = Ok<Awaited<ReturnType<F>>>;

export type Filter = {
  readonly district?: string;
  readonly category?: string;
  readonly channel?: 'citizen' | 'department';
  readonly clock?: 'due' | 'at-risk' | 'overdue';
  readonly linked?: 'true';
  readonly escalated?: 'true';
  readonly mine?: 'true';
};

export const listReviews = (filter: Filter, cursor?: string) =>
  ask(api =>
    api.GET('/reviews', {
      params: { query: { ...filter, limit: 50, ...(cursor !== undefined && { cursor }) } },
    }),
  );
export type QueueRow = Answered<typeof listReviews>['items'][number];

export const countReviews = () => ask(api => api.GET('/reviews/counts'));
export type QueueCounts = Answered<typeof countReviews>;

const one = (reportId: string) => ({ path: { reportId } });

export const getReview = (reportId: string) =>
  ask(api => api.GET('/reviews/{reportId}', { params: one(reportId) }));
export type Review = Answered<typeof getReview>;
export type SameDeed = Review['sameDeed'][number];
export type Evidence = Review['evidence'][number];

export const claimReview = (reportId: string, key: string) =>
  ask(api => api.POST('/reviews/{reportId}/claim', { params: { ...one(reportId), header: under(key) } }));

export const releaseClaim = (reportId: string, key: string) =>
  ask(api => api.DELETE('/reviews/{reportId}/claim', { params: { ...one(reportId), header: under(key) } }));

export type Wanted = { evidenceId?: string; field?: string; message: string };
export type Verdict =
  | { outcome: 'approve'; note: string | null }
  | { outcome: 'reject'; reason: string }
  | { outcome: 'return'; reason: string; items: Wanted[] }
  | { outcome: 'transfer'; reason: string; department: string };

export const decideReview = (reportId: string, verdict: Verdict, key: string) =>
  ask(api =>
    api.POST('/reviews/{reportId}/decision', {
      params: { ...one(reportId), header: under(key) },
      body: verdict,
    }),
  );

/** The same verdict on others of its deed; each comes back with an outcome of its own. */
export const decideCluster = (
  reportId: string,
  { verdict, together }: { verdict: Verdict; together: string[] },
  key: string,
) =>
  ask(api =>
    api.POST('/reviews/{reportId}/cluster-decision', {
      params: { ...one(reportId), header: under(key) },
      body: { verdict, together },
    }),
  );
