/** County powers in an office's hands: by an instrument, from a day to a day, taken back at any time. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Tx } from '@guilu/platform/database/database.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { organisation } from './lookups.ts';
import { type Delegation, entrustment, inForce, lastDay } from './rules.ts';

interface Row {
  id: string;
  office: string;
  office_name: string;
  instrument: string;
  powers: string[];
  from_on: string;
  to_on: string | null;
  ended_on: string | null;
  granted_by: string | null;
  recorded_at: string;
}

async function select(tx: Tx, county: string, where: RawBuilder<unknown>): Promise<Row[]> {
  const { rows } =
    await sql<Row>`select d.*, coalesce(o.short_name, o.name) as office_name, a.display_name as granted_by
    from delegation d join organisation o on o.code = d.office left join account a on a.id = d.recorded_by
    where d.county = ${county} and ${where} order by d.from_on desc, d.id desc limit 500`.execute(tx);
  return rows;
}

const termsOf = (row: Pick<Row, 'office' | 'powers' | 'from_on' | 'to_on' | 'ended_on'>): Delegation => ({
  office: row.office,
  powers: row.powers,
  fromOn: row.from_on,
  toOn: row.to_on ?? undefined,
  endedOn: row.ended_on ?? undefined,
});

/** An instrument as acts and papers name it. */
export interface Instrument {
  id: string;
  instrument: string;
  fromOn: string;
  /** Its last day, where it has one. */
  until?: string;
}

/**
 * By which instrument does an office hold a power of its county on a day? `ended`: the one that gave it until it was over.
 * Works on the person's own page too, which asks who decides.
 */
export async function entrustedTo(
  tx: Tx,
  county: string,
  office: string | null,
  power: string,
  on: string,
): Promise<{ by?: Instrument; ended?: Instrument }> {
  if (!office) return {};
  const { rows } = await sql<
    Omit<Row, 'office_name' | 'granted_by' | 'recorded_at'>
  >`select id, office, instrument, powers, from_on, to_on, ended_on from delegation
    where county = ${county} and office = ${office}`.execute(tx);
  const known = rows.map((row) => ({ ...termsOf(row), ...toInstrument(row) }));
  const { by, ended } = entrustment(known, office, power, on);
  return { ...(by && { by: plain(by) }), ...(ended && { ended: plain(ended) }) };
}

const plain = ({ id, instrument, fromOn, until }: Instrument): Instrument => ({
  id,
  instrument,
  fromOn,
  ...(until && { until }),
});

function toInstrument(row: Pick<Row, 'id' | 'instrument' | 'from_on' | 'to_on' | 'ended_on'>): Instrument {
  const until = lastDay({ toOn: row.to_on ?? undefined, endedOn: row.ended_on ?? undefined });
  return { id: row.id, instrument: row.instrument, fromOn: row.from_on, ...(until && { until }) };
}

/** SQL: is the instrument `d` in force on a day? Says what `inForce` says. */
export const standsOn = (on: string): RawBuilder<unknown> =>
  sql`d.from_on <= ${on} and (d.to_on is null or d.to_on >= ${on}) and (d.ended_on is null or d.ended_on >= ${on})`;

/** SQL: the instruments in force on a day of the offices in the asker's branch. Says what `inForce` says. */
export const instrumentsInScope = (on: string): RawBuilder<unknown> =>
  sql`select d.office, d.powers, d.instrument, least(d.to_on, d.ended_on) as until
    from organisation o join delegation d on d.county = o.county and d.office = o.code
   where in_scope(o.path) and o.kind = 'judicial-office' and ${standsOn(on)} order by d.from_on desc`;

/** The refusal of an act of the county to an office that holds no power for it, naming the instrument that is over. */
export function notEntrusted(power: string, ended: Instrument | undefined): Refusal {
  return ended
    ? refused('delegation/over', { status: 403, params: { power, instrument: ended.instrument, until: ended.until } })
    : refused('delegation/none', { status: 403, params: { power } });
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
      ...(row.granted_by && { grantedBy: row.granted_by }),
      grantedOn: row.recorded_at.slice(0, 10),
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
