import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core';
import { afterAll, beforeAll, expect, inject } from 'vitest';

/** Debian's browser, or the one that `CHROMIUM` names. */
const program = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/** The two sizes that every page is looked at in: a phone of the reporter, a screen on a desk. */
export const sizes = {
  phone: { width: 390, height: 844, deviceScaleFactor: 2, isMobile: true, hasTouch: true },
  desk: { width: 1280, height: 860, deviceScaleFactor: 1, isMobile: false, hasTouch: false },
} as const;
export type Size = keyof typeof sizes;

/** A browser for a file of tests. */
export function useBrowser(): {
  open(size?: Size): Promise<{ context: BrowserContext; page: Page }>;
} {
  let browser: Browser | undefined;
  const contexts: BrowserContext[] = [];
  beforeAll(async () => {
    if (!existsSync(program)) {
      throw new Error(
        `${program} is not there: install chromium (apt-get install chromium), or set CHROMIUM`,
      );
    }
    browser = await chromium.launch({ executablePath: program, args: ['--no-sandbox'] });
  });
  afterAll(async () => {
    await Promise.all(contexts.map(context => context.close()));
    await browser?.close();
  });
  return {
    async open(size = 'phone') {
      if (browser === undefined) throw new Error('no browser');
      const { width, height, ...rest } = sizes[size];
      const context = await browser.newContext({ viewport: { width, height }, locale: 'zh-CN', ...rest });
      contexts.push(context);
      const page = await context.newPage();
      page.setDefaultTimeout(15_000);
      return { context, page };
    },
  };
}

/** Signs in as a persona of the local issuer, from a page that asks for it, and comes back to it. */
export async function signInAs(page: Page, sub: string): Promise<void> {
  await page.getByRole('button', { name: /^(?:登录|Sign in)$/ }).click();
  await page.locator(`a[data-sub="${sub}"]`).click();
  await page.waitForURL(
    url => url.href.startsWith(inject('pages')) && !url.pathname.endsWith('signed-in.html'),
  );
}

/** Neither a serious nor a critical violation, by axe's own measure. */
export async function expectAccessible(page: Page): Promise<void> {
  // In the middle of a change of colour nothing has the contrast that people read.
  await page.evaluate(() =>
    Promise.allSettled(
      document
        .getAnimations()
        .filter(({ effect }) => effect?.getComputedTiming().endTime !== Number.POSITIVE_INFINITY)
        .map(({ finished }) => finished),
    ),
  );
  // Evaluated by the debugger, so that the page's own policy against foreign scripts stays as it is.
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (
      globalThis as unknown as { axe: { run(): Promise<{ violations: readonly Violation[] }> } }
    ).axe.run();
    return violations;
  });
  const serious = found
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`);
  expect(serious, page.url()).toEqual([]);
}

type Violation = {
  readonly id: string;
  readonly impact: string | null;
  readonly nodes: readonly { readonly html: string }[];
};
