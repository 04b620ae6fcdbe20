/** Recording a contact: the fact, the note, the needs found, the follow-up. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, holdCase, type NewFact } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { factOf, makerOf, mayRecordContact } from './rules.ts';

export async function saveContact(work: Work, { params, body }: Call<typeof contract.recordContact>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const own = makerOf(work.actor);
  const no = mayRecordContact(body, held.row.kind, own);
  if (no) return no;
  const fact = factOf(body, body.by ?? own);
  const needs: NewFact[] = (body.needs ?? []).map((need) => ({ type: 'case.need-noted', on: body.on, data: { need } }));
  const appended = await appendTo(work, held, [{ ...fact, on: body.on }, ...needs]);
  if (isRefusal(appended)) return appended;
  const factId = appended.ids[0] ?? '';
  await writeNote(work, held.row, factId, body);
  const met = await sql<{ rule: string; pack: string; pack_version: string }>`select rule, pack, pack_version from duty
    where county = ${held.row.county} and case_id = ${held.row.id} and met_by @> array[${factId}]::uuid[]`.execute(work.tx);
  const titles = met.rows.map((duty) => work.law.rule({ pack: duty.pack, sort: 'duty', id: duty.rule, on: duty.pack_version })?.title ?? { zh: duty.rule, en: duty.rule });
  return { factId, met: titles };
}

async function writeNote(work: Work, row: { county: string; id: string; person_id: string | null }, factId: string, body: contract.ContactBody): Promise<void> {
  const written = Object.entries(body.notes ?? {}).filter(([, text]) => typeof text === 'string' && text.trim() !== '');
  const sections = Object.fromEntries(written.map(([name, text]) => [name, work.keyring.encrypt(String(text))]));
  await sql`insert into contact_note (county, case_id, fact_id, person_id, place, present, sections, follow_up_on, follow_up, written_by, written_name, written_at)
    values (${row.county}, ${row.id}, ${factId}, ${row.person_id}, ${body.place ?? null}, ${body.present ?? []}, ${JSON.stringify(sections)}::jsonb,
            ${body.followUpOn ?? null}, ${body.followUp ?? null}, ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(work.tx);
}

interface NoteRow {
  fact_id: string;
  case_id: string;
  name: string;
  type: string;
  on_day: string;
  place: string | null;
  present: string[];
  sections: Record<string, string>;
  follow_up_on: string | null;
  follow_up: string | null;
  followed_up_by: string | null;
  written_name: string;
}

const noteColumns = sql`n.fact_id, n.case_id, p.name, f.type, f.on_day, n.place, n.present, n.sections, n.follow_up_on, n.follow_up, n.followed_up_by, n.written_name
  from contact_note n join fact f on f.county = n.county and f.id = n.fact_id
  join case_file c on c.county = n.county and c.id = n.case_id join person p on p.county = c.county and p.id = c.person_id`;

function toLine(work: Work, row: NoteRow, withNotes: boolean) {
  const notes = withNotes ? Object.fromEntries(Object.entries(row.sections).map(([name, text]) => [name, work.keyring.decrypt(text)])) : {};
  return {
    factId: row.fact_id,
    caseId: row.case_id,
    name: row.name,
    type: row.type,
    on: row.on_day,
    ...(row.place && { place: row.place }),
    present: row.present,
    notes,
    ...(row.follow_up_on && { followUpOn: row.follow_up_on }),
    ...(row.follow_up && { followUp: row.follow_up }),
    ...(row.followed_up_by && { followedUpBy: row.followed_up_by }),
    by: row.written_name,
  };
}

export async function readContactsOfCase(work: Work, { params }: Call<typeof contract.contactsOfCase>) {
  const { rows } = await sql<NoteRow>`select ${noteColumns} where n.case_id = ${params.caseId} order by f.on_day desc, f.seq desc limit 500`.execute(work.tx);
  await work.audit.read('contact notes read', { caseId: params.caseId }, 'case work');
  return { rows: rows.map((row) => toLine(work, row, true)) };
}

export async function readFollowUps(work: Work, { query }: Call<typeof contract.followUps>) {
  const { rows } = await sql<NoteRow>`select ${noteColumns} where n.follow_up_on is not null and n.followed_up_at is null and c.closed_on is null
    and n.follow_up_on <= ${query.until ?? work.today} order by n.follow_up_on limit 200`.execute(work.tx);
  return { rows: rows.map((row) => toLine(work, row, false)) };
}

/** The notes of a case as one line each, for whoever prints the file. */
export async function textsOfContacts(work: Work, row: { county: string; id: string }): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<Pick<NoteRow, 'fact_id' | 'place' | 'present' | 'sections'>>`select fact_id, place, present, sections from contact_note
    where county = ${row.county} and case_id = ${row.id}`.execute(work.tx);
  const label = (name: string) => work.language.say('zh-CN', `contacts.field.${name}`);
  return new Map(
    rows.map((note) => {
      const said = Object.entries(note.sections).map(([name, text]) => `${label(name)}：${work.keyring.decrypt(text)}`);
      const place = note.place ? [`${label('place')}：${note.place}`] : [];
      const present = note.present.length > 0 ? [`${label('present')}：${note.present.join('、')}`] : [];
      return [note.fact_id, [...place, ...present, ...said].join('；')];
    }),
  );
}

export async function finishFollowUp(work: Work, { params }: Call<typeof contract.doneFollowUp>) {
  const done = await sql<{ person_id: string }>`update contact_note set followed_up_at = ${work.at}, followed_up_by = ${work.actor.name}
    where case_id = ${params.caseId} and fact_id = ${params.factId} and follow_up_on is not null and followed_up_at is null returning person_id`.execute(work.tx);
  if (done.rows[0]) {
    work.audit.wrote('follow-up done', { caseId: params.caseId, personId: done.rows[0].person_id }, { fact: params.factId });
    return {};
  }
  const known = await sql`select 1 from contact_note where case_id = ${params.caseId} and fact_id = ${params.factId}`.execute(work.tx);
  return known.rows.length ? refused('contact/followed-up-already') : notFound();
}
