/**
 * Plans of what officers ask most, under row security, on a province: each statement of the ten pages explained with the
 * values it was asked with, as an officer of an office and of a county. Told without costs, so that a change shows in review;
 * held to two rules: no large table is read whole, and what an index brings is not mostly thrown away.
 */
import type { Actor } from '@guilu/platform/access/actor.ts';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { type Db, openDb, openPool, type Tx } from '@guilu/platform/database/database.ts';
import { enterScope } from '@guilu/platform/work.ts';
import { CompiledQuery, sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';
import { askedStatements, type Known, type Statement } from '../asked-statements.ts';

interface Node {
  'Node Type': string;
  'Relation Name'?: string;
  'Index Name'?: string;
  'Index Cond'?: string;
  'Actual Rows'?: number;
  'Actual Loops'?: number;
  'Rows Removed by Filter'?: number;
  'Rows Removed by Index Recheck'?: number;
  Plans?: Node[];
}

export interface Told {
  /** The pages with their plans, one line a node. */
  text: string;
  faults: string[];
  milliseconds: Record<string, number>;
}

/** Rows that an index may bring and a filter throw away before that is told as a fault. */
const thrownAway = 2000;
const wholeTable = 1000;

/** Explains everything; nothing of it stays. */
export async function plansOfProvince({ services, owner }: Opened, ownerUrl: string): Promise<Told> {
  const told: Told = { text: '', faults: [], milliseconds: {} };
  const db = openDb(openPool(ownerUrl, 1));
  try {
    for (const [who, actor, known] of await askers(owner, services.keyring)) {
      const pages = await askedStatements(services, ownerUrl, actor, known);
      for (const [page, statements] of pages) {
        told.text += `\n== ${page}, ${who}\n`;
        for (const statement of statements) await explain(db, actor, statement, `${page}, ${who}`, told);
      }
    }
  } finally {
    await db.destroy();
  }
  return told;
}

/** An officer of the office with the most open cases of one county, and an officer of that county. */
async function askers(owner: Db, keyring: Opened['services']['keyring']): Promise<[string, Actor, Known][]> {
  const { rows } = await sql<{
    county: string;
    office: string;
    path: string;
    above: string;
    id: string;
    name: string;
    pinyin: string;
    number: string | null;
  }>`
    select c.county, c.office, o.path, b.path as above, c.id, p.name, p.pinyin, p.id_number as number
      from case_file c join organisation o on o.code = c.office join organisation b on b.county = c.county and b.kind = 'county-bureau'
      join person p on p.county = c.county and p.id = c.person_id
     where c.closed_on is null and c.kind = 'correction' and p.id_number is not null order by c.county, c.id limit 1`.execute(
    owner,
  );
  const [row] = rows;
  if (!row) throw new Error('no open case in the province');
  const known = {
    caseId: row.id,
    name: row.name,
    pinyin: row.pinyin.replaceAll(' ', ''),
    number: keyring.decrypt(row.number ?? ''),
  };
  const as = (differs: Partial<Actor>): Actor => ({ ...systemActor('system', row.county), ...differs });
  const officer = as({
    roles: ['officer'],
    organisationKind: 'judicial-office',
    organisation: row.office,
    scope: row.path,
    orgPath: row.path,
  });
  const county = as({
    roles: ['county-officer'],
    organisationKind: 'county-bureau',
    organisation: `SJ${row.county}`,
    scope: row.above,
    orgPath: row.above,
  });
  return [
    ['an officer of an office', officer, known],
    ['an officer of the county', county, known],
  ];
}

async function explain(db: Db, actor: Actor, { text, parameters }: Statement, page: string, told: Told): Promise<void> {
  // What writes would be done once more by being explained with its times.
  const reads = /^(\/\*.*?\*\/\s*)?(select|with)\b/i.test(text) && !/\bfor update\b|enqueue_job|nextval/i.test(text);
  const how = reads ? 'explain (analyze, timing off, format json)' : 'explain (format json)';
  const found = await db.connection().execute(async (connection) => {
    const tx = connection as Tx;
    await sql`begin`.execute(tx);
    try {
      await enterScope(tx, actor, 'write');
      const answer = await tx.executeQuery<{ 'QUERY PLAN': { Plan: Node; 'Execution Time'?: number }[] }>(
        CompiledQuery.raw(`${how} ${text}`, [...parameters]),
      );
      return answer.rows[0]?.['QUERY PLAN'][0];
    } finally {
      await sql`rollback`.execute(tx);
    }
  });
  if (!found) return;
  const name = text.replace(/\s+/g, ' ').slice(0, 110);
  told.text += `-- ${name}\n${linesOf(found.Plan, 1).join('\n')}\n`;
  told.faults.push(...faultsOf(found.Plan).map((fault) => `${page}: ${fault} — ${name}`));
  told.milliseconds[page] = (told.milliseconds[page] ?? 0) + (found['Execution Time'] ?? 0);
}

function linesOf(node: Node, depth: number): string[] {
  const what = [node['Node Type'], node['Index Name'] ?? node['Relation Name'], node['Index Cond']]
    .filter(Boolean)
    .join(' ');
  return [`${'  '.repeat(depth)}${what}`, ...(node.Plans ?? []).flatMap((one) => linesOf(one, depth + 1))];
}

function faultsOf(node: Node): string[] {
  const rows = node['Actual Rows'] ?? 0;
  const away = (node['Rows Removed by Filter'] ?? 0) + (node['Rows Removed by Index Recheck'] ?? 0);
  const here: string[] = [];
  if (node['Node Type'] === 'Seq Scan' && rows + away > wholeTable)
    here.push(`${node['Relation Name'] ?? ''} is read whole (${rows + away} rows)`);
  else if (away * (node['Actual Loops'] ?? 1) > thrownAway + 5 * rows)
    here.push(
      `${node['Index Name'] ?? node['Relation Name'] ?? node['Node Type']} brings ${away * (node['Actual Loops'] ?? 1)} rows that are thrown away`,
    );
  return [...here, ...(node.Plans ?? []).flatMap(faultsOf)];
}
