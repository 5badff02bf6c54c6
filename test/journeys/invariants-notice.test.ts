import { appendFileSync } from 'node:fs';
import { join } from 'node:path';
import { DeleteItemCommand, PutItemCommand, UpdateItemCommand } from '@aws-sdk/client-dynamodb';
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { StopExecutionCommand } from '@aws-sdk/client-sfn';
import { marshall } from '@aws-sdk/util-dynamodb';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { readStack, type StackReader } from '../../local/invariants/read-stack.ts';
import { storedRecords } from '../../local/invariants/stored-records.ts';
import { registeredAccount } from '../support/registered-account.ts';
import { decide, recommend, reportAsCitizen } from '../support/reporting.ts';
import { approveAndPublish, beginStory, campaignId, type Story, untilComposed } from '../support/story.ts';

let story: Story;
let reader: StackReader;
const reports = { approved: '', other: '', waiting: '' };

beforeAll(async () => {
  story = await beginStory(2);
  reports.approved = await reportAsCitizen(story, 'citizen-0');
  reports.other = await reportAsCitizen(story, 'citizen-1');
  reports.waiting = await reportAsCitizen(story, 'citizen-li-na');
  await decide(story, 'staff-zhou-jie', reports.approved);
  await decide(story, 'staff-zhou-jie', reports.other);
  await decide(story, 'staff-gao-yan', await recommend(story, 0));
  await approveAndPublish(story, await untilComposed(story));
  reader = readStack(story.stack);
}, 120_000);
afterAll(async () => {
  reader?.close();
  await story?.end();
});

/** The invariants guard the other journeys, so each of them must see what it is there to see. */
test('whatever is altered, deleted or told behind our back is noticed by name', {
  timeout: 120_000,
}, async () => {
  expect(await story.broken()).toEqual([]);
  const { dynamo, s3, sfn, stack } = reader;
  const records = await storedRecords(reader);
  const release = `campaigns/${campaignId}/releases/0001/`;
  const ofReport = (reportId: string) => ({
    TableName: reader.table('reports'),
    Key: marshall({ reportId }),
  });

  // One history loses its actor, one report is moved past its table.
  await dynamo.send(
    new UpdateItemCommand({
      ...ofReport(reports.approved),
      UpdateExpression: 'SET #h[1].actor.account = :x',
      ExpressionAttributeNames: { '#h': 'history' },
      ExpressionAttributeValues: marshall({ ':x': 'somebody-else' }),
    }),
  );
  await dynamo.send(
    new UpdateItemCommand({
      ...ofReport(reports.waiting),
      UpdateExpression: 'SET #s = :x',
      ExpressionAttributeNames: { '#s': 'status' },
      ExpressionAttributeValues: marshall({ ':x': 'approved' }),
    }),
  );
  // A line of the ledger goes, a counter is moved.
  const line = records.ledger.find(row => row.total > 0);
  await dynamo.send(
    new DeleteItemCommand({
      TableName: reader.table('ledger'),
      Key: marshall({ subjectId: line?.subjectId ?? '', entry: line?.entry ?? '' }),
    }),
  );
  await dynamo.send(
    new PutItemCommand({
      TableName: reader.table('office'),
      Item: marshall({ pk: `COUNTS#${campaignId}`, sk: 'SHARD#99', total: 1 }),
    }),
  );
  // The public list is rewritten; a file of evidence is destroyed by somebody with the power to.
  await s3.send(
    new PutObjectCommand({
      Bucket: reader.bucket('publications'),
      Key: `${release}red-list.json`,
      Body: JSON.stringify({ entries: [], release: 1, cutOff: '', campaign: { campaignId } }),
    }),
  );
  const other = records.reports.find(({ report }) => report.reportId === reports.other)?.report;
  const recorded = other?.history.find(({ action }) => action.type === 'evidence-recorded')?.action;
  await s3.send(
    new DeleteObjectCommand({
      Bucket: reader.bucket('evidence'),
      Key: `evidence/${reports.other}/e1`,
      VersionId: recorded?.type === 'evidence-recorded' ? recorded.versionId : '',
      BypassGovernanceRetention: true,
    }),
  );
  // People are told of where nobody should be.
  const { name, document } = registeredAccount(stack, 'citizen-1');
  const log = join(stack.running.logDirectory, 'Careless.log');
  const told = (text: string, shift: number) =>
    Buffer.from(`${'x'.repeat(shift)}${text}y`).toString('base64');
  appendFileSync(log, [0, 1, 2].map(shift => `{"token":"${told(document.number, shift)}"}\n`).join(''));
  await dynamo.send(
    new PutItemCommand({
      TableName: reader.table('office'),
      Item: marshall({ pk: 'NOTES', sk: '1', note: `call ${encodeURIComponent(name)}` }),
    }),
  );
  // Something was parked, and a workflow was stopped under a report that waits.
  const parked = stack.running.queues[0];
  await fetch(stack.running.endpoints['sqs'] ?? '', {
    method: 'POST',
    headers: { 'content-type': 'application/x-amz-json-1.0', 'x-amz-target': 'AmazonSQS.SendMessage' },
    body: JSON.stringify({ QueueUrl: parked?.url, MessageBody: '{}' }),
  });
  await sfn.send(
    new StopExecutionCommand({
      executionArn: `${reader.machine('Verification').replace(':stateMachine:', ':execution:')}:${reports.waiting}-1`,
    }),
  );

  const broken = await story.broken();
  const noticed = (pattern: RegExp) => expect(broken).toContainEqual(expect.stringMatching(pattern));
  noticed(new RegExp(`^I7 report ${reports.approved}: its chain`));
  noticed(new RegExp(`^I1 report ${reports.waiting}: status`));
  noticed(new RegExp(`^I2 report ${reports.waiting}: its status`));
  noticed(/^I3 .*do not agree/);
  noticed(/^I4 .*1 persons lack the line/);
  noticed(/^I5 .*the list has 0 entries, 1 are owed/);
  noticed(/^I6 .*red-list\.json differs/);
  noticed(/^I8 log Careless\.log holds: ID number in base64$/);
  noticed(/^I8 table office holds: name in a URL$/);
  noticed(new RegExp(`^I9 report ${reports.other}: e1 is gone`));
  noticed(/^counter total /);
  noticed(new RegExp(`^queue ${parked?.name} holds 1`));
  noticed(/^workflow .* broke off$/);
  // What it says of people is never who they are.
  for (const secret of [name, document.number]) expect(broken.join('\n')).not.toContain(secret);
});
