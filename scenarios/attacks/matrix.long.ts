/**
 * Every endpoint that names a case or a person, as every account of the demonstration, on a file of each standing: own
 * office, other office, village, other county, closed, sealed. What is expected is worked out here from the contract's
 * permission and from where the two stand in the tree of organisations, and asked of the running server.
 */
import { may } from '@guilu/platform/access/roles.ts';
import type { Endpoint } from '@guilu/platform/http/endpoint.ts';
import { sql } from 'kysely';
import { expect, test } from 'vitest';
import { chance } from '../../database/seed/chance.ts';
import { demoAccounts } from '../../database/seed/accounts.ts';
import { agent, type Caller, startCounty } from '../county.ts';
import { fitting, type Schema } from './values.ts';

const county = await startCounty({ requestsPerMinute: 1e9 });
const { owner } = county.database;

interface Standing {
  standing: string;
  id: string;
  person_id: string;
  org_path: string;
  sealed_for: string[] | null;
}

interface Who {
  username: string;
  accountId: string;
  roles: string[];
  /** Branch of the tree that may be seen; empty sees nothing. */
  branch: string;
  /** Cases it is named for, where it sees no others. */
  namedFor?: Set<string>;
  /** The supervised person's own. */
  personId?: string;
  caller: Caller;
}

/** Files of each standing, seen from Shiqiao office. */
async function files(): Promise<Standing[]> {
  const first = async (standing: string, where: string): Promise<Standing> => {
    const { rows } =
      await sql<Standing>`select ${standing}::text as standing, id, person_id, org_path, sealed_for from case_file where ${sql.raw(where)} order by id limit 1`.execute(
        owner,
      );
    if (!rows[0]) throw new Error(`no file for ${standing}`);
    return rows[0];
  };
  const open = "closed_on is null and sealed_for is null and kind = 'correction'";
  const alone =
    'not exists (select 1 from case_file other where other.person_id = case_file.person_id and other.id <> case_file.id)';
  const found = [
    await first('own office', `${open} and ${alone} and office = 'SF990101100'`),
    await first('other office', `${open} and ${alone} and office = 'SF990101001'`),
    await first('in the village', `${alone} and org_path like '%VC990101100201.'`),
    await first('other county', `closed_on is null and ${alone} and county = '990102'`),
    await first('closed', `closed_on is not null and ${alone} and office = 'SF990101100'`),
  ];
  const { rows: keeper } = await sql<{ id: string }>`select id from account where username = 'herong'`.execute(owner);
  const sealed = await first('sealed', `${open} and ${alone} and office = 'SF990101100' and id <> '${found[0]?.id}'`);
  const named = [keeper[0]?.id ?? ''];
  for (const table of ['case_file', 'duty', 'alert'])
    await sql`update ${sql.ref(table)} set sealed_for = ${named} where ${sql.ref(table === 'case_file' ? 'id' : 'case_id')} = ${sealed.id}`.execute(
      owner,
    );
  return [...found, { ...sealed, sealed_for: named }];
}

/** Which branch an organisation's people see, told once more and apart from the code that says so in the application. */
const seesItsBranch = ['judicial-office', 'village-committee', 'city-bureau', 'province-bureau'];
const seesTheCounty = [
  'county-bureau',
  'community-correction-agency',
  'resettlement-office',
  'procuratorate',
  'leading-group',
];
/** A family member is told a little on a page of its own, and reaches no file by its number. */
const seesNobody = ['administrator', 'rules-officer', 'partner', 'person', 'family'];

async function everyone(): Promise<Who[]> {
  const { rows: seats } = await sql<{
    code: string;
    kind: string;
    path: string;
    bureau: string | null;
  }>`select o.code, o.kind, o.path,
      (select b.path from organisation b where b.kind = 'county-bureau' and b.county = o.county limit 1) as bureau from organisation o`.execute(
    owner,
  );
  const { rows: accounts } = await sql<{
    id: string;
    username: string;
    person_id: string | null;
  }>`select id, username, person_id from account`.execute(owner);
  const { rows: named } = await sql<{
    account_id: string;
    case_id: string;
  }>`select account_id, case_id from support_member where ended_at is null`.execute(owner);
  return Promise.all(
    demoAccounts.map(async ({ username, organisation, roles }) => {
      const seat = seats.find((one) => one.code === organisation);
      const account = accounts.find((one) => one.username === username);
      const accountId = account?.id ?? '';
      const blind = roles.every((role) => seesNobody.includes(role)) || !seat;
      const branch = blind
        ? ''
        : seesItsBranch.includes(seat.kind)
          ? seat.path
          : seesTheCounty.includes(seat.kind)
            ? (seat.bureau ?? '')
            : '';
      const onlyNamed = roles.includes('volunteer') || roles.includes('psychologist');
      return {
        username,
        accountId,
        roles,
        branch,
        caller: await county.signIn(username),
        ...(account?.person_id && { personId: account.person_id }),
        ...(onlyNamed && {
          namedFor: new Set(named.filter((one) => one.account_id === accountId).map((one) => one.case_id)),
        }),
      };
    }),
  );
}

const sees = (who: Who, file: Standing): boolean =>
  who.personId === file.person_id ||
  (who.branch !== '' &&
    file.org_path.startsWith(who.branch) &&
    (file.sealed_for === null || file.sealed_for.includes(who.accountId)) &&
    (!who.namedFor || who.namedFor.has(file.id)));

/** What would change who sees a file, or end it for the questions that follow, is asked where the answer must be no. */
const moves = /\/(assignment|merge|merges|seal|sealing|supersede|undo|support|phone-access|family-access)\b/;
const onlyNames = (endpoint: Endpoint, ...names: string[]) =>
  (endpoint.path.match(/:(\w+)/g) ?? []).every((name) => names.includes(name.slice(1)));

const by = chance(20261125);
const pool = { ids: ['01a00000-0000-7000-8000-000000000000'], codes: ['family', 'office'] };

async function ask(who: Who, endpoint: Endpoint, file: Standing): Promise<{ status: number; code?: string }> {
  const path = endpoint.path.replace(':caseId', file.id).replace(':personId', file.person_id);
  const query = endpoint.query
    ? new URLSearchParams(
        Object.entries(
          fitting(
            { ...(endpoint.query as Schema), properties: requiredOf(endpoint.query as Schema) },
            pool,
            by,
          ) as Record<string, string>,
        ),
      ).toString()
    : '';
  const headers: Record<string, string> = {
    cookie: who.caller.cookie,
    'user-agent': agent,
    'idempotency-key': crypto.randomUUID(),
  };
  const init: RequestInit = { method: endpoint.method, headers };
  if (endpoint.writes && endpoint.upload) {
    const form = new FormData();
    form.append('file', new Blob(['x'], { type: 'image/png' }), 'x.png');
    init.body = form;
  } else if (endpoint.writes) {
    headers['content-type'] = 'application/json';
    init.body = JSON.stringify(endpoint.body ? fitting(endpoint.body as Schema, pool, by) : {});
  }
  const answer = await fetch(`${county.address}/api${path}${query ? `?${query}` : ''}`, init);
  const text = await answer.text();
  return {
    status: answer.status,
    ...(answer.status >= 400 && { code: (JSON.parse(text) as { code?: string }).code ?? '' }),
  };
}

function requiredOf(schema: Schema): Record<string, Schema> {
  return Object.fromEntries(
    Object.entries(schema.properties ?? {}).filter(([name]) => schema.required?.includes(name)),
  );
}

const people = await everyone();
const standings = await files();
const routes = county.opened.features.flatMap((feature) => (feature.routes ?? []).map((route) => route.endpoint));

test('every endpoint says who may call it, and every write what the audit says of it', () => {
  expect(routes.filter((endpoint) => !endpoint.permission?.name).map((endpoint) => endpoint.path)).toEqual([]);
  // Lifting the screen lock, choosing a language and being sent to one's own provider write nothing about anybody.
  expect(
    routes
      .filter((endpoint) => endpoint.writes && !endpoint.audit)
      .map((endpoint) => endpoint.path)
      .sort(),
  ).toEqual(['/account/language', '/account/notices/seen', '/oidc/begin', '/session/unlock']);
});

test('lists, counts, search and export agree with what may be opened', async () => {
  for (const who of people) {
    if (
      !may(
        { roles: who.roles as never },
        routes.find((endpoint) => endpoint.method === 'GET' && endpoint.path === '/cases')?.permission ?? {
          name: '',
          roles: [],
        },
      )
    )
      continue;
    const { rows } = await sql<{
      id: string;
      org_path: string;
      sealed_for: string[] | null;
    }>`select id, org_path, sealed_for from case_file where closed_on is null`.execute(owner);
    const mine = rows.filter((row) => sees(who, { ...row, standing: '', person_id: '' }));
    const list = (await who.caller.get('/cases?size=200')).body;
    expect(Number(list.total), `${who.username} counts`).toBe(mine.length);
    for (const row of list.rows as unknown as { caseId: string }[])
      expect(
        mine.some((one) => one.id === row.caseId),
        `${who.username} lists ${row.caseId}`,
      ).toBe(true);
    for (const file of standings.filter((one) => !sees(who, one))) {
      const { rows: names } = await sql<{ name: string }>`select name from person where id = ${file.person_id}`.execute(
        owner,
      );
      const found = (await who.caller.get(`/people?q=${encodeURIComponent(names[0]?.name ?? '')}`)).body;
      expect(JSON.stringify(found), `${who.username} finds ${file.standing}`).not.toContain(file.person_id);
    }
  }
});

test('every endpoint × every account × every standing answers as permission and place in the tree say', async () => {
  const wanted = routes.filter(
    (endpoint) => /:caseId|:personId/.test(endpoint.path) && onlyNames(endpoint, 'caseId', 'personId'),
  );
  const wrong: string[] = [];
  let cells = 0;
  for (const endpoint of wanted) {
    for (const who of people) {
      for (const file of standings) {
        const permitted = may({ roles: who.roles as never }, endpoint.permission);
        const visible = sees(who, file);
        if (permitted && visible && endpoint.writes && (file.sealed_for || moves.test(endpoint.path))) continue;
        cells += 1;
        const { status, code } = await ask(who, endpoint, file);
        const told = `${endpoint.method} ${endpoint.path} as ${who.username} on ${file.standing}: ${status} ${code ?? ''}`;
        if (status >= 500) wrong.push(`fault: ${told}`);
        // A body that does not fit is turned away before anybody asks who it is from: it says nothing about the file.
        else if (code === 'request/invalid') continue;
        else if (!permitted && status !== 403) wrong.push(`403 expected: ${told}`);
        else if (permitted && !visible && status < 400) wrong.push(`hidden file answered: ${told}`);
        else if (permitted && !visible && status !== 404 && status !== 403) wrong.push(`404 expected: ${told}`);
        else if (
          permitted &&
          visible &&
          (code === 'request/not-permitted' || (!endpoint.writes && code === 'request/not-found'))
        )
          wrong.push(`open file refused: ${told}`);
      }
    }
  }
  console.log(`${cells} cells: ${wanted.length} endpoints, ${people.length} accounts, ${standings.length} standings`);
  expect(
    wrong.slice(0, 40),
    `${wrong.length} in all: ${[...new Set(wrong.map((told) => told.replace(/ as \w+ on [\w ]+/, '')))].join('; ')}`,
  ).toEqual([]);
  expect(cells).toBeGreaterThan(3000);
});

test('a cover that is over and a delegation that is over open nothing any more', async () => {
  const head = await county.signIn('zhanglei');
  const chen = await county.signIn('chenjing');
  const [own] = standings;
  const offered = (await head.get('/covers/people')).body.rows as unknown as {
    id: string;
    username?: string;
    name: string;
  }[];
  const stand = offered.find((one) => one.name === '陈静');
  const made = await head.post('/covers', {
    organisation: 'SF990101100',
    accountId: stand?.id,
    fromOn: '2026-11-25',
    toOn: '2026-11-25',
    reason: '外出培训',
  });
  expect(made.status).toBe(200);
  expect((await chen.get(`/cases/${own?.id}`)).status).toBe(404);
  expect((await chen.post('/session/cover', { coverId: String(made.body.id) })).status).toBe(200);
  expect((await chen.get(`/cases/${own?.id}`)).status).toBe(200);
  county.clock.move('2026-11-26T08:00:00+08:00');
  const after = await county.signIn('chenjing');
  expect((await chen.get(`/cases/${own?.id}`)).status).not.toBe(200);
  expect((await after.get(`/cases/${own?.id}`)).status).toBe(404);
  // The whole column of the matrix: each endpoint, read or write, on the file that the cover had opened.
  const who = people.find((one) => one.username === 'chenjing');
  const column = routes.filter(
    (endpoint) => /:caseId|:personId/.test(endpoint.path) && onlyNames(endpoint, 'caseId', 'personId'),
  );
  const open: string[] = [];
  for (const endpoint of column) {
    const { status, code } = await ask({ ...(who as Who), caller: after }, endpoint, own as Standing);
    if (code !== 'request/invalid' && status !== 404 && status !== 403)
      open.push(`${endpoint.method} ${endpoint.path}: ${status} ${code ?? ''}`);
  }
  console.log(`${column.length} cells after a cover is over`);
  expect(open).toEqual([]);
});

test('a power whose instrument is over is used by no endpoint: the office is told which instrument, and the county decides', async () => {
  county.clock.move('2026-11-27T08:00:00+08:00');
  const chen = await county.signIn('chenjing');
  const { rows } = await sql<{
    powers: string[];
  }>`select distinct powers from delegation where county = '990101' and office = 'SF990101002' and least(to_on, ended_on) < '2026-11-25'`.execute(
    owner,
  );
  expect(rows.flatMap(({ powers }) => powers)).toContain('leave');
  const { body } = await chen.get('/cases?kind=correction&size=200');
  const active = body.rows.find((row) => String(row.state) === 'active' && String(row.termEnd) > '2027-03-01');
  const path = `/cases/${String(active?.caseId)}`;
  // Acts of the power by its procedure and by the plain form alike.
  const asked = await chen.post(`${path}/leave`, {
    from: '2026-12-20',
    to: '2026-12-22',
    purpose: 'medical',
    destination: '医院',
    proof: true,
    urgent: false,
  });
  const answers = [
    await chen.post(`${path}/leave/${String(asked.body.leaveId)}/approval`),
    await chen.post(`${path}/leave/${String(asked.body.leaveId)}/refusal`, {
      reason: 'no-proper-reason',
      evidence: '查无此约',
    }),
    await chen.post(`${path}/facts`, {
      type: 'correction.leave-approved',
      on: '2026-11-27',
      data: { from: '2026-12-20', to: '2026-12-22', decidedBy: 'office' },
    }),
  ];
  expect(answers.map(({ status }) => status >= 400 && status < 500)).toEqual([true, true, true]);
  expect(answers[0]?.body.code).toBe('delegation/over');
});

test('whatever part of a file is read, the log of reads says who looked', async () => {
  const [, other] = standings;
  const parts = routes.filter(
    (endpoint) =>
      !endpoint.writes &&
      onlyNames(endpoint, 'caseId') &&
      endpoint.path.includes(':caseId') &&
      may({ roles: ['county-officer'] }, endpoint.permission),
  );
  expect(parts.length).toBeGreaterThan(8);
  for (const endpoint of parts) {
    // Each part on its own, a day apart, so that no other look stands for it.
    county.clock.forward(24 * 3_600_000);
    const who = people.find((one) => one.username === 'herong');
    const { status } = await ask(
      { ...(who as Who), caller: await county.signIn('herong') },
      endpoint,
      other as Standing,
    );
    if (status >= 400) continue;
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int n from read_entry where case_id = ${other?.id} and account_id = ${who?.accountId} and at >= ${county.opened.services.now()}`.execute(
      owner,
    );
    expect(rows[0]?.n, endpoint.path).toBe(1);
  }
});
