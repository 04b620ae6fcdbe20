/** The retention table with what is over, the lists, and one list. */
import { may } from '@guilu/platform/access/roles.ts';
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { basisOf } from '@guilu/records/deadlines/index.ts';
import { sql } from 'kysely';
import { candidatesOf, kindOf, retentionKinds } from './candidates.ts';
import type { ListRow } from './commands.ts';
import * as contract from './contract.ts';

export async function readTable(work: Work) {
  const kinds = [];
  for (const kind of retentionKinds())
    kinds.push({
      kind: kind.id,
      title: kind.title,
      from: kind.from,
      ...(kind.keep && { keep: kind.keep }),
      basis: basisOf(
        work,
        kind.basis.filter((one) => one !== 'proposal'),
      ),
      proposal: kind.basis.includes('proposal'),
      goes: kind.goes,
      over: (await candidatesOf(work, kind)).length,
    });
  return { kinds };
}

const columns = sql`l.*, (select count(*)::int from destruction_item i where i.county = l.county and i.list_id = l.id and i.state <> 'kept') as items,
  (select coalesce(sum(i.records), 0)::int from destruction_item i where i.county = l.county and i.list_id = l.id and i.state in ('listed', 'destroyed')) as records`;

const lineOf = (row: ListRow): contract.ListLine => ({
  listId: row.id,
  number: row.number,
  state: row.state,
  note: row.note,
  proposedBy: row.proposed_name,
  proposedAt: row.proposed_at,
  ...(row.decided_name && { decidedBy: row.decided_name }),
  ...(row.decided_at && { decidedAt: row.decided_at }),
  ...(row.decision_note && { decisionNote: row.decision_note }),
  ...(row.carried_name && { carriedBy: row.carried_name }),
  ...(row.carried_at && { carriedAt: row.carried_at }),
  items: row.items,
  records: row.records,
});

export async function readLists(work: Work) {
  const { rows } =
    await sql<ListRow>`select ${columns} from destruction_list l where l.county = ${work.actor.county} order by l.proposed_at desc limit 200`.execute(
      work.tx,
    );
  return { rows: rows.map(lineOf) };
}

interface ItemRow {
  seq: number;
  kind: string;
  case_id: string | null;
  name: string | null;
  seen: boolean;
  since: string | null;
  until: string;
  records: number;
  state: string;
  reason: string | null;
  proof: string | null;
}

const perPage = 100;

/** Names and files only where row security shows them; of a sealed file the item says what it is and no more. */
async function itemsOf(work: Work, list: ListRow, page: number): Promise<ItemRow[]> {
  const { rows } =
    await sql<ItemRow>`select i.seq, i.kind, i.case_id, p.name, c.id is not null as seen, i.since, i.until, i.records, i.state, i.reason, i.proof
    from destruction_item i left join person p on p.county = i.county and p.id = i.person_id
    left join case_file c on c.county = i.county and c.id = i.case_id
    where i.county = ${list.county} and i.list_id = ${list.id} order by i.seq limit ${perPage} offset ${(page - 1) * perPage}`.execute(
      work.tx,
    );
  return rows;
}

export async function readOneList(work: Work, { params, query }: Call<typeof contract.destructionList>) {
  const { rows } = await sql<
    ListRow & { counts: Record<string, { destroyed: number; left: number }> | null; total: number }
  >`select ${columns},
      (select count(*)::int from destruction_item i where i.county = l.county and i.list_id = l.id) as total
    from destruction_list l where l.id = ${params.listId} and l.county = ${work.actor.county}`.execute(work.tx);
  const list = rows[0];
  if (!list) return notFound();
  await work.audit.read('destruction list opened', { county: list.county }, list.number);
  const items = await itemsOf(work, list, query.page ?? 1);
  const title = (kind: string) => kindOf(kind)?.title ?? { zh: kind, en: kind };
  const mayDecide = may(work.actor, contract.decideDestruction);
  const own = list.proposed_by === work.actor.accountId;
  const proposed = list.state === 'proposed';
  return {
    list: lineOf(list),
    ...(list.digest && { digest: list.digest }),
    counts: Object.entries(list.counts ?? {}).map(([kind, of]) => ({ kind, title: title(kind), ...of })),
    total: list.total,
    items: items.map((item) => ({
      seq: item.seq,
      kind: item.kind,
      title: title(item.kind),
      ...(item.name && { name: item.name }),
      ...(item.case_id && item.seen && { caseId: item.case_id }),
      ...(item.since && { since: item.since }),
      until: item.until,
      records: item.records,
      state: item.state,
      ...(item.reason && { reason: item.reason }),
      ...(item.proof && { proof: item.proof }),
    })),
    acts: [
      ...(proposed && may(work.actor, contract.proposeDestruction) ? ['keep'] : []),
      ...(proposed && mayDecide && !own ? ['decide'] : []),
      ...(list.state === 'approved' && mayDecide ? ['carry-out'] : []),
    ],
    ...(proposed && mayDecide && own && { notByMe: work.language.error('retention/own-list') }),
  };
}
