/** An admonition by clicks: the office hears the person and proposes, the county decides, the paper waits to be served; on a phone too. */
import type { Page } from 'playwright-core';
import { beforeAll, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { findCase, startCounty } from '../county.ts';
import { expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
let wang: Page;
let caseId: string;
const main = (page: Page) => page.locator('main');
const act = (page: Page, name: string) => main(page).getByRole('button', { name, exact: true });

beforeAll(async () => {
  const officer = await county.signIn('wangmin');
  ({ caseId } = await findCase(
    officer,
    'kind=correction&category=probation&size=200',
    (row) => row.state === 'active',
  ));
  await officer.post(`/cases/${caseId}/facts`, {
    type: 'correction.breach-found',
    on: '2026-11-20',
    data: { breach: 'report', severity: 'minor', evidence: '通话记录' },
  });
  wang = await openPage();
  await signIn(wang, county.address, 'wangmin');
});

test('the office hears the person and proposes', async () => {
  await wang.goto(`${county.address}/cases/${caseId}?tab=measure.tab`);
  await main(wang).getByText('还没有听取本人的陈述和申辩').waitFor();
  await expectAccessible(wang);
  await act(wang, '听取陈述申辩').click();
  await main(wang).getByLabel('本人怎么说').fill('手机欠费停机，没有及时说明，以后注意。');
  await act(wang, '保存').click();
  await act(wang, '提出训诫').click();
  await main(wang).getByText('轻微违规').click();
  await main(wang).getByLabel('事实').fill('2026年11月5日、12日两次未按规定电话报告。');
  await expectAccessible(wang);
  await picture(wang, 'conduct-proposal');
  await act(wang, '提出训诫').last().click();
  await main(wang).getByText('等县级社区矫正机构决定').waitFor();
});

test('the county decides from its list; the paper waits to be served', async () => {
  const he = await openPage();
  await signIn(he, county.address, 'herong');
  await he.goto(`${county.address}/measures?show=mine`);
  await expectAccessible(he);
  await main(he).locator('tbody a').first().click();
  await act(he, '决定').click();
  await main(he).getByText('是', { exact: true }).click();
  await act(he, '确定').click();
  await main(he)
    .getByText(/矫训字/)
    .first()
    .waitFor();
  await main(he).getByText('决定书还没有送达本人').waitFor();
  await expectAccessible(he);
  await picture(he, 'conduct-decided');
  await he.setViewportSize(phone);
  await expectNoSideways(he);
  await picture(he, 'conduct-phone');
});
