/** The administrator looks at how the installation stands, on a desk and on a phone, and has the chains verified. */
import { expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { startCounty } from '../county.ts';
import { desk, expectAccessible, expectNoSideways, openPage, phone, picture, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });

test('what is well is a line, what is missing says what to do, and the chains are verified', async () => {
  const page = await openPage();
  await signIn(page, county.address, 'admin');
  await page.goto(`${county.address}/operations`);
  const main = page.locator('main');
  await main.getByText('还没有做过备份').waitFor();
  await expectAccessible(page);
  await main.getByRole('button', { name: '现在校验' }).click();
  await main.getByText(/条，全部吻合/).waitFor();
  await picture(page, 'operations');
  await page.setViewportSize(phone);
  await expectNoSideways(page);
  await picture(page, 'operations-phone');
  await page.setViewportSize(desk);
  expect(await main.getByText('PostgreSQL').count()).toBe(1);
});
