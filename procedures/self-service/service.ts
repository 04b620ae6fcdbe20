/** What the person's own page reads and writes. Row security keeps it to the person's own rows. */
import { addDays, addMonths, daysBetween, daysInStretch } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, type CaseRow, factsOf, holdCase, live } from '@guilu/records/cases/index.ts';
import { type DutyRow, dutyLineOf } from '@guilu/records/deadlines/index.ts';
import { entrustedTo } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';

/** The open case one is supervised under; else the one in which help is offered. */
async function ownCase(work: Work): Promise<CaseRow | undefined> {
  const { rows } =
    await sql<CaseRow>`select * from case_file where closed_on is null and kind in ('correction', 'resettlement') order by kind, opened_on desc limit 1`.execute(
      work.tx,
    );
  return rows[0];
}

const decisions = new Set([
  'correction.leave-refused',
  'correction.admonished',
  'correction.warned',
  'correction.positioning-ordered',
  'correction.positioning-extended',
  'correction.move-decided',
  'case.level-set',
  'correction.scored',
]);

export async function readHome(work: Work) {
  const row = await ownCase(work);
  if (!row) return notFound('my/no-case');
  const facts = live(await factsOf(work.tx, row.county, row.id, row.person_id));
  const duties = await nextDuties(work, row);
  const office = await sql<{
    office_name: string | null;
    officer: string | null;
    office_phone: string | null;
    office_address: string | null;
  }>`select office_name, officer, office_phone, office_address from my_office(${row.county}, ${row.id})`.execute(
    work.tx,
  );
  const counts = await sql<{
    papers: number;
    readers: number;
  }>`select (select count(*)::int from paper) as papers, (select count(distinct account_id)::int from read_entry where account_id <> ${work.actor.accountId}) as readers`.execute(
    work.tx,
  );
  return {
    name: work.actor.name,
    caseId: row.id,
    kind: row.kind,
    ...(row.term_end && { termEnd: row.term_end, daysLeft: daysBetween(work.today, row.term_end) }),
    ...(office.rows[0]?.office_name && { officeName: office.rows[0].office_name }),
    ...(office.rows[0]?.office_phone && { officePhone: office.rows[0].office_phone }),
    ...(office.rows[0]?.office_address && { officeAddress: office.rows[0].office_address }),
    ...(office.rows[0]?.officer && { officerName: office.rows[0].officer }),
    next: duties
      .map((duty) => dutyLineOf(work, duty))
      .map((line) => ({
        key: line.key,
        title: line.title,
        dueOn: line.dueOn,
        late: line.status === 'overdue',
        basis: line.basis,
        verified: line.verified,
      })),
    officeDecidesLeave: (await entrustedTo(work.tx, row.county, row.office, 'leave', work.today)).by !== undefined,
    leaveDays: await daysOut(work, row),
    papers: counts.rows[0]?.papers ?? 0,
    ...(row.last_seen_on && { lastMet: row.last_seen_on }),
    readers: counts.rows[0]?.readers ?? 0,
    decisions: facts
      .filter((fact) => decisions.has(fact.type))
      .reverse()
      .slice(0, 10)
      .map((fact) => ({
        factId: fact.id,
        title: work.law.factType(fact.type)?.title ?? { zh: fact.type, en: fact.type },
        on: fact.on.slice(0, 10),
      })),
  };
}

/** What is asked of the person: of each duty the latest that is late and the nearest to come. */
async function nextDuties(work: Work, row: CaseRow): Promise<DutyRow[]> {
  const { rows } = await sql<DutyRow>`select * from (select distinct on (rule, late) * from (
      select *, due_on < ${work.today} as late, abs(due_on - ${work.today}::date) as apart from duty
       where case_id = ${row.id} and state = 'open' and 'person' = any(owed_by) and due_on <= ${addDays(work.today, 60)}) d
     order by rule, late, apart) one order by due_on limit 6`.execute(work.tx);
  return rows;
}

/** Days of granted leave within the last two months. */
async function daysOut(work: Work, row: CaseRow): Promise<number> {
  const from = addDays(addMonths(work.today, -2), 1);
  const { rows } = await sql<{
    from_on: string;
    to_on: string;
    returned_on: string | null;
  }>`select from_on, to_on, returned_on from leave_request
    where case_id = ${row.id} and approved_id is not null and from_on <= ${work.today} and coalesce(returned_on, to_on) >= ${from}`.execute(
    work.tx,
  );
  return rows.reduce((all, one) => {
    const last = [one.returned_on ?? one.to_on, work.today].sort()[0] ?? work.today;
    return all + daysInStretch(one.from_on > from ? one.from_on : from, last);
  }, 0);
}

export async function sendReport(work: Work, { body }: Call<typeof contract.report>) {
  const row = await ownCase(work);
  if (!row) return notFound('my/no-case');
  if (row.kind !== 'correction') return refused('my/nothing-owed');
  const held = await holdCase(work, row.id);
  if (isRefusal(held)) return held;
  const appended = await appendTo(work, held, [
    {
      type: 'correction.reported',
      on: work.today,
      data: { channel: 'app', parts: ['law-abiding', 'supervision'] },
      source: { by: 'person' },
    },
  ]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  const sections = Object.fromEntries(
    Object.entries({ life: body.how, work: body.work, thinking: body.family }).flatMap(([name, text]) =>
      text ? [[name, work.keyring.encrypt(text)]] : [],
    ),
  );
  await sql`insert into contact_note (county, case_id, fact_id, person_id, sections, written_by, written_name, written_at)
    values (${row.county}, ${row.id}, ${factId}, ${row.person_id}, ${JSON.stringify(sections)}::jsonb, ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(
    work.tx,
  );
  const met = await sql`select 1 from duty where case_id = ${row.id} and met_by @> array[${factId}]::uuid[]`.execute(
    work.tx,
  );
  const wanted =
    await sql`select 1 from duty where case_id = ${row.id} and rule = 'correction.regular-report' and state = 'open'`.execute(
      work.tx,
    );
  return { factId, enough: met.rows.length > 0 || wanted.rows.length === 0 };
}

export async function noteNeed(work: Work, { body }: Call<typeof contract.askForHelp>) {
  return addOwn(work, { type: 'case.need-noted', data: { need: body.need } });
}

/** Against a decision of one's own case; who decided it does not decide the objection (CCL 34). */
export async function object(work: Work, { body }: Call<typeof contract.objectTo>) {
  const fact = await sql<{ type: string }>`select type from fact where id = ${body.against}`.execute(work.tx);
  if (!fact.rows[0] || !decisions.has(fact.rows[0].type)) return notFound('my/no-such-decision');
  return addOwn(work, { type: 'case.objection-made', data: { against: body.against, ground: body.ground } });
}

/** A fact of the person's own, in the own case. */
export async function addOwn(work: Work, fact: { type: string; data: Record<string, unknown> }) {
  const row = await ownCase(work);
  if (!row) return notFound('my/no-case');
  const held = await holdCase(work, row.id);
  if (isRefusal(held)) return held;
  const appended = await appendTo(work, held, [{ ...fact, on: work.today, source: { by: 'person' } }]);
  return isRefusal(appended) ? appended : { factId: appended.ids[0] ?? '' };
}

/** Who looked into the file; one's own looking is not told back. */
export async function readOwnReaders(work: Work) {
  const { rows } = await sql<{
    at: string;
    actor: string;
    what: string;
    purpose: string;
  }>`select at, actor, what, purpose from read_entry where account_id <> ${work.actor.accountId} order by at desc, id desc limit 100`.execute(
    work.tx,
  );
  return { rows };
}
