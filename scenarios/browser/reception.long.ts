/** Reception by clicks: the person received, papers asked for, the group, the planning with the police asked, the sheet to sign, who was there; on a phone too. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { findCase, startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
let page: Page;
const main = () => page.locator('main');
const act = (name: string) => main().getByRole('button', { name, exact: true });
const pick = (group: string, name: string) =>
  main().getByRole('group', { name: group }).getByText(name, { exact: true });

beforeAll(async () => {
  const wang = await county.signIn('wangmin');
  const found = await findCase(wang, 'kind=correction&size=200', (row) => row.state === 'reported');
  page = await openPage();
  await signIn(page, county.address, 'wangmin');
  await page.goto(`${county.address}/cases/${found.caseId}?tab=reception.tab`);
});

test('whoever comes is received in one form, and what is missing is asked for', async () => {
  await main().getByText('文书和人').waitFor();
  await act('接收登记').click();
  await main().getByLabel('接收日期').fill('2026-11-25');
  await pick('接收方式', '在医院').click();
  await main().getByLabel('原因').fill('住院，不能下床');
  await pick('法律文书', '不全').click();
  await main().getByLabel('缺少的文书').fill('执行通知书');
  await pick('出示的证件', '港澳居民来往内地通行证').click();
  await main().getByLabel('证件号码').fill('H12345678');
  await pick('按未成年人办理', '否').click();
  await pick('已告知权利义务并签字', '是').click();
  await expectAccessible(page);
  await picture(page, 'reception-receive');
  await act('接收登记').last().click();
  await main().getByText('还没有成立小组').waitFor();
  await main().getByText('还没有催送').waitFor();
  await act('制作回执、催送文书').click();
  expect(await main().getByLabel('缺少的文书').inputValue()).toBe('执行通知书');
  await act('制作回执、催送文书').last().click();
  await main().getByText('11月30日 前补送').waitFor();
  await expectAccessible(page);
  await picture(page, 'reception-arrival');
});

test('the group is formed, and the letter is made with it', async () => {
  await main().getByText('还没有成立小组').waitFor();
  await act('成立矫正小组').click();
  await main().getByLabel('签订责任书的日子').fill('2026-11-25');
  for (const [at, [name, task]] of [
    ['王敏', '组织小组工作'],
    ['陈秀英', '协助走访'],
    ['何燕', '日常关心'],
  ].entries()) {
    const member = main().locator('fieldset.member').nth(at);
    await member.getByLabel('姓名').fill(name ?? '');
    await member.getByLabel('性别').selectOption('female');
    await member.getByLabel('负责什么').fill(task ?? '');
  }
  await picture(page, 'reception-group');
  await act('成立矫正小组').last().click();
  await main().getByText('矫正小组 3 人').waitFor();
  await main().getByText('协助走访').waitFor();
});

test('the announcement is planned with the people of the group and the police station of the place', async () => {
  await act('安排宣告').click();
  expect(await main().getByLabel('第 1 位的姓名或者单位').inputValue()).toBe('青石县公安局石桥派出所');
  await expectAccessible(page);
  await main().getByLabel('宣告时间').first().fill('2026-11-27');
  await main().locator('input[type=time]').fill('14:30');
  await pick('视频宣告', '否').click();
  await picture(page, 'announcement-plan');
  await act('安排并发出通知').click();
  await main().getByText('已发到石桥派出所的收件箱，还没有签收').waitFor();
  await expectAccessible(page);
  await picture(page, 'announcement-planned');
});

test('an answer is noted, the sheet is made, and who was there is ticked', async () => {
  await act('登记答复').click();
  await main().getByText('派出所民警：青石县公安局石桥派出所').click();
  await pick('参加', '是').click();
  await main().getByLabel('派谁参加').fill('鲍军');
  await act('登记答复').last().click();
  await main().getByText('鲍军').first().waitFor();
  await act('制作宣告书').click();
  await main()
    .getByRole('link', { name: /矫宣字/ })
    .waitFor();
  await act('记录宣告').click();
  await main().getByLabel('宣告的日子').fill('2026-11-25');
  await pick('谁主持', '司法所').click();
  await main().getByText('派出所民警：鲍军').click();
  await pick('本人签字', '是').click();
  await pick('公开进行', '否').click();
  await act('记录宣告').last().click();
  await main().getByText('矫正小组没有到场').waitFor();
  await main().getByText('村（居）委会成员：陈秀英').click();
  await picture(page, 'announcement-held');
  await act('记录宣告').last().click();
  await main().getByText('接收完成').waitFor();
});

test('on a phone nothing is wider than the window', async () => {
  await page.setViewportSize(phone);
  await page.reload();
  await main().getByText('接收完成').waitFor();
  await expectNoSideways(page);
  await picture(page, 'reception-phone');
  await page.setViewportSize(desk);
  expect(await main().getByText('到场').count()).toBeGreaterThan(1);
});

test('who did not come in time is told of in one form', async () => {
  const he = await county.signIn('herong');
  const { body } = await he.get('/cases?kind=correction&size=200');
  let late = '';
  for (const row of body.rows.filter((one) => String(one.state) === 'noticed'))
    if ((await he.get(`/cases/${row.caseId}/reception`)).body.papers.daysLate) late = String(row.caseId);
  const desk = await openPage();
  await signIn(desk, county.address, 'herong');
  await desk.goto(`${county.address}/cases/${late}?tab=reception.tab`);
  const there = desk.locator('main');
  await there
    .getByText(/逾期 \d+ 天/)
    .first()
    .waitFor();
  await there.getByRole('button', { name: '通报未报到', exact: true }).click();
  await there.getByText('没有告知本人').click();
  await there.getByLabel('查找情况').fill('电话无人接听，走访户籍地，家里没有人。');
  await expectAccessible(desk);
  await picture(desk, 'reception-not-reported');
  await there.getByRole('button', { name: '通报未报到', exact: true }).last().click();
  await there.getByText('11月25日 已通报').waitFor();
});
