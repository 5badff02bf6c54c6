import { ask, under } from './api.ts';

type Answered<F extends (...given: never[]) => Promise<unknown>> =
  Awaited<ReturnType<F>> extends infer A ? (A extends { ok: true; value: infer T } ? T : never) : never;

export const listReleases = (campaignId: string) =>
  ask(api => api.GET('/campaigns/{campaignId}/releases', { params: { path: { campaignId } } }));

export const startRelease = (campaignId: string, key: string) =>
  ask(api =>
    api.POST('/campaigns/{campaignId}/releases', {
      params: { path: { campaignId }, header: under(key) },
    }),
  );

const one = (campaignId: string, release: number) => ({ path: { campaignId, release } });

export const getRelease = (campaignId: string, release: number) =>
  ask(api => api.GET('/campaigns/{campaignId}/releases/{release}', { params: one(campaignId, release) }));
export type Release = Answered<typeof getRelease>;

export type Change = 'added' | 'changed' | 'removed' | 'held-back';
export const previewRelease = (campaignId: string, release: number, change: Change, cursor?: string) =>
  ask(api =>
    api.GET('/campaigns/{campaignId}/releases/{release}/preview', {
      params: {
        ...one(campaignId, release),
        query: { change, ...(cursor !== undefined && { cursor }) },
      },
    }),
  );
export type Preview = Answered<typeof previewRelease>;
export type Entry = Preview['samples'][number];

export const decideRelease = (
  campaignId: string,
  release: number,
  body:
    | { decision: 'approve'; manifestHash: string; reason?: string }
    | { decision: 'reject'; manifestHash: string; reason: string },
  key: string,
) =>
  ask(api =>
    api.POST('/campaigns/{campaignId}/releases/{release}/approvals', {
      params: { ...one(campaignId, release), header: under(key) },
      body,
    }),
  );
