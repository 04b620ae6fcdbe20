/**
 * A court's commission by clicks: taken with papers missing, asked for, completed, inquired into part by part by two, reviewed,
 * and answered with the opinion, which stands under papers.
 */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { morning, startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
const today = morning.slice(0, 10);
let herong: Page;
const main = () => herong.locator('main');

beforeAll(async () => {
  herong = await openPage();
  await signIn(herong, county.address, 'herong');
});

async function yes(label: string) {
  await main()
    .getByRole('group', { name: new RegExp(label) })
    .getByText('是', { exact: true })
    .click();
}
async function no(label: string) {
  await main()
    .getByRole('group', { name: new RegExp(label) })
    .getByText('否', { exact: true })
    .click();
}

test('the list says what it lists, and leads to the form', async () => {
  await herong.goto(`${county.address}/investigations`);
  await main().getByText('没有正在办的委托').waitFor();
  await expectAccessible(herong);
  await main().getByRole('link', { name: '登记一份委托' }).click();
  await main().getByText('委托内容').waitFor();
  await expectAccessible(herong);
});

test('a commission whose papers are not complete is taken, and the missing ones are asked for with form 2', async () => {
  await main().getByText('法院', { exact: true }).click();
  await main().getByLabel('委托机关名称').fill('青石县人民法院');
  await main().getByLabel('委托函文号').fill('（2026）岚9901委调字第31号');
  await no('材料是否齐全');
  await yes('委托前已核实居所');
  await main().getByLabel('被调查人姓名').fill('孔令辉');
  await main().getByText('男', { exact: true }).click();
  await main().getByLabel('案由').fill('危险驾驶罪');
  await main().getByRole('button', { name: '登记', exact: true }).click();
  await herong.waitForURL(/\/cases\//);
  await main().getByRole('button', { name: '调查', exact: true }).click();
  await main().getByText('材料待补齐').first().waitFor();
  await main().getByRole('button', { name: '通知补齐' }).click();
  await main().getByLabel('缺哪些材料').fill('起诉书；居所证明');
  await main().getByText('同时做出补齐材料通知书').waitFor();
  await main().getByRole('button', { name: '通知补齐' }).last().click();
  await main().getByText('缺：起诉书、居所证明').waitFor();
  await main().getByRole('button', { name: '材料补齐了' }).click();
  await main().getByRole('button', { name: '材料补齐了' }).last().click();
  await main().getByText('12月9日').waitFor();
});

test('each part is inquired into by two; what is missing is said; the opinion goes out', async () => {
  const parts = ['居所', '家庭社会关系', '犯罪影响', '村居意见', '拟禁止事项', '社会危险性'];
  for (const part of parts) {
    await main().getByRole('button', { name: '登记调查' }).first().click();
    await main()
      .getByRole('group', { name: /调查内容/ })
      .getByText(part, { exact: true })
      .click();
    await main().getByLabel('向谁了解').fill('父亲');
    await main().getByLabel('调查人员').fill('王敏；张磊');
    await main().getByLabel('查到的情况').fill(`${part}：与父母同住，居所固定`);
    if (part === '村居意见') await picture(herong, 'investigation');
    await main().getByRole('button', { name: '登记调查' }).last().click();
    await main().getByLabel('查到的情况').waitFor({ state: 'detached' });
    await main().getByText(`${part}：与父母同住`).waitFor();
  }
  await main().getByText('可以发意见书了').waitFor();
  await expectAccessible(herong);
  await main().getByRole('button', { name: '发意见书' }).click();
  await main().getByText('适宜社区矫正', { exact: true }).click();
  await main().getByLabel('理由').fill('居所固定，家庭能监督');
  await main().getByRole('button', { name: '发意见书' }).last().click();
  await main()
    .getByText(`${Number(today.slice(5, 7))}月${Number(today.slice(8))}日 发出`)
    .waitFor();
  await herong.setViewportSize(phone);
  await expectNoSideways(herong);
  await expectAccessible(herong);
  await herong.setViewportSize(desk);
});

test('the opinion and the request stand under papers', async () => {
  await main().getByRole('button', { name: '文书', exact: true }).click();
  await main().getByText('调查评估意见书').first().waitFor();
  await main().getByText('补齐材料通知书').first().waitFor();
  expect(
    await main()
      .getByText(/矫调评字/)
      .count(),
  ).toBeGreaterThan(0);
});
