/** A person asks on the phone for what is on file; the head decides and the copy is fetched. What is over is listed, approved, destroyed. */
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { demoCode, demoPassword } from '../../database/seed/accounts.ts';
import { findCase, startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
const code = () => demoCode(county.opened.services.now().getTime());

test('a copy is asked for on the phone, decided at the desk, and fetched; a refusal names its ground and the court', async () => {
  const own = await openPage(phone);
  await own.goto(`${county.address}/my/`);
  await own.getByLabel('用户名').fill('benren');
  await own.getByLabel('密码').fill(demoPassword);
  await own.getByRole('button', { name: '进入' }).click();
  await own.getByRole('link', { name: /我的个人信息/ }).click();
  await own.getByText('您还没有提出过请求').waitFor();
  await own.getByLabel('请求什么').selectOption('copy');
  await own.getByRole('button', { name: '提交' }).click();
  await own.getByText('12月25日前答复').waitFor();
  await expectAccessible(own);
  await expectNoSideways(own);
  await own.reload();
  await own.getByLabel('请求什么').selectOption('deletion');
  await own.getByLabel(/哪里错了/).fill('请删除我的旧电话');
  await own.getByRole('button', { name: '提交' }).click();
  await own.getByText('已收到').waitFor();

  const head = await openPage(desk);
  await signIn(head, county.address, 'liudawei', code());
  await head.goto(`${county.address}/data-requests`);
  await head.getByRole('link', { name: '决定' }).nth(1).waitFor();
  await expectAccessible(head);
  await head.getByRole('link', { name: '决定' }).first().click();
  await head.getByText('登录本人手机页').waitFor();
  await head.getByText('同意', { exact: true }).click();
  await expectAccessible(head);
  await head.getByRole('button', { name: '决定' }).click();
  await head.getByText(/可领取至 12月25日/).waitFor();
  await head.goto(`${county.address}/data-requests`);
  await head.getByRole('link', { name: '决定' }).click();
  await head.getByText('不同意', { exact: true }).click();
  await head.getByText(/法定保存期限未届满/).click();
  await head.getByLabel(/^理由/).fill('电话属于社区矫正档案，保存期限没有届满。');
  await head.getByRole('button', { name: '决定' }).click();
  await head.getByRole('heading', { name: '答复', exact: true }).waitFor();
  await picture(head, 'data-request');
  await expectNoSideways(head);

  await own.reload();
  await own.getByText('不服这个答复').waitFor();
  const fetched = own.waitForEvent('download');
  await own.getByRole('link', { name: /下载我的信息/ }).click();
  expect((await fetched).suggestedFilename()).toMatch(/\.zip$/);
  await picture(own, 'phone-data');
  await expectAccessible(own);
  await own.context().close();
  await head.context().close();
});

test('what has reached its end is put on a list, approved by another, destroyed, and the record names nobody', async () => {
  const officer = await county.signIn('wangmin');
  const { personId, name } = await findCase(officer, 'kind=correction&size=50');
  const photo = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  const { id } = (await officer.upload(`/people/${personId}/photos`, { name: 'a.png', bytes: photo })).body;
  await officer.post(`/people/${personId}/photos/${String(id)}/withdrawal`, { reason: '传错了' });
  await sql`update person_photo set withdrawn_at = withdrawn_at - interval '60 days'`.execute(county.database.owner);
  const clerk = await openPage(desk);
  await signIn(clerk, county.address, 'herong');
  await clerk.goto(`${county.address}/retention`);
  await clerk.getByText('还没有销毁清单').waitFor();
  await expectAccessible(clerk);
  await clerk.getByRole('checkbox').check();
  await clerk.getByLabel('说明').fill('第四季度清理');
  await picture(clerk, 'retention');
  await clerk.getByRole('button', { name: '提出销毁清单' }).click();
  await clerk.getByText('待核准').waitFor();

  const head = await openPage(desk);
  county.clock.move('2026-11-25T09:01:00+08:00');
  await signIn(head, county.address, 'liudawei', code());
  await head.goto(`${county.address}/retention`);
  await head.getByRole('link', { name: /销毁〔2026〕1号/ }).click();
  await head.getByText(name).waitFor();
  await expectAccessible(head);
  await head.getByText('核准销毁', { exact: true }).click();
  await head.getByRole('button', { name: '保存' }).click();
  await head.getByRole('button', { name: '现在销毁' }).click();
  await head.getByRole('button', { name: '确定销毁' }).click();
  await head.getByRole('heading', { name: '销毁记录' }).waitFor();
  expect(await head.getByText(name).count()).toBe(0);
  await picture(head, 'destruction-record');
  await expectNoSideways(head);
  const small = await openPage(phone);
  await signIn(small, county.address, 'herong');
  for (const path of ['/retention', '/data-requests?show=all']) {
    await small.goto(county.address + path, { waitUntil: 'networkidle' });
    await picture(small, `small-${path.slice(1, 5)}`);
    await expectAccessible(small);
    await expectNoSideways(small);
  }
});
