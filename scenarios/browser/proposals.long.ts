/** A revocation by clicks: drafted at the office on a breach, heard, its packet filled, reviewed and approved at the county, delivered; on a phone too. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { demoCode } from '../../database/seed/accounts.ts';
import { findCase, morning, startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
const at = Date.parse(morning);
let wang: Page;
let caseId: string;
const main = (page: Page) => page.locator('main');
const act = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });

beforeAll(async () => {
  const he = await county.signIn('herong');
  ({ caseId } = await findCase(await county.signIn('wangmin'), 'kind=correction&category=probation&size=200', (row) => row.state === 'active'));
  const breach = await he.post(`/cases/${caseId}/facts`, { type: 'correction.breach-found', on: '2026-11-20', data: { breach: 'report', severity: 'serious' } });
  await he.post(`/cases/${caseId}/facts`, { type: 'correction.statement-heard', on: '2026-11-23', data: { for: breach.body.factId } });
  wang = await openPage();
  await signIn(wang, county.address, 'wangmin');
});

test('the office drafts it from the file, and is told what is missing', async () => {
  await wang.goto(`${county.address}/cases/${caseId}?tab=proposal.tab`);
  await main(wang).getByText('这个人还没有提请过').waitFor();
  await expectAccessible(wang);
  await act(wang, '撤销缓刑、假释').click();
  await main(wang).getByText('其他情节严重').click();
  await main(wang).getByText(/违反报告规定（已听取申辩）/).click();
  await main(wang).getByLabel('事实和理由').fill('自2026年9月起三次不按规定报告，经教育仍不改正，情节严重。');
  await expectAccessible(wang);
  await picture(wang, 'proposal-draft');
  await act(wang, '起草').click();
  await main(wang).getByText('还不能提请').waitFor();
  await main(wang).getByText(/案卷还缺：原判决/).waitFor();
  await picture(wang, 'proposal-holds');
});

test('the packet is filled, and it goes to legal review', async () => {
  const pages = main(wang).locator('input[type=number]');
  for (let nth = 0; nth < 4; nth++) await pages.nth(nth).fill(String(nth + 2));
  await act(wang, '保存材料').click();
  await main(wang).getByText('材料齐全，可以提交').waitFor();
  await act(wang, '提交法制审核').click();
  await act(wang, '提交法制审核').last().click();
  await main(wang).getByText('待法制审核').waitFor();
  await main(wang).getByText(/轮到别人/).waitFor();
});

test('another person reviews, the head approves, and what was delivered starts the court’s clock', async () => {
  const he = await openPage();
  await signIn(he, county.address, 'herong');
  await he.goto(`${county.address}/proposals?show=mine`);
  await expectAccessible(he);
  await picture(he, 'proposals');
  await main(he).locator('tbody a').first().click();
  await act(he, '审核同意').click();
  await main(he).getByLabel('审核意见').fill('事实清楚，依据准确。');
  await act(he, '审核同意').last().click();
  await main(he).getByText('待县局负责人决定').waitFor();
  const liu = await openPage();
  await signIn(liu, county.address, 'liudawei', demoCode(at));
  await liu.goto(`${county.address}/cases/${caseId}?tab=proposal.tab`);
  await act(liu, '批准并制作建议书').click();
  await act(liu, '批准并制作建议书').last().click();
  await main(liu).getByText('已批准，待送达').waitFor();
  await he.reload();
  await act(he, '登记送达').click();
  await act(he, '登记送达').last().click();
  await main(he).getByText('已送达，待裁定').waitFor();
  await main(he).getByText('12月25日').first().waitFor();
  await picture(he, 'proposal-delivered');
});

test('on a phone nothing is wider than the window', async () => {
  await wang.setViewportSize(phone);
  await wang.reload();
  await main(wang).getByText('已送达，待裁定').waitFor();
  await expectNoSideways(wang);
  await picture(wang, 'proposal-phone');
  await wang.setViewportSize(desk);
  expect(await main(wang).getByText('撤销缓刑、假释').count()).toBeGreaterThan(0);
});
