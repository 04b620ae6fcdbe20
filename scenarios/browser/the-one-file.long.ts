/** One person, one file, in a real browser: a broken name repaired, a photo, an address by the picker, two files joined and parted. */
import { expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
const he = await county.signIn('herong');
const notice = { kind: 'resettlement', sex: 'male', bornOn: '1985-05-05', receivedOn: '2026-11-24', area: '990101100201' };
const png = Buffer.from('iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==', 'base64');

test('a name is repaired, a photo put up, an address chosen, in the file itself', async () => {
  const { body } = await he.post('/intake/notices', { ...notice, name: '王\uE863' });
  const page = await openPage();
  await signIn(page, county.address, 'herong');
  await page.goto(`${county.address}/people/broken-names`);
  await page.getByText('应当是“王䶮”').waitFor();
  await expectAccessible(page);
  await page.getByRole('button', { name: '补字', exact: false }).first().click();
  await page.getByLabel('身份证', { exact: true }).check();
  await page.locator('dialog').getByRole('button', { name: '补字', exact: true }).click();
  await page.getByText('没有缺字的姓名').waitFor();

  await page.goto(`${county.address}/cases/${String(body.caseId)}?tab=identity.tab`);
  await page.getByRole('heading', { name: '王䶮', level: 1 }).waitFor();
  await page.locator('input[type=file]').setInputFiles({ name: 'face.png', mimeType: 'image/png', buffer: png });
  await page.getByRole('button', { name: '存入照片' }).click();
  await page.getByRole('button', { name: '看照片' }).waitFor();
  await page.getByRole('button', { name: '登记地址' }).click();
  await page.getByLabel('户籍地', { exact: true }).check();
  const place = page.getByRole('combobox', { name: '所在地区' });
  await place.fill('liugou');
  await page.getByRole('option', { name: '石桥镇 柳沟村' }).waitFor();
  await place.press('Enter');
  expect(await place.inputValue()).toBe('石桥镇 柳沟村');
  await page.locator('dialog').getByRole('button', { name: '保存' }).click();
  await page.getByText('石桥镇柳沟村').nth(1).waitFor();
  await expectAccessible(page);
  await picture(page, 'person');
  await page.setViewportSize(phone);
  await expectNoSideways(page);
});

test('two files of one person are found, looked at side by side, joined, and parted again', async () => {
  const one = await he.post('/intake/notices', { ...notice, name: '牛犇', phone: '19900007777' });
  const two = await he.post('/intake/notices', { ...notice, name: '牛犇', phone: '19900008888' });
  const page = await openPage(desk);
  await signIn(page, county.address, 'herong');
  await page.goto(`${county.address}/people`);
  await page.getByRole('link', { name: '可能重复的档案' }).click();
  await page.getByRole('button', { name: '并排比较 牛犇 牛犇' }).click();
  await page.locator('dialog').getByText('不一致').first().waitFor();
  await expectAccessible(page);
  await page.locator('dialog textarea').fill('姓名、出生日期一致，家属确认');
  await page.locator('dialog').getByRole('button', { name: '合并', exact: true }).click();
  await page.getByText('没有发现可能重复的档案').waitFor();
  const file = async (id: unknown) => (await he.get(`/cases/${String(id)}`)).body;
  expect((await file(one.body.caseId)).head.personId).toEqual((await file(two.body.caseId)).head.personId);
  expect((await file(one.body.caseId)).contacts.filter((line) => String(line.field) === 'value')).toHaveLength(2);

  await page.goto(`${county.address}/cases/${String(one.body.caseId)}`);
  await page.getByRole('button', { name: '撤销合并' }).click();
  await page.locator('dialog textarea').fill('看错了，是两个人');
  await page.locator('dialog').getByRole('button', { name: '撤销合并' }).click();
  await expect.poll(async () => (await file(one.body.caseId)).contacts.filter((line) => String(line.field) === 'value').length).toBe(1);
  expect((await file(one.body.caseId)).head.personId).not.toEqual((await file(two.body.caseId)).head.personId);
});

test('a number that is searched for stands in no address: not in the request’s, not in the page’s', async () => {
  const phoneNumber = '19900006666';
  await he.post('/intake/notices', { ...notice, name: '苏静', phone: phoneNumber });
  const page = await openPage();
  const addresses: string[] = [];
  page.on('request', (request) => addresses.push(request.url()));
  await signIn(page, county.address, 'herong');
  await page.getByRole('combobox', { name: '姓名、拼音或证件后四位' }).fill(phoneNumber);
  await page.getByRole('option', { name: '苏静' }).waitFor();
  await page.goto(`${county.address}/people`);
  await page.getByRole('row').nth(5).waitFor();
  await page.locator('form.filters input[type=search]').fill(phoneNumber);
  const found = page.getByRole('row', { name: '苏静' });
  await found.waitFor();
  await expect.poll(() => page.getByRole('row').count()).toBe(2);
  await page.reload();
  await found.waitFor();
  expect(await page.getByRole('row').count()).toBe(2);
  expect(await page.locator('form.filters input[type=search]').inputValue()).toBe(phoneNumber);
  expect([...addresses, page.url()].filter((address) => address.includes(phoneNumber))).toEqual([]);
  expect(addresses.some((address) => address.endsWith('/api/people'))).toBe(true);
});
