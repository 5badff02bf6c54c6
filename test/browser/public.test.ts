import { afterAll, beforeAll, expect, test } from 'vitest';
import { decide, recommend } from '../support/reporting.ts';
import { approveAndPublish, beginStory, organisation, type Story, untilComposed } from '../support/story.ts';
import { expectAccessible, useBrowser } from './setup/browser.ts';

const { open } = useBrowser();
let story: Story;
beforeAll(async () => {
  story = await beginStory();
  await decide(story, 'staff-gao-yan', await recommend(story, 0));
  await approveAndPublish(story, await untilComposed(story));
}, 120_000);
afterAll(() => story?.end());

test('the public finds an entry and checks its proof', async () => {
  const { page } = await open('phone');
  const { name, creditCode } = organisation(0);
  await page.goto(`${story.stack.running.pagesUrl}/lists.html`);
  await page.getByLabel('查一家单位').fill('没有这家单位');
  await page.getByRole('button', { name: '查询' }).click();
  await page.getByText('从未列入名单').waitFor();
  // As people type it: full-width brackets, blanks.
  await page.getByLabel('查一家单位').fill(` ${name} `);
  await page.getByRole('button', { name: '查询' }).click();
  await expectAccessible(page);
  await page.locator('.list-link', { hasText: creditCode }).click();
  await page.getByRole('button', { name: '验证这一条' }).click();
  await page.getByRole('heading', { name: '验证通过' }).waitFor();
  expect(await page.locator('.checks > li').allTextContents()).toHaveLength(4);
  await expectAccessible(page);
});

test('a public file that was altered on the way does not hold', async () => {
  const { page } = await open('desk');
  await page.route('**/entries/*.json', async route => {
    const answer = await route.fetch();
    const text = await answer.text();
    await route.fulfill({
      response: answer,
      body: text.replaceAll('"startedOn":"2021-07-20"', '"startedOn":"2021-07-19"'),
    });
  });
  await page.goto(`${story.stack.running.pagesUrl}/en/lists.html`);
  await page.getByRole('link', { name: organisation(0).name }).click();
  await page.getByRole('button', { name: 'Check this entry' }).click();
  await page.getByRole('heading', { name: 'It does not hold' }).waitFor();
});
