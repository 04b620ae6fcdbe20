/**
 * Faults as an officer meets them, in a real browser: the disk is full, the database is away, its connections are cut, the
 * clock is set. The page says so in a sentence, what was typed stays (over a reload too), and saving goes on by itself when
 * the fault ends; each visit is there once.
 */
import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { desk, openPage, signIn } from '../browser/page.ts';
import { pause } from '../installation.ts';
import { behind, casesOf, faultSeconds, faultyOffice } from './office.ts';

const disk = mkdtempSync(join(tmpdir(), 'guilu-small-'));
const small = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=900m,mode=755', 'tmpfs', disk]).status === 0;
if (!small)
  console.warn(
    'NOT CHECKED on a small disk of its own: nothing can be mounted here. The disk’s reserve is set high instead.',
  );
const office = faultyOffice(disk);
afterAll(() => {
  if (small) spawnSync('umount', ['-l', disk]);
  rmSync(disk, { recursive: true, force: true });
});

/** A library that tells processes another time; installed where that is possible. */
const faked = (() => {
  const found = () =>
    ['x86_64-linux-gnu', 'aarch64-linux-gnu']
      .map((arch) => `/usr/lib/${arch}/faketime/libfaketime.so.1`)
      .find((path) => existsSync(path));
  if (!found() && process.getuid?.() === 0)
    spawnSync('apt-get', ['install', '-y', '--no-install-recommends', 'faketime'], {
      stdio: 'ignore',
      env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
    });
  return found();
})();
const offset = join(disk, 'offset');
const clock = (by: string) => writeFileSync(offset, `${by}\n`);

const asked = (text: string) => behind(office, async (client) => (await client.query<{ n: unknown }>(text)).rows);

let page: Page;
let caseId = '';
const main = () => page.locator('main');

beforeAll(async () => {
  clock('+0');
  await office.start({
    GUILU_DISK_RESERVE_MB: '120',
    ...(faked && {
      LD_PRELOAD: faked,
      FAKETIME_TIMESTAMP_FILE: offset,
      FAKETIME_NO_CACHE: '1',
      FAKETIME_DONT_FAKE_MONOTONIC: '1',
    }),
  });
  const { cookie } = await office.signIn('wangmin');
  caseId = (await casesOf(office.address(), cookie))[0] ?? '';
  page = await openPage(desk, 'machine');
  await signIn(page, office.address(), 'wangmin');
});

/** Opens the form of a visit and types. */
async function typed(text: string): Promise<Locator> {
  await page.goto(`${office.address()}/cases/${caseId}`);
  await main()
    .getByRole('button', { name: /记一笔/ })
    .click();
  await page
    .getByRole('menuitem', { name: '走访' })
    .or(page.getByRole('button', { name: '走访', exact: true }))
    .first()
    .click();
  const drawer = page.locator('dialog[open]');
  await drawer.getByLabel('看到和听到的情况').fill(text);
  return drawer;
}

const times = async (text: string) =>
  (await asked(`select count(*)::int as n from fact where data ->> 'findings' = '${text}'`))[0]?.n;

/** Saves into the fault, sees the sentence, ends the fault, and waits until the form closes by itself. */
async function throughFault(
  text: string,
  sentence: RegExp,
  begin: () => Promise<void> | void,
  end: () => Promise<void> | void,
): Promise<void> {
  const drawer = await typed(text);
  await begin();
  await drawer.getByRole('button', { name: '保存' }).click();
  await drawer.getByText(sentence).waitFor({ timeout: 40_000 });
  expect(await drawer.getByLabel('看到和听到的情况').inputValue()).toBe(text);
  await end();
  await drawer.waitFor({ state: 'hidden', timeout: 90_000 });
  await main().locator('.tl > li', { hasText: text }).first().waitFor({ timeout: 30_000 });
  expect(await times(text)).toBe(1);
}

test('a full disk: the sentence says so, and saving goes on when there is room', async () => {
  const filler = join(disk, 'filler');
  const fill = () => {
    const free = Number(
      execFileSync('df', ['--output=avail', '-m', disk], { encoding: 'utf8' }).trim().split('\n').at(-1),
    );
    expect(
      spawnSync('dd', ['if=/dev/zero', `of=${filler}`, 'bs=1M', `count=${Math.max(1, free - 60)}`], { stdio: 'ignore' })
        .status,
    ).toBe(0);
  };
  if (!small) return;
  await throughFault(
    '磁盘满的时候写的走访',
    /磁盘快满了/,
    async () => {
      fill();
      await pause(1500);
    },
    () => rmSync(filler),
  );
});

test('what was typed is there again after a reload in the middle of it', async () => {
  const text = '刷新之前写的走访';
  const drawer = await typed(text);
  await drawer.getByLabel('看到和听到的情况').press('End');
  await page.reload();
  await main()
    .getByRole('button', { name: /记一笔/ })
    .click();
  await page
    .getByRole('menuitem', { name: '走访' })
    .or(page.getByRole('button', { name: '走访', exact: true }))
    .first()
    .click();
  expect(await page.locator('dialog[open]').getByLabel('看到和听到的情况').inputValue()).toBe(text);
});

test('the database stopped for a while: the page says so and goes on by itself', async () => {
  const head = office.databasePid();
  const all = () => [
    head,
    ...execFileSync('ps', ['-o', 'pid=', '--ppid', String(head)], { encoding: 'utf8' })
      .trim()
      .split(/\s+/)
      .map(Number),
  ];
  let stopped: number[] = [];
  await throughFault(
    '数据库停住时写的走访',
    /数据库暂时没有应答|连不上服务器/,
    () => {
      stopped = all();
      for (const pid of stopped) process.kill(pid, 'SIGSTOP');
    },
    async () => {
      await pause(faultSeconds * 1000);
      for (const pid of stopped.reverse()) process.kill(pid, 'SIGCONT');
    },
  );
});

test('connections cut in the middle of a transaction: the visit is there once', async () => {
  const text = '连接被切断时写的走访';
  const drawer = await typed(text);
  let cutting = true;
  const cuts = (async () => {
    while (cutting) {
      await asked(
        "select pg_terminate_backend(pid) from pg_stat_activity where usename = 'guilu_app' and pid <> pg_backend_pid()",
      );
      await pause(15);
    }
  })();
  await drawer.getByRole('button', { name: '保存' }).click();
  await pause(4000);
  cutting = false;
  await cuts;
  await drawer.waitFor({ state: 'hidden', timeout: 60_000 });
  expect(await times(text)).toBe(1);
});

test('the clock set forward and back: the page warns, the day does not jump, and work goes on', async () => {
  if (!faked) {
    console.warn('NOT CHECKED: no library is here that fakes the time.');
    return;
  }
  const day = async () => ((await (await fetch(`${office.address()}/api/standing`)).json()) as { today: string }).today;
  const before = await day();
  for (const [by, text] of [
    ['+3d', '时钟拨快三天时写的走访'],
    ['-3d', '时钟拨慢三天时写的走访'],
  ] as const) {
    clock(by);
    await page
      .getByText(/服务器的时钟被改到了|服务器的时钟（/)
      .first()
      .waitFor({ timeout: 60_000 });
    expect(await day()).toBe(before);
    const drawer = await typed(text);
    await drawer.getByRole('button', { name: '保存' }).click();
    await drawer.waitFor({ state: 'hidden', timeout: 60_000 });
    expect(await times(text)).toBe(1);
    const [row] = await asked(`select on_day::text as n from fact where data ->> 'findings' = '${text}'`);
    expect(String(row?.n)).toBe(before);
    clock('+0');
    await page
      .getByText(/服务器的时钟被改到了|服务器的时钟（/)
      .first()
      .waitFor({ state: 'hidden', timeout: 60_000 });
  }
});

test('afterwards the chain holds and live equals rebuilt', () => {
  expect(office.guilu('audit', 'verify').status).toBe(0);
  expect(office.guilu('projections', 'rebuild', '--check').out).toContain('0 differences');
});
