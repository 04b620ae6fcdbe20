/** County powers in an office's hands: by an instrument, from a day to a day, taken back at any time. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, notFound, type Refusal } from '@guilu/platform/http/refusal.ts';
import type { Tx } from '@guilu/platform/database/database.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { organisation } from './lookups.ts';
import { type Delegation, inForce, mayDecide } from './rules.ts';

interface Row {
  id: string;
  office: string;
  office_name: string;
  instrument: string;
  powers: string[];
  from_on: string;
  to_on: string | null;
  ended_on: string | null;
}

async function select(tx: Tx, county: string, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select d.*, coalesce(o.short_name, o.name) as office_name from delegation d join organisation o on o.code = d.office
    where d.county = ${county} and ${where} order by d.from_on desc, d.id desc limit 500`.execute(tx);
  return rows;
}

const termsOf = (row: Row): Delegation => ({
  office: row.office,
  powers: row.powers,
  fromOn: row.from_on,
  toOn: row.to_on ?? undefined,
  endedOn: row.ended_on ?? undefined,
});

/** May this office decide what is the county's, on this day? For routes and gates of the procedures. */
export async function officeMayDecide(
  tx: Tx,
  county: string,
  office: string,
  power: string,
  on: string,
): Promise<boolean> {
  return mayDecide((await select(tx, county, sql`d.office = ${office}`)).map(termsOf), office, power, on);
}

export async function readDelegations(
  work: Work,
  { query }: Call<typeof contract.listDelegations>,
): Promise<{ rows: contract.DelegationLine[] }> {
  const rows = await select(work.tx, work.actor.county, query.office ? sql`d.office = ${query.office}` : sql`true`);
  return {
    rows: rows.map((row) => ({
      id: row.id,
      office: row.office,
      officeName: row.office_name,
      instrument: row.instrument,
      powers: row.powers,
      fromOn: row.from_on,
      ...(row.to_on && { toOn: row.to_on }),
      ...(row.ended_on && { endedOn: row.ended_on }),
      inForce: inForce(termsOf(row), work.today),
    })),
  };
}

export async function delegate(
  work: Work,
  { body }: Call<typeof contract.createDelegation>,
): Promise<{ id: string } | Refusal> {
  const county = work.actor.county;
  const office = await organisation(work.tx, body.office);
  if (office?.county !== county || office.kind !== 'judicial-office')
    return invalid('delegation/no-such-office', 'office');
  if (body.toOn && body.toOn < body.fromOn)
    return invalid('delegation/ends-before-start', 'toOn', { from: body.fromOn });
  const id = uuid();
  await sql`insert into delegation (county, id, office, instrument, powers, from_on, to_on, recorded_by, recorded_at)
    values (${county}, ${id}, ${office.code}, ${body.instrument}, ${[...body.powers]}, ${body.fromOn}, ${body.toOn ?? null}, ${work.actor.accountId}, ${work.at})`.execute(
    work.tx,
  );
  work.audit.wrote(
    'powers delegated',
    {},
    { delegation: id, office: office.code, powers: body.powers, from: body.fromOn, to: body.toOn ?? null },
  );
  return { id };
}

/** The last day of an instrument; a day that is past already changes nothing that was decided until then. */
export async function endDelegated(
  work: Work,
  { params, body }: Call<typeof contract.endDelegation>,
): Promise<Record<string, never> | Refusal> {
  const [row] = await select(work.tx, work.actor.county, sql`d.id = ${params.delegationId}`);
  if (!row) return notFound();
  if (body.on < work.today) return invalid('delegation/end-in-the-past', 'on', { today: work.today });
  if (!inForce({ ...termsOf(row), fromOn: row.from_on < body.on ? row.from_on : body.on }, body.on))
    return invalid('delegation/over-already', 'on');
  await sql`update delegation set ended_on = ${body.on} where county = ${work.actor.county} and id = ${row.id}`.execute(
    work.tx,
  );
  work.audit.wrote('delegation ended', {}, { delegation: row.id, on: body.on });
  return {};
}
