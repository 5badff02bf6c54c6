import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { confirmWorkbook, sendWorkbook, untilImport } from '../../local/demo/send-workbook.ts';
import { until } from '../../local/demo/stage.ts';
import { openPackage } from '../../shared/adapters/spreadsheet/workbook-package.ts';
import { sha256Of } from '../../shared/domain/canonical.ts';
import { beginStory, campaignId, type Story } from '../support/story.ts';
import {
  csvOf,
  organisationHeadings,
  organisationRow,
  personHeadings,
  personRow,
} from '../support/workbooks.ts';

let story: Story;
beforeAll(async () => {
  story = await beginStory();
}, 60_000);
afterAll(() => story?.end());

/** Of the industry bureau, which is competent for organisations in Zhongmu, too. */
const clerk = () => story.as('staff-feng-lin');
const lead = () => story.as('staff-gao-yan');
const office = () => story.as('staff-tang-rui');
const elsewhere = () => story.as('staff-liu-wei');

const send = (key: string, rows: readonly (readonly string[])[], mode: 'check' | 'import' = 'import') =>
  sendWorkbook(clerk(), key, {
    campaignId,
    kind: 'organisations',
    mode,
    name: '推荐名单.csv',
    bytes: csvOf(organisationHeadings, rows),
  });

/** The comments of the workbook that was given back, as they lie in it. */
async function commentsAt(url: string): Promise<string> {
  const response = await fetch(url);
  expect(response.status).toBe(200);
  const path = join(story.dataDirectory, 'given-back.xlsx');
  writeFileSync(path, new Uint8Array(await response.arrayBuffer()));
  const parts = await openPackage(path);
  const pieces: Uint8Array[] = [];
  for await (const piece of parts.read('xl/comments1.xml')) pieces.push(piece);
  return Buffer.concat(pieces).toString('utf8');
}

const codeOf = (answer: { readonly ok: boolean; readonly problem?: { readonly type: string } }) =>
  answer.ok ? 'accepted' : answer.problem?.type.split(':').at(-1);

const rows = [0, 1, 2, 3].map(index => organisationRow(index));
const withFault = [...rows.slice(0, 3), organisationRow(3).with(3, '中牟'), organisationRow(4).with(8, '')];

test('a department reports organisations by a file', { timeout: 120_000 }, async () => {
  const checked = await send('only-to-check', withFault, 'check');
  expect(checked).toMatchObject({
    status: 'checked',
    madeByYou: true,
    reading: { done: true, counts: { read: 5, good: 3, bad: 2, errors: 2 } },
  });
  const params = { importId: checked.importId };
  const { items } = await clerk().call('listImportFindings', { params, query: { severity: 'error' } });
  expect(items).toMatchObject([
    { row: 5, column: 4, heading: '区县', value: '中牟', code: 'unknown-district' },
    { row: 6, column: 9, heading: '地点', code: 'missing' },
  ]);

  // Given back as a workbook, with a note at each cell and the state of each row.
  const { url } = await clerk().call('getImportFile', { params });
  const comments = await commentsAt(url);
  expect([...comments.matchAll(/ref="([A-Z]+[0-9]+)"/g)].map(([, cell]) => cell)).toEqual(['D5', 'I6']);
  expect(comments).toContain('此项必填');

  const judged = await send('the-file', withFault);
  const { importId, contentHash } = judged;
  expect(judged).toMatchObject({ status: 'judged', reading: { counts: { good: 3, bad: 2 } } });
  const confirmation = {
    params: { importId },
    body: { decision: 'confirm' as const, contentHash: contentHash ?? '' },
  };
  // The clerk is no lead, and of another department's import nobody learns that it is there.
  expect(codeOf(await clerk().ask('confirmImport', confirmation))).toBe('forbidden');
  expect(codeOf(await elsewhere().ask('confirmImport', confirmation))).toBe('not-found');
  expect(codeOf(await elsewhere().ask('getImport', { params: { importId } }))).toBe('not-found');
  const stale = { ...confirmation, body: { ...confirmation.body, contentHash: sha256Of('another') } };
  expect(codeOf(await lead().ask('confirmImport', stale))).toBe('not-previewed');

  const acted = await confirmWorkbook(lead(), judged);
  expect(acted).toMatchObject({
    status: 'platform-check',
    acting: { done: true, rowsDone: 3, counts: { taken: 3, unchanged: 0, refused: 0, leftOut: 0 } },
  });
  const outcomes = await clerk().call('listImportRows', { params: { importId } });
  expect(outcomes.items.map(({ row, outcome }) => [row, outcome])).toEqual([
    [2, 'taken'],
    [3, 'taken'],
    [4, 'taken'],
  ]);
  // They wait where single reports wait.
  await until(
    'the queue',
    () => clerk().call('listReviews', { query: { district: '410122' } }),
    queue => queue.items.length === 3,
  );
});

test('sent again, nothing acts; of a corrected file only what was corrected', {
  timeout: 120_000,
}, async () => {
  const again = await send('the-file-again', withFault);
  expect(again.reading?.counts).toMatchObject({ good: 0, unchanged: 3, bad: 2 });
  const mended = [...rows, organisationRow(4), organisationRow(5, '说明里有"引号"、逗号,和换行\n都在。')];
  const corrected = await send('the-file-corrected', mended);
  expect(corrected.reading?.counts).toMatchObject({ read: 6, good: 3, unchanged: 3, bad: 0 });
  const acted = await confirmWorkbook(lead(), corrected);
  expect(acted.acting?.counts).toEqual({ taken: 3, unchanged: 0, refused: 0, leftOut: 0 });
  await until(
    'the queue',
    () => clerk().call('listReviews', { query: { district: '410122' } }),
    queue => queue.items.length === 6,
  );
});

test('a template is drawn from the policy, filled in and read', { timeout: 60_000 }, async () => {
  const { url } = await clerk().call('getImportTemplate', {
    params: { kind: 'organisations' },
    query: { campaignId },
  });
  const bytes = new Uint8Array(await (await fetch(url)).arrayBuffer());
  const view = await sendWorkbook(clerk(), 'the-template-itself', {
    campaignId,
    kind: 'organisations',
    mode: 'check',
    name: '模板.xlsx',
    bytes,
  });
  // Its example row is no report.
  expect(view.reading?.counts).toMatchObject({ good: 0, bad: 0, leftOut: 1 });
});

test('a lead confirms no file of their own', { timeout: 60_000 }, async () => {
  const own = await sendWorkbook(lead(), 'a-file-of-the-lead', {
    campaignId,
    kind: 'organisations',
    mode: 'import',
    name: '名单.csv',
    bytes: csvOf(organisationHeadings, [organisationRow(7)]),
  });
  const refused = await lead().ask('confirmImport', {
    params: { importId: own.importId },
    body: { decision: 'confirm', contentHash: own.contentHash ?? '' },
  });
  expect(codeOf(refused)).toBe('maker-is-checker');
  const cancelled = await lead().call('cancelImport', { params: { importId: own.importId } });
  expect(cancelled.status).toBe('cancelled');
});

test('a file of persons names nobody in its findings, and its rows become reports', {
  timeout: 120_000,
}, async () => {
  const number = personRow(3)[3] ?? '';
  const judged = await sendWorkbook(story.as('staff-zhou-jie'), 'a-file-of-persons', {
    campaignId,
    kind: 'persons',
    mode: 'import',
    name: '个人.csv',
    bytes: csvOf(personHeadings, [
      personRow(0),
      personRow(1),
      personRow(3).with(3, `${number.slice(0, 17)}?`),
    ]),
  });
  expect(judged.reading?.counts).toMatchObject({ read: 3, good: 2, bad: 1 });
  const { items } = await story
    .as('staff-zhou-jie')
    .call('listImportFindings', { params: { importId: judged.importId } });
  expect(JSON.stringify(items)).not.toContain(number.slice(0, 12));
  const acted = await confirmWorkbook(elsewhere(), judged);
  expect(acted.acting?.counts).toEqual({ taken: 2, unchanged: 0, refused: 0, leftOut: 0 });
});

test('the platform turns rows back, and its clock names a supervisor', { timeout: 120_000 }, async () => {
  const { items } = await office().call('listImports', { query: { department: 'industry-bureau' } });
  const [latest, earliest] = items.filter(({ status }) => status === 'platform-check');
  if (latest === undefined || earliest === undefined) throw new Error('no imports to check');
  const params = { importId: latest.importId };
  await office().call('checkImport', {
    params,
    body: { outcome: 'returned', rows: [6, 7], reason: '来源材料需要补充' },
  });
  const closed = await untilImport(office(), latest.importId, ({ status }) => status === 'closed');
  expect(closed.returning?.counts).toEqual({ returned: 2, tooLate: 0 });
  const outcomes = await office().call('listImportRows', { params });
  const returned = outcomes.items.filter(({ outcome }) => outcome === 'returned');
  expect(returned.map(({ row }) => row)).toEqual([6, 7]);
  const report = await clerk().call('getReport', { params: { reportId: returned[0]?.reportId ?? '' } });
  expect(report).toMatchObject({ status: 'returned', wanted: { reason: '来源材料需要补充' } });

  await story.moveTo('2021-07-31T00:00:00.000Z');
  const escalated = await untilImport(
    office(),
    earliest.importId,
    ({ escalatedTo }) => escalatedTo.length === 1,
  );
  expect(escalated).toMatchObject({ status: 'platform-check', escalatedTo: ['staff-cao-lei'] });
  await office().call('checkImport', {
    params: { importId: earliest.importId },
    body: { outcome: 'passed' },
  });
  expect(await story.broken()).toEqual([]);
});
