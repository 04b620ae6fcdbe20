/** Rows of the registry as screens show them: what has changed since, where the paper went, who confirmed, whether it is void. */
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import { factsOf } from '../cases/index.ts';
import { changesSince } from './changes.ts';
import type { PaperLine } from './contract.ts';
import type { Sending } from './issue.ts';

export interface PaperRow {
  county: string;
  id: string;
  case_id: string;
  person_id: string | null;
  name: string;
  number: string;
  template: string;
  title_zh: string;
  title_en: string;
  made_at: string;
  made_by: string;
  made_name: string;
  docx_sha256: string;
  pdf_sha256: string | null;
  facts: string[];
  sending: Sending | null;
  outdated: boolean;
  void_reason: string | null;
  voided_at: string | null;
  voided_name: string | null;
}

/** A fact it prints was put right since, or a ruling has moved the term it prints. A void paper says so and no more. */
export const outdated = sql<boolean>`(not exists (select 1 from paper_void v where v.county = d.county and v.paper_id = d.id)
  and (exists (select 1 from fact f where f.county = d.county and f.supersedes = any(d.facts))
    or exists (select 1 from fact t join fact b on b.county = t.county and b.id = any(d.facts) and b.data ? 'termEnd'
         where t.county = d.county and t.case_id = d.case_id and t.type = 'correction.term-changed' and t.recorded_at > d.made_at
           and not t.id = any(d.facts) and not exists (select 1 from fact w where w.county = t.county and w.supersedes = t.id))))`;

/** Papers in scope, newest first, fifty a page. */
export async function papersWhere(work: Pick<Work, 'tx'>, where: RawBuilder<unknown>, page = 1): Promise<PaperRow[]> {
  const { rows } = await sql<PaperRow>`select d.*, p.name, ${outdated} as outdated, v.reason as void_reason, v.voided_at, v.voided_name
    from paper d join person p on p.county = d.county and p.id = d.person_id
    left join paper_void v on v.county = d.county and v.paper_id = d.id
   where ${where} order by d.made_at desc, d.id limit 50 offset ${(page - 1) * 50}`.execute(work.tx);
  return rows;
}

export interface SentFact {
  factId: string;
  paperId: string;
  on: string;
  to: string[];
  receivedOn: string | null;
}

/** The standing facts that papers went out with, and when each was confirmed. */
export async function sentOf(work: Pick<Work, 'tx'>, papers: readonly PaperRow[]): Promise<SentFact[]> {
  if (papers.length === 0) return [];
  const { rows } = await sql<Omit<SentFact, 'to'> & { to: string | string[] }>`select f.id as "factId", f.source ->> 'paper' as "paperId", f.on_day as on, f.data -> 'to' as to,
      (select r.on_day from fact r where r.county = f.county and r.case_id = f.case_id and r.type = 'case.receipt-received' and r.data ->> 'for' = f.id::text
         and not exists (select 1 from fact w where w.county = r.county and w.supersedes = r.id) limit 1) as "receivedOn"
    from fact f where f.county = any(${[...new Set(papers.map((row) => row.county))]}) and f.case_id = any(${[...new Set(papers.map((row) => row.case_id))]}::uuid[]) and f.type in ('case.notice-sent', 'case.document-served')
     and f.source ->> 'paper' = any(${papers.map((row) => row.id)}) and not exists (select 1 from fact w where w.county = f.county and w.supersedes = f.id)
   order by f.on_day, f.seq`.execute(work.tx);
  return rows.map((row) => ({ ...row, to: [row.to].flat() }));
}

export async function toLines(work: Work, papers: readonly PaperRow[]): Promise<PaperLine[]> {
  const sent = await sentOf(work, papers);
  const known = new Map<string, RecordedFact[]>();
  for (const row of papers)
    if (row.outdated && !known.has(row.case_id))
      known.set(row.case_id, await factsOf(work.tx, row.county, row.case_id, row.person_id));
  return papers.map((row) => ({
    ...headOf(row),
    outdated: row.outdated,
    changes: row.outdated ? changesSince(work, { facts: row.facts, madeAt: row.made_at }, known.get(row.case_id) ?? []) : [],
    sent: sent
      .filter((one) => one.paperId === row.id)
      .map(({ factId, on, to, receivedOn }) => ({ factId, on, to, ...(receivedOn && { receivedOn }) })),
  }));
}

function headOf(row: PaperRow) {
  const about = row.sending?.data.about;
  return {
    paperId: row.id,
    caseId: row.case_id,
    name: row.name,
    number: row.number,
    title: { zh: row.title_zh, en: row.title_en },
    madeAt: row.made_at,
    madeBy: row.made_name,
    pdf: row.pdf_sha256 !== null,
    template: row.template,
    addressees: row.sending?.to ?? [],
    ...(typeof about === 'string' && { about }),
    ...(row.void_reason && { voided: { reason: row.void_reason, at: row.voided_at ?? '', by: row.voided_name ?? '' } }),
  };
}

/** Numbers of the papers of a template that still stand in a case: neither void nor outdated. */
export async function standingPapers(
  work: Pick<Work, 'tx'>,
  row: { county: string; id: string },
  template: string,
): Promise<string[]> {
  const where = sql`d.county = ${row.county} and d.case_id = ${row.id} and d.template = ${template}`;
  const papers = await papersWhere(work, where);
  return papers.filter((paper) => !paper.outdated && paper.void_reason === null).map((paper) => paper.number);
}
