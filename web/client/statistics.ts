import { ask } from './api.ts';

type Answered<F extends (...given: never[]) => Promise<unknown>> =
  Awaited<ReturnType<F>> extends infer A ? (A extends { ok: true; value: infer T } ? T : never) : never;

export const getStatistics = (campaignId: string, department?: string, district?: string) =>
  ask(api =>
    api.GET('/campaigns/{campaignId}/statistics', {
      params: {
        path: { campaignId },
        query: {
          ...(department !== undefined && { department }),
          ...(district !== undefined && { district }),
        },
      },
    }),
  );
export type Statistics = Answered<typeof getStatistics>;
