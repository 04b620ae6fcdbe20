/**
 * The audit: what was written, chained by hash per county, and what was read, with its purpose.
 * Entries gather during the transaction and are chained at its end, so that the county's chain is held as briefly as can be.
 */
import { createHash } from 'node:crypto';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Actor } from '../access/actor.ts';
import { type Db, kept, type Tx } from '../database/database.ts';

export interface Subject {
  personId?: string | undefined;
  caseId?: string | undefined;
  /** Whose chain it stands in, where neither the actor's county nor the case tells it: a partner sees no case. */
  county?: string | undefined;
}

interface Pending extends Subject {
  action: string;
  detail: Record<string, unknown>;
}

export interface ChainEntry {
  county: string;
  seq: number;
  at: string;
  actor: string;
  account_id: string | null;
  action: string;
  person_id: string | null;
  case_id: string | null;
  org_path: string;
  detail: unknown;
  previous: string;
  hash: string;
  /** The hash this link was made with: a chain may go on under another one. */
  hash_by: ChainHash;
}

export type ChainHash = 'sha256' | 'sm3';

export const genesis = '0'.repeat(64);

export class AuditTrail {
  private readonly pending: Pending[] = [];
  private readonly tx: Tx;
  private readonly actor: Actor;
  private readonly at: string;
  private readonly hashBy: ChainHash;

  constructor(tx: Tx, actor: Actor, at: string, hashBy: ChainHash) {
    this.tx = tx;
    this.actor = actor;
    this.at = at;
    this.hashBy = hashBy;
  }

  /** One line of what was written. `detail` holds ids and codes, never a number, a phone or an address. */
  wrote(action: string, subject: Subject, detail: Record<string, unknown> = {}): void {
    this.pending.push({ action, ...subject, detail });
  }

  /** One line of what was read, and for what. Written at once; works in a transaction that may write. */
  async read(what: string, subject: Subject, purpose: string): Promise<void> {
    const county = await this.countyOf(subject);
    await sql`insert into read_entry (county, id, at, account_id, actor, org_path, person_id, case_id, what, purpose)
      values (${county}, ${uuid()}, ${this.at}, ${this.actor.accountId}, ${this.actor.name}, ${this.actor.orgPath},
              ${subject.personId ?? null}, ${subject.caseId ?? null}, ${what}, ${purpose})`.execute(this.tx);
  }

  /** Chains what gathered; a county's head row is locked from here to the commit, several in their order. */
  async seal(): Promise<void> {
    const byCounty = new Map<string, Pending[]>();
    for (const entry of this.pending.splice(0)) {
      const county = await this.countyOf(entry);
      const gathered = byCounty.get(county);
      if (gathered) gathered.push(entry);
      else byCounty.set(county, [entry]);
    }
    for (const county of [...byCounty.keys()].sort()) {
      const entries = byCounty.get(county) ?? [];
      for (let at = 0; at < entries.length; at += 2000) await this.chain(county, entries.slice(at, at + 2000));
    }
  }

  /** Staff of a city or a province belong to no county: what they do in a file stands in the chain of the file's county. */
  private async countyOf({ county, caseId, personId }: Subject): Promise<string> {
    const known = county ?? this.actor.county;
    if (known || !(caseId ?? personId)) return known;
    const { rows } = caseId
      ? await sql<{ county: string }>`select county from case_file where id = ${caseId}`.execute(this.tx)
      : await sql<{ county: string }>`select county from person where id = ${personId}`.execute(this.tx);
    return rows[0]?.county ?? known;
  }

  private async chain(county: string, entries: readonly Pending[]): Promise<void> {
    const { actor, tx, at, hashBy } = this;
    let { seq, hash } = await this.takeHead(county);
    const rows = entries.map((entry) => {
      seq += 1;
      const row: ChainEntry = {
        county,
        seq,
        at,
        actor: actor.name,
        account_id: actor.accountId,
        action: entry.action,
        person_id: entry.personId ?? null,
        case_id: entry.caseId ?? null,
        org_path: actor.orgPath,
        detail: entry.detail,
        previous: hash,
        hash: '',
        hash_by: hashBy,
      };
      hash = entryHash(row);
      return { ...row, hash };
    });
    await sql`${sql.raw(kept)}with chained as (
      insert into audit_entry (county, seq, at, account_id, actor, org_path, action, person_id, case_id, detail, previous, hash, hash_by)
      select county, seq, at, account_id, actor, org_path, action, person_id, case_id, detail, previous, hash, hash_by
        from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as r(county text, seq bigint, at timestamptz, account_id uuid, actor text,
             org_path text, action text, person_id uuid, case_id uuid, detail jsonb, previous text, hash text, hash_by text))
      update audit_head set seq = ${seq}, hash = ${hash} where county = ${county}`.execute(tx);
  }

  /** Locks the head of a county's chain; the first entry of a county makes it. */
  private async takeHead(county: string): Promise<{ seq: number; hash: string }> {
    for (;;) {
      const head = await sql<{
        seq: number;
        hash: string;
      }>`${sql.raw(kept)}select seq, hash from audit_head where county = ${county} for update`.execute(this.tx);
      if (head.rows[0]) return head.rows[0];
      await sql`insert into audit_head (county, seq, hash) values (${county}, 0, ${genesis}) on conflict do nothing`.execute(
        this.tx,
      );
    }
  }
}

/**
 * The hash (SHA-256, or SM3 under the national suite) over the entry in a fixed order of keys; `at` as the instant in
 * milliseconds, `detail` with sorted keys. A link of SM3 says so in what is hashed.
 */
export function entryHash(entry: ChainEntry): string {
  const parts = [
    entry.previous,
    entry.county,
    entry.seq,
    new Date(entry.at).getTime(),
    entry.account_id,
    entry.actor,
    entry.org_path,
    entry.action,
    entry.person_id,
    entry.case_id,
    sorted(entry.detail),
    ...(entry.hash_by === 'sha256' ? [] : [entry.hash_by]),
  ];
  return createHash(entry.hash_by).update(JSON.stringify(parts)).digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, inner]) => [key, sorted(inner)]),
  );
}

export interface BrokenLink {
  county: string;
  seq: number;
  why: 'missing' | 'altered' | 'head-differs';
}

/** Walks each county's chain; answers how many entries hold and the first broken link, if any. */
export async function verifyChain(db: Db): Promise<{ entries: number; counties: number; broken?: BrokenLink }> {
  const heads = await sql<{
    county: string;
    seq: number;
    hash: string;
  }>`select county, seq, hash from audit_head order by county`.execute(db);
  let entries = 0;
  for (const head of heads.rows) {
    const result = await verifyCounty(db, head);
    entries += result.entries;
    if (result.broken) return { entries, counties: heads.rows.length, broken: result.broken };
  }
  return { entries, counties: heads.rows.length };
}

/** One county's chain against its head; needs a connection that sees all of the county's entries. */
export async function verifyCounty(
  db: Db,
  head: { county: string; seq: number; hash: string },
): Promise<{ entries: number; broken?: BrokenLink }> {
  const { county } = head;
  let [seq, hash] = [0, genesis];
  for (;;) {
    const page =
      await sql<ChainEntry>`select * from audit_entry where county = ${county} and seq > ${seq} order by seq limit 5000`.execute(
        db,
      );
    for (const entry of page.rows) {
      if (entry.seq !== seq + 1) return { entries: seq, broken: { county, seq: seq + 1, why: 'missing' as const } };
      if (entry.previous !== hash || entryHash(entry) !== entry.hash)
        return { entries: seq, broken: { county, seq: entry.seq, why: 'altered' as const } };
      [seq, hash] = [entry.seq, entry.hash];
    }
    if (page.rows.length < 5000) break;
  }
  if (seq < head.seq) return { entries: seq, broken: { county, seq: seq + 1, why: 'missing' as const } };
  if (seq !== head.seq || hash !== head.hash)
    return { entries: seq, broken: { county, seq, why: 'head-differs' as const } };
  return { entries: seq };
}
