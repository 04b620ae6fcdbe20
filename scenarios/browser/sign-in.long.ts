/** Who may come in, by hand: cover for who is away, a second factor, another device shut out, an agency's own sign-in. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Provider } from 'oidc-provider';
import { Secret, TOTP } from 'otpauth';
import type { Page } from 'playwright-core';
import { afterAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { demoPassword } from '../../database/seed/accounts.ts';
import { startCounty } from '../county.ts';
import { expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });

/** A field by its whole label, which also says whether it must be filled. */
const named = (field: string) => new RegExp(`^${field}( ?必填)?$`);

/** Few choices are laid open, many are a list to pick from. */
async function choose(page: Page, field: string, label: string): Promise<void> {
  const name = named(field);
  const list = page.getByRole('combobox', { name });
  if (await list.count()) await list.selectOption({ label });
  else await page.getByRole('group', { name }).getByLabel(label).check();
}

const menuOf = (page: Page, name: string) => page.getByRole('button', { name }).click();

test('an office head has someone from another office stand in, who switches over and back', async () => {
  const head = await openPage();
  await signIn(head, county.address, 'zhanglei');
  await menuOf(head, '张磊');
  await head.getByRole('link', { name: '代班' }).click();
  await head.getByText('还没有安排过代班').waitFor();
  await head.getByRole('button', { name: '安排代班' }).click();
  await choose(head, '谁不在', '王敏 · 石桥司法所');
  await choose(head, '代班人', '陈静 · 东河司法所');
  await head.getByLabel('最后一天').fill(county.opened.services.now().toISOString().slice(0, 10));
  await head.getByLabel('事由').fill('外出培训');
  await expectAccessible(head);
  await head.getByRole('button', { name: '保存' }).click();
  await head.getByText('代班中').waitFor();

  const standIn = await openPage();
  await signIn(standIn, county.address, 'chenjing');
  await menuOf(standIn, '陈静');
  await standIn.getByRole('button', { name: '代 石桥司法所 办理' }).click();
  await standIn.getByText('您正在代 石桥司法所 办理').waitFor();
  await expectAccessible(standIn);
  await standIn.getByRole('link', { name: '人员' }).click();
  await standIn
    .getByRole('cell', { name: /石桥司法所/ })
    .first()
    .waitFor();
  expect(await standIn.getByRole('cell', { name: /东河司法所/ }).count()).toBe(0);

  await head.getByRole('button', { name: '提前结束' }).click();
  await head.getByText('已结束', { exact: true }).waitFor();
  await standIn.goto(`${county.address}/people`);
  await standIn
    .getByRole('cell', { name: /东河司法所/ })
    .first()
    .waitFor();
  expect(await standIn.getByRole('cell', { name: /石桥司法所/ }).count()).toBe(0);
});

test('an officer sets a second factor, needs it from then on, and shuts out another device', async () => {
  const desk = await openPage();
  await signIn(desk, county.address, 'lihua');
  await menuOf(desk, '李华');
  await desk.getByRole('link', { name: '我的账号' }).click();
  await desk.getByRole('button', { name: '设置动态码' }).click();
  const secret = (await desk.locator('code').first().innerText()).replaceAll(' ', '');
  const code = (later = 0) =>
    new TOTP({ secret: Secret.fromBase32(secret) }).generate({
      timestamp: county.opened.services.now().getTime() + later,
    });
  await desk.getByLabel('六位数字').fill(code());
  await desk.getByRole('button', { name: '确认' }).click();
  await desk.getByText('备用码').first().waitFor();
  await expectAccessible(desk);

  const other = await openPage();
  await other.goto(`${county.address}/sign-in`);
  await other.getByLabel('用户名').fill('lihua');
  await other.getByLabel('密码').fill(demoPassword);
  await other.keyboard.press('Enter');
  await other.getByLabel('动态验证码').fill('000000');
  await other.keyboard.press('Enter');
  await other.getByRole('alert').waitFor();
  // The code of the next half minute, since one code serves once.
  await other.getByLabel('动态验证码').fill(code(30_000));
  await other.keyboard.press('Enter');
  await other.waitForURL((url) => !url.pathname.includes('sign-in'));

  await desk.reload();
  await desk.getByRole('button', { name: '退出这台' }).click();
  await desk.getByRole('button', { name: '退出这台' }).waitFor({ state: 'detached' });
  await other.goto(`${county.address}/people`);
  await other.getByLabel('用户名').waitFor();

  // Fresh recovery codes want the password and a code; the old ones are void.
  await desk.getByRole('button', { name: '换一组备用码' }).click();
  await desk.getByLabel('现在的密码').last().fill(demoPassword);
  county.clock.forward(60_000);
  await desk.getByLabel('动态码或一个备用码').fill(code());
  await desk.getByRole('button', { name: '换一组备用码' }).click();
  await desk.getByText('旧的已作废').waitFor();
  expect(await desk.locator('li code').count()).toBe(8);
  await expectAccessible(desk);
  await picture(desk, 'recovery-codes');
});

test('a session that turns up in another browser is over for both, and the officer is told so after signing in again', async () => {
  const desk = await openPage();
  await signIn(desk, county.address, 'chenjing');
  const cookies = (await desk.context().cookies()).filter(({ name }) => name === 'guilu_session');
  expect(cookies).toMatchObject([{ httpOnly: true, sameSite: 'Strict' }]);
  const thief = await openPage();
  await thief.context().addCookies(cookies);
  await thief.goto(county.address);
  await thief.getByLabel('用户名').waitFor();
  await desk.goto(`${county.address}/people`);
  await desk.getByLabel('用户名').waitFor();
  await signIn(desk, county.address, 'chenjing');
  const told = desk.getByText('您的登录出现在另一台设备上');
  await told.waitFor();
  await expectAccessible(desk);
  await expectNoSideways(desk);
  await picture(desk, 'session-elsewhere');
  await desk.setViewportSize(phone);
  await expectNoSideways(desk);
  await picture(desk, 'session-elsewhere-phone');
  await desk.getByRole('button', { name: '知道了' }).click();
  await told.waitFor({ state: 'detached' });
  await desk.reload();
  await desk.getByRole('button', { name: '陈静' }).waitFor();
  expect(await told.count()).toBe(0);
});

test('everywhere else is signed out with one click', async () => {
  const [desk, other] = [await openPage(), await openPage()];
  for (const page of [desk, other]) await signIn(page, county.address, 'herong');
  await desk.goto(`${county.address}/account`);
  await desk.getByRole('button', { name: '退出其他所有设备' }).click();
  await desk.getByText('其他设备上的登录已全部退出').waitFor();
  await other.goto(`${county.address}/people`);
  await other.getByLabel('用户名').waitFor();
  await picture(desk, 'account-page');
});

test('a court signs in by its own identity provider, which the administrator has added', async () => {
  const issuer = await startProvider(`${county.address}/api/oidc/callback`);
  const admin = await openPage();
  await signIn(admin, county.address, 'admin');
  await admin.getByRole('navigation', { name: '各页' }).getByRole('link', { name: '账号' }).click();
  await admin.getByRole('button', { name: '添加平台' }).click();
  await admin.getByLabel('名称').fill('法院统一认证');
  await admin.getByLabel('平台地址 (issuer)').fill(issuer);
  await admin.getByLabel('客户端编号').fill('guilu');
  await admin.getByLabel('客户端密钥').fill('a secret of the agency');
  await admin.getByRole('button', { name: '保存' }).click();
  await admin.getByText(issuer).waitFor();
  await admin.getByRole('button', { name: '新建账号' }).click();
  await admin.getByRole('textbox', { name: named('姓名') }).fill('丁法官');
  await admin.getByRole('textbox', { name: named('用户名') }).fill('judge.ding');
  await choose(admin, '单位', '青石县人民法院');
  await admin.getByLabel('协作单位').check();
  await admin.getByRole('dialog').getByRole('button', { name: '新建账号' }).click();
  await admin.getByRole('button', { name: '记下了' }).click();
  await admin.getByRole('button', { name: /丁法官/ }).click();
  await choose(admin, '单位身份认证', '法院统一认证');
  await admin.getByRole('button', { name: '保存' }).click();

  const judge = await openPage();
  await judge.goto(`${county.address}/sign-in`);
  await judge.getByRole('button', { name: '法院统一认证' }).click();
  await judge.locator('input[name=login]').fill('judge.ding');
  await judge.locator('input[name=password]').fill('any');
  await judge.locator('[type=submit]').click();
  await judge.getByRole('button', { name: 'Continue' }).click();
  await judge.waitForURL((url) => url.origin === new URL(county.address).origin);
  await judge.getByRole('button', { name: '丁法官' }).waitFor();
});

/** A real OpenID Connect server that knows everybody who comes by the name typed there; answers its address. */
async function startProvider(callback: string): Promise<string> {
  const server = createServer();
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  afterAll(() => server.close());
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'guilu', client_secret: 'a secret of the agency', redirect_uris: [callback] }],
    pkce: { required: () => true },
    claims: { openid: ['sub'], profile: ['preferred_username'] },
    conformIdTokenClaims: false,
    cookies: { keys: ['test'] },
    findAccount: (_context: unknown, id: string) => ({
      accountId: id,
      claims: () => ({ sub: id, preferred_username: id }),
    }),
  });
  server.on('request', provider.callback());
  return issuer;
}
