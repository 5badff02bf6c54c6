import { describe, expect, it, vi } from 'vitest';
import { correlationsOf, correlationsOfKey, notingReports } from '../../../functions/edge/correlation.ts';
import * as observe from '../../../functions/edge/observe.ts';
import type { DeterminedReport } from '../../../shared/domain/determined-report.ts';
import { CampaignId } from '../../../shared/domain/ids.ts';

const reportId = '0123456789abcdefghjkmnpqrs';
const other = '1123456789abcdefghjkmnpqrs';

describe('what a log line is about', () => {
  it('is named by ids alone, each once', () => {
    expect(correlationsOf({ reportId, title: '堤坝' }, { reportId, evidence: { reportId: other } })).toEqual([
      reportId,
    ]);
    expect(correlationsOf(null, undefined, 'text', { reportId: 7 })).toEqual([]);
  });

  it('names a release as its execution is called, and a campaign alone not at all', () => {
    expect(correlationsOf({ campaignId: 'flood-2021', release: 2, lane: 3 })).toEqual(['flood-2021-2']);
    expect(correlationsOf({ campaignId: 'flood-2021' })).toEqual([]);
  });

  it('is read from the key of a file, where it names one', () => {
    expect(correlationsOfKey(`evidence/${reportId}/e1`)).toEqual([reportId]);
    expect(correlationsOfKey(`originals/${other}`)).toEqual([other]);
    expect(correlationsOfKey('originals/410102199003074567.xlsx')).toEqual([]);
  });

  it('leads from a report to the release that read it, in lines of five hundred at most', async () => {
    const counted = vi.spyOn(observe, 'observeCounted').mockReturnValue();
    const page = Array.from({ length: 501 }, () => ({ reportId }) as DeterminedReport);
    const campaignId = CampaignId.parse('flood-2021');
    const noting = notingReports(
      {
        async *pages() {
          yield page;
        },
      },
      { campaignId, release: 1 },
    );
    const seen: unknown[] = [];
    for await (const each of noting.pages(campaignId, 0, null)) seen.push(each);
    expect(seen).toEqual([page]);
    expect(counted.mock.calls.map(([ids]) => [ids[0], ids.length])).toEqual([
      ['flood-2021-1', 501],
      ['flood-2021-1', 2],
    ]);
    counted.mockRestore();
  });
});
