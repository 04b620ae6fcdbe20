/** What a family member sees: whom it is about, the office, what comes next; a guardian also the days of granted leave. */
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { basisOf } from '@guilu/records/deadlines/index.ts';
import { sql } from 'kysely';

interface PageRow {
  case_id: string;
  person_id: string;
  surname: string;
  case_kind: string;
  kind: string;
  to_on: string;
  office_name: string | null;
  office_phone: string | null;
  office_address: string | null;
  officer: string | null;
}

/** 404 with a sentence where no case is open any more, or it is sealed. The look stands among those who opened the file. */
export async function readRelative(work: Work) {
  const found = await sql<PageRow>`select * from family_page(${work.today})`.execute(work.tx);
  const page = found.rows[0];
  if (!page) return notFound('family/nothing-now');
  await noteLook(work, page);
  return {
    who: `${page.surname}某`,
    kind: page.kind,
    toOn: page.to_on,
    ...(page.office_name && { officeName: page.office_name }),
    ...(page.office_phone && { officePhone: page.office_phone }),
    ...(page.office_address && { officeAddress: page.office_address }),
    ...(page.officer && { officerName: page.officer }),
    next: await nextOf(work),
    ...(page.kind === 'guardian' && { leave: await leaveOf(work) }),
  };
}

async function nextOf(work: Work) {
  const { rows } = await sql<{
    key: string;
    rule: string;
    due_on: string;
    pack: string;
    pack_version: string;
    basis: string[];
    verified: boolean;
  }>`select * from family_duties(${work.today}) order by due_on limit 6`.execute(work.tx);
  return rows.map((row) => ({
    key: row.key,
    title: work.law.rule({ pack: row.pack, sort: 'duty', id: row.rule, on: row.pack_version })?.title ?? {
      zh: row.rule,
      en: row.rule,
    },
    dueOn: row.due_on,
    late: row.due_on < work.today,
    basis: basisOf(work, row.basis),
    verified: row.verified,
  }));
}

async function leaveOf(work: Work) {
  const { rows } = await sql<{
    from_on: string;
    to_on: string;
  }>`select from_on, to_on from family_leave(${work.today})`.execute(work.tx);
  return rows.map((row) => ({ fromOn: row.from_on, toOn: row.to_on }));
}

/** Once in half an hour, as for the staff: a page that is drawn twice is one look. */
async function noteLook(work: Work, page: PageRow): Promise<void> {
  const since = sql`${work.at}::timestamptz - interval '30 minutes'`;
  const before =
    await sql`select 1 from read_entry where account_id = ${work.actor.accountId} and person_id = ${page.person_id} and at > ${since} limit 1`.execute(
      work.tx,
    );
  if (before.rows.length) return;
  await work.audit.read('family looked', { personId: page.person_id, caseId: page.case_id }, 'family');
}
