import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { confirmWorkbook, sendWorkbook, untilImport } from '../../local/demo/send-workbook.ts';
import { stageOn } from '../../local/demo/stage.ts';
import type { ImportView } from '../../shared/contract/import-routes.ts';
import { plantedWorkbook, templateFor } from './planted-workbook.ts';
import { campaignId, prepare, startStack } from './story.ts';

/**
 * A whole stack in a process of its own that sends a workbook with faults, lets its good rows act, and sends it again
 * corrected. Every call has its key, so that it may be told anew on what a killed stack left behind. A line a step.
 */
const [, , dataDirectory = '', rows = '5000', faulty = '400'] = process.argv;
const say = (step: string, told: object = {}) =>
  process.stdout.write(`${JSON.stringify({ step, ...told })}\n`);

const stack = await startStack(dataDirectory);
const stage = stageOn(
  stack,
  () => {},
  () => {},
);
await prepare(stage, 0);
const clerk = stage.as('staff-zhou-jie');
const lead = stage.as('staff-liu-wei');
say('prepared');

/** Watches the steps of an import while somebody waits for it, and says how many rows they have done. */
async function watched(what: string, key: string, work: () => Promise<ImportView>): Promise<ImportView> {
  let done = false;
  const watch = async () => {
    while (!done) {
      const { items } = await clerk.call('listImports', {});
      const latest = items[0];
      if (latest !== undefined) {
        const view = await clerk.call('getImport', { params: { importId: latest.importId } });
        say(`${what} ${key}`, { reading: view.reading?.rowsDone, acting: view.acting?.rowsDone });
      }
      await new Promise(resolve => setTimeout(resolve, 200));
    }
  };
  const watching = watch();
  try {
    return await work();
  } finally {
    done = true;
    await watching;
  }
}

/** Made once and kept: a workbook made again would hold another moment, and be another file. */
async function fileOf(key: string, faults: number): Promise<Uint8Array> {
  const path = join(dataDirectory, `${key}.xlsx`);
  if (existsSync(path)) return readFileSync(path);
  const { bytes } = await plantedWorkbook(await templateFor(clerk), Number(rows), faults);
  writeFileSync(`${path}.part`, bytes);
  renameSync(`${path}.part`, path);
  return bytes;
}

async function send(key: string, faults: number, mode: 'check' | 'import'): Promise<ImportView> {
  const bytes = await fileOf(key, faults);
  const began = performance.now();
  const workbook = { campaignId, kind: 'persons', mode, name: '名单.xlsx', bytes } as const;
  const view = await watched('reading', key, () => sendWorkbook(clerk, key, workbook));
  say('judged', { key, seconds: (performance.now() - began) / 1000, counts: view.reading?.counts });
  return view;
}

async function act(key: string, view: ImportView): Promise<ImportView> {
  const began = performance.now();
  const acted = await watched('acting', key, () =>
    view.status === 'judged'
      ? confirmWorkbook(lead, view)
      : untilImport(lead, view.importId, ({ status }) => status !== 'acting'),
  );
  say('acted', { key, seconds: (performance.now() - began) / 1000, counts: acted.acting?.counts });
  return acted;
}

const first = await send('workbook-with-faults', Number(faulty), 'import');
await act('workbook-with-faults', first);
const second = await send('workbook-corrected', 0, 'import');
await act('workbook-corrected', second);
const began = performance.now();
await stack.running.idle();
say('verified', { seconds: (performance.now() - began) / 1000 });
const views = await Promise.all(
  [first, second].map(({ importId }) => clerk.call('getImport', { params: { importId } })),
);
await stack.close();
say('end', {
  told: views.map(({ importId, reading, acting }) => ({
    importId,
    read: reading?.counts,
    acted: acting?.counts,
  })),
});
