/** A destruction list: proposed by one, decided by another, carried out item by item, with a record that names nobody. */
import { createHash } from 'node:crypto';
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import { runWork, type Services, type Work } from '@guilu/platform/work.ts';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { nextNumber } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { type Candidate, candidatesOf, kindOf } from './candidates.ts';
import type * as contract from './contract.ts';
import { cutoffOf, type ListState, mayCarryOut, mayDecide } from './rules.ts';

export interface ListRow {
  county: string;
  id: string;
  number: string;
  state: ListState;
  note: string;
  proposed_by: string;
  proposed_name: string;
  proposed_at: string;
  decided_by: string | null;
  decided_name: string | null;
  decided_at: string | null;
  decision_note: string | null;
  carried_name: string | null;
  carried_at: string | null;
  digest: string | null;
  items: number;
  records: number;
}

export async function propose(work: Work, { body }: Call<typeof contract.proposeList>) {
  const candidates: Candidate[] = [];
  for (const id of body.kinds) {
    const kind = kindOf(id);
    if (!kind || kind.goes === 'never') return invalid('retention/no-such-kind', 'kinds', { kind: id });
    candidates.push(...(await candidatesOf(work, kind)));
  }
  if (candidates.length === 0) return refused('retention/nothing-over');
  // What is more than one list can carry out at once waits for the next.
  const chosen = candidates.slice(0, 2000);
  const { county } = work.actor;
  const id = uuid();
  const year = Number(work.today.slice(0, 4));
  const number = `销毁〔${year}〕${await nextNumber(work.tx, county, 'destruction', year)}号`;
  await sql`insert into destruction_list (county, id, number, state, note, proposed_by, proposed_name, proposed_at)
    values (${county}, ${id}, ${number}, 'proposed', ${body.note}, ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(
    work.tx,
  );
  const items = chosen.map((one, at) => ({ ...one, county, list_id: id, seq: at + 1, state: 'listed' }));
  const names = sql`county, list_id, seq, kind, target, person_id, case_id, since, records, until, state`;
  await sql`insert into destruction_item (${names}) select ${names} from jsonb_populate_recordset(null::destruction_item, ${JSON.stringify(items)}::jsonb)`.execute(
    work.tx,
  );
  work.audit.wrote('destruction proposed', { county }, { list: id, number, items: items.length, kinds: body.kinds });
  return { listId: id, number, items: items.length };
}

/** The list, held until the end of the transaction. */
async function hold(work: Work, listId: string): Promise<ListRow | Refusal> {
  const { rows } =
    await sql<ListRow>`select * from destruction_list where id = ${listId} and county = ${work.actor.county} for update`.execute(
      work.tx,
    );
  return rows[0] ?? notFound();
}

const listed = (row: ListRow) => ({ state: row.state, proposedBy: row.proposed_by });

/** An item that is needed still, for a suit or an inquiry: it stays, with the reason. */
export async function keep(work: Work, { params, body }: Call<typeof contract.keepItem>) {
  const list = await hold(work, params.listId);
  if (isRefusal(list)) return list;
  if (list.state !== 'proposed') return refused('retention/decided-already');
  const kept = await sql`update destruction_item set state = 'kept', reason = ${body.reason}
    where county = ${list.county} and list_id = ${list.id} and seq = ${params.seq} and state = 'listed'`.execute(
    work.tx,
  );
  if (!kept.numAffectedRows) return notFound('retention/no-such-item');
  work.audit.wrote('item kept from destruction', { county: list.county }, { list: list.id, seq: params.seq });
  return {};
}

export async function decide(work: Work, { params, body }: Call<typeof contract.decideList>) {
  const list = await hold(work, params.listId);
  if (isRefusal(list)) return list;
  const no = mayDecide(listed(list), work.actor.accountId);
  if (no) return no;
  if (!body.approved && !body.note?.trim()) return invalid('retention/reason-wanted', 'note');
  await sql`update destruction_list set state = ${body.approved ? 'approved' : 'refused'}, decided_by = ${work.actor.accountId}, decided_name = ${work.actor.name},
    decided_at = ${work.at}, decision_note = ${body.note?.trim() || null} where county = ${list.county} and id = ${list.id}`.execute(
    work.tx,
  );
  work.audit.wrote('destruction decided', { county: list.county }, { list: list.id, approved: body.approved });
  return {};
}

interface Gone {
  kind: string;
  records: number;
  proof?: string;
  files: string[];
  left?: string;
}

/** Destroys one item. What is kept outside the program, or is not over any more, is left and says why. */
async function destroy(work: Work, listId: string, item: { seq: number; kind: string }): Promise<Gone> {
  const kind = kindOf(item.kind);
  const cutoff = kind && cutoffOf(kind, work.today);
  if (kind?.goes !== 'destroyed' || cutoff === undefined)
    return { kind: item.kind, records: 0, files: [], left: 'appraised-outside' };
  const { rows } = await sql<{
    records: number;
    digest: string | null;
    files: string[];
  }>`select * from destroy_listed(${listId}, ${item.seq}, ${cutoff})`.execute(work.tx);
  const gone = rows[0];
  if (!gone?.digest || gone.records === 0) return { kind: item.kind, records: 0, files: [], left: 'not-over-any-more' };
  // Keyed, so that nobody can guess at what is gone and try it against the hash.
  return {
    kind: item.kind,
    records: gone.records,
    files: gone.files,
    proof: work.keyring.index('destroyed', gone.digest),
  };
}

/** All of it in one transaction with its record; the files go from the disk after it. */
export async function carryOut(work: Work, { params }: Pick<Call<typeof contract.carryOutList>, 'params'>) {
  const list = await hold(work, params.listId);
  if (isRefusal(list)) return list;
  const no = mayCarryOut(listed(list));
  if (no) return no;
  const { rows } = await sql<{ seq: number; kind: string }>`select seq, kind from destruction_item
    where county = ${list.county} and list_id = ${list.id} and state = 'listed' order by seq`.execute(work.tx);
  const done: Gone[] = [];
  for (const item of rows) {
    const gone = await destroy(work, list.id, item);
    done.push(gone);
    await sql`update destruction_item set state = ${gone.left ? 'left' : 'destroyed'}, reason = ${gone.left ?? null}, proof = ${gone.proof ?? null},
      records = ${gone.left ? sql`records` : gone.records}, target = null, person_id = null, case_id = null, since = null
      where county = ${list.county} and list_id = ${list.id} and seq = ${item.seq}`.execute(work.tx);
  }
  await sql`update destruction_item set target = null, person_id = null, case_id = null, since = null
    where county = ${list.county} and list_id = ${list.id} and state = 'kept'`.execute(work.tx);
  return record(work, list, done);
}

async function record(work: Work, list: ListRow, done: readonly Gone[]) {
  const files = [...new Set(done.flatMap((gone) => gone.files))];
  for (const sha256 of files)
    await sql`insert into destroyed_file (county, sha256, list_id) values (${list.county}, ${sha256}, ${list.id}) on conflict do nothing`.execute(
      work.tx,
    );
  const counts: Record<string, { destroyed: number; left: number }> = {};
  for (const gone of done) {
    const of = (counts[gone.kind] ??= { destroyed: 0, left: 0 });
    if (gone.left) of.left += 1;
    else of.destroyed += gone.records;
  }
  const digest = createHash('sha256')
    .update(done.map((gone) => gone.proof ?? '-').join('\n'))
    .digest('hex');
  await sql`update destruction_list set state = 'carried-out', carried_by = ${work.actor.accountId}, carried_name = ${work.actor.name}, carried_at = ${work.at},
    counts = ${JSON.stringify(counts)}::jsonb, digest = ${digest} where county = ${list.county} and id = ${list.id}`.execute(
    work.tx,
  );
  work.audit.wrote(
    'destruction carried out',
    { county: list.county },
    { list: list.id, number: list.number, counts, digest, files: files.length },
  );
  const sums = Object.values(counts);
  return {
    destroyed: sums.reduce((all, one) => all + one.destroyed, 0),
    left: sums.reduce((all, one) => all + one.left, 0),
    digest,
  };
}

/** Takes from the disk what no row names any more. Runs by itself until all of it is gone. */
export async function removeFiles(services: Services): Promise<number> {
  const open = await runWork(services, systemActor('system', ''), 'read', ({ tx }) =>
    sql<{
      county: string;
      sha256: string;
    }>`select county, sha256 from destroyed_file where removed_at is null limit 1000`.execute(tx),
  );
  for (const { county, sha256 } of open.rows)
    await runWork(services, systemActor('system', county), 'write', async (work) => {
      const wanted = await sql<{ yes: boolean }>`select file_wanted(${sha256}) as yes`.execute(work.tx);
      // The same content was put up anew since: it stays.
      if (!wanted.rows[0]?.yes) await work.files.remove(sha256);
      await sql`update destroyed_file set removed_at = ${work.at} where county = ${county} and sha256 = ${sha256}`.execute(
        work.tx,
      );
    });
  return open.rows.length;
}
