import { afterAll, beforeAll, expect, test } from 'vitest';
import * as z from 'zod';
import { readStack, type StackReader } from '../../local/invariants/read-stack.ts';
import { relief } from '../../local/relief/relief.ts';
import { dynamoOutbox } from '../../shared/adapters/dynamo-outbox.ts';
import { CampaignId } from '../../shared/domain/ids.ts';
import { later, momentAt } from '../../shared/domain/moment.ts';
import { disclosureChange } from '../../shared/domain/outbox.ts';
import { zhengzhou } from '../shared/domain/zhengzhou.ts';
import { decide, recommend, reportAsCitizen } from '../support/reporting.ts';
import {
  approveAndPublish,
  beginStory,
  campaignId,
  firstOfficer,
  organisation,
  type Story,
  untilComposed,
} from '../support/story.ts';

let story: Story;
let reader: StackReader;
beforeAll(async () => {
  story = await beginStory(2);
  reader = readStack(story.stack);
}, 120_000);
afterAll(async () => {
  reader?.close();
  await story?.end();
});

const Listings = z.object({
  listings: z.array(
    z.object({ list: z.string(), entity: z.looseObject({}), annotations: z.array(z.unknown()) }),
  ),
});
const shown = async () =>
  Listings.parse(await (await fetch(`${story.stack.disclosureSiteUrl}/listings`)).json()).listings;
const script = async (system: string, ...next: object[]) => {
  const headers = { 'content-type': 'application/json' };
  await fetch(`${system}/_script`, { method: 'POST', headers, body: JSON.stringify({ next }) });
};
const minutesPass = async (minutes: number) => {
  for (let minute = 0; minute < minutes; minute += 1) {
    await story.stack.clock.advance(60_000);
    await story.stack.running.idle();
  }
};
const office = () => story.as(firstOfficer);
const standing = async () => {
  const { items } = await office().call('listDeliveries', {});
  return Object.fromEntries(items.map(one => [one.downstream, one]));
};

test('F14: what a release could not hand over and what was decided since arrive once, and the two sides agree', {
  timeout: 180_000,
}, async () => {
  const { pointsSystemUrl, disclosureSiteUrl, clock } = story.stack;
  for (const citizen of ['citizen-0', 'citizen-1'])
    await decide(story, 'staff-zhou-jie', await reportAsCitizen(story, citizen));
  for (const company of [0, 1]) await decide(story, 'staff-gao-yan', await recommend(story, company));
  await script(pointsSystemUrl, { behaviour: 'reject-row' });
  await script(disclosureSiteUrl, { behaviour: 'forget-row' });
  await approveAndPublish(story, await untilComposed(story));

  const outbox = dynamoOutbox({ client: reader.dynamo, tableName: reader.table('outbox') });
  const decidedAt = momentAt(clock.now());
  const about = {
    entity: organisation(5),
    campaign: CampaignId.parse(campaignId),
    list: 'defaulter',
  } as const;
  const { kind: _, ...entity } = about.entity;
  const text = { zh: '决定已撤销', en: 'The decision was revoked' };
  const by = (step: number) => ({ record: 'a-case', step, at: later(decidedAt, step), policy: zhengzhou() });
  const listing = { ...about, entity, operation: 'list', entry: { severity: 'ordinary' } } as const;
  await outbox.put([disclosureChange(listing, by(1))]);
  await minutesPass(1);
  expect((await shown()).filter(({ list }) => list === 'defaulter')).toHaveLength(1);
  await script(disclosureSiteUrl, { behaviour: '500-after-accepting' });
  await outbox.put([disclosureChange({ ...about, entity, operation: 'delist', reason: text }, by(2))]);
  await minutesPass(2);
  expect((await shown()).filter(({ list }) => list === 'defaulter')).toEqual([]);

  const asked = async (...words: string[]) => {
    const said: string[] = [];
    const say = (text: string) => void said.push(text);
    const given = [...words, '--api', story.stack.url];
    const status = await relief(given, { print: say, tell: say, progress: () => {} });
    return { status, text: said.join('\n') };
  };
  expect(await asked('health')).toMatchObject({ status: 0 });
  expect((await asked('campaigns')).text).toContain(campaignId);
  expect(await asked('deliveries')).toMatchObject({ status: 1 });
  expect(await asked('deliveries', 'parked', 'points')).toMatchObject({
    status: 1,
    text: expect.stringContaining('refused-by-script'),
  });
  const release = await asked('releases', 'show', '1', '--json');
  // The site has forgotten a row, and the release says so.
  expect([release.status, JSON.parse(release.text).status]).toEqual([1, 'reconciled']);
  expect(await asked('releases', 'pause', '1', '--reason', '检修')).toMatchObject({
    status: 1,
    text: expect.stringContaining('reconciled'),
  });
  expect(await asked('releases', 'show', '9')).toMatchObject({ status: 1 });
  expect(await asked('releases', 'show', '1', '--campaign', 'X')).toMatchObject({ status: 2 });
  expect(await asked('deliveries', 'replay', 'nobody')).toMatchObject({ status: 2 });
  expect(await asked('deliveries', 'list', '--as', 'li-na')).toMatchObject({ status: 1 });

  const parked = await office().call('listDeliveryRows', { params: { downstream: 'points' } });
  expect(parked.items).toMatchObject([
    { operation: 'grant', reason: 'refused-by-script', organisation: null },
  ]);
  for (const downstream of ['points', 'disclosure'])
    await office().call('reconcileDeliveries', { params: { downstream } });
  await minutesPass(1);
  expect(await standing()).toMatchObject({
    points: { parked: 1, reconciliation: { missing: 0, unexpected: 0 } },
    disclosure: { waiting: 0, parked: 0, reconciliation: { missing: 1, unexpected: 0 } },
  });
  expect(await asked('deliveries', 'replay', 'points', '--json')).toMatchObject({
    status: 0,
    text: expect.stringContaining('"replayed": 1'),
  });
  const lost = { body: { what: 'missing' }, params: { downstream: 'disclosure' } } as const;
  expect(await office().call('replayDeliveries', lost)).toMatchObject({ replayed: 1, remaining: 0 });
  await minutesPass(1);
  for (const downstream of ['points', 'disclosure'])
    await office().call('reconcileDeliveries', { params: { downstream } });
  await minutesPass(1);
  const agreed = { waiting: 0, parked: 0, late: 0, reconciliation: { missing: 0, unexpected: 0 } };
  expect(await standing()).toMatchObject({ points: agreed, disclosure: agreed });
  expect(await asked('deliveries')).toMatchObject({ status: 0 });
  expect((await shown()).map(({ list }) => list)).toEqual(['red', 'red']);
  const summary = z
    .object({ accepted: z.int() })
    .parse(await (await fetch(`${pointsSystemUrl}/summary`)).json());
  expect(summary.accepted).toBe(2);
  expect(await story.broken()).toEqual([]);
});
