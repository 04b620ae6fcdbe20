/** Every page of an officer's day, on a desk and on a phone: axe finds nothing serious, nothing is wider than the window. */
import { buildPages } from '../../apps/server/build-pages.ts';
import type { Page } from 'playwright-core';
import { beforeAll, expect, test } from 'vitest';
import { findCase, startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
let caseId = '';

beforeAll(async () => {
  const wang = await county.signIn('wangmin');
  ({ caseId } = await findCase(wang, 'kind=correction&size=100', (row) => row.state === 'active' && String(row.termEnd) > '2027-02-01'));
});

const pages: [string, string, string][] = [
  ['today', 'wangmin', '/'],
  ['people', 'wangmin', '/people'],
  ['file', 'wangmin', '/cases/:caseId'],
  ['leave', 'wangmin', '/leave'],
  ['follow-ups', 'wangmin', '/contacts/follow-ups'],
  ['papers', 'wangmin', '/papers'],
  ['account', 'wangmin', '/account'],
  ['intake', 'herong', '/intake'],
  ['notice', 'herong', '/intake/notice'],
  ['organisations', 'herong', '/organisations'],
  ['accounts', 'admin', '/accounts'],
  ['letters', 'wangmin', '/exchange'],
  ['agency-inbox', 'hanlei', '/inbox'],
  ['agency-notices', 'hanlei', '/notices'],
  ['agency-notice', 'hanlei', '/notices/new'],
  ['access-log', 'wuxia', '/access-log'],
  ['delegations', 'herong', '/delegations'],
  ['duplicates', 'herong', '/people/duplicates'],
  ['untold', 'herong', '/untold'],
];

/** One browser for each account, signed in once: the pages are what is looked at here. */
const browsers = new Map<string, Promise<Page>>();
async function seatOf(username: string): Promise<Page> {
  const page = await openPage(desk);
  await signIn(page, county.address, username);
  return page;
}
async function open(username: string, path: string, size: typeof desk): Promise<Page> {
  const seat = browsers.get(username) ?? seatOf(username);
  browsers.set(username, seat);
  const page = await seat;
  await page.setViewportSize(size);
  await page.goto(county.address + path.replace(':caseId', caseId), { waitUntil: 'networkidle' });
  return page;
}

test.each(pages)('%s on a desk', async (name, username, path) => {
  const page = await open(username, path, desk);
  expect(await page.locator('main').count()).toBe(1);
  expect(await page.locator('h1').count()).toBe(1);
  await picture(page, name);
  await expectAccessible(page);
  await expectNoSideways(page);
});

test.each(pages)('%s on a phone', async (name, username, path) => {
  const page = await open(username, path, phone);
  await picture(page, `${name}-phone`);
  await expectAccessible(page);
  await expectNoSideways(page);
});
