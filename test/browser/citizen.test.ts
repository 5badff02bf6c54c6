import { expect, inject, test } from 'vitest';
import { expectAccessible, signInAs, useBrowser } from './setup/browser.ts';

const { open } = useBrowser();

test('a citizen signs in, finds the report made earlier, and takes it back', async () => {
  const { page } = await open('phone');
  await page.goto(`${inject('pages')}/citizen.html`);
  await expectAccessible(page);
  await signInAs(page, 'citizen-wang-qiang');
  await expect.poll(() => page.locator('.list-link').count()).toBe(1);
  await page.locator('.list-link').click();
  await page.getByRole('heading', { name: '驾车转移京广路被困群众' }).waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '撤回这份报送' }).click();
  await page.getByRole('button', { name: '确认撤回' }).click();
  await page.locator('h1 + .tag', { hasText: '已撤回' }).waitFor();
  await page.getByText('您已撤回').waitFor();
});
