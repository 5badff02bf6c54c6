import { expect, inject, test } from 'vitest';
import { expectAccessible, signInAs, useBrowser } from './setup/browser.ts';

const { open } = useBrowser();

test('a reviewer works through the queue by keys, keeps a reason over a lost session, and decides the rest in bulk', async () => {
  const { page } = await open('desk');
  await page.goto(`${inject('pages')}/desk.html`);
  await expectAccessible(page);
  await signInAs(page, 'staff-gao-yan');
  const rows = page.locator('.queue-row');
  await expect.poll(() => rows.count(), { timeout: 20_000 }).toBeGreaterThan(12);
  const before = await rows.count();
  await expectAccessible(page);

  await page.keyboard.press('?');
  await page.getByRole('dialog', { name: '键盘操作' }).waitFor();
  await page.keyboard.press('Escape');

  // Returned for a file that cannot be read; the session ends in the middle of the reason.
  await page.keyboard.press('j');
  await page.getByRole('heading', { name: '组织连夜生产抽水泵' }).waitFor();
  await page.keyboard.press('r');
  await page.getByLabel(/^第 2 份材料/).check();
  await page.getByLabel('理由').fill('请补拍清晰的照片');
  await expectAccessible(page);
  await page.evaluate(() => sessionStorage.removeItem('relief.session'));
  await page.getByRole('button', { name: /^确认/ }).click();
  await page.getByRole('button', { name: '重新登录' }).click();
  await page.locator('a[data-sub="staff-gao-yan"]').click();
  await page.getByRole('heading', { name: '组织连夜生产抽水泵' }).waitFor();
  expect(await page.getByLabel('理由').inputValue()).toBe('请补拍清晰的照片');
  expect(await page.getByLabel(/^第 2 份材料/).isChecked()).toBe(true);
  await page.getByLabel('理由').press('Control+Enter');
  await page.getByText('已退回补正').waitFor();
  await expect.poll(() => rows.count()).toBe(before - 1);

  // The next one is open already: approved by two keys.
  await page.keyboard.press('a');
  await page.getByLabel('备注（可不填）').press('Control+Enter');
  await page.locator('.desk-said', { hasText: '已认定' }).waitFor();
  await expect.poll(() => rows.count()).toBe(before - 2);

  // The rest: a preview, a sample that must be opened, a confirmation, and the way back.
  await page.getByRole('link', { name: '按此筛选批量办理' }).click();
  await page.getByRole('button', { name: '预览（不作决定）' }).click();
  const sample = page.locator('.sample button');
  await sample.first().waitFor();
  await expectAccessible(page);
  for (let at = 0; at < (await sample.count()); at += 1) {
    await sample.nth(at).click();
    await sample.nth(at).filter({ hasText: '已看' }).waitFor();
  }
  await page.getByRole('button', { name: /^确认办理/ }).click();
  await page.getByRole('heading', { name: '已确认，尚未生效' }).waitFor();
  await page.getByRole('button', { name: '撤销' }).click();
  await page.getByText('待您确认').waitFor();
});
