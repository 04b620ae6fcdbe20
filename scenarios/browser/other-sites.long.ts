/** Other sites in the same browser: their forms, calls and frames reach nothing, and scripts put into a page do not run. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { buildPages } from '../../apps/server/build-pages.ts';
import { startCounty } from '../county.ts';
import { openPage, signIn } from './page.ts';

await buildPages(() => undefined);
const county = await startCounty({ pages: true });
const reached: { origin: string | undefined; status: number }[] = [];

/** A page of somebody else's: forms that send themselves, calls with the visitor's cookies, a frame around ours. */
const trap = (target: string) => `<!doctype html><title>trap</title>
<form id="text" target="a" method="post" enctype="text/plain" action="${target}/api/session/end"><input name='{"x":"' value='"}'></form>
<form id="parts" target="b" method="post" enctype="multipart/form-data" action="${target}/api/session/end-others"><input name="x" value="1"></form>
<iframe name="a"></iframe><iframe name="b"></iframe><iframe name="frame" src="${target}/"></iframe>
<script>
  document.getElementById('text').submit();
  document.getElementById('parts').submit();
  const send = (path, init) => fetch('${target}/api' + path, { method: 'POST', credentials: 'include', ...init }).then(() => 'answered', () => 'blocked');
  Promise.all([
    send('/session/end', { mode: 'no-cors' }),
    send('/session/end', { mode: 'cors', headers: { 'idempotency-key': 'trap-000001' } }),
    send('/account/language', { mode: 'no-cors', headers: { 'content-type': 'text/plain' }, body: '{"language":"en"}' }),
    fetch('${target}/api/session', { credentials: 'include' }).then((answer) => answer.text(), () => 'unreadable'),
  ]).then((said) => { document.title = JSON.stringify(said); });
</script>`;

const elsewhere = createServer((_request, response) =>
  response.writeHead(200, { 'content-type': 'text/html' }).end(trap(county.address)),
);
let port = 0;
beforeAll(async () => {
  await new Promise<void>((done) => elsewhere.listen(0, '127.0.0.1', done));
  port = (elsewhere.address() as AddressInfo).port;
});
afterAll(() => void elsewhere.close());

// `localhost` is another site than 127.0.0.1; another port of 127.0.0.1 is the same site, so the browser sends the cookie along.
test.each([
  ['another site', 'localhost'],
  ['another port of the same site', '127.0.0.1'],
])('a page of %s sends forms and calls, and nothing happens to who is signed in', async (_what, host) => {
  reached.length = 0;
  const page = await openPage();
  page.removeAllListeners('console');
  await signIn(page, county.address, 'wangmin');
  page.on('response', (response) => {
    if (response.request().method() === 'POST')
      reached.push({ origin: response.request().headers().origin, status: response.status() });
  });
  await page.goto(`http://${host}:${port}/`, { waitUntil: 'networkidle' });
  await page.waitForFunction(() => document.title.startsWith('['));
  expect(JSON.parse(await page.title())).toEqual(['blocked', 'blocked', 'blocked', 'unreadable']);
  expect(reached.length).toBeGreaterThanOrEqual(2);
  expect(reached.filter(({ status }) => status < 400 || status >= 500)).toEqual([]);
  const framed = page.frames().find((frame) => frame.name() === 'frame');
  expect(
    await framed
      ?.locator('.sign-in, header')
      .count()
      .catch(() => 0),
  ).toBe(0);
  await page.goto(county.address, { waitUntil: 'networkidle' });
  expect(page.url()).not.toContain('sign-in');
  expect(
    await page.evaluate(async () => ((await (await fetch('/api/session')).json()) as { language: string }).language),
  ).toBe('zh-CN');
  await page.context().close();
});

test('a script or a handler put into a page does not run, and a style in it does not apply', async () => {
  const page = await openPage();
  page.removeAllListeners('console');
  await signIn(page, county.address, 'wangmin');
  const found = await page.evaluate(async () => {
    const violations: string[] = [];
    document.addEventListener('securitypolicyviolation', (event) => violations.push(event.effectiveDirective));
    const put = document.createElement('div');
    put.innerHTML = '<img src="/none.png" onerror="window.ran = true"><p style="color: red">x</p>';
    const script = document.createElement('script');
    script.textContent = 'window.ran = true';
    const far = document.createElement('script');
    far.src = 'http://localhost:9/x.js';
    document.body.append(put, script, far);
    await new Promise((done) => setTimeout(done, 500));
    return { violations: [...new Set(violations)].sort(), ran: 'ran' in window };
  });
  expect(found).toEqual({ violations: ['script-src-attr', 'script-src-elem', 'style-src-attr'], ran: false });
  await page.context().close();
});
