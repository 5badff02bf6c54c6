import { execFile } from 'node:child_process';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { sendWorkbook } from '../../local/demo/send-workbook.ts';
import { workbookFiles } from '../../shared/adapters/workbook/workbook-files.ts';
import type { RowNote } from '../../shared/ports/workbooks.ts';
import { goodPerson, plans } from '../shared/domain/bulk-sheets.ts';
import { faults, plantedWorkbook, templateFor } from '../support/planted-workbook.ts';
import { beginStory, campaignId } from '../support/story.ts';

const run = promisify(execFile);
const plan = plans.persons;
let room: string;

beforeEach(async () => {
  room = await mkdtemp(join(tmpdir(), 'office-'));
});
afterEach(() => rm(room, { recursive: true, force: true }));

async function* batches<T>(...all: readonly (readonly T[])[]) {
  yield* all;
}

/** The workbook as LibreOffice understands it, as one file of flat XML. */
async function opened(name: string): Promise<string> {
  const profile = pathToFileURL(join(room, 'profile')).href;
  const to = ['--convert-to', 'fods', '--outdir', room, join(room, `${name}.xlsx`)];
  try {
    await run('soffice', ['--headless', `-env:UserInstallation=${profile}`, ...to], { timeout: 110_000 });
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT')
      throw new Error('LibreOffice is missing: apt-get install libreoffice-calc-nogui', { cause: error });
    throw error;
  }
  return readFile(join(room, `${name}.fods`), 'utf8');
}

test('LibreOffice opens a template with its choices and notes', { timeout: 120_000 }, async () => {
  await workbookFiles.writeTemplate(join(room, 'template.xlsx'), plan);
  const text = await opened('template');
  for (const { heading, note } of plan.columns) {
    expect(text).toContain(heading.zh);
    expect(text).toContain(note.zh);
  }
  expect(text).toContain('table:content-validation');
  expect(text.match(/<office:annotation[\s>]/gu)).toHaveLength(plan.columns.length);
});

test('LibreOffice opens a workbook given back, with comments at their cells and a state for each row', {
  timeout: 120_000,
}, async () => {
  const wild = { ...goodPerson, title: '=cmd|calc!A1' };
  await workbookFiles.writeTemplate(join(room, 'in.xlsx'), plan, batches([goodPerson, wild, goodPerson]));
  const notes: RowNote[] = [
    { row: 3, state: 'error', text: '号码有误', cells: [{ column: 5, text: '号码应为 18 位' }] },
    { row: 4, state: 'unchanged', text: '已报送，未改动', cells: [] },
  ];
  await workbookFiles.annotate(join(room, 'in.xlsx'), join(room, 'out.xlsx'), {
    sheet: 0,
    headingRow: 1,
    statusColumn: plan.columns.length + 1,
    notes: batches(notes),
  });
  const text = await opened('out');
  for (const words of ['核对结果', '通过', '有误', '未改动', '号码有误', '【核对】号码应为 18 位'])
    expect(text).toContain(words);
  // The heading's notes are there still, and one comment more.
  expect(text.match(/<office:annotation[\s>]/gu)).toHaveLength(plan.columns.length + 1);
  expect(text).toContain('=cmd|calc!A1');
  expect(text).not.toContain('table:formula');
});

test('LibreOffice shows what a whole stack found in a clerk’s file, each fault at its cell', {
  timeout: 240_000,
}, async () => {
  const story = await beginStory();
  try {
    const clerk = story.as('staff-zhou-jie');
    const planted = await plantedWorkbook(await templateFor(clerk), 300, 2 * faults.length);
    const { importId } = await sendWorkbook(clerk, 'a-file-with-faults', {
      campaignId,
      kind: 'persons',
      mode: 'check',
      name: '名单.xlsx',
      bytes: planted.bytes,
    });
    const { url } = await clerk.call('getImportFile', { params: { importId } });
    const answer = await fetch(url);
    await writeFile(join(room, 'given-back.xlsx'), new Uint8Array(await answer.arrayBuffer()));
  } finally {
    await story.end();
  }
  const text = await opened('given-back');
  expect(text.match(/【核对】/gu)).toHaveLength(2 * faults.length);
  expect(text.match(/<text:p>有误<\/text:p>/gu)).toHaveLength(2 * faults.length);
});
