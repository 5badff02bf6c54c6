import { afterAll, beforeAll, expect, test } from 'vitest';
import type { ReliefClient } from '../../local/client/relief-client.ts';
import { sendWorkbook } from '../../local/demo/send-workbook.ts';
import { plantedWorkbook, templateFor } from '../support/planted-workbook.ts';
import { beginStory, campaignId, type Story } from '../support/story.ts';

let story: Story;
beforeAll(async () => {
  story = await beginStory();
}, 60_000);
afterAll(() => story?.end());

/** Where errors were found, as `row:column`, page after page. */
async function errorsOf(client: ReliefClient, importId: string): Promise<string[]> {
  const cells: string[] = [];
  let cursor: string | null = null;
  do {
    const { items, next }: Awaited<ReturnType<typeof pageOf>> = await pageOf(client, importId, cursor);
    cells.push(...items.map(({ row, column }) => `${row}:${column}`));
    cursor = next;
  } while (cursor !== null);
  return cells;
}

const pageOf = (client: ReliefClient, importId: string, cursor: string | null) =>
  client.call('listImportFindings', {
    params: { importId },
    query: { severity: 'error', limit: 100, ...(cursor === null ? {} : { cursor }) },
  });

test('5,000 rows with 400 faults are judged, and each fault is reported at its cell', {
  timeout: 240_000,
}, async () => {
  const clerk = story.as('staff-zhou-jie');
  const { bytes, cells } = await plantedWorkbook(await templateFor(clerk), 5000, 400);
  const began = performance.now();
  const view = await sendWorkbook(clerk, 'a-large-workbook', {
    campaignId,
    kind: 'persons',
    mode: 'check',
    name: '名单.xlsx',
    bytes,
  });
  const seconds = (performance.now() - began) / 1000;
  process.stdout.write(`5,000 rows judged in ${seconds.toFixed(1)} s, functions started cold\n`);
  // Each planted fault at its cell, and nothing else anywhere; the template’s example row is left out.
  expect((await errorsOf(clerk, view.importId)).sort()).toEqual([...cells].sort());
  expect(view.reading?.counts).toMatchObject({ read: 5001, bad: 400, good: 4600 });
});
