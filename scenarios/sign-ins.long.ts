/** A hundred and fifty sign-ins in a second from as many addresses, and clients that send a byte now and then: memory stays bounded and others are served. */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { connect, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { demoPassword } from '../database/seed/accounts.ts';
import { installation, pause } from './installation.ts';

const folder = mkdtempSync(join(tmpdir(), 'guilu-sign-ins-'));
execFileSync('chmod', ['755', folder]);
const office = installation(join(folder, 'data'));
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});
const names = [
  'wangmin',
  'zhanglei',
  'lihua',
  'chenjing',
  'herong',
  'qianfeng',
  'sunli',
  'weiguo',
  'xujie',
  'zhoujun',
  'gaoyuan',
  'wuxia',
  'liqing',
  'tianhui',
  'fangming',
];

/** Megabytes that the server holds now, and the most it ever held. */
function memory(): { now: number; most: number } {
  const text = readFileSync(`/proc/${office.serverPid()}/status`, 'utf8');
  const of = (name: string) => Math.round(Number(new RegExp(`${name}:\\s+(\\d+)`).exec(text)?.[1]) / 1024);
  return { now: of('VmRSS'), most: of('VmHWM') };
}

async function signIn(n: number): Promise<{ status: number; ms: number; cookie: string }> {
  const from = performance.now();
  const answer = await fetch(`${office.address()}/api/session`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'idempotency-key': randomUUID(),
      'x-forwarded-for': `10.1.${Math.floor(n / 200)}.${(n % 200) + 1}`,
    },
    body: JSON.stringify({ username: names[n % names.length], password: demoPassword }),
  });
  await answer.arrayBuffer();
  return {
    status: answer.status,
    ms: Math.round(performance.now() - from),
    cookie: /guilu_session=[^;]+/.exec(answer.headers.get('set-cookie') ?? '')?.[0] ?? '',
  };
}

let cookie = '';
beforeAll(async () => {
  await office.start({ GUILU_TRUSTED_PROXY: '127.0.0.1', GUILU_LOG: 'warn' });
  cookie = (await signIn(9999)).cookie;
});

test('a hundred and fifty at once are all signed in, in turn, without memory running away', async () => {
  const before = memory();
  const from = performance.now();
  const all = await Promise.all(
    Array.from({ length: 150 }, async (_, n) => {
      await pause(n * (1000 / 150));
      return signIn(n);
    }),
  );
  const seconds = (performance.now() - from) / 1000;
  const after = memory();
  const waited = all.map(({ ms }) => ms).sort((a, b) => a - b);
  console.log(
    `150 sign-ins in ${seconds.toFixed(1)} s; waited p50 ${waited[75]} ms, longest ${waited.at(-1)} ms; server ${before.now} MB before, ${after.most} MB at most`,
  );
  expect(all.filter(({ status }) => status !== 200)).toEqual([]);
  expect(after.most - before.now).toBeLessThan(400);
});

test('two hundred clients that send a byte a second hold nobody', async () => {
  const port = Number(new URL(office.address()).port);
  const slow: Socket[] = Array.from({ length: 200 }, () => connect(port, '127.0.0.1').on('error', () => undefined));
  const head =
    'POST /api/session HTTP/1.1\r\nhost: x\r\ncontent-type: application/json\r\ncontent-length: 1000\r\n\r\n{';
  let at = 0;
  const drip = setInterval(() => {
    for (const socket of slow) if (socket.writable) socket.write(at < 40 ? (head[at] ?? ' ') : ' ');
    at++;
  }, 250);
  const times: number[] = [];
  for (let n = 0; n < 40; n++) {
    const from = performance.now();
    const answer = await fetch(`${office.address()}/api/today`, { headers: { cookie } });
    expect(answer.status).toBe(200);
    await answer.arrayBuffer();
    times.push(Math.round(performance.now() - from));
    await pause(100);
  }
  clearInterval(drip);
  for (const socket of slow) socket.destroy();
  times.sort((a, b) => a - b);
  console.log(
    `beside 200 slow clients Today took p50 ${times[20]} ms, longest ${times.at(-1)} ms; server ${memory().now} MB`,
  );
  expect(times[20]).toBeLessThan(1000);
});
