/**
 * The database is frozen, stopped, killed and its connections cut while officers write: each gets a sentence and when to
 * try again, tries with the same key, and in the end everything is there once. Nobody starts anything again by hand.
 */
import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { connect, createServer, type Socket } from 'node:net';
import { expect, test } from 'vitest';
import { pause } from '../installation.ts';
import {
  ask,
  behind,
  casesOf,
  faultSeconds,
  faultyOffice,
  json,
  persist,
  proofs,
  timesThere,
  visit,
} from './office.ts';

const office = faultyOffice();
let cookie = '';
let cases: string[] = [];

async function begin(): Promise<void> {
  if (cookie) return;
  await office.start();
  cookie = (await office.signIn('wangmin')).cookie;
  cases = await casesOf(office.address(), cookie);
}
const caseAt = (n: number) => cases[n % cases.length] ?? '';

/** The server of the database and each of its processes. */
function databaseProcesses(): number[] {
  const head = office.databasePid();
  const others = execFileSync('ps', ['-o', 'pid=', '--ppid', String(head)], { encoding: 'utf8' });
  return [head, ...others.trim().split(/\s+/).map(Number)];
}

/** Writers at work through a fault: each visit is tried until it is answered. */
async function writeThrough(mark: string, fault: () => Promise<void>): Promise<{ places: string[]; met: string[] }> {
  let writing = true;
  const places: string[] = [];
  const met: string[] = [];
  const writer = async (who: number) => {
    for (let n = 0; writing; n += 1) {
      const place = `${mark}-${who}-${n}`;
      const done = await persist(office.address(), cookie, `/cases/${caseAt(who * 7 + n)}/contacts`, visit(place));
      expect(done.status, `${place}: ${done.code}`).toBe(200);
      places.push(place);
      met.push(...done.met);
      // One account may ask so often in a minute, and these four are one.
      await pause(200);
    }
  };
  const writers = [1, 2, 3, 4].map(writer);
  await fault();
  await pause(3000);
  writing = false;
  await Promise.all(writers);
  return { places, met };
}

async function everythingOnce(places: string[]): Promise<void> {
  const times = await timesThere(office, places);
  expect([...times].filter(([, n]) => n !== 1)).toEqual([]);
}

const tally = (codes: string[]) =>
  codes.reduce<Record<string, number>>((made, code) => Object.assign(made, { [code]: (made[code] ?? 0) + 1 }), {});

test(`frozen for ${faultSeconds} seconds: who waits is told within seconds, and what was sent arrives once`, async () => {
  await begin();
  const during: Awaited<ReturnType<typeof ask>>[] = [];
  let told: Record<string, unknown> = {};
  const { places, met } = await writeThrough('冻结', async () => {
    await pause(500);
    const frozen = databaseProcesses();
    for (const pid of frozen) process.kill(pid, 'SIGSTOP');
    const until = Date.now() + faultSeconds * 1000;
    during.push(await ask(office.address(), cookie, '/cases?kind=correction'));
    during.push(await ask(office.address(), cookie, '/cases?kind=correction'));
    told = (await ask(office.address(), '', '/standing')).body;
    await pause(until - Date.now());
    for (const pid of frozen) process.kill(pid, 'SIGCONT');
  });
  console.log(
    `frozen ${faultSeconds} s: ${places.length} visits, on the way ${JSON.stringify(tally(met))}; reads were told after ${during.map((one) => one.seconds.toFixed(1)).join(' and ')} s`,
  );
  for (const one of during) expect(one).toMatchObject({ status: 503, code: 'request/database-away', retryAfter: '2' });
  expect(during[0]?.seconds).toBeLessThan(12);
  expect(during[1]?.seconds).toBeLessThan(1);
  expect(told.trouble).toMatchObject({ code: 'request/database-away', sentence: { zh: /没有应答/ as never } });
  expect(met.length).toBeGreaterThan(0);
  await everythingOnce(places);
});

test('stopped, and killed with all its processes: the server starts it again by itself', async () => {
  await begin();
  for (const [mark, signal] of [
    ['停止', 'SIGINT'],
    ['杀死', 'SIGKILL'],
  ] as const) {
    const before = office.databasePid();
    const { places, met } = await writeThrough(mark, async () => {
      await pause(500);
      for (const pid of signal === 'SIGKILL' ? databaseProcesses() : [before]) process.kill(pid, signal);
      await pause(2000);
    });
    console.log(`${signal}: ${places.length} visits, on the way ${JSON.stringify(tally(met))}`);
    expect(office.databasePid()).not.toBe(before);
    expect(met.length).toBeGreaterThan(0);
    await everythingOnce(places);
  }
});

test('connections to the database cut in the middle of transactions: each write is there once', async () => {
  await begin();
  let cut = 0;
  const { places, met } = await writeThrough('切断', () =>
    behind(office, async (client) => {
      for (let n = 0; n < 60; n += 1) {
        const { rows } = await client.query<{ pid: number }>(
          `select pid from pg_stat_activity where usename = 'guilu_app' and state <> 'idle' order by random() limit 1`,
        );
        if (rows[0])
          cut += Number((await client.query('select pg_terminate_backend($1)::int as n', [rows[0].pid])).rows[0]?.n);
        await pause(100);
      }
    }),
  );
  console.log(`cut ${cut} connections: ${places.length} visits, on the way ${JSON.stringify(tally(met))}`);
  expect(cut).toBeGreaterThan(10);
  await everythingOnce(places);
});

/** Lies between a browser and the server; lets a request through and cuts the line when the answer comes. */
async function cuttingLine(port: number): Promise<{ port: number; cut: () => number; close: () => void }> {
  let cut = 0;
  const seen = new Set<Socket>();
  const line = createServer((client) => {
    const server = connect(port, '127.0.0.1');
    for (const socket of [client, server]) {
      seen.add(socket);
      socket.on('error', () => undefined);
    }
    client.pipe(server);
    server.once('data', () => {
      cut += 1;
      client.destroy();
      server.destroy();
    });
  });
  await new Promise<void>((done) => line.listen(0, '127.0.0.1', done));
  const address = line.address();
  return {
    port: address && typeof address === 'object' ? address.port : 0,
    cut: () => cut,
    close: () => {
      line.close();
      for (const socket of seen) socket.destroy();
    },
  };
}

test('a line cut after the commit and before the answer: the same key brings the first answer', async () => {
  await begin();
  const line = await cuttingLine(Number(new URL(office.address()).port));
  const places: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    const place = `断线-${n}`;
    const key = randomUUID();
    const path = `/cases/${caseAt(n)}/contacts`;
    const first = await ask(`http://127.0.0.1:${line.port}`, cookie, path, json(visit(place), key));
    expect(first.status).toBe(0);
    const second = await ask(office.address(), cookie, path, json(visit(place), key));
    const third = await ask(office.address(), cookie, path, json(visit(place), key));
    expect(second.status).toBe(200);
    expect(third.body).toEqual(second.body);
    places.push(place);
  }
  line.close();
  console.log(`answers lost on the way: ${line.cut()}, visits ${places.length}`);
  expect(line.cut()).toBeGreaterThanOrEqual(20);
  await everythingOnce(places);
});

test('afterwards the chains hold, live equals rebuilt, the queue is empty', async () => {
  const found = await proofs(office);
  console.log(JSON.stringify(found));
  expect(found).toMatchObject({ chain: 0, waiting: 0 });
  expect(found.differences).toContain('0 differences');
});
