import { ask, newKey, under } from './api.ts';
import type { Draft, KeptFile } from './kept.ts';
import type { Answer } from './problem.ts';

type Ok<A> = A extends { ok: true; value: infer T } ? T : never;
export type Report = Ok<Awaited<ReturnType<typeof getReport>>>;
export type TimelineEntry = Report['timeline'][number];
export type EvidenceItem = Report['evidence'][number];
export type Upload = Ok<Awaited<ReturnType<typeof renewUpload>>>;

export const getReport = (reportId: string) =>
  ask(api => api.GET('/reports/{reportId}', { params: { path: { reportId } } }));

export const formOf = ({ category, district, matter }: Pick<Draft, 'category' | 'district' | 'matter'>) => ({
  category,
  district,
  matter: Object.fromEntries(Object.entries(matter).filter(([, value]) => value !== '')),
});

export const openReport = (draft: Draft): Promise<Answer<Report>> =>
  ask(api =>
    api.POST('/reports', {
      params: { header: under(draft.openKey) },
      // What is written later is saved later: the same call, tried again, must be the same call.
      body: {
        campaignId: draft.campaignId,
        channel: 'citizen',
        form: { category: draft.category, district: draft.district, matter: {} },
      },
    }),
  );

export const saveReport = (reportId: string, draft: Draft): Promise<Answer<Report>> =>
  ask(api =>
    api.PATCH('/reports/{reportId}', {
      params: { path: { reportId }, header: under(newKey()) },
      body: { form: formOf(draft) },
    }),
  );

export async function requestUpload(reportId: string, file: KeptFile): Promise<Answer<Upload>> {
  const { name, type, bytes, sha256, requestKey } = file;
  const answer = await ask(api =>
    api.POST('/reports/{reportId}/evidence', {
      params: { path: { reportId }, header: under(requestKey) },
      body: { files: [{ name, type, length: bytes.size, sha256 }] },
    }),
  );
  if (!answer.ok) return answer;
  const [upload] = answer.value.uploads;
  if (upload === undefined) throw new Error('one file was asked for and none answered');
  return { ok: true, value: upload };
}

export const renewUpload = (reportId: string, evidenceId: string) =>
  ask(api =>
    api.POST('/reports/{reportId}/evidence/{evidenceId}/upload', {
      params: { path: { reportId, evidenceId }, header: under(newKey()) },
    }),
  );

export const removeEvidence = (reportId: string, evidenceId: string): Promise<Answer<Report>> =>
  ask(api =>
    api.DELETE('/reports/{reportId}/evidence/{evidenceId}', {
      params: { path: { reportId, evidenceId }, header: under(newKey()) },
    }),
  );

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
