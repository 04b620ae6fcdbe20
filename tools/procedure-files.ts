/** What `npm run new procedure NAME` writes: a procedure that records one fact, to be made into what it shall be. Pure. */

export interface NewFile {
  /** Below `procedures/<name>/`. */
  path: string;
  text: string;
}

export interface NewProcedure {
  /** Kebab-case: `aid`, `service-desk`. */
  name: string;
  /** The day, for the migration's name. */
  today: string;
  /** Three digits that no other migration of that day has. */
  number: number;
}

/** Why a name cannot be a procedure's; undefined where it can. */
export function refusedName(name: string, existing: readonly string[]): string | undefined {
  if (!/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/.test(name))
    return `"${name}" is no procedure's name: lower-case words with hyphens, such as "service-desk".`;
  if (existing.includes(name)) return `There is a procedure ${name} already.`;
  if (['utils', 'helpers', 'common', 'shared', 'core', 'misc'].includes(name))
    return `"${name}" says nothing; take the word that the regulation uses.`;
  return undefined;
}

/** All files of the new procedure, in the order in which one works on them. */
export function procedureFiles({ name, today, number }: NewProcedure): NewFile[] {
  const words = { name, table: `${name.replaceAll('-', '_')}_entry`, Title: titleOf(name) };
  const migration = `${today.replaceAll('-', '')}-${String(number).padStart(3, '0')}-${name}.sql`;
  return [
    { path: 'README.md', text: readme(words) },
    { path: 'contract.ts', text: contract(words) },
    { path: 'rules.ts', text: rules(words) },
    { path: 'rules.test.ts', text: rulesTest(words) },
    { path: `migrations/${migration}`, text: tables(words) },
    { path: 'store.ts', text: store(words) },
    { path: 'commands.ts', text: commands(words) },
    { path: 'queries.ts', text: queries(words) },
    { path: 'feature.ts', text: feature(words) },
    { path: 'language/zh-CN.json', text: language(words, '日期不能晚于今天 ({{today, day}})。') },
    { path: 'language/en.json', text: language(words, 'The day cannot lie after today ({{today, day}}).') },
  ];
}

interface Words {
  name: string;
  table: string;
  Title: string;
}

const titleOf = (name: string) => (name[0] ?? '').toUpperCase() + name.slice(1).replaceAll('-', ' ');

const readme = ({ Title }: Words) => `# ${Title} (中文名)

What this procedure is for, who does it, under which articles, in five lines. Its terms go into GLOSSARY.md; its fact types into
packs/facts, its duties, gates and routes into packs/national or packs/local, each with its basis and a worked example.
`;

const contract = ({
  name,
  Title,
}: Words) => `/** ${Title}: shapes, endpoints, who may call them, what the audit records. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const record = permission('${name}.record', caseStaff);
export const read = permission('${name}.read', caseReaders);

const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
export const entryBody = T.Object({ on: T.String({ format: 'date' }), text: T.String({ minLength: 1, maxLength: 500 }) });
export type EntryBody = Static<typeof entryBody>;

export const recordEntry = post('/cases/:caseId/${name}', {
  permission: record,
  audit: '${name} recorded',
  params: ofCase,
  body: entryBody,
  returns: T.Object({ factId: T.String() }),
});

export const entriesOfCase = get('/cases/:caseId/${name}', {
  permission: read,
  audit: '${name} read',
  params: ofCase,
  returns: T.Object({ rows: T.Array(T.Object({ factId: T.String(), on: T.String(), text: T.String(), by: T.String() })) }),
});
`;

const rules = ({ name, Title }: Words) => `/** ${Title}: what may be recorded. Pure; the day of today is told. */
import type { PlainDate } from '@guilu/calendar';
import { invalid, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { EntryBody } from './contract.ts';

/** Nothing is recorded ahead of its day. Name the article here. */
export function mayRecordEntry(entry: EntryBody, today: PlainDate): Refusal | undefined {
  return entry.on > today ? invalid('${name}/in-the-future', 'on', { today }) : undefined;
}
`;

const rulesTest = ({ name }: Words) => `// One table of examples per article.
import { expect, test } from 'vitest';
import { mayRecordEntry } from './rules.ts';

test.each([
  ['2026-11-23', undefined],
  ['2026-11-24', undefined],
  ['2026-11-25', '${name}/in-the-future'],
])('on 24 November an entry of %s is answered %s', (on, code) => {
  expect(mayRecordEntry({ on, text: '…' }, '2026-11-24')?.code).toBe(code);
});
`;

const tables = ({
  table,
  Title,
}: Words) => `-- ${Title}: what people read beside the facts. The county code leads the key; row security lets the case decide.
create table ${table} (
  county text not null,
  case_id uuid not null,
  fact_id uuid not null,
  text text not null,
  written_name text not null,
  primary key (county, case_id, fact_id)
);
alter table ${table} enable row level security;
create policy staff on ${table} to guilu_app
  using (exists (select 1 from case_file c where c.county = ${table}.county and c.id = ${table}.case_id))
  with check (exists (select 1 from case_file c where c.county = ${table}.county and c.id = ${table}.case_id));
grant select, insert on ${table} to guilu_app;
`;

const store = ({ table, Title }: Words) => `/** ${Title}: the SQL of its own table. */
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';

export interface EntryRow {
  county: string;
  caseId: string;
  factId: string;
  text: string;
}

/** Writes one entry beside its fact. */
export async function insertEntry(work: Work, row: EntryRow): Promise<void> {
  await sql\`insert into ${table} (county, case_id, fact_id, text, written_name)
    values (\${row.county}, \${row.caseId}, \${row.factId}, \${row.text}, \${work.actor.name})\`.execute(work.tx);
}
`;

const commands = ({ name, Title }: Words) => `/** ${Title}: recording. Whatever is refused undoes all of it. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, holdCase } from '@guilu/records/cases/index.ts';
import type * as contract from './contract.ts';
import { mayRecordEntry } from './rules.ts';
import { insertEntry } from './store.ts';

/** Records an entry (${name}); the fact type is yours to choose from packs/facts. */
export async function saveEntry(work: Work, { params, body }: Call<typeof contract.recordEntry>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const no = mayRecordEntry(body, work.today);
  if (no) return no;
  const appended = await appendTo(work, held, [{ type: 'case.note-written', on: body.on, data: { text: body.text } }]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  await insertEntry(work, { county: held.row.county, caseId: held.row.id, factId, text: body.text });
  return { factId };
}
`;

const queries = ({ name, table, Title }: Words) => `/** ${Title}: reading. */
import type { Call } from '@guilu/platform/feature.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';

interface Row {
  fact_id: string;
  on_day: string;
  text: string;
  written_name: string;
}

/** The entries of a case, newest first. */
export async function readEntries(work: Work, { params }: Call<typeof contract.entriesOfCase>) {
  const { rows } = await sql<Row>\`select e.fact_id, f.on_day, e.text, e.written_name
      from ${table} e join fact f on f.county = e.county and f.id = e.fact_id
     where e.case_id = \${params.caseId} order by f.on_day desc, f.seq desc\`.execute(work.tx);
  await work.audit.read('${name} read', { caseId: params.caseId }, 'case work');
  return { rows: rows.map((row) => ({ factId: row.fact_id, on: row.on_day, text: row.text, by: row.written_name })) };
}
`;

const feature = ({ name, Title }: Words) => `/** ${Title}: what the apps collect. */
import { type Feature, route } from '@guilu/platform/feature.ts';
import { saveEntry } from './commands.ts';
import * as contract from './contract.ts';
import { readEntries } from './queries.ts';

export const feature: Feature = {
  name: '${name}',
  routes: [route(contract.recordEntry, saveEntry), route(contract.entriesOfCase, readEntries)],
};
`;

const language = ({ name }: Words, sentence: string) =>
  `${JSON.stringify({ error: { [`${name}/in-the-future`]: sentence } }, null, 2)}\n`;
