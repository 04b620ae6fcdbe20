/**
 * Twenty thousand requests that nobody ought to send, from a fixed seed, over every endpoint of every feature and as
 * accounts of every kind: no fault, no stack, no row of another county, and no change where the answer was no.
 */
import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Endpoint } from '@guilu/platform/http/endpoint.ts';
import { verifyChain } from '@guilu/platform/audit/chain.ts';
import { rebuildAll } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { type Chance, chance } from '../../database/seed/chance.ts';
import { agent, type Caller, startCounty } from '../county.ts';
import { fitting, hostileText, type Pool, type Schema, spoiled } from './values.ts';

const seed = Number(process.env.GUILU_SEED ?? 20261125);
const requests = Number(process.env.GUILU_FUZZ ?? 20_000);

const county = await startCounty({ requestsPerMinute: 1e9 });
const endpoints = county.opened.features
  .flatMap((feature) => (feature.routes ?? []).map((route) => route.endpoint))
  .filter((endpoint) => !endsSessions(endpoint) && endpoint.perMinute === undefined);

/** What signs the asker out, switches to a cover or changes the password would end the attack early. */
function endsSessions(endpoint: Endpoint): boolean {
  return /^\/(session|account)\//.test(endpoint.path) && endpoint.writes;
}

async function poolOf(where: string): Promise<Pool> {
  const ids = async (text: string) =>
    (await sql<{ id: string }>`${sql.raw(text)}`.execute(county.database.owner)).rows.map((row) => row.id);
  return {
    ids: [
      ...(await ids(`select id from case_file where ${where} order by id limit 40`)),
      ...(await ids(`select person_id as id from case_file where ${where} order by id limit 20`)),
      ...(await ids(`select id from fact where ${where} order by id limit 40`)),
      ...(await ids(`select id from leave_request where ${where} order by id limit 20`).catch(() => [])),
      randomUUID(),
    ],
    codes: [
      '990101',
      '990102',
      'SF990101100',
      'SF990102001',
      '990101100201',
      'case.visit-made',
      'correction.leave-applied',
      'correction.report-in',
      'national',
      '2026-W48',
      'family',
      'office',
      '110',
    ],
  };
}

interface Sent {
  endpoint: Endpoint;
  url: string;
  init: RequestInit;
}

function requestOf(endpoint: Endpoint, pool: Pool, by: Chance, who: Caller): Sent {
  const mode = by.next();
  const path = endpoint.path.replace(/:(\w+)/g, (_all, name: string) => {
    const schema = ((endpoint.params as Schema | undefined)?.properties ?? {})[name] ?? { type: 'string' };
    return encodeURIComponent(
      mode > 0.85 && by.often(0.5) ? hostileText(by).slice(0, 300).toWellFormed() : String(fitting(schema, pool, by)),
    );
  });
  const query = endpoint.query ? (fitting(endpoint.query as Schema, pool, by) as Record<string, unknown>) : {};
  const asked = mode > 0.6 ? (spoiled(query, by) as Record<string, unknown>) : query;
  const search =
    asked && typeof asked === 'object'
      ? new URLSearchParams(
          Object.entries(asked).map(([name, value]) => [
            name.toWellFormed(),
            String(typeof value === 'object' ? JSON.stringify(value) : value)
              .slice(0, 2000)
              .toWellFormed(),
          ]),
        ).toString()
      : '';
  const headers: Record<string, string> = { cookie: who.cookie, 'user-agent': agent, 'idempotency-key': randomUUID() };
  const init: RequestInit = { method: endpoint.method, headers, redirect: 'manual' };
  if (endpoint.writes && endpoint.upload) init.body = uploadOf(by);
  else if (endpoint.writes) {
    const body = endpoint.body ? fitting(endpoint.body as Schema, pool, by) : {};
    headers['content-type'] = by.often(0.97)
      ? 'application/json'
      : by.pick(['text/plain', 'application/xml', 'application/x-www-form-urlencoded', 'multipart/form-data']);
    init.body = by.often(0.04)
      ? by.pick(['{', '[1,', '"', '{"a":1,}', '\u0000', 'nul', '{"a":NaN}', '<?xml version="1.0"?><a/>'])
      : JSON.stringify(mode > 0.35 ? spoiled(body, by) : body);
  }
  return { endpoint, url: `${county.address}/api${path}${search ? `?${search}` : ''}`, init };
}

function uploadOf(by: Chance): FormData {
  const form = new FormData();
  const bytes = by.pick([
    Buffer.alloc(0),
    Buffer.from('PK\u0003\u0004 no zip'),
    Buffer.from('%PDF-1.7 no pdf'),
    Buffer.from('姓名,证件\n=1+1,990101'),
    Buffer.from([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]),
    Buffer.alloc(3000, 0xfe),
  ]);
  if (by.often(0.9))
    form.append(
      by.often(0.9) ? 'file' : 'other',
      new Blob([new Uint8Array(bytes)], { type: by.pick(['image/png', 'text/html', 'application/zip', '']) }),
      by.pick([
        '../../../etc/passwd',
        'a.xlsx',
        'b.csv',
        '\\\\server\\x.png',
        'con.txt',
        '.htaccess',
        `${'n'.repeat(400)}.png`,
        "x'.png",
      ]),
    );
  if (by.often(0.5)) form.append(by.pick(['factId', 'on', 'termEnd', '__proto__']), hostileText(by).toWellFormed());
  return form;
}

const tally = new Map<number, number>();
const wrong: string[] = [];

/** Sends a request and looks at the answer; what must never be is noted with the request that brought it about. */
async function send({ endpoint, url, init }: Sent, foreign?: ReadonlySet<string>): Promise<number> {
  const answer = await fetch(url, init);
  const text = await answer.text();
  tally.set(answer.status, (tally.get(answer.status) ?? 0) + 1);
  const told = `${endpoint.method} ${endpoint.path} ${answer.status}: ${text.slice(0, 200)} ⇐ ${decodeURIComponent(url).slice(0, 200)} ${typeof init.body === 'string' ? init.body.slice(0, 300) : ''}`;
  if (answer.status >= 500) wrong.push(`fault ${told}`);
  if (
    /\bat (?:async )?[\w.<>]+ \(|node_modules|pg_catalog|syntax error at|violates|kysely/i.test(text) &&
    !/^(?:text\/html|application\/octet)/.test(answer.headers.get('content-type') ?? '')
  )
    wrong.push(`inner words ${told}`);
  if (answer.status >= 400) {
    const problem = JSON.parse(text || '{}') as { code?: string; sentence?: { zh?: string; en?: string } };
    if (!problem.code || !problem.sentence?.zh || !problem.sentence.en) wrong.push(`no sentence ${told}`);
  }
  if (foreign && answer.status < 400)
    for (const id of text.match(/[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f-]{22}/g) ?? [])
      if (foreign.has(id) && !url.includes(id) && !String(init.body).includes(id))
        wrong.push(`row of another county ${told}`);
  // Answers with a secret in them are given once and remembered under no key.
  if (
    endpoint.writes &&
    answer.status === 200 &&
    typeof init.body === 'string' &&
    !/assword|secret|token|code/i.test(text)
  )
    await replay(init, url, text, told);
  return answer.status;
}

let replayed = 0;

/** The same request with the same key, three times at once: answered as before, and done no second time. */
async function replay(init: RequestInit, url: string, text: string, told: string): Promise<void> {
  replayed += 1;
  const answers = await Promise.all(
    [1, 2, 3].map(async () => {
      const answer = await fetch(url, init);
      return { status: answer.status, text: await answer.text() };
    }),
  );
  for (const answer of answers)
    if (answer.status !== 200 || !isDeepStrictEqual(JSON.parse(answer.text), JSON.parse(text)))
      wrong.push(`another answer to the same key (${answer.status} ${answer.text.slice(0, 100)}) ${told}`);
}

/** All that Qingshi holds, as one number: it changes when any row of the county does. */
async function printOf(place: string): Promise<string> {
  const { rows } = await sql<{
    name: string;
  }>`select c.relname as name from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname = 'county'
    where c.relkind = 'r' and c.relnamespace = 'public'::regnamespace and c.relname not in ('read_entry') order by 1`.execute(
    county.database.owner,
  );
  const prints: string[] = [];
  for (const { name } of rows) {
    const { rows: sums } = await sql<{
      sum: string;
    }>`select count(*) || ' ' || coalesce(sum(hashtext(t::text)::bigint), 0) as sum from ${sql.ref(name)} t where county = ${place}`.execute(
      county.database.owner,
    );
    prints.push(`${name} ${sums[0]?.sum}`);
  }
  return prints.join('\n');
}

async function attack(
  who: Caller,
  pool: Pool,
  count: number,
  by: Chance,
  foreign?: ReadonlySet<string>,
): Promise<void> {
  for (let n = 0; n < count; n += 8)
    await Promise.all(
      Array.from({ length: Math.min(8, count - n) }, () => send(requestOf(by.pick(endpoints), pool, by, who), foreign)),
    );
}

test('accounts of another county, without rights, or nobody at all: nothing of Qingshi comes out, nothing changes', async () => {
  const pool = await poolOf("county = '990101'");
  const foreign = new Set(pool.ids.slice(0, -1));
  const before = await printOf('990101');
  const by = chance(seed);
  const attackers = [await county.signIn('tangyan'), await county.signIn('luobin'), county.anonymous()];
  for (const who of attackers) await attack(who, pool, Math.ceil(requests / 2 / attackers.length), by, foreign);
  expect(wrong.slice(0, 20)).toEqual([]);
  expect(await printOf('990101')).toBe(before);
});

test('accounts of the county itself: whatever they send is answered with sense, and the proofs hold afterwards', async () => {
  const pool = await poolOf("county = '990101'");
  const by = chance(seed + 1);
  const names = [
    'wangmin',
    'zhanglei',
    'herong',
    'qianfeng',
    'zhoujun',
    'xujie',
    'gaoyuan',
    'wuxia',
    'sunli',
    'fangming',
    'benren',
    'jiashu',
  ];
  for (const name of names) await attack(await county.signIn(name), pool, Math.ceil(requests / 2 / names.length), by);
  console.log(
    `seed ${seed}: ${[...tally.values()].reduce((sum, n) => sum + n, 0)} requests over ${endpoints.length} endpoints; replayed ${replayed} writes; by status ${JSON.stringify(Object.fromEntries([...tally].sort(([a], [b]) => a - b)))}`,
  );
  expect(wrong.slice(0, 20)).toEqual([]);
  expect((await verifyChain(county.database.owner)).broken).toBeUndefined();
  expect((await rebuildAll(county.opened.services, false)).differences).toEqual([]);
});

test('a key used again with other content is refused; the same request twice changes once', async () => {
  const wang = await county.signIn('wangmin');
  const { rows } = (await wang.get('/cases?kind=correction&size=50')).body as unknown as {
    rows: { caseId: string; state: string }[];
  };
  const path = `/cases/${rows.find((row) => row.state === 'active')?.caseId}/contacts`;
  const body = { kind: 'talk', on: '2026-11-25', findings: '谈了工作' };
  const key = randomUUID();
  const answers = await Promise.all(Array.from({ length: 12 }, () => wang.post(path, body, key)));
  expect(new Set(answers.map((answer) => String(answer.body.factId)))).toHaveProperty('size', 1);
  expect((await wang.post(path, { ...body, findings: '别的' }, key)).status).toBe(422);
});
