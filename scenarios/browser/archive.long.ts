/** Archiving by clicks: an officer sees what the volumes of a closed file lack, completes them, and archives; on a phone too. */
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { findCase, startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
let wang: Page;
let caseId: string;
const main = () => wang.locator('main');

beforeAll(async () => {
  const officer = await county.signIn('wangmin');
  ({ caseId } = await findCase(officer, 'kind=correction&state=closed&size=200'));
  const png = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  await officer.upload(`/cases/${caseId}/attachments`, { name: 'IMG_2041.png', bytes: png });
  wang = await openPage();
  await signIn(wang, county.address, 'wangmin');
});

test('what is lacking is named, and a scan completes it', async () => {
  await wang.goto(`${county.address}/cases/${caseId}?tab=archive.tab`);
  await main()
    .getByText(/已经结案，还缺 \d+ 项材料/)
    .waitFor();
  await expectAccessible(wang);
  await picture(wang, 'archive-lacking');
  const need = main().getByRole('listitem').filter({ hasText: '判决书、裁定书或者决定书' });
  await need.getByRole('button', { name: '补齐' }).click();
  await need.getByText('IMG_2041.png').click();
  await expectAccessible(wang);
  await picture(wang, 'archive-form');
  await need.getByRole('button', { name: '保存' }).click();
  await main().getByRole('cell', { name: '判决书、裁定书或者决定书' }).waitFor();
});

test('the rest is on paper: where it lies is noted, and the file is archived', async () => {
  const lacking = main().getByRole('list', { name: '还缺的材料' }).getByRole('listitem');
  for (let left = await lacking.count(); left > 0; left--) {
    await lacking.first().getByRole('button', { name: '补齐' }).click();
    await lacking.first().getByText('只有纸质原件，写明存放处').click();
    await lacking.first().getByLabel('原件放在哪里').fill('纸质档案第2卷第3–8页');
    await lacking.first().getByRole('button', { name: '保存' }).click();
    await expect.poll(() => lacking.count()).toBe(left - 1);
  }
  await main().getByText('已经结案，材料齐全，可以归档').waitFor();
  await main().getByRole('region', { name: '归档' }).getByRole('button', { name: '归档', exact: true }).click();
  await main().getByText('已归档', { exact: true }).first().waitFor();
  await main().getByRole('link', { name: '执行档案 PDF' }).waitFor();
  await expectAccessible(wang);
  await picture(wang, 'archive-done');
  await wang.setViewportSize(phone);
  await expectNoSideways(wang);
  await picture(wang, 'archive-phone');
  await wang.setViewportSize(desk);
});
