import type { Page } from 'playwright-core';
import { expect, inject, test } from 'vitest';
import { expectAccessible, signInAs, useBrowser } from './setup/browser.ts';
import { photo } from './setup/photo.ts';

const { open } = useBrowser();

/** A weak network: 300 kB a second upwards, a fifth of a second away. */
async function slow(page: Page): Promise<void> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.emulateNetworkConditions', {
    offline: false,
    latency: 200,
    downloadThroughput: 400_000,
    uploadThroughput: 300_000,
  });
}

/** How much of all files has gone, as the page itself shows it, 0 to 1. */
const gone = (page: Page) =>
  page.evaluate(() => {
    const files = [...document.querySelectorAll('.files > li')];
    const parts = files.map(file => file.querySelector('progress')?.value ?? 1);
    return parts.length === 0 ? 0 : parts.reduce((sum, part) => sum + part, 0) / parts.length;
  });

test('a citizen reports with three photos, loses the network at 60 %, closes the page, comes back, finishes', async () => {
  const { context, page } = await open('phone');
  await slow(page);
  await page.goto(`${inject('pages')}/citizen.html#/new`);
  await signInAs(page, 'citizen-li-na');
  await page.getByText('奋战在抢险救灾一线').first().or(page.locator('.choice').first()).first().waitFor();
  await expectAccessible(page);
  await page.locator('.choice input').first().check();
  await page.getByRole('button', { name: '继续' }).click();

  await page.getByLabel('一句话概括').fill('夜间巡查贾鲁河堤坝');
  await page.getByLabel('具体经过').fill('和社区志愿者一起巡堤，协助转移群众三十人。');
  await page.getByLabel('开始日期').fill('2021-07-21');
  await page.getByLabel('结束日期').fill('2021-07-22');
  await page.getByLabel('所在区县').selectOption('410105');
  await page.getByLabel('地点').fill('金水区贾鲁河');
  await expectAccessible(page);
  await page.getByRole('button', { name: '继续' }).click();

  await page.getByRole('heading', { name: '添加证明材料' }).waitFor();
  await page.locator('input[data-files]').setInputFiles([photo(1), photo(2), photo(3)]);
  await expect.poll(() => page.locator('.files > li').count(), { timeout: 20_000 }).toBe(3);
  await expect.poll(() => gone(page), { timeout: 30_000, interval: 50 }).toBeGreaterThan(0.6);
  await context.setOffline(true);
  expect(await gone(page)).toBeLessThan(1);
  await page.close();

  await context.setOffline(false);
  const back = await context.newPage();
  back.setDefaultTimeout(15_000);
  await back.goto(`${inject('pages')}/citizen.html`);
  await signInAs(back, 'citizen-li-na');
  await back.getByRole('link', { name: /夜间巡查贾鲁河堤坝/ }).click();
  await expect.poll(() => back.locator('[data-state="sent"]').count(), { timeout: 30_000 }).toBe(3);
  await expectAccessible(back);
  await back.getByRole('button', { name: '继续' }).click();

  await back.getByRole('heading', { name: '核对后提交' }).waitFor();
  await back.getByText('•••• ').waitFor();
  await expectAccessible(back);
  await back.getByRole('button', { name: '提交' }).click();
  // What is missing is told by the API, and by nothing in the page.
  await back.getByRole('alert').waitFor();
  for (const box of await back.locator('.choice input').all()) await box.check();
  await back.getByRole('button', { name: '提交' }).click();
  await back.getByRole('heading', { name: '已收到您的报送，谢谢您' }).waitFor();
  expect(await back.locator('ol.card > li', { hasText: '已收到，可用' }).count()).toBe(3);
  await back.getByRole('img', { name: '本报送地址的二维码' }).waitFor();
  await expectAccessible(back);
  // Nothing of it stays on the phone.
  await back.goto(`${inject('pages')}/citizen.html#/`);
  await expect.poll(() => back.getByText('本机草稿').count()).toBe(0);
});
