import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, it } from 'vitest';
import { type Bundle, bundleFunctions } from '../../infra/bundles.ts';
import { fontFiles } from '../../shared/contract/letter-fonts.ts';

const bundles = bundleFunctions();
const elsewhere = mkdtempSync(join(tmpdir(), 'bundles-'));
afterAll(() => rmSync(elsewhere, { recursive: true }));

describe('the bundles', () => {
  // Far from the project, as Lambda loads them: nothing can be found from there but the bundle.
  it('all load, with no environment, and export a handler', () => {
    const urls = bundles.map(({ name, directory }) => {
      cpSync(directory, join(elsewhere, name), { recursive: true });
      return pathToFileURL(join(elsewhere, name, 'index.mjs')).href;
    });
    const script = `for (const url of ${JSON.stringify(urls)}) {
      const { handler } = await import(url);
      if (typeof handler !== 'function') throw new Error(url);
    }`;
    const env = { PATH: process.env['PATH'] ?? '' };
    expect(() =>
      execFileSync(process.execPath, ['--input-type=module', '-e', script], { env }),
    ).not.toThrow();
    // Fifty bundles with an SDK in each, on a machine that may be busy with other tests.
  }, 180_000);

  it('hold one file each, so that a cold start reads nothing else, and fonts only where letters are printed', () => {
    const fonts = Object.values(fontFiles);
    const expected = ({ directory }: Bundle): string[] => {
      const prints = readFileSync(join(directory, 'index.mjs'), 'utf8').includes(fontFiles.regular);
      return prints ? [...fonts, 'index.mjs'].sort() : ['index.mjs'];
    };
    const found = bundles.map(({ name, directory }) => [name, readdirSync(directory).sort()]);
    expect(found).toEqual(bundles.map(bundle => [bundle.name, expected(bundle)]));
  });

  it('are the same while nothing changes', () => {
    expect(bundleFunctions()).toEqual(bundles);
  });
});
