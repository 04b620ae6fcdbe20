/** The supervised person on a phone: what is due, a report, three days of leave, who looked; and a released person who owes nothing. */
import { refreshDue } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { startCounty } from '../county.ts';
import type { Page } from 'playwright-core';
import { demoPassword } from '../../database/seed/accounts.ts';
import { expectAccessible, expectNoSideways, openPage, phone, picture } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
// A Monday: this week's telephone call has not been made yet.
county.clock.move('2026-11-30T09:00:00+08:00');
await refreshDue(county.opened.services);

async function enterAs(page: Page, username: string): Promise<void> {
  await page.getByLabel('用户名').fill(username);
  await page.getByLabel('密码').fill(demoPassword);
  await page.getByRole('button', { name: '进入' }).click();
}

test('the person sees what comes next, reports, and asks for leave that the office grants', async () => {
  const page = await openPage(phone);
  await page.goto(`${county.address}/my/`);
  await page.getByLabel('用户名').fill('benren');
  await page.getByLabel('密码').fill('guilu-demo-2026');
  await page.getByRole('button', { name: '进入' }).click();
  await page.getByRole('heading', { name: /你好/ }).waitFor();
  await page.getByRole('heading', { name: '接下来' }).waitFor();
  await picture(page, 'phone-home');
  await expectAccessible(page);
  await expectNoSideways(page);
  await page.getByRole('link', { name: '现在报告' }).click();
  await page.getByLabel('这段时间怎么样').fill('都好，在工地做电工，孩子期中考试考得不错');
  await expectAccessible(page);
  await page.getByRole('button', { name: '发送' }).click();
  // In this county the weekly report is a telephone call with its number: said kindly, and nothing is lost.
  await page.getByText('每周的电话报告仍请打一次电话').waitFor();
  await page.getByRole('link', { name: '返回' }).click();
  await page.getByRole('link', { name: '外出几天' }).click();
  await page.getByLabel('哪天走').fill('2026-12-08');
  await page.getByLabel('哪天回').fill('2026-12-10');
  await page.getByText('由司法所决定').waitFor();
  await page.getByLabel('为什么').selectOption('family');
  await page.getByLabel('去哪里').fill('临岚市，看母亲');
  await page.getByLabel(/有证明/).check();
  await expectAccessible(page);
  await page.getByRole('button', { name: '提出申请' }).click();
  await page.getByText('申请已提交').waitFor();
  const zhang = await county.signIn('zhanglei');
  const asked = (await zhang.get('/leave?show=asked')).body.rows.find((leave) => String(leave.destination) === '临岚市，看母亲');
  expect((await zhang.post(`/cases/${String(asked?.caseId)}/leave/${String(asked?.leaveId)}/approval`)).status).toBe(200);
  await page.reload();
  await page.getByText('已批准').waitFor();
  await page.goto(`${county.address}/my/#papers`);
  await page.getByText('外出申请决定书').waitFor();
});

test('a line that breaks keeps what was typed, and it goes once when the line is back', async () => {
  const page = await openPage(phone);
  await page.goto(`${county.address}/my/`);
  await page.getByLabel('用户名').fill('benren');
  await page.getByLabel('密码').fill('guilu-demo-2026');
  await page.getByRole('button', { name: '进入' }).click();
  await page.getByRole('link', { name: '请人帮忙' }).click();
  await page.getByLabel('需要什么帮忙').fill('想学焊工证');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: '发送' }).click();
  await page.getByText('连不上服务器').waitFor();
  expect(await page.getByLabel('需要什么帮忙').inputValue()).toBe('想学焊工证');
  await page.context().setOffline(false);
  await page.getByText('司法所会联系你').waitFor();
  const { rows } = await sql<{ n: number }>`select count(*)::int n from fact where type = 'case.need-noted' and data ->> 'need' = '想学焊工证'`.execute(county.database.owner);
  expect(rows[0]?.n).toBe(1);
});

test('a family member sees a little on the phone, until the person no longer wants it', async () => {
  const page = await openPage(phone);
  await page.goto(`${county.address}/my/`);
  await enterAs(page, 'jiashu');
  await page.getByRole('heading', { name: /某的近况/ }).waitFor();
  await page.getByRole('heading', { name: '接下来' }).waitFor();
  await page.getByText('王敏 · 石桥司法所').waitFor();
  await picture(page, 'phone-family');
  await expectAccessible(page);
  await expectNoSideways(page);
  const own = await openPage(phone);
  await own.goto(`${county.address}/my/`);
  await enterAs(own, 'benren');
  await own.getByRole('link', { name: '家里人能看什么' }).click();
  await own.getByRole('button', { name: '不让看了' }).waitFor();
  await expectAccessible(own);
  await expectNoSideways(own);
  await own.getByRole('button', { name: '不让看了' }).click();
  await own.getByText('已结束').waitFor();
  await page.reload();
  await enterAs(page, 'jiashu');
  await page.getByText('这份邀请已经到期或结束').waitFor();
});

test('the own page reaches the own rows and nothing else', async () => {
  const self = await county.signIn('benren');
  const wang = await county.signIn('wangmin');
  const home = await self.get('/my/home');
  const others = (await wang.get('/cases?kind=correction&size=50')).body.rows.filter((row) => String(row.caseId) !== String(home.body.caseId));
  expect((await self.get(`/cases/${others[0].caseId}/leave`)).status).toBe(404);
  expect((await self.get('/today')).status).toBe(403);
  expect((await self.get(`/cases/${home.body.caseId}/contacts`)).status).toBe(403);
  const asked = await self.post(`/cases/${home.body.caseId}/leave`, { from: '2027-01-02', to: '2027-01-03', purpose: 'medical', destination: '县医院', proof: true, urgent: false });
  expect((await self.post(`/cases/${home.body.caseId}/leave/${asked.body.leaveId}/approval`)).status).toBe(403);
  expect((await self.post(`/cases/${home.body.caseId}/leave/${asked.body.leaveId}/withdrawal`, { reason: '不去了' })).status).toBe(200);
});

test('staff cannot get in as the person, and the person sees who opened the file', async () => {
  const wang = await county.signIn('wangmin');
  const self = await county.signIn('benren');
  expect((await wang.get('/my/home')).status).toBe(403);
  const { caseId } = (await self.get('/my/home')).body as unknown as { caseId: string };
  await wang.get(`/cases/${caseId}`);
  const readers = (await self.get('/my/readers')).body.rows;
  expect(readers.map((one) => String(one.actor))).toContain('王敏');
});

test('a session that turned up on another phone is over, and the person is told so', async () => {
  const page = await openPage(phone);
  await page.goto(`${county.address}/my/`);
  await enterAs(page, 'benren');
  await page.getByRole('heading', { name: /你好/ }).waitFor();
  const session = (await page.context().cookies()).find(({ name }) => name === 'guilu_session');
  const stolen = await fetch(`${county.address}/api/my/home`, { headers: { cookie: `guilu_session=${session?.value}`, 'user-agent': 'curl/8' } });
  expect(stolen.status).toBe(401);
  await page.reload();
  await enterAs(page, 'benren');
  await page.getByText('您的登录出现在另一台设备上').waitFor();
  await expectAccessible(page);
  await expectNoSideways(page);
  await picture(page, 'phone-session-elsewhere');
  await page.getByRole('button', { name: '知道了' }).click();
  expect(await page.getByText('您的登录出现在另一台设备上').count()).toBe(0);
});
