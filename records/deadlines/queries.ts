/** Today, the calendar of duties, the trace of one, and how often alerts were false. */
import { addDays } from '@guilu/calendar';
import type { CaseKind } from '@guilu/law';
import type { Call } from '@guilu/platform/feature.ts';
import { kept } from '@guilu/platform/database/database.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import { factsOf, findCase } from '../cases/index.ts';
import { instrumentsInScope, packsOf } from '../organisations/index.ts';
import type { TodayLine } from './contract.ts';
import type * as contract from './contract.ts';
import { entrustedOf, type Held } from './entrusted.ts';
import { askEntrusted, levelOf } from './held.ts';
import { alertTitle, basisOf, type DutyRow, dutyLineOf } from './lines.ts';
import { groupOf } from './rules.ts';

type TodayRow = DutyRow & { person_id: string; name: string; kind: string; category: string | null; term_end: string | null };

/** Duties not yet met that fall due by a day, with whom they concern. Row security keeps it to the asker's branch. */
export function openDuties(by: string, narrowed: RawBuilder<unknown> = sql``): RawBuilder<TodayRow> {
  return sql<TodayRow>`select d.key, d.case_id, d.rule, d.period, d.due_on, d.due_at, d.state, d.met_by, d.met_on, d.owed_by, d.falls_to,
      d.pack, d.pack_version, d.basis, d.verified, d.person_id, p.name, c.kind, c.category, c.term_end, c.office
    from duty d
    join case_file c on c.county = d.county and c.id = d.case_id
    join person p on p.county = d.county and p.id = d.person_id
   where d.state = 'open' and d.due_on <= ${by} and c.closed_on is null
     and not exists (select 1 from duty_set_aside s where s.county = d.county and s.case_id = d.case_id and s.duty_key = d.key) ${narrowed}
   order by d.due_on, d.due_at nulls last, p.pinyin limit 2000`;
}

function narrowing(work: Work, query: { village?: string | undefined; mine?: boolean | undefined }): RawBuilder<unknown> {
  const village = query.village ? sql` and c.org_path like ${`%.${query.village}.`}` : sql``;
  const mine = query.mine ? sql` and c.officer = ${work.actor.accountId}` : sql``;
  return sql`${village}${mine}`;
}

export async function readToday(work: Work, { query }: Call<typeof contract.today>) {
  // Seven days ahead and not to Sunday: on a Friday one wants to see Monday.
  const weekEnd = addDays(work.today, 7);
  const level = levelOf(work);
  const asked = await todayRows(work.at, weekEnd, level, narrowing(work, query)).execute(work.tx);
  const approvals: Approvals = [];
  for (const { feature, count } of work.approvals) approvals.push({ feature, count: await count(work) });
  const ownRulesSetAside = work.lawInForce.setAside(work.actor.county) !== undefined;
  return { ...todayAnswer(work, asked.rows[0], level, weekEnd, approvals), ownRulesSetAside };
}

/** The rows as the page shows them. */
export function todayAnswer(work: Pick<Work, 'law' | 'today' | 'at'> & Partial<Pick<Work, 'actor'>>, asked: TodayRows | undefined, level: 'office' | 'county', weekEnd: string, approvals: Approvals) {
  const { duties = [], alerts = [], people = [], instruments = [] } = asked ?? {};
  const entrusted = entrustedOf(instruments, { level, roles: work.actor?.roles });
  const lines = duties.flatMap((row) => {
    const line = dutyLineOf(work, row, entrusted);
    const group = groupOf(line, level, work.today, weekEnd);
    return group ? [toLine(row, line, group)] : [];
  });
  const count = (group: string) => lines.filter((line) => line.group === group).length;
  return {
    day: work.today,
    people: { correction: countOf(people, 'correction'), resettlement: countOf(people, 'resettlement') },
    counts: { overdue: count('overdue'), today: count('today'), week: count('week'), waiting: count('waiting'), approvals: approvals.reduce((sum, one) => sum + one.count, 0), alerts: alerts.length },
    approvals: approvals.filter((one) => one.count > 0),
    lines,
    alerts: alerts.map((row) => toAlert(work, row)),
  };
}

type Approvals = { feature: string; count: number }[];

export interface TodayRows {
  duties: TodayRow[];
  alerts: AlertRow[];
  people: { kind: string; n: number }[];
  instruments: Held[];
}

/** All that Today shows, in one statement, with the powers that offices hold today. `within`: keeps it to a part by itself where no row security does. */
export function todayRows(at: string, weekEnd: string, level: 'office' | 'county', narrowed: RawBuilder<unknown>, within: (alias: string) => RawBuilder<unknown> = () => sql``): RawBuilder<TodayRows> {
  const list = (query: RawBuilder<unknown>) => sql`(select coalesce(json_agg(row), '[]') from (${query}) row)`;
  return sql<TodayRows>`${sql.raw(kept)}select ${list(openDuties(weekEnd, sql`${within('d')} ${narrowed}`))} as duties,
    ${list(standing(at, level, within('a')))} as alerts, ${list(peopleByKind(within('c')))} as people,
    ${list(instrumentsInScope(at.slice(0, 10)))} as instruments`;
}

function toLine(row: TodayRow, line: ReturnType<typeof dutyLineOf>, group: string): TodayLine {
  return {
    ...line,
    personId: row.person_id,
    name: row.name,
    kind: row.kind,
    ...(row.category && { category: row.category }),
    ...(row.term_end && { termEnd: row.term_end }),
    group,
  };
}

/** Open cases in scope, counted by kind. */
export function peopleByKind(narrowed: RawBuilder<unknown> = sql``): RawBuilder<{ kind: string; n: number }> {
  return sql`select kind, count(*)::int n from case_file c
    where c.closed_on is null and c.kind in ('correction', 'resettlement') ${narrowed} group by c.kind`;
}

const countOf = (people: { kind: string; n: number }[], kind: string) => people.find((row) => row.kind === kind)?.n ?? 0;

interface AlertRow {
  key: string;
  case_id: string;
  person_id: string;
  name: string;
  kind: string;
  rule: string;
  since: string;
  pack: string;
  pack_version: string;
  basis: string[];
  verified: boolean;
}

/**
 * An alert that stood already when a case was taken over rests for thirty days: until then nobody can have put right what the
 * earlier records did not tell. The file shows it from the first day.
 */
const heldBack = (at: string) =>
  sql`and (c.taken_over_on is null or a.since >= c.taken_over_on::timestamp at time zone 'Asia/Shanghai' or ${at}::timestamptz >= c.taken_over_on + 30)`;

/** Alerts told to a level that have come by an instant and that nobody has disposed of. */
export function standing(at: string, level: 'office' | 'county', narrowed: RawBuilder<unknown> = sql``): RawBuilder<AlertRow> {
  return sql`select a.key, a.case_id, a.person_id, p.name, c.kind, a.rule, a.since, a.pack, a.pack_version, a.basis, a.verified
    from alert a
    join case_file c on c.county = a.county and c.id = a.case_id
    join person p on p.county = a.county and p.id = a.person_id
   where a.since <= ${at} and c.closed_on is null ${heldBack(at)} and (a.falls_to = ${level} or ${level} = 'county')
     and (${level} = 'county' or a.told && array['office', 'officer', 'office-head'])
     and not exists (select 1 from alert_disposition x where x.county = a.county and x.case_id = a.case_id and x.alert_key = a.key) ${narrowed}
   order by a.since desc limit 300`;
}

function toAlert(work: Pick<Work, 'law'>, row: AlertRow) {
  return {
    key: row.key,
    caseId: row.case_id,
    personId: row.person_id,
    name: row.name,
    kind: row.kind,
    rule: row.rule,
    title: alertTitle(work, row),
    since: row.since,
    basis: basisOf(work, row.basis),
    verified: row.verified,
  };
}

/** Every day between two days (at most 62) with what falls due on it. */
export async function readCalendar(work: Work, { query }: Call<typeof contract.calendarOfDuties>) {
  const { rows } = await openDuties(query.to, sql` and d.due_on >= ${query.from}`).execute(work.tx);
  const level = levelOf(work);
  const entrusted = await askEntrusted(work, work.today);
  const lines = rows.map((row) => toLine(row, dutyLineOf(work, row, entrusted), 'day'));
  const days = [];
  for (let on = query.from, n = 0; on <= query.to && n < 62; on = addDays(on, 1), n += 1) {
    const known = work.calendar.years.includes(Number(on.slice(0, 4)));
    const reason = known ? work.calendar.reasonOf(on) : undefined;
    days.push({
      on,
      working: reason === undefined || reason === 'working-day' || reason === 'make-up-day',
      ...(reason && reason !== 'working-day' && { note: reason }),
      lines: lines.filter((line) => line.dueOn === on && line.fallsTo === level),
    });
  }
  return { days };
}

export const readTrace = (work: Work, { params }: Call<typeof contract.dutyTrace>) => traceOf(work, params.caseId, { duty: params.key }, 'duty/not-found');
export const readAlertTrace = (work: Work, { params }: Call<typeof contract.alertTrace>) => traceOf(work, params.caseId, { alert: params.key }, 'alert/not-found');

async function traceOf(work: Work, caseId: string, ask: { duty: string } | { alert: string }, missing: string) {
  const row = await findCase(work.tx, caseId);
  if (!row) return notFound();
  const facts = await factsOf(work.tx, row.county, row.id, row.person_id);
  const pack = await packsOf(work, row.county, row.kind);
  const trace = work.law.explain({ pack, kind: row.kind as CaseKind, facts, asOf: work.at, calendar: work.calendar, ask });
  if (!trace) return notFound(missing);
  return { title: trace.rule.title, steps: trace.steps.map((step) => ({ label: step.label, text: step.text, ...(step.days && { days: step.days }) })) };
}

export async function readFalseAlarms(work: Work) {
  const { rows } = await sql<{ rule: string; outcome: string; n: number }>`select rule, outcome, count(*)::int n from alert_disposition group by rule, outcome`.execute(work.tx);
  const standing = await sql<{ rule: string; n: number }>`select rule, count(*)::int n from alert where since <= ${work.at} group by rule`.execute(work.tx);
  const names = [...new Set([...rows, ...standing.rows].map((row) => row.rule))].sort();
  const sum = (list: { rule: string; n: number }[], rule: string) => list.filter((row) => row.rule === rule).reduce((total, row) => total + row.n, 0);
  return {
    rules: names.map((rule) => ({
      rule,
      title: alertTitle(work, { pack: 'national', rule, pack_version: work.today }),
      raised: sum(standing.rows, rule),
      disposed: sum(rows, rule),
      falseAlarms: sum(rows.filter((row) => row.outcome === 'false-alarm'), rule),
    })),
  };
}
