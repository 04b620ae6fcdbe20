/**
 * Writers write down visits, ask for leave, add photos and take in rosters through the API, while the server, the
 * database or both are killed at moments drawn from a seed. What was answered with yes is there once; what was not is
 * there whole or not at all; the proofs hold. `npm run crash` kills two hundred times, the long tests a few.
 */
import { createHash, randomUUID } from 'node:crypto';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { afterAll, expect, test } from 'vitest';
import { chance } from '../database/seed/chance.ts';
import { installation, pause } from './installation.ts';

const kills = Number(process.env.GUILU_KILLS ?? 8);
const seed = Number(process.env.GUILU_SEED ?? 20261125);
/** The kills draw from a chance of their own: how far the writers came does not move them. */
const fate = chance(seed);
const by = chance(seed + 1);

const folder = mkdtempSync(join(tmpdir(), 'guilu-crash-'));
execFileSync('chmod', ['755', folder]);
const office = installation(join(folder, 'data'));
afterAll(async () => {
  await office.stop();
  rmSync(folder, { recursive: true, force: true });
});

type Outcome = 'yes' | 'no' | 'unknown';
/** What was tried, by kind, under a mark that stands nowhere else. */
const tried: Record<'visit' | 'leave' | 'decision' | 'photo' | 'roster', Map<string, Outcome>> = {
  visit: new Map(),
  leave: new Map(),
  decision: new Map(),
  photo: new Map(),
  roster: new Map(),
};

interface Seat {
  cookie: string;
  cases: string[];
}

async function send(
  seat: Seat,
  path: string,
  init: RequestInit = {},
): Promise<{ outcome: Outcome; body: Record<string, unknown> }> {
  try {
    const answer = await fetch(`${office.address()}/api${path}`, {
      ...init,
      headers: { cookie: seat.cookie, 'idempotency-key': randomUUID(), ...init.headers },
      signal: AbortSignal.timeout(15_000),
    });
    const text = await answer.text();
    const body = JSON.parse(text || '{}') as Record<string, unknown>;
    return { outcome: answer.status === 200 ? 'yes' : answer.status >= 500 ? 'unknown' : 'no', body };
  } catch {
    return { outcome: 'unknown', body: {} };
  }
}

const json = (body: unknown): RequestInit => ({
  method: 'POST',
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});
const form = (bytes: Buffer, name: string, type: string): RequestInit => {
  const made = new FormData();
  made.append('file', new Blob([new Uint8Array(bytes)], { type }), name);
  return { method: 'POST', body: made };
};
const day = (later: number) => new Date(Date.now() + 8 * 3_600_000 + later * 86_400_000).toISOString().slice(0, 10);

let count = 0;
const mark = () => `测${seed}-${(count += 1)}`;

async function visit(seat: Seat): Promise<void> {
  const name = mark();
  const { outcome } = await send(
    seat,
    `/cases/${by.pick(seat.cases)}/contacts`,
    json({ kind: 'visit', on: day(0), place: name }),
  );
  tried.visit.set(name, outcome);
}

/** Asks for a day away and decides on it, each an act of its own: days differ, so that few overlap. */
async function leave(seat: Seat): Promise<void> {
  const name = mark();
  const away = day(3 + ((count * 7) % 340));
  const caseId = by.pick(seat.cases);
  const asked = await send(
    seat,
    `/cases/${caseId}/leave`,
    json({ from: away, to: away, purpose: 'family', destination: name, proof: true, urgent: false }),
  );
  tried.leave.set(name, asked.outcome);
  const leaveId = asked.outcome === 'yes' ? String(asked.body.leaveId) : '';
  if (!leaveId) return;
  const decided = await send(seat, `/cases/${caseId}/leave/${leaveId}/approval`, json({}));
  tried.decision.set(leaveId, decided.outcome);
}

const png = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
);

async function photo(seat: Seat): Promise<void> {
  const name = `${mark()}.png`;
  // A picture of its own each time, so that the store holds as many.
  const { outcome } = await send(
    seat,
    `/cases/${by.pick(seat.cases)}/attachments`,
    form(Buffer.concat([png, Buffer.from(name)]), name, 'image/png'),
  );
  tried.photo.set(name, outcome);
}

async function roster(seat: Seat): Promise<void> {
  const name = `程${[...String((count += 1))].map((digit) => '零一二三四五六七八九'[Number(digit)]).join('')}`;
  const lines = ['甲', '乙', '丙'].map((last) => {
    const { number, born } = nextPerson();
    return `${number},${name}${last},男,居民身份证,${born},${day(20)},刑满释放,2023-02-14,${day(20)},青石县柳林镇桃园村9组,青石县柳林镇桃园村5组,青石县司法局柳林司法所,19900008680,${day(-3)},否`;
  });
  const text = `证件号码,服刑人员姓名,性别,证件类型,出生时间,出监日期,释放原因,刑期起,刑满日期,户口所在地,家庭住址,司法所,亲属电话,填发日期,是否可能不报到\n${lines.join('\n')}\n`;
  const preview = await send(
    seat,
    '/intake/rosters/release-notices',
    form(Buffer.from(`\ufeff${text}`), `${name}.csv`, 'text/csv'),
  );
  if (preview.outcome !== 'yes') return;
  const counts = preview.body.counts as Record<string, number>;
  if ((counts.accepted ?? 0) + (counts['accepted-with-warning'] ?? 0) !== 3)
    throw new Error(`the roster is not as meant: ${JSON.stringify(counts)}`);
  const { outcome } = await send(
    seat,
    `/intake/rosters/${String(preview.body.importId ?? preview.body.id)}/confirmation`,
    json({}),
  );
  tried.roster.set(name, outcome);
}

let people = 0;
/** A number of their own each, so that no two are taken for one; all men and of age, however many there are. */
function nextPerson(): { number: string; born: string } {
  people += 1;
  const born = new Date(Date.UTC(1950, 0, 1 + (people % 15_000))).toISOString().slice(0, 10);
  return { number: identityNumber(born, 1 + 2 * Math.floor(people / 15_000)), born };
}

function identityNumber(born: string, serial: number): string {
  const front = `990101${born.replaceAll('-', '')}${String(serial).padStart(3, '0')}`;
  const sum = [...front].reduce(
    (total, digit, at) => total + Number(digit) * ([7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2][at] ?? 0),
    0,
  );
  return front + '10X98765432'[sum % 11];
}

async function seatOf(username: string): Promise<Seat> {
  const { cookie } = await office.signIn(username);
  const list = await fetch(`${office.address()}/api/cases?kind=correction&size=50`, { headers: { cookie } });
  const { rows } = (await list.json()) as { rows: { caseId: string; state: string }[] };
  return { cookie, cases: rows.filter((row) => row.state === 'active').map((row) => row.caseId) };
}

/** Sign-in, however long the recovery takes. */
async function seats(): Promise<{ wang: Seat; zhang: Seat; he: Seat }> {
  return { wang: await seatOf('wangmin'), zhang: await seatOf('zhanglei'), he: await seatOf('herong') };
}

/** The owner's own connection, to look behind the server. */
async function behind<T>(run: (client: pg.Client) => Promise<T>): Promise<T> {
  const port = readFileSync(join(office.data, 'database', 'postmaster.pid'), 'utf8').split('\n')[3];
  const client = new pg.Client({
    connectionString: `postgres://postgres:${readFileSync(join(office.data, 'database-owner-password'), 'utf8')}@127.0.0.1:${port}/postgres`,
  });
  await client.connect();
  try {
    return await run(client);
  } finally {
    await client.end();
  }
}

test(`${kills} kills, seed ${seed}: nothing that was acknowledged is lost, nothing is there by half`, async () => {
  await office.start();
  let now = await seats();
  const killed: Record<string, number> = { server: 0, database: 0, both: 0 };
  for (let n = 0; n < kills; n += 1) {
    let writing = true;
    const write = async (act: (seat: Seat) => Promise<void>, seat: Seat) => {
      while (writing) {
        await act(seat);
        await pause(5);
      }
    };
    const writers = [write(visit, now.wang), write(leave, now.zhang), write(photo, now.wang), write(roster, now.he)];
    await pause(fate.int(200, 2500));
    const which = fate.pick(['server', 'database', 'both'] as const);
    killed[which] = (killed[which] ?? 0) + 1;
    await office.kill(which);
    await pause(fate.int(0, 400));
    writing = false;
    await Promise.all(writers);
    await office.stop();
    await office.start();
    now = await seats();
  }
  const totals = Object.fromEntries(Object.entries(tried).map(([kind, outcomes]) => [kind, tally(outcomes)]));
  console.log(`seed ${seed}, killed ${JSON.stringify(killed)}: ${JSON.stringify(totals)}`);
  for (const kind of ['visit', 'leave', 'decision', 'photo', 'roster'] as const) expect(totals[kind]?.yes, kind).toBeGreaterThan(0);
  await whatIsThere();
  await office.stop();
  expect(office.guilu('audit', 'verify').status).toBe(0);
  expect(office.guilu('projections', 'rebuild', '--check').out).toContain('0 differences');
});

function tally(outcomes: Map<string, Outcome>): Record<Outcome, number> {
  const made: Record<Outcome, number> = { yes: 0, no: 0, unknown: 0 };
  for (const outcome of outcomes.values()) made[outcome] += 1;
  return made;
}

/** Compares what was tried with what the tables hold; queues run dry, and every stored file is what its name says. */
async function whatIsThere(): Promise<void> {
  await behind(async (client) => {
    const countOf = async (text: string, value: string) => Number((await client.query(text, [value])).rows[0]?.n);
    const wrong: string[] = [];
    const check = async (kind: keyof typeof tried, text: string, whole: number, valueOf = (name: string) => name) => {
      for (const [name, outcome] of tried[kind]) {
        const found = await countOf(text, valueOf(name));
        const right =
          outcome === 'yes' ? found === whole : outcome === 'no' ? found === 0 : found === 0 || found === whole;
        if (!right) wrong.push(`${kind} ${name} was answered ${outcome}: ${found} of ${whole} there`);
      }
    };
    // A visit is a fact, a note and a line of the audit; a leave is a fact and its row.
    await check(
      'visit',
      `select count(f.id) + count(n.fact_id) as n from contact_note n left join fact f on f.id = n.fact_id where n.place = $1`,
      2,
    );
    await check(
      'leave',
      `select count(f.id) + count(l.leave_id) as n from fact f left join leave_request l on l.leave_id = f.id where f.type = 'correction.leave-applied' and f.data ->> 'destination' = $1`,
      2,
    );
    // A decision is one fact for the leave it decides on, and the leave's row says the same.
    await check(
      'decision',
      `select count(f.id) + count(l.leave_id) as n from fact f left join leave_request l on l.approved_id = f.id where f.type = 'correction.leave-approved' and f.data ->> 'for' = $1`,
      2,
    );
    await check('photo', 'select count(*) as n from attachment where file_name = $1', 1);
    await check(
      'roster',
      `select count(*) as n from person p where p.name like $1 || '_' and exists (select 1 from case_file c where c.person_id = p.id)`,
      3,
    );
    expect(wrong).toEqual([]);
    const audited = await client.query(
      `select count(*)::int as n from fact f join contact_note n on n.fact_id = f.id where n.place like '测%' and not exists (select 1 from audit_entry a where a.case_id = f.case_id and a.detail::text like '%' || f.id || '%')`,
    );
    expect(audited.rows[0].n).toBe(0);
    for (
      let waited = 0;
      (await countOf(`select count(*) as n from graphile_worker._private_jobs where $1 <> ''`, 'x')) > 0 && waited < 60;
      waited += 1
    )
      await pause(1000);
    expect(await countOf(`select count(*) as n from graphile_worker._private_jobs where $1 <> ''`, 'x')).toBe(0);
    const files = await client.query<{ sha256: string }>('select distinct sha256 from attachment');
    for (const { sha256 } of files.rows) {
      const bytes = readFileSync(join(office.data, 'files', sha256.slice(0, 2), sha256));
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(sha256);
    }
  });
}
