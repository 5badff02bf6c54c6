import { mkdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, inject, test } from 'vitest';
import { pages } from '../../web/frame/pages.tsx';
import { expectAccessible, type Size, useBrowser } from './setup/browser.ts';

const pictures = fileURLToPath(new URL('../../docs/pages/', import.meta.url));
/** What only passes people on. */
const seen = pages.filter(({ name }) => name !== 'signed-in');

/** Every page in both languages, both sizes and large text: it says what it is, holds to its width, and is accessible. */
describe('every page', () => {
  const { open } = useBrowser();
  for (const { size, large } of [
    { size: 'phone', large: false },
    { size: 'phone', large: true },
    { size: 'desk', large: false },
  ] satisfies { size: Size; large: boolean }[]) {
    test(`on a ${size}${large ? ' in large text' : ''}`, { timeout: 120_000 }, async () => {
      const { context, page } = await open(size);
      const faults: string[] = [];
      page.on('pageerror', fault => faults.push(`${page.url()} ${fault.message}`));
      page.on('console', said => {
        if (said.type() === 'error') faults.push(`${page.url()} ${said.text()}`);
      });
      if (large) await context.addInitScript(() => localStorage.setItem('relief.text', 'large'));
      for (const folder of ['', 'en/']) {
        for (const { name, title } of seen) {
          await page.goto(`${inject('pages')}/${folder}${name}.html`, { waitUntil: 'networkidle' });
          expect(await page.title()).toContain(folder === '' ? title.zh : title.en);
          expect(await page.locator('h1').count(), page.url()).toBe(1);
          await expectAccessible(page);
          // Tables scroll within themselves; the page never does sideways.
          expect(
            await page.evaluate(() => document.documentElement.scrollWidth <= innerWidth + 1),
            page.url(),
          ).toBe(true);
          if (folder === '' && !large && process.env['CI'] === undefined) {
            mkdirSync(pictures, { recursive: true });
            await page.screenshot({
              path: `${pictures}${name}-${size}.jpg`,
              type: 'jpeg',
              quality: 55,
              scale: 'css',
            });
          }
        }
      }
      expect(faults).toEqual([]);
    });
  }

  test('what is to be read is there without any script', async () => {
    const { context } = await open('phone');
    const browser = context.browser();
    const plain = await browser?.newContext({ javaScriptEnabled: false });
    const page = await plain?.newPage();
    await page?.goto(`${inject('pages')}/guide.html`);
    expect(await page?.locator('section.card').count()).toBeGreaterThan(8);
    await page?.goto(`${inject('pages')}/policy.html`);
    expect(await page?.locator('table').count()).toBe(2);
    await plain?.close();
  });
});
