import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { pngFile } from '../../local/demo/files.ts';
import { sendEvidence } from '../../local/demo/send-evidence.ts';
import { decide, formOf, recommend, reportAsCitizen, untilStatus } from '../support/reporting.ts';
import {
  approveAndPublish,
  beginStory,
  campaignId,
  firstOfficer,
  organisation,
  type Story,
  untilComposed,
} from '../support/story.ts';

const LogLine = z.object({
  timestamp: z.string(),
  message: z.string(),
  name: z.string().default(''),
  correlationIds: z.array(z.string()).default([]),
});

/** One campaign from the first draft to the receipts, through the front door only. */
describe('the way of a report', { timeout: 120_000 }, () => {
  let story: Story;
  const reports: Record<string, string> = {};
  beforeAll(async () => {
    story = await beginStory(4);
  });
  afterAll(() => story?.end());

  test('citizens report; the department decides, and asks for more where it cannot see', async () => {
    reports['approved'] = await reportAsCitizen(story, 'citizen-0');
    reports['returned'] = await reportAsCitizen(story, 'citizen-1');
    reports['rejected'] = await reportAsCitizen(story, 'citizen-2');
    reports['withdrawn'] = await reportAsCitizen(story, 'citizen-3');
    reports['four-eyes'] = await reportAsCitizen(story, 'citizen-li-na', {
      form: formOf({ category: 'urgent-production-leaders', district: '410122' }),
      files: [pngFile('leader-1'), pngFile('leader-2')],
    });
    reports['listed'] = await recommend(story, 0);
    reports['held-back'] = await recommend(story, 1, false);

    await decide(story, 'staff-zhou-jie', reports['approved']);
    await decide(story, 'staff-zhou-jie', reports['rejected'], {
      outcome: 'reject',
      reason: '经核实未参加。',
    });
    await decide(story, 'staff-zhou-jie', reports['returned'], {
      outcome: 'return',
      reason: '照片看不清，请重拍。',
      items: [{ evidenceId: 'e1', message: '看不清人物' }],
    });
    await decide(story, 'staff-feng-lin', reports['four-eyes']);
    await decide(story, 'staff-gao-yan', reports['four-eyes'], { outcome: 'approve' }, 'second');
    for (const name of ['listed', 'held-back']) await decide(story, 'staff-gao-yan', reports[name] ?? '');
    expect(await statusOf('four-eyes', 'citizen-li-na')).toBe('approved');
    expect(await statusOf('rejected', 'citizen-2')).toBe('rejected');
  });

  test('a returned report says what is wanted, and goes on once it is there', async () => {
    const client = story.as('citizen-1');
    const reportId = reports['returned'] ?? '';
    const asked = await client.call('getReport', { params: { reportId } });
    expect(asked.wanted).toMatchObject({ items: [{ evidenceId: 'e1', message: '看不清人物' }] });
    await sendEvidence(client, reportId, 'citizen-1-sharper', [pngFile('sharper')]);
    await client.call('supplementReport', {
      params: { reportId },
      key: 'citizen-1-supplement',
      body: { note: '已补充' },
    });
    await untilStatus(story, 'citizen-1', reportId, 'in-review');
    await decide(story, 'staff-zhou-jie', reportId, { outcome: 'approve' }, 'again');
    expect(await statusOf('returned', 'citizen-1')).toBe('approved');
  });

  test('whoever thinks better of it withdraws, and nobody decides on it any more', async () => {
    const params = { reportId: reports['withdrawn'] ?? '' };
    await story
      .as('citizen-3')
      .call('withdrawReport', { params, key: 'citizen-3-withdraws', body: { reason: null } });
    const late = await story.as('staff-zhou-jie').ask('claimReview', { params, key: 'a-claim-too-late' });
    expect(late.ok).toBe(false);
    expect(await story.broken()).toEqual([]);
  });

  test('after the end: previewed, approved by two, published, delivered, every receipt there', async () => {
    const preview = await untilComposed(story);
    expect(preview.counts).toMatchObject({ organisations: 1, persons: 3, points: 20 + 20 + 15, heldBack: 1 });
    const one = await story.as('staff-tang-rui').ask('decideRelease', {
      params: { campaignId, release: 1 },
      key: 'approve-what-is-not-there',
      body: { decision: 'approve', manifestHash: '0'.repeat(64) },
    });
    expect(one).toMatchObject({
      ok: false,
      problem: { status: 409, type: 'urn:relief:problem:not-previewed' },
    });
    const released = await approveAndPublish(story, preview);
    expect(released.deliveries.map(({ differences }) => differences)).toEqual([0, 0]);
    const { items } = await story.as(firstOfficer).call('listPublicLists', {});
    const list = await (await fetch(items[0]?.json ?? '')).json();
    expect(list).toMatchObject({
      entries: [{ name: organisation(0).name, creditCode: organisation(0).creditCode }],
    });
  });

  test('two searches over the logs show the whole way of one report, from the first call to the receipt', async () => {
    const { logDirectory } = story.stack.running;
    const lines = readdirSync(logDirectory).flatMap(file =>
      readFileSync(join(logDirectory, file), 'utf8').split('\n'),
    );
    const way = (correlationId: string) =>
      lines
        .filter(line => line.startsWith('{') && line.includes(correlationId))
        .map(line => LogLine.parse(JSON.parse(line)))
        .sort((a, b) => (a.timestamp < b.timestamp ? -1 : 1));
    const report = way(reports['approved'] ?? '');
    const first = (name: string) => report.findIndex(line => line.name === name);
    const stations = [
      'POST /reports',
      'POST /reports/{reportId}/evidence',
      'record-evidence',
      'POST /reports/{reportId}/submission',
      'check-report',
      'await-decision',
      'POST /reviews/{reportId}/claim',
      'POST /reviews/{reportId}/decision',
      'compose-lane',
    ];
    expect(report.map(({ name }) => name)).toEqual(expect.arrayContaining([...stations, 'follow-report']));
    expect(stations.map(first)).toEqual(stations.map(first).toSorted((a, b) => a - b));

    const counted = report.find(({ message }) => message === 'counted');
    const release = `${campaignId}-1`;
    expect(counted?.correlationIds).toContain(release);
    expect(way(release).map(({ name }) => name)).toEqual(
      expect.arrayContaining(['publish-release', 'deliver-release', 'reconcile-release']),
    );
  });

  test('and nothing is broken behind it', async () => {
    expect(await story.broken()).toEqual([]);
  });

  const statusOf = async (name: string, account: string) =>
    (await story.as(account).call('getReport', { params: { reportId: reports[name] ?? '' } })).status;
});
