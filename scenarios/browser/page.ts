/** A real browser for scenarios: signs in, takes pictures for the README, asks axe. */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { AxeBuilder } from '@axe-core/playwright';
import { projectFolder } from '@guilu/platform/settings.ts';
import { type Browser, chromium, type Page } from 'playwright-core';
import { afterAll, expect } from 'vitest';
import { demoPassword } from '../../database/seed/accounts.ts';
import { browserPath } from '../../tools/browser.ts';
import { morning } from '../county.ts';

export const desk = { width: 1366, height: 768 };
export const phone = { width: 390, height: 844 };

let browser: Browser | undefined;
const problems: string[] = [];

/** Opens a page of its own cookies; what its console calls an error fails the scenario at the end. */
export async function openPage(
  size: { width: number; height: number } = desk,
  clock: 'county' | 'machine' = 'county',
): Promise<Page> {
  if (!browser) {
    browser = await chromium.launch({
      executablePath: browserPath(),
      args: [
        '--no-sandbox',
        '--disable-gpu',
        '--no-first-run',
        '--disable-background-networking',
        '--disable-component-update',
        '--disable-sync',
      ],
    });
    afterAll(async () => {
      await browser?.close();
      browser = undefined;
      expect(problems).toEqual([]);
    });
  }
  const context = await browser.newContext({
    viewport: size,
    locale: 'zh-CN',
    timezoneId: 'Asia/Shanghai',
    acceptDownloads: true,
  });
  // The page reads its own clock: it goes by the county's, on the morning at which its stories begin.
  await context.addInitScript(
    (ahead: number) => {
      const Real = Date;
      window.Date = class extends Real {
        constructor(...given: unknown[]) {
          if (given.length === 0) super(Real.now() + ahead);
          else super(...(given as [number]));
        }
        static override now() {
          return Real.now() + ahead;
        }
      } as DateConstructor;
    },
    clock === 'county' ? Date.parse(morning) - Date.now() : 0,
  );
  const page = await context.newPage();
  page.setDefaultTimeout(15_000);
  page.on('pageerror', (error) => problems.push(`${page.url()}: ${error.message}`));
  page.on('console', (message) => {
    // A refusal is an answer: the browser calls every status over 400 an error.
    if (message.type() === 'error' && !/Failed to load resource/.test(message.text()))
      problems.push(`${page.url()}: ${message.text()}`);
  });
  return page;
}

/** `code`: the one-time code of an account with a second factor. */
export async function signIn(page: Page, address: string, username: string, code?: string): Promise<void> {
  await page.goto(`${address}/sign-in`);
  const inputs = page.locator('input');
  await inputs.nth(0).fill(username);
  await inputs.nth(1).fill(demoPassword);
  await page.keyboard.press('Enter');
  if (code !== undefined) {
    await page.locator('input[name=code]').fill(code);
    await page.keyboard.press('Enter');
  }
  await page.waitForURL((url) => !url.pathname.includes('sign-in'));
}

/** A picture for the documentation; written only when `GUILU_SCREENS=on`, so that a test leaves the checkout as it was. */
export async function picture(page: Page, name: string): Promise<void> {
  if (process.env.GUILU_SCREENS !== 'on') return;
  const folder = join(projectFolder, 'docs/screens');
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

/** axe finds nothing serious or critical. */
export async function expectAccessible(page: Page): Promise<void> {
  const found = await new AxeBuilder({ page }).analyze();
  const serious = found.violations.filter(
    (violation) => violation.impact === 'serious' || violation.impact === 'critical',
  );
  expect(
    serious.map(
      (violation) =>
        `${page.url()} ${violation.id}: ${violation.nodes
          .map((node) => node.target.join(' '))
          .slice(0, 3)
          .join(' | ')}`,
    ),
  ).toEqual([]);
}

/** The page is no wider than the window. */
export async function expectNoSideways(page: Page): Promise<void> {
  const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect(over, `${page.url()} is wider than the window`).toBeLessThanOrEqual(0);
}
