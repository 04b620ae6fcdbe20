/** Sending a paper of a file to agencies: the notice as a fact, a letter for each, all in one transaction. */
import type { Call, GuiluEvent } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, type HeldCase, holdCase, particularsOf } from '@guilu/records/cases/index.ts';
import type { Sending } from '@guilu/records/papers/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { aboutOf, aboutTable, agencyKinds, rolesOf, standingNotice } from './rules.ts';

interface PaperRow {
  id: string;
  number: string;
  template: string;
  title_zh: string;
  title_en: string;
  docx_sha256: string;
  pdf_sha256: string | null;
  sending: Sending | null;
  name: string;
  void: boolean;
}
interface AgencyRow {
  code: string;
  name: string;
  kind: string;
  aliases: string[];
}
type Sent = { sent: number; met: { zh: string; en: string }[] };

export async function sendPaper(
  work: Work,
  { params, body }: Call<typeof contract.sendLetter>,
): Promise<Sent | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const paper = await paperOf(work, held.row.county, held.row.id, body.paperId);
  if (!paper) return notFound();
  if (paper.void) return refused('paper/void');
  const about = body.about ?? aboutOf(paper.template, paper.sending?.data.about);
  if (!work.law.codesOf(aboutTable).some((one) => one.code === about))
    return invalid('exchange/unknown-matter', 'about');
  const agencies = await agenciesFor(work, held.row.county, body.organisations);
  if (agencies.length !== body.organisations.length) return invalid('exchange/no-such-agency', 'organisations');
  const again = await alreadySent(work, held.row.county, paper.id, body.organisations);
  if (again) return refused('exchange/sent-already', { params: { agency: again } });
  const facts = await noticeEach(work, held, paper, about, agencies);
  if (isRefusal(facts)) return facts;
  for (const agency of agencies) await writeLetter(work, held, paper, about, agency, facts.get(agency.code) ?? '');
  return { sent: agencies.length, met: await metBy(work, held, [...facts.values()]) };
}

/** A procedure made a paper that goes to agencies at once: its letters are written in the name of whoever made it. Delivered at least once. */
export async function sendWanted(work: Work, { payload }: GuiluEvent): Promise<void> {
  const { caseId, paperId, organisations, by } = payload as {
    caseId: string;
    paperId: string;
    organisations: string[];
    by: { accountId: string; name: string; organisation: string; organisationName: string };
  };
  const sent = await sendPaper(
    { ...work, actor: { ...work.actor, ...by } },
    { params: { caseId }, query: undefined, body: { paperId, organisations }, from: { address: '', agent: '' } },
  );
  // Sent already by hand, or made void meanwhile: then there is nothing to send.
  if (isRefusal(sent) && !['exchange/sent-already', 'paper/void'].includes(sent.code))
    throw new Error(`The letter was refused: ${sent.code}`);
}

async function paperOf(work: Work, county: string, caseId: string, paperId: string): Promise<PaperRow | undefined> {
  const { rows } =
    await sql<PaperRow>`select d.id, d.number, d.template, d.title_zh, d.title_en, d.docx_sha256, d.pdf_sha256, d.sending, p.name,
      exists (select 1 from paper_void v where v.county = d.county and v.paper_id = d.id) as void
    from paper d join person p on p.county = d.county and p.id = d.person_id
   where d.county = ${county} and d.case_id = ${caseId} and d.id = ${paperId}`.execute(work.tx);
  return rows[0];
}

/** Agencies that a county writes to: its own, and those of the city and the province. */
export async function agenciesFor(work: Work, county: string, only?: readonly string[]): Promise<AgencyRow[]> {
  const named = only ? sql`and code = any(${[...only]}::text[])` : sql``;
  const { rows } = await sql<AgencyRow>`select code, name, kind, aliases from organisation
   where kind = any(${agencyKinds}::text[]) and (county = ${county} or county is null)
     and (valid_to is null or valid_to >= ${work.today}) ${named} order by county nulls last, kind, code`.execute(
    work.tx,
  );
  return rows;
}

async function alreadySent(
  work: Work,
  county: string,
  paperId: string,
  codes: readonly string[],
): Promise<string | undefined> {
  const { rows } = await sql<{
    name: string;
  }>`select o.name from agency_letter l join organisation o on o.code = l.organisation
    where l.county = ${county} and l.paper_id = ${paperId} and l.organisation = any(${[...codes]}::text[]) limit 1`.execute(
    work.tx,
  );
  return rows[0]?.name;
}

/** Records for each agency that the paper left for it, so that each has a receipt of its own; answers the fact by agency. */
async function noticeEach(
  work: Work,
  held: HeldCase,
  paper: PaperRow,
  about: string,
  agencies: AgencyRow[],
): Promise<Map<string, string> | Refusal> {
  const { court } = await particularsOf(work, held.row.county, held.row.id);
  const told = agencies.map((agency) => ({ code: agency.code, to: rolesOf(agency, about, court) }));
  const facts = new Map<string, string>();
  const untold = [];
  for (const one of told) {
    const standing = standingNotice(held.live, paper.id, one.to);
    if (standing) facts.set(one.code, standing.id);
    else untold.push(one);
  }
  if (!untold.length) return facts;
  const source = { paper: paper.id, number: paper.number };
  const appended = await appendTo(
    work,
    held,
    untold.map(({ to }) => ({ type: 'case.notice-sent', on: work.today, data: { about, to }, source })),
  );
  if (isRefusal(appended)) return appended;
  for (const [at, { code }] of untold.entries()) facts.set(code, appended.ids[at] ?? '');
  return facts;
}

async function writeLetter(
  work: Work,
  { row }: HeldCase,
  paper: PaperRow,
  about: string,
  agency: AgencyRow,
  factId: string,
) {
  const id = uuid();
  await sql`insert into agency_letter (county, id, organisation, case_id, person_id, person_name, paper_id, number, title_zh, title_en,
      docx_sha256, pdf_sha256, about, fact_id, sent_at, sent_by, sent_name, sent_from)
    values (${row.county}, ${id}, ${agency.code}, ${row.id}, ${row.person_id}, ${paper.name}, ${paper.id}, ${paper.number}, ${paper.title_zh}, ${paper.title_en},
      ${paper.docx_sha256}, ${paper.pdf_sha256}, ${about}, ${factId}, ${work.at}, ${work.actor.accountId}, ${work.actor.name}, ${work.actor.organisationName})`.execute(
    work.tx,
  );
  work.audit.wrote(
    'letter sent',
    { personId: row.person_id ?? undefined, caseId: row.id },
    { letter: id, paper: paper.id, to: agency.code },
  );
}

async function metBy(work: Work, { row }: HeldCase, factIds: readonly string[]) {
  const { rows } = await sql<{
    rule: string;
    pack: string;
    pack_version: string;
  }>`select rule, pack, pack_version from duty
    where county = ${row.county} and case_id = ${row.id} and state in ('met', 'met-late') and met_by && ${[...factIds]}::uuid[]`.execute(
    work.tx,
  );
  return rows.map(
    (duty) =>
      work.law.rule({ pack: duty.pack, sort: 'duty', id: duty.rule, on: duty.pack_version })?.title ?? {
        zh: duty.rule,
        en: duty.rule,
      },
  );
}
