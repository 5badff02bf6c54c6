import { inject, test } from 'vitest';
import { expectAccessible, signInAs, useBrowser } from './setup/browser.ts';

const { open } = useBrowser();

const places = [
  { page: 'desk', who: 'staff-he-jing', screens: ['', 'bulk', 'bulk/new', 'imports', 'statistics'] },
  { page: 'office', who: 'staff-cao-lei', screens: ['', 'releases', 'statistics'] },
];

test.each(places.flatMap(place => (['desk', 'phone'] as const).map(size => ({ ...place, size }))))(
  'every screen of $page on a $size, in Chinese, then in English and large text',
  async ({ page: name, who, screens, size }) => {
    const { page } = await open(size);
    await page.goto(`${inject('pages')}/${name}.html`);
    await signInAs(page, who);
    for (const large of [false, true]) {
      if (large) {
        await page.goto(`${inject('pages')}/en/${name}.html`);
        await page.getByRole('button', { name: 'Large text' }).click();
      }
      for (const screen of screens) {
        await page.evaluate(place => {
          location.hash = `#/${place}`;
        }, screen);
        await page.locator('main h1').waitFor();
        await page.locator('.wait').first().waitFor({ state: 'detached' });
        await expectAccessible(page);
      }
    }
  },
);
