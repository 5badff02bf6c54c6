import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startLocal } from '../../../local/start-local.ts';
import { seedQueue } from '../../support/seed-queue.ts';

declare module 'vitest' {
  interface ProvidedContext {
    readonly pages: string;
    readonly api: string;
    readonly issuer: string;
  }
}

let end: () => Promise<void> = async () => {};

/** One whole stack for all browser tests, filled as a first `npm start` fills it. */
export async function setup(project: TestProject): Promise<void> {
  process.env['TZ'] = 'UTC';
  const dataDirectory = mkdtempSync(join(tmpdir(), 'relief-browser-'));
  const stack = await startLocal({
    port: 0,
    dataDirectory,
    demo: true,
    beginsAt: '2021-07-22T01:00:00.000Z',
    log: () => {},
  });
  // A queue long enough to be cleared by keys and in bulk.
  await seedQueue(stack, { plain: 12, fourEyes: 0 });
  const { pagesUrl } = stack.running;
  if (pagesUrl === undefined) throw new Error('the template serves no pages');
  project.provide('pages', pagesUrl);
  project.provide('api', stack.url);
  project.provide('issuer', stack.issuerUrl);
  end = async () => {
    await stack.close();
    rmSync(dataDirectory, { recursive: true, force: true });
  };
}

export const teardown = (): Promise<void> => end();
