/** Letters as the file, the office's list and the agency's inbox show them. */
import { daysBetween } from '@guilu/calendar';
import type { Call, FileAnswer } from '@guilu/platform/feature.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { findCase } from '@guilu/records/cases/index.ts';
import { fileOf, paperMediaTypes } from '@guilu/records/papers/index.ts';
import { type RawBuilder, sql } from 'kysely';
import type * as contract from './contract.ts';
import { aboutOf, aboutTable } from './rules.ts';
import { agenciesFor } from './send.ts';

interface LetterRow {
  county: string;
  id: string;
  case_id: string;
  person_id: string | null;
  person_name: string;
  number: string;
  title_zh: string;
  title_en: string;
  docx_sha256: string;
  pdf_sha256: string | null;
  about: string;
  sent_at: string;
  sent_on: string;
  sent_name: string;
  sent_from: string;
  acknowledged_at: string | null;
  acknowledged_name: string | null;
  agency_name: string;
}

const perPage = 50;

async function select(
  work: Work,
  where: RawBuilder<unknown>,
  order: RawBuilder<unknown>,
  page = 1,
): Promise<LetterRow[]> {
  const { rows } =
    await sql<LetterRow>`select l.*, to_char(l.sent_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD') as sent_on,
      o.name as agency_name
    from agency_letter l join organisation o on o.code = l.organisation
   where ${where} order by ${order}, l.id limit ${perPage} offset ${(page - 1) * perPage}`.execute(work.tx);
  return rows;
}

async function count(work: Work, where: RawBuilder<unknown>): Promise<number> {
  const { rows } = await sql<{ n: number }>`select count(*)::int n from agency_letter l where ${where}`.execute(
    work.tx,
  );
  return rows[0]?.n ?? 0;
}

function toLine(work: Work, row: LetterRow): contract.LetterLine {
  const about = work.law.codesOf(aboutTable).find((one) => one.code === row.about);
  return {
    letterId: row.id,
    title: { zh: row.title_zh, en: row.title_en },
    number: row.number,
    name: row.person_name,
    about: about?.title ?? { zh: row.about, en: row.about },
    pdf: row.pdf_sha256 !== null,
    sentAt: row.sent_at,
    sentBy: row.sent_name,
    sentFrom: row.sent_from,
    ...(row.acknowledged_at && { acknowledgedAt: row.acknowledged_at, acknowledgedBy: row.acknowledged_name ?? '' }),
  };
}

const toSent = (work: Work, row: LetterRow): contract.SentLine => ({
  ...toLine(work, row),
  caseId: row.case_id,
  agencyName: row.agency_name,
  ...(!row.acknowledged_at && { daysWaiting: daysBetween(row.sent_on, work.today) }),
});

const newest = sql`l.sent_at desc`;

export async function readLettersOfCase(work: Work, { params }: Call<typeof contract.lettersOfCase>) {
  if (!(await findCase(work.tx, params.caseId))) return notFound();
  return { rows: (await select(work, sql`l.case_id = ${params.caseId}`, newest)).map((row) => toSent(work, row)) };
}

export async function readOffer(work: Work, { params }: Call<typeof contract.sendingOffer>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const papers = await sql<{
    id: string;
    number: string;
    template: string;
    title_zh: string;
    title_en: string;
    about: string | null;
  }>`select id, number, template, title_zh, title_en, sending -> 'data' ->> 'about' as about
    from paper d where county = ${row.county} and case_id = ${row.id}
     and not exists (select 1 from paper_void v where v.county = d.county and v.paper_id = d.id) order by made_at desc limit 100`.execute(
    work.tx,
  );
  const agencies = await agenciesFor(work, row.county);
  return {
    papers: papers.rows.map((paper) => ({
      paperId: paper.id,
      number: paper.number,
      title: { zh: paper.title_zh, en: paper.title_en },
      about: aboutOf(paper.template, paper.about),
    })),
    agencies: agencies.map(({ code, name, kind }) => ({ code, name, kind })),
    abouts: work.law.codesOf(aboutTable).map(({ code, title }) => ({ code, title })),
  };
}

export async function readSent(work: Work, { query }: Call<typeof contract.listSent>) {
  const where = query.all ? sql`true` : sql`l.acknowledged_at is null`;
  const order = query.all ? newest : sql`l.sent_at`;
  return {
    total: await count(work, where),
    rows: (await select(work, where, order, query.page)).map((row) => toSent(work, row)),
  };
}

/** Row security keeps it to the organisation of whoever asks. */
export async function readInboxOfAgency(work: Work, { query }: Call<typeof contract.inbox>) {
  const own = sql`l.organisation = ${work.actor.organisation}`;
  const waiting = sql`${own} and l.acknowledged_at is null`;
  const where = query.waiting ? waiting : own;
  return {
    total: await count(work, where),
    waiting: await count(work, waiting),
    rows: (await select(work, where, newest, query.page)).map((row) => toLine(work, row)),
  };
}

export async function readLetter(
  work: Work,
  { params }: Call<typeof contract.downloadLetter>,
): Promise<FileAnswer | Refusal> {
  const row = (await select(work, sql`l.id = ${params.letterId}`, newest))[0];
  if (!row) return notFound();
  const sha256 = params.format === 'pdf' ? row.pdf_sha256 : row.docx_sha256;
  if (!sha256) return refused('documents/no-chinese-font', { status: 404 });
  await work.audit.read(
    'letter opened',
    { county: row.county, personId: row.person_id ?? undefined, caseId: row.case_id },
    row.number,
  );
  return fileOf(
    work,
    sha256,
    paperMediaTypes[params.format],
    `${row.title_zh}-${row.person_name}-${row.number}.${params.format}`,
  );
}
