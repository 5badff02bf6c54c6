import { type DynamoDBClient, GetItemCommand, PutItemCommand, QueryCommand } from '@aws-sdk/client-dynamodb';
import { marshall, unmarshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { InvalidCursor } from '../../../shared/adapters/cursor.ts';
import { dynamoReportStore } from '../../../shared/adapters/dynamo-report-store.ts';
import { DamagedItem, ItemTooLarge } from '../../../shared/adapters/stored-item.ts';
import { AccountId } from '../../../shared/domain/actor.ts';
import { isChainWhole } from '../../../shared/domain/append-action.ts';
import { hashOf } from '../../../shared/domain/canonical.ts';
import {
  DeterminedReport,
  determinedPlaceOf,
  determinedReportOf,
} from '../../../shared/domain/determined-report.ts';
import { DepartmentId, DistrictId } from '../../../shared/domain/ids.ts';
import { type Report, stateOf } from '../../../shared/domain/report.ts';
import type { ReportAction } from '../../../shared/domain/report-action.ts';
import { ReportForm } from '../../../shared/domain/report-form.ts';
import type { ReportStore } from '../../../shared/ports/report-store.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';
import {
  acted,
  at,
  citizen,
  form,
  officer,
  opened,
  reportIdOf,
  routed,
  submission,
  submitted,
} from './sample-report.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let tableName: string;
let store: ReportStore;
let tables = 0;

beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());

beforeEach(async () => {
  client = engine.client();
  tables += 1;
  tableName = await createTable(client, 'reports', `reports-${tables}`);
  store = dynamoReportStore({ client, tableName });
});

const volunteers = DepartmentId.parse('volunteers');
const erqi = DistrictId.parse('410105');

/** Writes a report's history entry by entry, as it came about. */
async function keep(report: Report): Promise<Report> {
  for (let length = 1; length <= report.history.length; length += 1) {
    const upTo = { ...report, history: report.history.slice(0, length) };
    expect(await (length === 1 ? store.add(upTo) : store.save(upTo))).toEqual({ saved: true });
  }
  return report;
}

describe('the record', () => {
  it('is read back as it was written, with its chain whole', async () => {
    const report = await keep(routed(submitted(), at(100)));
    const found = await store.find(report.reportId);
    expect(found).toEqual(report);
    expect(found !== null && isChainWhole(found)).toBe(true);
  });

  it('is nobody’s before it is opened', async () => {
    expect(await store.find(reportIdOf(404))).toBeNull();
  });

  it('is not opened twice under one id', async () => {
    const first = await keep(opened());
    const second = opened({ call: 'another' });
    expect(await store.add(second)).toEqual({ saved: false, current: first });
  });

  it('lets one of two writers through and shows the other what stands', async () => {
    const report = await keep(submitted());
    const one = acted(report, { type: 'withdrawn', reason: null }, { call: 'one' });
    const two = acted(report, { type: 'withdrawn', reason: 'no' }, { call: 'two' });
    const results = await Promise.all([store.save(one), store.save(two)]);
    expect(results.filter(({ saved }) => saved)).toHaveLength(1);
    const winner = results[0]?.saved === true ? one : two;
    expect(results.find(({ saved }) => !saved)).toEqual({ saved: false, current: winner });
    expect(await store.find(report.reportId)).toEqual(winner);
  });

  it('says so where the report to save is gone', async () => {
    expect(await store.save(submitted())).toEqual({ saved: false, current: null });
  });

  it('sends the last entry only, so that an earlier one cannot be rewritten', async () => {
    const report = await keep(submitted());
    const [first, ...rest] = acted(report, { type: 'withdrawn', reason: null }).history;
    if (first === undefined) throw new Error('no history');
    await store.save({ ...report, history: [{ ...first, policyVersion: 99 }, ...rest] });
    const found = await store.find(report.reportId);
    expect(found?.history[0]?.policyVersion).toBe(1);
    expect(found?.history).toHaveLength(3);
  });
});

describe('maker and checker', () => {
  const approval: ReportAction = { type: 'approved', note: null, evidence: [] };

  it('refuses the maker’s person in the write itself, whatever account it uses', async () => {
    const report = await keep(routed(submitted(), at(100)));
    const approved = acted(report, approval, { actor: officer('li') });
    expect(await store.save(approved, 'person-wang')).toEqual({ saved: false, current: report });
    expect(await store.save(approved, 'person-li')).toEqual({ saved: true });
  });

  it('refuses the second approval to who gave the first', async () => {
    const seconded = await keep(
      acted(
        routed(submitted(), at(100)),
        { type: 'seconded', note: null, evidence: [], dueAt: at(200) },
        { actor: officer('li') },
      ),
    );
    const approved = acted(seconded, approval, { actor: officer('li') });
    expect(await store.save(approved, 'person-li')).toEqual({ saved: false, current: seconded });
    expect(await store.save(approved, 'person-zhao')).toEqual({ saved: true });
  });
});

describe('a response lost after the commit', () => {
  it('makes a report once when it is opened', async () => {
    const flaky = engine.client();
    const attempts = loseResponse(flaky, 1);
    const report = opened();
    expect(await dynamoReportStore({ client: flaky, tableName }).add(report)).toEqual({ saved: true });
    expect(attempts()).toBe(2);
    expect(await store.find(report.reportId)).toEqual(report);
  });

  it('makes every action once, at whichever call of the story it happens', async () => {
    const story = acted(
      routed(submitted(), at(100)),
      { type: 'approved', note: null, evidence: [] },
      { actor: officer('li') },
    );
    const calls = story.history.length;
    for (let lost = 1; lost <= calls; lost += 1) {
      const report = { ...story, reportId: reportIdOf(1000 + lost) };
      const flaky = engine.client();
      const attempts = loseResponse(flaky, lost);
      const through = dynamoReportStore({ client: flaky, tableName });
      for (let length = 1; length <= calls; length += 1) {
        const upTo = { ...report, history: report.history.slice(0, length) };
        const checker = length === calls ? 'person-li' : undefined;
        const result = length === 1 ? await through.add(upTo) : await through.save(upTo, checker);
        expect(result, `call ${length} with answer ${lost} lost`).toEqual({ saved: true });
      }
      expect(attempts()).toBe(calls + 1);
      expect((await store.find(report.reportId))?.history).toEqual(story.history);
    }
  });

  it('is still a conflict when it was somebody else who wrote', async () => {
    const report = await keep(submitted());
    const other = acted(report, { type: 'withdrawn', reason: null }, { call: 'other' });
    await store.save(other);
    const flaky = engine.client();
    loseResponse(flaky, 1);
    const mine = acted(report, { type: 'withdrawn', reason: null }, { call: 'mine' });
    const result = await dynamoReportStore({ client: flaky, tableName }).save(mine);
    expect(result).toEqual({ saved: false, current: other });
  });
});

describe('lists', () => {
  it('shows an account its own reports, newest first, page by page, each once', async () => {
    for (const number of [1, 2, 3, 4, 5]) await keep(opened({ number, minute: Math.min(number, 4) }));
    await keep(opened({ number: 9, actor: citizen('zhou') }));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await store.ownedBy(AccountId.parse('account-wang'), 2, cursor);
      seen.push(...page.items.map(({ reportId }) => reportId));
      cursor = page.next;
    } while (cursor !== null);
    // Four and five were opened in one moment; their order is the engine's, but neither is missing.
    expect([...seen].sort()).toEqual([1, 2, 3, 4, 5].map(reportIdOf));
    expect(seen.slice(2)).toEqual([3, 2, 1].map(reportIdOf));
  });

  it('queues what waits, most urgent first, and forgets what is decided', async () => {
    const later = await keep(routed(submitted({ number: 1 }), at(500)));
    const sooner = await keep(routed(submitted({ number: 2 }), at(300)));
    await keep(routed(submitted({ number: 3 }), at(100), 'volunteers', '410102'));
    await keep(routed(submitted({ number: 4 }), at(100), 'health'));

    const claimed = acted(sooner, { type: 'claimed', until: at(60) }, { actor: officer('li') });
    await store.save(claimed);
    const { items, next } = await store.queue(volunteers, erqi, 10, null);
    expect(next).toBeNull();
    expect(items.map(({ reportId }) => reportId)).toEqual([sooner.reportId, later.reportId]);
    expect(items[0]).toEqual({
      reportId: sooner.reportId,
      campaignId: 'flood-2021',
      category: 'rescue',
      district: '410105',
      channel: 'citizen',
      status: 'in-review',
      submittedAt: at(1),
      dueAt: at(300),
      claimedBy: 'account-li',
      claimedUntil: at(60),
    });

    await store.save(acted(claimed, { type: 'rejected', reason: 'not found' }, { actor: officer('li') }));
    const rest = await store.queue(volunteers, erqi, 10, null);
    expect(rest.items.map(({ reportId }) => reportId)).toEqual([later.reportId]);
  });

  it('pages through a queue where many are due in one moment', async () => {
    const numbers = Array.from({ length: 7 }, (_, index) => index + 1);
    for (const number of numbers) await keep(routed(submitted({ number }), at(300)));
    const seen: string[] = [];
    let cursor: string | null = null;
    do {
      const page = await store.queue(volunteers, erqi, 3, cursor);
      seen.push(...page.items.map(({ reportId }) => reportId));
      cursor = page.next;
    } while (cursor !== null);
    expect(seen).toEqual(numbers.map(reportIdOf));
  });

  it('forgets the claim when it is given back', async () => {
    const claimed = await keep(
      acted(routed(submitted(), at(300)), { type: 'claimed', until: at(60) }, { actor: officer('li') }),
    );
    await store.save(acted(claimed, { type: 'claim-released' }, { actor: officer('li') }));
    const { items } = await store.queue(volunteers, erqi, 10, null);
    expect(items[0]).toMatchObject({ claimedBy: null, claimedUntil: null });
  });

  it.each([
    ['no base64', '***'],
    ['no JSON', Buffer.from('{').toString('base64url')],
    ['another list', Buffer.from('["flood-2021"]').toString('base64url')],
    ['another type', Buffer.from('{"reportId":{"S":"x"}}').toString('base64url')],
  ])('refuses a cursor that it never gave out: %s', async (_, cursor) => {
    await expect(store.ownedBy(AccountId.parse('account-wang'), 2, cursor)).rejects.toThrow(InvalidCursor);
    await expect(store.queue(volunteers, erqi, 2, cursor)).rejects.toThrow(InvalidCursor);
  });

  it('does not lead into another’s list by another’s cursor', async () => {
    for (const number of [1, 2]) await keep(opened({ number, minute: number, actor: citizen('zhou') }));
    const { next } = await store.ownedBy(AccountId.parse('account-zhou'), 1, null);
    expect((await store.ownedBy(AccountId.parse('account-wang'), 5, next)).items).toEqual([]);
  });
});

describe('the same deed', () => {
  it('is known from submission until withdrawal, this report left out', async () => {
    const one = await keep(submitted({ number: 1 }));
    const two = await keep(submitted({ number: 2 }));
    await keep(submitted({ number: 3, deed: 'another' }));
    await keep(opened({ number: 4 }));
    expect(await store.sameDeed(hashOf('deed-1'), one.reportId)).toEqual([two.reportId]);
    await store.save(acted(two, { type: 'withdrawn', reason: null }));
    expect(await store.sameDeed(hashOf('deed-1'), one.reportId)).toEqual([]);
  });
});

describe('what was handed in and never routed', () => {
  it('is found across all partitions, oldest first, strictly before the moment', async () => {
    for (let number = 1; number <= 20; number += 1) await keep(submitted({ number, minute: number }));
    await keep(routed(submitted({ number: 30, minute: 1 }), at(100)));
    const stuck = await store.stuckBefore(at(20), 5);
    expect(stuck).toEqual([1, 2, 3, 4, 5].map(number => ({ reportId: reportIdOf(number), round: 1 })));
    expect(await store.stuckBefore(at(20), 50)).toHaveLength(19);
    expect(await store.stuckBefore(at(1), 50)).toEqual([]);
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
    const report = await keep(acted(returned, again, { minute: 500 }));
    expect(await store.stuckBefore(at(500), 5)).toEqual([]);
    expect(await store.stuckBefore(at(501), 5)).toEqual([{ reportId: report.reportId, round: 2 }]);
  });
});

describe('the index of determinations', () => {
  const determined = async (report: Report) => {
    const { Items = [] } = await client.send(
      new QueryCommand({
        TableName: tableName,
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
    const waiting = await keep(routed(submitted(), at(100)));
    const approved = acted(waiting, { type: 'approved', note: null, evidence: [] }, { actor: officer('li') });
    expect(await determined(approved)).toEqual([]);
    await store.save(approved);
    expect(await determined(approved)).toEqual([determinedReportOf(approved, stateOf(approved))]);
    await store.save(acted(approved, { type: 'withdrawn', reason: null }, { minute: 77 }));
    expect(await determined(approved)).toMatchObject([{ withdrawnAt: at(77) }]);
  });
});

describe('the open task', () => {
  it('is kept beside the record and never shown with it', async () => {
    const report = await keep(routed(submitted(), at(100)));
    expect(await store.task(report.reportId)).toBeNull();
    await store.keepTask(report.reportId, { token: 'token-1', phase: 'in-review:1' });
    await store.keepTask(report.reportId, { token: 'token-2', phase: 'in-review:1' });
    expect(await store.task(report.reportId)).toEqual({ token: 'token-2', phase: 'in-review:1' });
    const found = await store.find(report.reportId);
    expect(JSON.stringify(found)).not.toContain('token-');
    expect(found).toEqual(report);
  });

  it('survives the next action', async () => {
    const report = await keep(routed(submitted(), at(100)));
    await store.keepTask(report.reportId, { token: 'token-1', phase: 'in-review:1' });
    await store.save(acted(report, { type: 'claimed', until: at(60) }, { actor: officer('li') }));
    expect(await store.task(report.reportId)).toEqual({ token: 'token-1', phase: 'in-review:1' });
  });

  it('makes no report where there is none', async () => {
    await expect(store.keepTask(reportIdOf(404), { token: 'token', phase: 'p' })).rejects.toThrow();
    expect(await store.find(reportIdOf(404))).toBeNull();
  });
});

describe('the item', () => {
  it('is refused before it is too large, and nothing is written', async () => {
    let report = await keep(opened());
    const long = Array.from({ length: 20 }, () => ({ message: '请补充材料'.repeat(40) }));
    const returned: ReportAction = {
      type: 'returned',
      reason: '因'.repeat(1000),
      items: long,
      dueAt: at(999),
    };
    const again: ReportAction = {
      type: 'supplemented',
      formHash: hashOf(form),
      deed: hashOf('d'),
      note: null,
    };
    report = acted(report, submission());
    await store.save(report);
    let refusedAs: unknown = null;
    while (refusedAs === null) {
      const asked = acted(report, returned, { actor: officer('li') });
      const answered = acted(asked, again);
      await store.save(asked);
      report = asked;
      await store.save(answered).then(
        () => {
          report = answered;
        },
        (error: unknown) => {
          refusedAs = error;
        },
      );
    }
    expect(refusedAs).toBeInstanceOf(ItemTooLarge);
    expect(await store.find(report.reportId)).toEqual(report);
    // A reporter meets the limit first, so an officer can still act.
    const escalated = acted(
      report,
      { type: 'escalated', to: 'lead', dueAt: at(999) },
      { actor: officer('li') },
    );
    expect(await store.save(escalated)).toEqual({ saved: true });
  });

  it('that is damaged is a fault that names it and shows nothing of it', async () => {
    const report = await keep(opened({ number: 7 }));
    const key = marshall({ reportId: report.reportId });
    const { Item = {} } = await client.send(new GetItemCommand({ TableName: tableName, Key: key }));
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: { ...Item, form: { S: '410105199001011234' } },
      }),
    );
    const fault = await store.find(report.reportId).catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DamagedItem);
    expect(String(fault)).toContain(report.reportId);
    expect(String(fault)).toContain('form');
    expect(String(fault)).not.toContain('410105199001011234');
  });

  it('keeps a half-filled form half-filled', async () => {
    const report = await keep(opened());
    const bare = ReportForm.parse({ category: 'rescue', district: '410105', matter: {} });
    const saved = acted(report, { type: 'saved', formHash: hashOf(bare) }, { form: bare });
    await store.save(saved);
    expect((await store.find(report.reportId))?.form).toEqual(bare);
  });
});
