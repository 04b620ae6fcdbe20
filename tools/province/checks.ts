/** What must hold after a morning: the chains of the audit, live equals rebuilt, and each acknowledged write there once. */
import { verifyCounty } from '@guilu/platform/audit/chain.ts';
import { sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';
import { compareCases } from '../../records/cases/rebuild.ts';
import type { Acknowledged } from './officers.ts';

export interface Checked {
  chains: { county: string; entries: number; broken?: unknown }[];
  compared: number;
  differences: number;
  facts: { acknowledged: number; there: number };
  imported: { acknowledged: number; there: number };
  repeated: number;
  holds: boolean;
}

const chainsChecked = 6;
const casesCompared = 2000;

/** Checks what `wrote` says against the database, as its owner. */
export async function checkAfterwards({ owner, services }: Opened, wrote: Acknowledged): Promise<Checked> {
  const counties = [...new Set([...wrote.facts, ...wrote.imports].map((one) => one.county))].slice(0, chainsChecked);
  const heads = await sql<{
    county: string;
    seq: number;
    hash: string;
  }>`select county, seq, hash from audit_head where county = any (${counties})`.execute(owner);
  const chains: Checked['chains'] = [];
  for (const head of heads.rows) chains.push({ county: head.county, ...(await verifyCounty(owner, head)) });
  const touched = [...new Set(wrote.facts.map((one) => one.caseId))].slice(0, casesCompared);
  const { cases, differences } = await compareCases(services, touched);
  const facts = { acknowledged: wrote.facts.length, there: await factsThere(owner, wrote.facts) };
  const imported = {
    acknowledged: wrote.imports.reduce((sum, one) => sum + one.done, 0),
    there: await importedThere(owner, wrote.imports),
  };
  const holds =
    chains.length === counties.length &&
    chains.every((chain) => !chain.broken) &&
    differences.length === 0 &&
    facts.acknowledged === facts.there &&
    imported.acknowledged === imported.there &&
    new Set(wrote.facts.map((one) => one.id)).size === wrote.facts.length;
  return { chains, compared: cases, differences: differences.length, facts, imported, repeated: wrote.repeated, holds };
}

async function factsThere(owner: Opened['owner'], facts: Acknowledged['facts']): Promise<number> {
  let there = 0;
  for (let at = 0; at < facts.length; at += 2000) {
    const some = facts.slice(at, at + 2000);
    const { rows } = await sql<{
      n: number;
    }>`select count(*)::int n from unnest(${some.map((one) => one.county)}::text[], ${some.map((one) => one.id)}::uuid[], ${some.map((one) => one.caseId)}::uuid[]) as w(county, id, case_id)
      join fact f on f.county = w.county and f.id = w.id and f.case_id = w.case_id`.execute(owner);
    there += rows[0]?.n ?? 0;
  }
  return there;
}

async function importedThere(owner: Opened['owner'], imports: Acknowledged['imports']): Promise<number> {
  const { rows } = await sql<{
    n: number;
  }>`select count(*)::int n from roster_row r join case_file c on c.county = r.county and c.id = r.case_id
    where r.import_id = any (${imports.map((one) => one.id)}::uuid[]) and r.county = any (${[...new Set(imports.map((one) => one.county))]})`.execute(
    owner,
  );
  return rows[0]?.n ?? 0;
}
