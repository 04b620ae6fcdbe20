/**
 * The first day of a stranger, in a real browser: an office officer takes in the office's people of a roster, the county the others,
 * their duties stand on Today with their articles, a visit meets one, three days of leave are granted, a case ends and is closed.
 */
import { join } from 'node:path';
import { projectFolder } from '@guilu/platform/settings.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { findCase, startCounty } from '../county.ts';
import { expectAccessible, openPage, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
let page: Page;

beforeAll(async () => {
  page = await openPage();
});

const main = () => page.locator('main');

const uploadRoster = async () => {
  await page.getByRole('link', { name: '接收' }).click();
  await page.locator('input[type=file]').setInputFiles(join(projectFolder, 'scenarios/data/rosters/release-notices-messy.xlsx'));
  await page.getByRole('heading', { name: '看一遍再接收' }).waitFor();
};

test('an office officer uploads a roster, understands what is wrong with which row, and takes in the people of the office', async () => {
  await signIn(page, county.address, 'wangmin');
  await uploadRoster();
  await main().getByText('身份证号码里的出生日期不存在。').first().waitFor();
  await main().getByText('还没有写入任何东西').waitFor();
  await main().getByText('另有 228 人归其他所').waitFor();
  await picture(page, 'intake-preview');
  await expectAccessible(page);
  await page.getByRole('button', { name: '接收 49 人' }).click();
  await main().getByText('已接收 49 人').first().waitFor();
  await main().getByRole('link', { name: '邹伟鑫' }).click();
  await main().getByRole('heading', { name: '邹伟鑫' }).waitFor();
  await main().getByText(/接下来 \d+ 件/).waitFor();
});

test('the county takes in the others from the same roster', async () => {
  page = await openPage();
  await signIn(page, county.address, 'herong');
  await uploadRoster();
  await page.getByRole('button', { name: '接收 228 人' }).click();
  await main().getByText('已接收 228 人').first().waitFor();
});

test('the new people stand on Today, each duty with its article, and the trace says why', async () => {
  await page.goto(`${county.address}/`);
  await main().getByText('转交司法所').first().waitFor();
  expect(await main().getByText('黄龙县安置帮教工作制度').count()).toBeGreaterThan(0);
  await picture(page, 'today-county');
});

test('an office officer sees a morning, records a visit and sees a duty met', async () => {
  const officer = await openPage();
  page = officer;
  await signIn(page, county.address, 'wangmin');
  await main().getByRole('heading', { level: 1 }).waitFor();
  await picture(page, 'today');
  const wang = await county.signIn('wangmin');
  const due = (await wang.get('/today')).body.lines.find((line) => String(line.rule) === 'resettlement.month-visit' && String(line.group) === 'week');
  await page.goto(`${county.address}/cases/${String(due?.caseId)}`);
  await main().getByRole('heading', { name: String(due?.name) }).waitFor();
  await page.getByRole('button', { name: '记录' }).first().waitFor();
  await page.locator('.due', { hasText: '村居每月走访' }).getByRole('button', { name: '记录' }).first().click();
  const drawer = page.locator('dialog[open]');
  await drawer.getByLabel('看到和听到的情况').fill('在家，正在收拾果园，身体好');
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.waitFor({ state: 'hidden' });
  await main().locator('.tl > li', { hasText: '正在收拾果园' }).getByText('完成 村居每月走访').waitFor();
  const after = (await wang.get('/today')).body.lines.filter((line) => line.key === due?.key && line.caseId === due?.caseId);
  expect(after).toEqual([]);
});

test('a run over a list begins on the chosen answer; a refusal stands in sight and goes when the day is changed', async () => {
  await page.goto(`${county.address}/`);
  await main().getByRole('button', { name: /逐个记录.*定期报告/ }).first().press('Enter');
  const drawer = page.locator('dialog[open]');
  await drawer.getByLabel('电话报告').and(page.locator(':focus')).waitFor();
  await page.keyboard.press('Escape');
  const wang = await county.signIn('wangmin');
  const { caseId } = await findCase(wang, 'kind=correction&size=100', (row) => row.state === 'active' && String(row.termEnd) > '2027-02-01');
  await page.goto(`${county.address}/cases/${caseId}`);
  await page.getByRole('button', { name: '办理' }).click();
  await page.getByRole('button', { name: '申请外出' }).or(page.getByRole('menuitem', { name: '申请外出' })).click();
  const days = drawer.locator('input[type=date]');
  await days.nth(0).fill('2026-12-20');
  await days.nth(1).fill('2026-12-18');
  await drawer.getByLabel('就医').check();
  await drawer.getByLabel('去哪里').fill('临岚市人民医院');
  await drawer.getByRole('button', { name: '申请外出' }).click();
  const refusal = drawer.getByText('返回的日子不能早于出发的日子（12月20日）。');
  await refusal.waitFor();
  await days.nth(1).fill('2026-12-22');
  await refusal.waitFor({ state: 'hidden' });
});

test('three days of leave: the outlook, the decision, the paper', async () => {
  const wang = await county.signIn('wangmin');
  const away = new Set((await wang.get('/leave?show=all')).body.rows.map((leave) => String(leave.caseId)));
  const person = await findCase(wang, 'kind=correction&size=100', (row) => row.state === 'active' && String(row.termEnd) > '2027-02-01' && !away.has(String(row.caseId)));
  const asked = await wang.post(`/cases/${person.caseId}/leave`, { from: '2026-12-05', to: '2026-12-07', purpose: 'family', destination: '临岚市，看望住院的母亲', proof: true, urgent: false });
  await page.goto(`${county.address}/leave`);
  await main().getByText('看望住院的母亲').waitFor();
  await page.goto(`${county.address}/leave/${person.caseId}/${asked.body.leaveId}`);
  await main().getByText('由司法所决定').waitFor();
  await picture(page, 'leave-decision');
  await expectAccessible(page);
  await page.getByRole('button', { name: '批准', exact: true }).click();
  await main().getByText('已批准').first().waitFor();
  await page.goto(`${county.address}/cases/${person.caseId}`);
  await main().getByText('批准外出').first().waitFor();
  await picture(page, 'file');
});

test('a case ends step by step: certificate, papers sent, what holds the closing up, closing', async () => {
  const he = await county.signIn('herong');
  const ended = await findCase(he, 'kind=correction&size=200&sort=termEnd', (row) => String(row.termEnd) <= '2026-11-25' && row.category === 'probation' && row.state === 'active');
  page = await openPage();
  const drawer = page.locator('dialog[open]');
  await signIn(page, county.address, 'herong');
  await page.goto(`${county.address}/cases/${ended.caseId}?tab=discharge.tab`);
  await main().getByRole('button', { name: '解除矫正', exact: true }).click();
  await drawer.getByRole('button', { name: '解除矫正' }).click();
  await main().getByText('还没有送：决定机关、检察院、公安机关').waitFor();
  await picture(page, 'discharge');
  await expectAccessible(page);
  const [download] = await Promise.all([page.waitForEvent('download'), main().getByRole('link', { name: /^Word 解除社区矫正证明书/ }).click()]);
  expect(download.suggestedFilename()).toMatch(/\.docx$/);
  await main().getByRole('button', { name: '结案', exact: true }).click();
  await drawer.getByText('结案前还要办 2 件').waitFor();
  await drawer.getByRole('button', { name: '记录: 通报解除矫正' }).click();
  await page.locator('dialog[open]').last().getByRole('button', { name: '登记送出' }).click();
  await drawer.getByText('结案前还要办 1 件').waitFor();
  await page.keyboard.press('Escape');
  for (const waiting of ['还没有送：本人', '还没有送：出入境管理']) {
    await main().locator('.ladder > li', { hasText: waiting }).getByRole('button', { name: '登记送出' }).click();
    await drawer.getByRole('button', { name: '登记送出' }).click();
    await main().getByText(waiting).waitFor({ state: 'hidden' });
  }
  await main().getByRole('button', { name: '结案', exact: true }).click();
  await drawer.getByText('没有拦着结案的事').waitFor();
  await drawer.getByRole('button', { name: '结案', exact: true }).click();
  await expect.poll(async () => (await he.get(`/cases/${ended.caseId}`)).body.head.closedOn, { timeout: 10_000 }).toBe('2026-11-25');
});

test('what is put right later is seen on the paper: what it said, what it says now', async () => {
  const he = await county.signIn('herong');
  const { caseId, name } = await findCase(he, 'kind=correction&size=200&state=all&sort=termEnd', (row) => row.closedOn === '2026-11-25');
  const identified = (await he.get(`/cases/${caseId}`)).body.timeline.find((entry) => String(entry.type) === 'person.identified');
  const data = { ...(identified?.data as object), name: `${name}霞` };
  await he.post(`/cases/${caseId}/facts`, { type: 'person.identified', on: String(identified?.on), data, supersedes: identified?.id });
  await page.goto(`${county.address}/cases/${caseId}?tab=papers.title`);
  await main().getByText('内容已变动').first().waitFor();
  await main().locator('.changes del', { hasText: name }).first().waitFor();
  await main().locator('.changes b', { hasText: `${name}霞` }).first().waitFor();
});
