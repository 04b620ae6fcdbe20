/**
 * A county changes one figure, in a real browser: the rules officer finds the rule with its article and example, sets a shorter
 * limit with its basis, sees whom it touches, proposes it; the county's head sees the names and approves; a case shows the new
 * day; and it is taken back by a new change.
 */
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import { testActor } from '@guilu/platform/testing/services.ts';
import { runWork } from '@guilu/platform/work.ts';
import { openCase } from '@guilu/records/cases/index.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { demoCode } from '../../database/seed/accounts.ts';
import { eventually, startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
let fang: Page;
let liu: Page;
let change = '';

const main = (page: Page) => page.locator('main');

beforeAll(async () => {
  fang = await openPage();
  liu = await openPage();
});

test('the rules officer finds a rule with its article, figure and example', async () => {
  await signIn(fang, county.address, 'fangming');
  await fang.goto(`${county.address}/rules`);
  await main(fang).getByText('青石县，11月25日').waitFor();
  await main(fang).getByRole('searchbox').fill('告知村居');
  await main(fang).locator('tbody tr').getByText('黄龙县安置帮教工作制度 一 2').waitFor();
  await picture(fang, 'rules');
  await expectAccessible(fang);
  await main(fang).getByRole('link', { name: '告知村居' }).click();
  await main(fang).getByText('到期 3月5日，状态 按时完成').waitFor();
  await main(fang).getByText('成立').first().waitFor();
  await picture(fang, 'rule');
  await expectAccessible(fang);
});

test('a form makes a draft; without a basis it is refused', async () => {
  await main(fang).getByRole('link', { name: '改这条规则' }).click();
  await main(fang).getByRole('spinbutton').fill('1');
  await main(fang).getByLabel('为什么改').fill('村居反映三天太晚，人已经回来了');
  await main(fang).getByRole('button', { name: '写成草稿' }).click();
  await main(fang).getByText('请写明依据').waitFor();
  await main(fang).getByLabel('本县文件').fill('青石县司法局〔2026〕7号');
  await picture(fang, 'rule-form');
  await expectAccessible(fang);
  await main(fang).getByRole('button', { name: '写成草稿' }).click();
  await fang.waitForURL(/\/rules\/changes\/[0-9a-f-]{36}$/);
  change = fang.url();
  await main(fang).getByText('装得上').waitFor();
});

test('the text is checked line by line, and completed', async () => {
  const text = main(fang).getByRole('textbox', { name: '规则文本' });
  const whole = await text.inputValue();
  await text.fill(`${whole.trimEnd()}\n    arises: start.nothing == 1\n`);
  await main(fang).getByRole('button', { name: '保存并检查' }).click();
  await main(fang).getByText(`第 ${whole.trimEnd().split('\n').length + 1} 行 resettlement.tell-village`).waitFor();
  expect(await main(fang).getByRole('button', { name: '提交批准' }).count()).toBe(0);
  await fang.evaluate(() => document.querySelector('.note-bad')?.scrollIntoView({ block: 'start' }));
  await picture(fang, 'rule-text');
  await text.fill(`${whole.trimEnd()}\n    met: resettlement.vil`);
  await text.press('End');
  await text.pressSequentially('l');
  await main(fang).locator('.suggested').getByText('resettlement.village-told').waitFor();
  await text.fill(whole);
  await main(fang).getByRole('button', { name: '保存并检查' }).click();
  await main(fang).getByText('装得上').waitFor();
});

test('the dry run says on whom it falls, and names nobody to who sees no case', async () => {
  await main(fang).getByRole('button', { name: '用今天的案件试算' }).click();
  await main(fang).getByText(/\d+ 件的“告知村居”改日子/).waitFor({ timeout: 60_000 });
  expect(Number(await main(fang).locator('.tally b').first().textContent())).toBeGreaterThan(0);
  await main(fang).getByRole('button', { name: '看名单' }).click();
  await main(fang).getByText('规则管理员看不到案件').waitFor();
  expect(await main(fang).locator('a[href^="/cases/"]').count()).toBe(0);
  await fang.evaluate(() => document.querySelector('.tally')?.scrollIntoView({ block: 'center' }));
  await picture(fang, 'rule-dry-run');
  await expectAccessible(fang);
  await fang.setViewportSize(phone);
  await expectNoSideways(fang);
  await fang.setViewportSize(desk);
  await main(fang).getByRole('button', { name: '提交批准' }).click();
  await main(fang).getByText('等另一个人决定').waitFor();
  expect(await main(fang).getByRole('button', { name: '批准', exact: true }).count()).toBe(0);
});

test("the county's head sees the names and approves; the duty shows the new day", async () => {
  await signIn(liu, county.address, 'liudawei', demoCode(county.opened.services.now().getTime()));
  const caseId = await notifiedToday();
  const wang = await county.signIn('wangmin');
  const due = async () => (await wang.get('/today')).body.lines.find((line) => line.caseId === (caseId as unknown) && String(line.rule) === 'resettlement.tell-village')?.dueOn;
  expect(await due()).toBe('2026-11-28');
  await liu.goto(`${county.address}/rules`);
  await main(liu).getByText('有 1 项规则变更等您决定').waitFor();
  await liu.goto(change);
  await main(liu).getByRole('button', { name: '看名单' }).click();
  await main(liu).locator('a[href^="/cases/"]').first().waitFor();
  await main(liu).getByRole('button', { name: '批准', exact: true }).click();
  await picture(liu, 'rule-approval');
  await expectAccessible(liu);
  await main(liu).locator('form').getByRole('button', { name: '批准', exact: true }).click();
  await main(liu).locator('.chip', { hasText: '在用' }).first().waitFor();
  // The jobs look at the cases again by themselves.
  await eventually(async () => (String(await due()) === '2026-11-26' ? true : undefined));
  await liu.goto(`${county.address}/cases/${caseId}`);
  await main(liu).getByRole('button', { name: /青石县司法局〔2026〕7号/ }).first().click();
  await liu.locator('dialog[open]').getByText('本地规则（青石县本县规则）').waitFor();
  await picture(liu, 'rule-in-the-file');
});

/** A released person of whom the office was told today. */
async function notifiedToday(): Promise<string> {
  const orgPath = 'R.JT990000.SJ990100.SJ990101.SF990101100.';
  const officer = testActor({ organisation: 'SF990101100', scope: orgPath, orgPath });
  const facts = [
    { type: 'person.identified', on: '2026-11-25', data: { name: '周小川', idStatus: 'unknown', sex: 'male' } },
    { type: 'resettlement.notice-received', on: '2026-11-25', data: {} },
    { type: 'resettlement.office-notified', on: '2026-11-25', data: {} },
  ];
  const opened = await runWork(county.opened.services, officer, 'write', (work) => openCase(work, { kind: 'resettlement', area: '990101100201', openedOn: '2026-11-25', facts }));
  if (isRefusal(opened)) throw new Error(opened.code);
  return opened.caseRow.id;
}

test('it is taken back by a new change', async () => {
  await fang.goto(change);
  await main(fang).getByRole('button', { name: '收回这次变更' }).click();
  await main(fang).locator('form').getByLabel('为什么改').fill('试行结束，恢复原来的期限');
  await main(fang).locator('form').getByRole('button', { name: '收回这次变更' }).click();
  await main(fang).getByRole('heading', { name: '第 2 号 告知村居' }).waitFor();
  await main(fang).getByRole('button', { name: '提交批准' }).click();
  await main(fang).getByText('等另一个人决定').waitFor();
  await liu.goto(fang.url());
  await main(liu).getByRole('button', { name: '批准', exact: true }).click();
  await main(liu).locator('form').getByRole('button', { name: '批准', exact: true }).click();
  await main(liu).locator('.chip', { hasText: '在用' }).first().waitFor();
  await fang.goto(`${county.address}/rules?q=告知村居`);
  await main(fang).locator('tbody tr').getByText('3天').waitFor();
  expect(await main(fang).locator('tbody tr').getByText('本县').count()).toBe(0);
  await fang.goto(`${county.address}/rules/changes`);
  await main(fang).getByText('收回第 1 号').waitFor();
  await picture(fang, 'rule-changes');
  await expectAccessible(fang);
});

test('a pack file goes the same way; what the law forbids is refused at its line, with the article', async () => {
  const text = `pack: county-990101\nfrom: 2026-12-01\nrules:\n  - id: case.gathering-seen\n    sort: alert\n    title: { zh: 集体上访, en: Petition of many }\n    basis: [proposal]\n    mark: M\n    to: [county]\n    watch: { each: case.note-written, since: it.on }\n`;
  await fang.goto(`${county.address}/rules/new`);
  await main(fang).locator('input[type=file]').setInputFiles({ name: 'own.yaml', mimeType: 'application/yaml', buffer: Buffer.from(text) });
  await main(fang).getByLabel('为什么改').fill('试着加一条预警');
  await main(fang).getByRole('button', { name: '上传成草稿' }).click();
  await main(fang).getByText('12月1日 周二起').waitFor();
  await main(fang).getByText(/第 6 行 case\.gathering-seen.*信访工作条例/).waitFor();
  expect(await main(fang).getByRole('button', { name: '提交批准' }).count()).toBe(0);
  await picture(fang, 'rule-forbidden');
  await expectAccessible(fang);
  await main(fang).getByRole('button', { name: '作罢' }).click();
  await main(fang).locator('.chip', { hasText: '作罢' }).first().waitFor();
});

test('a pack is printed for proof-reading, and what is not verified is listed', async () => {
  await fang.goto(`${county.address}/rules/document?pack=huanglong-county`);
  await main(fang).getByRole('heading', { name: /转交司法所/ }).waitFor();
  await picture(fang, 'rules-printed');
  await main(fang).getByLabel('只看待核对的').check();
  await main(fang).getByRole('heading', { name: '待核对的规则' }).waitFor();
  await main(fang).locator('tbody tr').first().waitFor();
});

test('the head looks at the sealed files, of which there are none', async () => {
  await liu.goto(`${county.address}/sealed-files`);
  await main(liu).getByRole('heading', { level: 1 }).waitFor();
  await expectAccessible(liu);
  await expectNoSideways(liu);
});
