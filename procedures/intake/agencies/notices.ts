/** An agency types a notice; the county takes it in or returns it with a reason, and the agency sees which. */
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { checkNotice, openFromNotice } from '../commands.ts';
import type { AgencyNotice } from '../contract.ts';
import { senderKinds } from '../rules.ts';
import type * as contract from './contract.ts';

/** Keeps the notice for the county, encrypted; checked as one typed by the county itself. */
export async function keepNotice(
  work: Work,
  { body }: Call<typeof contract.sendNotice>,
): Promise<{ noticeId: string } | Refusal> {
  const { county, ...notice } = body;
  if (!senderKinds.includes(work.actor.organisationKind)) return refused('intake/not-a-sender', { status: 403 });
  const bureau = await sql`select 1 from organisation where kind = 'county-bureau' and county = ${county}`.execute(
    work.tx,
  );
  if (!bureau.rows.length) return invalid('intake/no-such-county', 'county');
  if (notice.area && !notice.area.startsWith(county))
    return invalid('intake/area-elsewhere', 'area', { area: notice.area });
  const no = checkNotice({ ...notice, receivedOn: work.today }, work.today);
  if (no) return no;
  const id = uuid();
  await sql`insert into agency_notice (county, id, organisation, kind, person_name, typed, state, sent_at, sent_by, sent_name)
    values (${county}, ${id}, ${work.actor.organisation}, ${notice.kind}, ${notice.name.trim()}, ${work.keyring.encrypt(JSON.stringify(notice))},
      'sent', ${work.at}, ${work.actor.accountId}, ${work.actor.name})`.execute(work.tx);
  work.audit.wrote('agency notice sent', { county }, { notice: id, organisation: work.actor.organisation });
  return { noticeId: id };
}

interface NoticeRow {
  county: string;
  id: string;
  kind: string;
  person_name: string;
  typed: string | null;
  state: 'sent' | 'taken-in' | 'returned';
  sent_at: string;
  sent_on: string;
  sent_name: string | null;
  answered_at: string | null;
  reason: string | null;
  receipt_on: string | null;
  agency_name: string;
  county_name: string;
}

const columns = sql`n.county, n.id, n.kind, n.person_name, n.typed, n.state, n.sent_at, n.sent_name, n.answered_at, n.reason, n.receipt_on,
  to_char(n.sent_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as sent_on, o.name as agency_name, coalesce(b.name, n.county) as county_name
  from agency_notice n join organisation o on o.code = n.organisation
  left join organisation b on b.county = n.county and b.kind = 'county-bureau'`;

const perPage = 50;

/** Row security keeps it to the organisation of whoever asks. */
export async function readOwnNotices(work: Work, { query }: Call<typeof contract.ownNotices>) {
  const where = sql`n.organisation = ${work.actor.organisation} and ${query.state ? sql`n.state = ${query.state}` : sql`true`}`;
  const total = await sql<{ n: number }>`select count(*)::int n from agency_notice n where ${where}`.execute(work.tx);
  const { rows } = await sql<NoticeRow>`select ${columns} where ${where} order by n.sent_at desc, n.id
    limit ${perPage} offset ${((query.page ?? 1) - 1) * perPage}`.execute(work.tx);
  return {
    total: total.rows[0]?.n ?? 0,
    rows: rows.map((row) => ({
      noticeId: row.id,
      kind: row.kind,
      name: row.person_name,
      countyName: row.county_name,
      sentAt: row.sent_at,
      ...(row.sent_name && { sentBy: row.sent_name }),
      state: row.state,
      ...(row.answered_at && { answeredAt: row.answered_at }),
      ...(row.reason && { reason: row.reason }),
      ...(row.receipt_on && { receiptOn: row.receipt_on }),
    })),
  };
}

const openTyped = (work: Pick<Work, 'keyring'>, typed: string) =>
  JSON.parse(work.keyring.decrypt(typed)) as AgencyNotice;

export async function readArrived(work: Work) {
  const { rows } =
    await sql<NoticeRow>`select ${columns} where n.state = 'sent' and n.typed is not null and n.county = ${work.actor.county}
    order by n.sent_at limit 100`.execute(work.tx);
  if (rows.length) await work.audit.read('agency notices read', {}, 'intake');
  return {
    rows: rows.flatMap((row) =>
      row.typed
        ? [
            {
              noticeId: row.id,
              agencyName: row.agency_name,
              sentAt: row.sent_at,
              sentBy: row.sent_name ?? '',
              notice: openTyped(work, row.typed),
            },
          ]
        : [],
    ),
  };
}

/** A notice that still waits, locked; two officers who answer it come one after the other. */
async function waiting(work: Work, id: string): Promise<(NoticeRow & { typed: string }) | Refusal> {
  const { rows } =
    await sql<NoticeRow>`select ${columns} where n.id = ${id} and n.county = ${work.actor.county} for update of n`.execute(
      work.tx,
    );
  const row = rows[0];
  if (!row?.typed) return notFound();
  return row.state === 'sent' ? { ...row, typed: row.typed } : refused('intake/answered-already');
}

export async function takeIn(
  work: Work,
  { params, body }: Call<typeof contract.takeInNotice>,
): Promise<{ caseId: string; personId: string } | Refusal> {
  const row = await waiting(work, params.noticeId);
  if (isRefusal(row)) return row;
  const notice = openTyped(work, row.typed);
  const opened = await openFromNotice(work, {
    ...notice,
    ...(notice.kind === 'correction' && !notice.court && { court: row.agency_name }),
    ...(body.personId && { personId: body.personId }),
    receivedOn: body.receivedOn ?? row.sent_on,
  });
  if (isRefusal(opened)) return opened;
  await sql`update agency_notice set state = 'taken-in', case_id = ${opened.caseId}, answered_at = ${work.at}, answered_name = ${work.actor.name}
    where county = ${row.county} and id = ${row.id}`.execute(work.tx);
  work.audit.wrote('agency notice taken in', { caseId: opened.caseId, personId: opened.personId }, { notice: row.id });
  return opened;
}

export async function sendBack(
  work: Work,
  { params, body }: Call<typeof contract.returnNotice>,
): Promise<Record<string, never> | Refusal> {
  const row = await waiting(work, params.noticeId);
  if (isRefusal(row)) return row;
  await sql`update agency_notice set state = 'returned', reason = ${body.reason}, answered_at = ${work.at}, answered_name = ${work.actor.name}
    where county = ${row.county} and id = ${row.id}`.execute(work.tx);
  work.audit.wrote('agency notice returned', {}, { notice: row.id });
  return {};
}
