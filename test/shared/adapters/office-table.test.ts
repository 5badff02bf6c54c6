import { readFileSync } from 'node:fs';
import { type DynamoDBClient, PutItemCommand } from '@aws-sdk/client-dynamodb';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { dynamoCampaignStore } from '../../../shared/adapters/dynamo-campaign-store.ts';
import { dynamoPolicyLibrary } from '../../../shared/adapters/dynamo-policy-library.ts';
import { dynamoStaffDirectory } from '../../../shared/adapters/dynamo-staff-directory.ts';
import { DamagedItem } from '../../../shared/adapters/stored-item.ts';
import { Staff } from '../../../shared/domain/actor.ts';
import { Campaign } from '../../../shared/domain/campaign.ts';
import { CampaignId } from '../../../shared/domain/ids.ts';
import { Policy } from '../../../shared/domain/policy.ts';
import { type Dynoxide, startDynoxide } from '../../fakes/dynoxide.ts';
import { loseResponse } from '../../fakes/lose-response.ts';
import { createTable } from '../../fakes/tables.ts';
import { at, citizen } from './sample-report.ts';

let engine: Dynoxide;
let client: DynamoDBClient;
let tableName: string;
let tables = 0;

beforeAll(async () => {
  engine = await startDynoxide();
});
afterAll(() => engine.stop());
beforeEach(async () => {
  client = engine.client();
  tables += 1;
  tableName = await createTable(client, 'office', `office-${tables}`);
});

describe('campaigns', () => {
  const campaign = Campaign.parse({
    campaignId: 'flood-2021',
    schemaVersion: 1,
    name: { zh: '防汛救灾', en: 'Flood relief' },
    policyId: 'zhengzhou-flood-2021',
    startedOn: '2021-07-20',
    endedAt: null,
    reportsCloseAt: null,
    publicationDueAt: null,
    releases: 0,
    version: 1,
    createdBy: citizen(),
    createdAt: at(0),
    calls: [],
  });
  const next: Campaign = { ...campaign, version: 2, endedAt: at(9) };

  it('are found and listed as they were saved', async () => {
    const store = dynamoCampaignStore({ client, tableName });
    expect(await store.add(campaign)).toEqual({ saved: true });
    expect(await store.save(next)).toEqual({ saved: true });
    expect(await store.find(campaign.campaignId)).toEqual(next);
    expect(await store.list()).toEqual([next]);
    expect(await store.find(CampaignId.parse('another'))).toBeNull();
  });

  it('are not made twice, and a stale change meets what stands', async () => {
    const store = dynamoCampaignStore({ client, tableName });
    await store.add(campaign);
    const other: Campaign = { ...campaign, name: { zh: '另一个', en: 'Another' } };
    expect(await store.add(other)).toEqual({ saved: false, current: campaign });
    await store.save(next);
    expect(await store.save({ ...next, releases: 1 })).toEqual({ saved: false, current: next });
    const unknown: Campaign = { ...next, campaignId: CampaignId.parse('another') };
    expect(await store.save(unknown)).toEqual({ saved: false, current: null });
  });

  it.each([1, 2])('are changed once when answer %i is lost', async lost => {
    const flaky = engine.client();
    loseResponse(flaky, lost);
    const store = dynamoCampaignStore({ client: flaky, tableName });
    expect(await store.add(campaign)).toEqual({ saved: true });
    expect(await store.save(next)).toEqual({ saved: true });
    expect(await store.list()).toEqual([next]);
  });
});

describe('policies', () => {
  const file = new URL('../../../shared/policy/zhengzhou-flood-2021.json', import.meta.url);
  const first = Policy.parse(JSON.parse(readFileSync(file, 'utf8')));
  const second: Policy = { ...first, version: 2 };
  const tenth: Policy = { ...first, version: 10 };

  it('are read back version by version, the newest by number and not by text', async () => {
    const library = dynamoPolicyLibrary({ client, tableName });
    for (const policy of [first, second, tenth]) expect(await library.add(policy)).toBe(true);
    expect(await library.get(first.policyId, 2)).toEqual(second);
    expect(await library.latest(first.policyId)).toEqual(tenth);
    expect(await library.list(first.policyId)).toEqual(
      [first, second, tenth].map(({ policyId, version, title }) => ({ policyId, version, title })),
    );
  });

  it('are never replaced', async () => {
    const library = dynamoPolicyLibrary({ client, tableName });
    await library.add(first);
    expect(await library.add(first)).toBe(false);
    expect(await library.add({ ...first, title: { zh: '改', en: 'Changed' } })).toBe(false);
    expect(await library.get(first.policyId, 1)).toEqual(first);
  });

  it('are added once when the answer is lost', async () => {
    const flaky = engine.client();
    loseResponse(flaky, 1);
    expect(await dynamoPolicyLibrary({ client: flaky, tableName }).add(first)).toBe(true);
  });

  it('that do not exist are null to find and a fault to get', async () => {
    const library = dynamoPolicyLibrary({ client, tableName });
    expect(await library.find('unknown', 1)).toBeNull();
    await expect(library.get('unknown', 1)).rejects.toThrow('no policy unknown version 1');
    await expect(library.latest('unknown')).rejects.toThrow('no policy unknown');
  });

  it('are read from the table once per process, and a newer one is seen at once', async () => {
    await dynamoPolicyLibrary({ client, tableName }).add(first);
    const reads: string[] = [];
    const counting = engine.client();
    counting.middlewareStack.add(
      (following, context) => given => {
        reads.push(context.commandName ?? '');
        return following(given);
      },
      { step: 'initialize' },
    );
    for (let call = 0; call < 3; call += 1) {
      await dynamoPolicyLibrary({ client: counting, tableName }).get(first.policyId, 1);
    }
    expect(reads).toEqual(['GetItemCommand']);
    await dynamoPolicyLibrary({ client, tableName }).add(second);
    expect(await dynamoPolicyLibrary({ client: counting, tableName }).latest(first.policyId)).toEqual(second);
  });

  it('that are damaged are a fault that names them', async () => {
    const { policyId, version, title } = first;
    await client.send(
      new PutItemCommand({
        TableName: tableName,
        Item: {
          pk: { S: `POLICY#${policyId}` },
          sk: { S: 'VERSION#0001' },
          policyId: { S: policyId },
          version: { N: String(version) },
          title: { M: { zh: { S: title.zh }, en: { S: title.en } } },
          body: { S: '{"policyId": secret' },
        },
      }),
    );
    const fault = await dynamoPolicyLibrary({ client, tableName })
      .find(policyId, version)
      .catch((error: unknown) => error);
    expect(fault).toBeInstanceOf(DamagedItem);
    expect(String(fault)).toContain(`POLICY#${policyId}`);
    expect(String(fault)).not.toContain('secret');
  });
});

describe('the staff directory', () => {
  const li = Staff.parse({
    account: 'account-li',
    role: 'reviewer',
    department: 'volunteers',
    districts: ['410105'],
    active: true,
    changedAt: at(0),
  });

  it('says what an account may do now', async () => {
    const directory = dynamoStaffDirectory({ client, tableName });
    expect(await directory.find(li.account)).toBeNull();
    await directory.put(li);
    await directory.put({ ...li, active: false });
    expect(await directory.find(li.account)).toEqual({ ...li, active: false });
    expect(await directory.list()).toEqual([{ ...li, active: false }]);
  });
});
