import { ask, under } from './api.ts';
import type { Answer } from './problem.ts';

type Ok<A> = A extends { ok: true; value: infer T } ? T : never;
export type Report = Ok<Awaited<ReturnType<typeof getReport>>>;
export type TimelineEntry = Report['timeline'][number];

export const getReport = (reportId: string) =>
  ask(api => api.GET('/reports/{reportId}', { params: { path: { reportId } } }));

export const withdrawReport = (
  reportId: string,
  reason: string | null,
  key: string,
): Promise<Answer<Report>> =>
  ask(api =>
    api.POST('/reports/{reportId}/withdrawal', {
      params: { path: { reportId }, header: under(key) },
      body: { reason },
    }),
  );
