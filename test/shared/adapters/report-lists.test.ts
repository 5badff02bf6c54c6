import { QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { describe, expect, it } from 'vitest';
import { InvalidCursor } from '../../../shared/adapters/cursor.ts';
import { AccountId } from '../../../shared/domain/actor.ts';
import { hashOf } from '../../../shared/domain/canonical.ts';
import {
  DeterminedReport,
  determinedPlaceOf,
  determinedReportOf,
} from '../../../shared/domain/determined-report.ts';
import { DepartmentId, DistrictId } from '../../../shared/domain/ids.ts';
import type { QueueFilter } from '../../../shared/domain/queue-filter.ts';
import { type Report, stateOf } from '../../../shared/domain/report.ts';
import { reportsTable } from './reports-table.ts';
import { acted, at, citizen, form, officer, opened, reportIdOf, routed, submitted } from './sample-report.ts';

const table = reportsTable();
const volunteers = DepartmentId.parse('volunteers');
const erqi = DistrictId.parse('410105');
const desk: QueueFilter = { department: volunteers, districts: [erqi] };
const line = { now: at(0), atRiskBefore: at(1000) };

describe('lists', () => {
  it('shows an account its own reports, newest first, page by page, each once', async () => {
    for (const number of [1, 2, 3, 4, 5]) await table.keep(opened({ number, minute: Math.min(number, 4) }));
    await table.keep(opened({ number: 9, actor: citizen('zhou') }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await table.store.ownedBy(AccountId.parse('account-wang'), 2, cursor);
      seen.push(...page.items.map(({ reportId }) => reportId));
      cursor = page.next;
    } while (cursor !== null);
    // Four and five were opened in one moment; their order is the engine's, but neither is missing.
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5].map(reportIdOf));
    expect(seen.slice(2)).toEqual([3, 2, 1].map(reportIdOf));
  });

  it('queues what waits, most urgent first, and forgets what is decided', async () => {
    const later = await table.keep(routed(submitted({ number: 1 }), at(500)));
    const sooner = await table.keep(routed(submitted({ number: 2 }), at(300)));
    await table.keep(routed(submitted({ number: 3 }), at(100), 'volunteers', '410102'));
    await table.keep(routed(submitted({ number: 4 }), at(100), 'health'));

    const claimed = acted(sooner, { type: 'claimed', until: at(60) }, { actor: officer('li') });
    await table.store.save(claimed);
    const { items, next } = await table.store.queue(desk, line, 10, null);
    expect(next).toBeNull();
    expect(items.map(({ reportId }) => reportId)).toEqual([sooner.reportId, later.reportId]);
    expect(items[0]).toEqual({
      reportId: sooner.reportId,
      campaignId: 'flood-2021',
      category: 'rescue',
      department: 'volunteers',
      district: '410105',
      channel: 'citizen',
      status: 'in-review',
      submittedAt: at(1),
      dueAt: at(300),
      claimedBy: 'account-li',
      claimedUntil: at(60),
      linked: 0,
      escalatedTo: null,
      assignedTo: null,
      assignedUntil: null,
      imported: false,
    });

    await table.store.save(
      acted(claimed, { type: 'rejected', reason: 'not found' }, { actor: officer('li') }),
    );
    const rest = await table.store.queue(desk, line, 10, null);
    expect(rest.items.map(({ reportId }) => reportId)).toEqual([later.reportId]);
  });

  it('pages through a queue where many are due in one moment', async () => {
    const numbers = Array.from({ length: 7 }, (_, index) => index + 1);
    for (const number of numbers) await table.keep(routed(submitted({ number }), at(300)));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await table.store.queue(desk, line, 3, cursor);
      seen.push(...page.items.map(({ reportId }) => reportId));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(numbers.map(reportIdOf));
  });

  it('forgets the claim when it is given back', async () => {
    const claimed = await table.keep(
      acted(routed(submitted(), at(300)), { type: 'claimed', until: at(60) }, { actor: officer('li') }),
    );
    await table.store.save(acted(claimed, { type: 'claim-released' }, { actor: officer('li') }));
    const { items } = await table.store.queue(desk, line, 10, null);
    expect(items[0]).toMatchObject({ claimedBy: null, claimedUntil: null });
  });

  it.each([
    ['no base64', '***'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another list', Buffer.from('["flood-2021"]').toString('base64url')],
    ['another type', Buffer.from('{"reportId":{"S":"x"}}').toString('base64url')],
  ])('refuses a cursor that it never gave out: %s', async (_, cursor) => {
    await expect(table.store.ownedBy(AccountId.parse('account-wang'), 2, cursor)).rejects.toThrow(
      InvalidCursor,
    );
    await expect(table.store.queue(desk, line, 2, cursor)).rejects.toThrow(InvalidCursor);
  });

  it('does not lead into another’s list by another’s cursor', async () => {
    for (const number of [1, 2]) await table.keep(opened({ number, minute: number, actor: citizen('zhou') }));
    const { next } = await table.store.ownedBy(AccountId.parse('account-zhou'), 1, null);
    expect((await table.store.ownedBy(AccountId.parse('account-wang'), 5, next)).items).toEqual([]);
  });
});

describe('the same deed', () => {
  it('is known from submission until withdrawal, this report left out', async () => {
    const one = await table.keep(submitted({ number: 1 }));
    const two = await table.keep(submitted({ number: 2 }));
    await table.keep(submitted({ number: 3, deed: 'another' }));
    await table.keep(opened({ number: 4 }));
    expect(await table.store.sameDeed(hashOf('deed-1'), one.reportId)).toEqual([two.reportId]);
    await table.store.save(acted(two, { type: 'withdrawn', reason: null }));
    expect(await table.store.sameDeed(hashOf('deed-1'), one.reportId)).toEqual([]);
  });
});

describe('what was handed in and never routed', () => {
  it('is found across all partitions, oldest first, strictly before the moment', async () => {
    for (let number = 1; number <= 20; number += 1) await table.keep(submitted({ number, minute: number }));
    await table.keep(routed(submitted({ number: 30, minute: 1 }), at(100)));
    const stuck = await table.store.stuckBefore(at(20), 5);
    expect(stuck).toEqual([1, 2, 3, 4, 5].map(number => ({ reportId: reportIdOf(number), round: 1 })));
    expect(await table.store.stuckBefore(at(20), 50)).toHaveLength(19);
    expect(await table.store.stuckBefore(at(1), 50)).toEqual([]);
  });

  it('waits from its last handing in', async () => {
    const returned = acted(
      routed(submitted(), at(100)),
      { type: 'returned', reason: 'a photo', items: [], dueAt: at(900) },
      { actor: officer('li') },
    );
    const again = {
      type: 'supplemented',
      formHash: hashOf(form),
      deed: hashOf('deed-1'),
      note: null,
    } as const;
    const report = await table.keep(acted(returned, again, { minute: 500 }));
    expect(await table.store.stuckBefore(at(500), 5)).toEqual([]);
    expect(await table.store.stuckBefore(at(501), 5)).toEqual([{ reportId: report.reportId, round: 2 }]);
  });
});

describe('the index of determinations', () => {
  const determined = async (report: Report) => {
    const { Items = [] } = await table.client.send(
      new QueryCommand({
        TableName: table.tableName,
        IndexName: 'determined',
        KeyConditionExpression: 'determinedShard = :shard',
        ExpressionAttributeValues: marshall({
          ':shard': determinedPlaceOf(determinedReportOf(report, stateOf(report))).shard,
        }),
      }),
    );
    return Items.map(item => DeterminedReport.parse(unmarshall(item)['outcome']));
  };

  it('holds what was approved, and remembers when that was withdrawn', async () => {
    const waiting = await table.keep(routed(submitted(), at(100)));
    const approved = acted(waiting, { type: 'approved', note: null, evidence: [] }, { actor: officer('li') });
    expect(await determined(approved)).toEqual([]);
    await table.store.save(approved);
    expect(await determined(approved)).toEqual([determinedReportOf(approved, stateOf(approved))]);
    await table.store.save(acted(approved, { type: 'withdrawn', reason: null }, { minute: 77 }));
    expect(await determined(approved)).toMatchObject([{ withdrawnAt: at(77) }]);
  });
});
