import { expect, inject, test } from 'vitest';
import { creditCode } from '../../local/demo/cast.ts';
import { plans } from '../../local/demo/workbook-plan.ts';
import { expectAccessible, signInAs, useBrowser } from './setup/browser.ts';

const { open } = useBrowser();

const good: Readonly<Record<string, string>> = {
  name: '郑州示例排水设备有限公司',
  creditCode: creditCode(700_001),
  category: '企业和社会组织突出贡献',
  district: '中牟县',
  title: '连夜供应排水泵',
  description: '向受灾村镇连夜运送排水泵并派人安装。',
  startedOn: '2021-07-20',
  endedOn: '2021-07-21',
  place: '中牟县',
  commendation: '是',
};

/** Two rows, the second without its place. */
function workbook(): string {
  const columns = plans.organisations.columns;
  const line = (row: Readonly<Record<string, string>>) => columns.map(({ id }) => row[id] ?? '').join(',');
  const headings = columns.map(({ heading }) => heading.zh).join(',');
  const bad = { ...good, creditCode: creditCode(700_002), name: '郑州示例沙袋有限公司', place: '' };
  return `\ufeff${[headings, line(good), line(bad)].join('\n')}\n`;
}

test('a clerk uploads a workbook, sees what is wrong cell by cell, and gets it back with notes', async () => {
  const { page } = await open('desk');
  await page.goto(`${inject('pages')}/desk.html#/imports`);
  await signInAs(page, 'staff-feng-lin');
  await page.getByLabel('表格内容').selectOption('organisations');
  await expectAccessible(page);
  await page.locator('input[type=file]').setInputFiles({
    name: '中牟县.csv',
    mimeType: 'text/csv',
    buffer: Buffer.from(workbook()),
  });
  await page.getByRole('button', { name: '上传，检查后请负责人确认' }).click();
  await page.getByRole('heading', { name: '中牟县.csv' }).waitFor();
  await page.locator('h1 + .tag', { hasText: '待负责人确认' }).waitFor({ timeout: 30_000 });
  const tile = (name: string) => page.locator('.tile', { hasText: name }).locator('dd');
  expect(await tile('已读').textContent()).toBe('2');
  expect(await tile('可报送').textContent()).toBe('1');
  expect(await tile('需修改').textContent()).toBe('1');
  await page.getByRole('cell', { name: '地点', exact: true }).waitFor();
  await expectAccessible(page);

  const download = page.waitForEvent('download');
  await page.getByRole('button', { name: '下载批注后的表格' }).click();
  expect(await (await download).failure()).toBeNull();
});
