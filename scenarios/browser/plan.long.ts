/** The plan by clicks: revised from the measures on file, with an interval that becomes a duty; what changed is shown; on a phone too. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { findCase, startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true, nationalLaw: true });
let page: Page;
const main = () => page.locator('main');
const act = (name: string) => main().getByRole('button', { name, exact: true });

beforeAll(async () => {
  const wang = await county.signIn('wangmin');
  const { caseId } = await findCase(
    wang,
    'kind=correction&size=200',
    (row) => row.state === 'active' && String(row.termEnd) > '2027-03',
  );
  page = await openPage();
  await signIn(page, county.address, 'wangmin');
  await page.goto(`${county.address}/cases/${caseId}?tab=plan.tab`);
});

test('it begins from the measures on file, and says what is missing', async () => {
  await main().getByText('以前制定的方案只记了措施：').waitFor();
  await act('调整方案').click();
  expect(await main().getByLabel('措施 1', { exact: true }).last().inputValue()).toBe('每周电话报告');
  await main().getByLabel('制定日期').fill('2026-11-25');
  await main().getByText('常规阶段').click();
  await main().getByLabel('综合评估').fill('认罪悔罪，家庭支持较好，有木工手艺；犯罪的主要原因是饮酒习惯。');
  await main().getByLabel('定期报告的间隔').fill('1');
  await main().getByRole('group', { name: '间隔的单位' }).getByText('个月').click();
  await expectAccessible(page);
  await picture(page, 'plan-form');
  await act('保存并制作方案').click();
  await main().locator('.wrong').first().waitFor();
  await main().getByLabel('调整理由').fill('入矫阶段届满，表现稳定。');
  await act('保存并制作方案').click();
  await main().getByText('第 2 版 · 常规阶段').waitFor();
  await main().getByText('随方案产生：定期报告').waitFor();
});

test('the next version shows what came and what went', async () => {
  await act('调整方案').click();
  await main().getByLabel('制定日期').fill('2026-11-25');
  await act('去掉措施 1').click();
  await act('再加一项').click();
  await main().getByLabel('措施 3', { exact: true }).last().fill('介绍木工工作');
  await main().getByLabel('措施 3 由谁负责').fill('王敏');
  await main().getByLabel('调整理由').fill('本人有就业要求。');
  await act('保存并制作方案').click();
  await main().getByText('第 3 版 · 常规阶段').waitFor();
  await main().getByText('新增：介绍木工工作').waitFor();
  await main().getByText('不再要求：每周电话报告').waitFor();
  await expectAccessible(page);
  await picture(page, 'plan');
});

test('on a phone nothing is wider than the window', async () => {
  await page.setViewportSize(phone);
  await page.reload();
  await main().getByText('第 3 版 · 常规阶段').waitFor();
  await act('调整方案').click();
  await expectNoSideways(page);
  await picture(page, 'plan-phone');
  await page.setViewportSize(desk);
});
