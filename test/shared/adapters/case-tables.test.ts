import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoCaseStore } from '../../../shared/adapters/dynamo-case-store.ts';
import { dynamoRegisterStore } from '../../../shared/adapters/dynamo-register-store.ts';
import type { Case } from '../../../shared/domain/case.ts';
import { wakeAtOf } from '../../../shared/domain/case-clocks.ts';
import { caseStateOf } from '../../../shared/domain/case-fold.ts';
import { later, Moment } from '../../../shared/domain/moment.ts';
import type { CaseStore } from '../../../shared/ports/case-store.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';
import { campaignId, caseWorld, got, organisation } from '../usecases/case-world.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let tableName: string;
let cases: CaseStore;
let tables = 0;
beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  client = engine.client();
  tables += 1;
  tableName = await createTable(client, 'cases', `cases-${tables}`);
  cases = dynamoCaseStore({ client, tableName });
});

const farOff = Moment.parse('2040-01-01T00:00:00.000Z');

/** A whole life as it was written: from the draft to the list. */
async function listedCase(index = 0) {
  const told = caseWorld({ calls: index * 100 });
  const caseId = await told.untilListed(organisation(index));
  const record = told.cases.all.get(caseId);
  if (record === undefined) throw new Error('no case');
  return { record, revision: told.register.all.at(-1) };
}
const upTo = (record: Case, entries: number): Case => ({
  ...record,
  history: record.history.slice(0, entries),
});

async function replay(record: Case, entries = record.history.length) {
  expect(await cases.add(upTo(record, 1))).toEqual({ saved: true });
  for (let count = 2; count <= entries; count += 1)
    expect(await cases.save(upTo(record, count))).toEqual({ saved: true });
}

describe('cases', () => {
  it('are written entry by entry and read back whole', async () => {
    const { record } = await listedCase();
    await replay(record);
    expect(await cases.find(record.caseId)).toEqual(record);
  });

  it('are opened once; who comes second learns what stands', async () => {
    const { record } = await listedCase();
    await replay(record, 3);
    expect(await cases.add(upTo(record, 1))).toEqual({ saved: true });
    expect(await cases.save(upTo(record, 3))).toEqual({ saved: true });
    const [, , third, fourth] = record.history;
    if (third === undefined || fourth === undefined) throw new Error('a short history');
    const other = { ...record, history: [...upTo(record, 2).history, { ...third, hash: fourth.hash }] };
    expect(await cases.save(other)).toEqual({ saved: false, current: upTo(record, 3) });
  });

  it('stand although the answer was lost', async () => {
    const { record } = await listedCase();
    await replay(record, 2);
    loseResponse(client, 1);
    expect(await cases.save(upTo(record, 3))).toEqual({ saved: true });
    expect(await cases.find(record.caseId)).toEqual(upTo(record, 3));
  });

  it('lie in the index of what wakes only while something is to happen to them', async () => {
    const { record } = await listedCase();
    for (let entries = 1; entries <= record.history.length; entries += 1) {
      if (entries === 1) await replay(record, 1);
      else await cases.save(upTo(record, entries));
      const wakeAt = wakeAtOf(caseStateOf(upTo(record, entries)));
      expect(await cases.due(farOff, 10)).toEqual(wakeAt === null ? [] : [record.caseId]);
      if (wakeAt !== null) {
        expect(await cases.due(later(wakeAt, -1), 10)).toEqual([]);
        expect(await cases.due(wakeAt, 10)).toEqual([record.caseId]);
      }
    }
  });

  it('are listed by department in pages, and by organisation', async () => {
    for (const index of [1, 2, 3]) await replay((await listedCase(index)).record);
    const first = await cases.ofDepartment((await listedCase()).record.department, 2, null);
    expect(first.items).toHaveLength(2);
    const second = await cases.ofDepartment((await listedCase()).record.department, 2, first.next);
    expect(second.items).toHaveLength(1);
    expect(second.next).toBeNull();
    const [own, ...others] = await cases.ofOrganisation(organisation(2).creditCode);
    expect(others).toEqual([]);
    expect(own).toMatchObject({ kind: 'default', status: 'listed', subject: organisation(2) });
  });
});

describe('the register', () => {
  it('is a log: a revision is added once, by whoever is first', async () => {
    const register = dynamoRegisterStore({ client, tableName });
    const [mine, theirs] = [(await listedCase()).revision, (await listedCase(1)).revision];
    if (mine === undefined || theirs === undefined) throw new Error('no revision');
    expect(await register.head(campaignId)).toBeNull();
    expect(await register.add(mine)).toBe(true);
    expect(await register.add(theirs)).toBe(false);
    expect(await register.add(mine)).toBe(true);
    expect(await register.head(campaignId)).toEqual(mine);
    expect(await register.find(campaignId, 1)).toEqual(mine);
    expect(await register.find(campaignId, 2)).toBeNull();
  });

  it('holds a revision although the answer was lost', async () => {
    const { revision } = await listedCase();
    if (revision === undefined) throw new Error('no revision');
    const register = dynamoRegisterStore({ client, tableName });
    loseResponse(client, 1);
    expect(await register.add(revision)).toBe(true);
  });
});

it('a world of cases is told on the engine as in memory', async () => {
  const told = caseWorld({ cases, register: dynamoRegisterStore({ client, tableName }) });
  const caseId = await told.untilListed(organisation());
  got(await told.answer(caseId, { answer: 'objection', text: '价格有误。' }));
  got(await told.decide(caseId, { decision: 'objection', outcome: 'removed', reason: '成立', charge: null }));
  await told.deliver();
  await told.sweep();
  const record = await cases.find(caseId);
  expect(record && caseStateOf(record).status).toBe('delisted');
  expect(await cases.due(farOff, 10)).toEqual([]);
});
