/**
 * Hostile files against every endpoint that takes one, found from the contracts: archives that unpack to hundreds of
 * megabytes, entities, other types under a false name, pictures that claim a billion points, cut-off files, names that lead
 * out of a folder, files beyond the limit. Nothing of it is kept or breaks the server, and others work on meanwhile.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { deflateRawSync } from 'node:zlib';
import { madeWorkbook, withPackedPart } from '@guilu/platform/testing/made-workbook.ts';
import { sql } from 'kysely';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { collectFeatures } from '../../apps/server/features.ts';
import { type Caller, findCase, startCounty } from '../county.ts';

const county = await startCounty({ requestsPerMinute: 100_000 });
const rosters = '/intake/rosters/:layout';

/** Who may upload there, and what goes along. An endpoint that is not named here fails the first test. */
const doors: Record<string, { who: string; path: (known: Known) => string; fields: Record<string, string> }> = {
  [rosters]: { who: 'herong', path: () => '/intake/rosters/release-notices', fields: {} },
  '/cases/:caseId/attachments': { who: 'wangmin', path: ({ caseId }) => `/cases/${caseId}/attachments`, fields: {} },
  '/people/:personId/photos': { who: 'wangmin', path: ({ personId }) => `/people/${personId}/photos`, fields: {} },
  '/cases/:caseId/term': {
    who: 'herong',
    path: ({ caseId }) => `/cases/${caseId}/term`,
    fields: { termEnd: '2027-01-31', paper: '（2026）刑更1号', on: '2026-11-25' },
  },
  '/rules/changes/upload': {
    who: 'fangming',
    path: () => '/rules/changes/upload',
    fields: { reason: '试', effectiveOn: '2026-12-01' },
  },
};

interface Known {
  caseId: string;
  personId: string;
}
let known: Known;
const callers = new Map<string, Caller>();
let asked = 0;
const listener = createServer((_request, response) => {
  asked++;
  response.end('<!ENTITY x "y">');
});
afterAll(() => listener.close());

beforeAll(async () => {
  for (const { who } of Object.values(doors)) callers.set(who, await county.signIn(who));
  const wang = callers.get('wangmin');
  if (!wang) throw new Error('nobody signed in');
  known = await findCase(wang, 'kind=correction&category=probation&size=100', (row) => row.state === 'active');
  await new Promise<void>((ready) => listener.listen(0, '127.0.0.1', ready));
});

/** The files, by what is wrong with them. */
function hostile(): Record<string, { name: string; bytes: Buffer }> {
  const begin = Buffer.from('<worksheet><sheetData><row r="1"><c r="A1"><v>1</v></c></row></sheetData>');
  const packed = Buffer.from(
    deflateRawSync(Buffer.concat([begin, Buffer.alloc(310 * 1024 * 1024, 0x20), Buffer.from('</worksheet>')]), {
      level: 1,
    }),
  );
  const bomb = withPackedPart(madeWorkbook([{ name: '一', rows: [] }]), 'xl/worksheets/sheet1.xml', packed, 4096);
  const address = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/x`;
  const entities =
    `<!DOCTYPE w [<!ENTITY a "aaaaaaaaaa">${Array.from({ length: 9 }, (_, n) => `<!ENTITY a${n} "${`&a${n || ''};`.replace('a0', 'a').repeat(10)}">`).join('')}<!ENTITY f SYSTEM "file:///etc/passwd"><!ENTITY h SYSTEM "${address}">]>` +
    '<worksheet><sheetData><row r="1"><c r="A1" t="str"><v>&a8;&f;&h;</v></c></row></sheetData></worksheet>';
  const png = (width: number, height: number, rest = Buffer.alloc(0)) => {
    const head = Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex');
    const size = Buffer.alloc(8);
    size.writeUInt32BE(width, 0);
    size.writeUInt32BE(height, 4);
    return Buffer.concat([head, size, Buffer.from('08060000001f15c489', 'hex'), rest]);
  };
  return {
    'an archive of 310 MB in half a megabyte': { name: 'roster.xlsx', bytes: bomb },
    'entities within entities, and one from elsewhere': {
      name: 'roster.xlsx',
      bytes: madeWorkbook([{ name: '一', rows: [] }], { parts: { 'xl/worksheets/sheet1.xml': entities } }),
    },
    'a program named as a workbook': {
      name: 'roster.xlsx',
      bytes: Buffer.concat([Buffer.from('MZ'), Buffer.alloc(5000, 7)]),
    },
    'a program named as a picture': {
      name: 'face.png',
      bytes: Buffer.concat([Buffer.from('\x7fELF'), Buffer.alloc(5000, 7)]),
    },
    'a drawing with a script': {
      name: 'face.png',
      bytes: Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'),
    },
    'a page named as a PDF': { name: 'scan.pdf', bytes: Buffer.from('<!doctype html><script>alert(1)</script>') },
    'a picture of nine hundred million points': { name: 'face.png', bytes: png(30_000, 30_000, Buffer.alloc(200)) },
    'a picture without an end': { name: 'face.png', bytes: Buffer.from('89504e470d0a1a0a', 'hex') },
    'a photograph cut off in its head': { name: 'face.jpg', bytes: Buffer.from('ffd8ffe000104a464946', 'hex') },
    'nothing at all': { name: 'empty.xlsx', bytes: Buffer.alloc(0) },
    'forty megabytes': { name: 'big.png', bytes: Buffer.concat([png(10, 10), Buffer.alloc(40 * 1024 * 1024)]) },
    'an archive within an archive, named as text': {
      name: 'own.yaml',
      bytes: Buffer.from(
        'a: &a ["x","x"]\nb: &b [*a,*a,*a,*a,*a,*a,*a,*a]\nc: &c [*b,*b,*b,*b,*b,*b,*b,*b]\nd: &d [*c,*c,*c,*c,*c,*c,*c,*c]\ne: &e [*d,*d,*d,*d,*d,*d,*d,*d]\nf: &f [*e,*e,*e,*e,*e,*e,*e,*e]\ng: [*f,*f,*f,*f,*f,*f,*f,*f]\n',
      ),
    },
  };
}

test('every endpoint that takes a file is tried', async () => {
  const taking = (await collectFeatures())
    .flatMap(({ routes }) => routes ?? [])
    .filter(({ endpoint }) => endpoint.upload);
  expect(taking.map(({ endpoint }) => endpoint.path).sort()).toEqual(Object.keys(doors).sort());
});

test('hostile files are refused with a sentence; nothing is kept, nothing breaks, others are served meanwhile', async () => {
  const stored = async () =>
    (
      await sql<{
        n: number;
      }>`select (select count(*) from stored_file)::int + (select count(*) from attachment)::int + (select count(*) from person_photo)::int + (select count(*) from rule_change)::int as n`.execute(
        county.database.owner,
      )
    ).rows[0]?.n;
  const files = hostile();
  const before = await stored();
  const memory = process.memoryUsage().rss;
  let most = memory;
  let slowest = 0;
  const watch = setInterval(() => (most = Math.max(most, process.memoryUsage().rss)), 20);
  const zhang = await county.signIn('zhanglei');
  const faults: string[] = [];
  for (const [what, file] of Object.entries(files)) {
    for (const [path, door] of Object.entries(doors)) {
      const who = callers.get(door.who);
      if (!who) continue;
      const from = performance.now();
      const [answer] = await Promise.all([
        who.upload(door.path(known), file, door.fields),
        zhang.get('/today').then(({ status }) => {
          slowest = Math.max(slowest, performance.now() - from);
          if (status !== 200) faults.push(`${what} at ${path}: another was answered ${status}`);
        }),
      ]);
      if (answer.status < 400 || answer.status >= 500) faults.push(`${what} at ${path}: ${answer.status}`);
      else if (!answer.body?.sentence?.zh || !answer.body?.sentence?.en)
        faults.push(`${what} at ${path}: ${answer.status} without a sentence`);
      if (/at .*\.ts:\d+|\/packages\//.test(JSON.stringify(answer.body ?? '')))
        faults.push(`${what} at ${path}: tells of the inside`);
    }
  }
  clearInterval(watch);
  expect(faults).toEqual([]);
  expect(await stored()).toBe(before);
  expect(asked, 'the server fetched what a file named').toBe(0);
  console.log(
    `${Object.keys(files).length} files at ${Object.keys(doors).length} doors; memory ${Math.round((most - memory) / 1048576)} MB more at most; another waited ${Math.round(slowest)} ms at most`,
  );
  expect(most - memory).toBeLessThan(700 * 1024 * 1024);
});

test('a name is only a name: what comes back is a plain one, as an attachment that no page runs', async () => {
  const wang = callers.get('wangmin');
  if (!wang) throw new Error('nobody signed in');
  const small = Buffer.from(
    'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
    'base64',
  );
  for (const name of [
    '../../../etc/passwd.png',
    '..\\..\\x.png',
    'a\u0000b.png',
    'gnp\u202Egnp.exe',
    'CON.png',
    `${'长'.repeat(300)}.png`,
    'x"; filename="y.html',
    'a\r\nset-cookie: x=1.png',
  ]) {
    const answer = await wang.upload(`/cases/${known.caseId}/attachments`, { name, bytes: small, type: 'text/html' });
    expect(answer.status, name).toBe(200);
    const back = await fetch(`${county.address}/api/attachments/${String(answer.body.id)}`, {
      headers: { cookie: wang.cookie, 'user-agent': 'Mozilla/5.0 (X11; Linux x86_64) Chrome/156' },
    });
    expect(back.status).toBe(200);
    expect(back.headers.get('content-type')).toBe('image/png');
    expect(back.headers.get('x-content-type-options')).toBe('nosniff');
    expect(back.headers.get('set-cookie') ?? '').not.toContain('x=1');
    const disposition = decodeURIComponent(back.headers.get('content-disposition') ?? '');
    expect(disposition, name).not.toMatch(/\.\.|[\\\p{C}]|filename="y/u);
  }
});
