/** Requests as rows: the projection of the facts, and what stands beside them. */
import { projection } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type RawBuilder, sql } from 'kysely';
import { type Asker, type Identity, type Outcome, type Request, type RequestKind, requestsFrom } from './rules.ts';

export const answerRule = 'case.answer-data-request';

export const dataRequests = projection({
  name: 'data-requests',
  table: 'data_request',
  kinds: '*',
  facts: ['case.data-requested', 'case.data-request-answered', 'case.data-request-withdrawn', 'case.record-withdrawn'],
  key: ['request_id'],
  columns: [
    'person_id',
    'request',
    'asked_by',
    'asked_on',
    'own_page',
    'about',
    'purpose',
    'due_on',
    'answer_id',
    'outcome',
    'ground',
    'corrected_by',
    'answered_on',
    'withdrawn_on',
  ],
  rows: (subject, context) =>
    requestsFrom(subject.facts).map((one) => ({
      ...toRow(one),
      person_id: subject.personId,
      due_on:
        context.evaluation.duties
          .find((duty) => duty.rule === answerRule && duty.startedBy === one.id)
          ?.due.slice(0, 10) ?? null,
    })),
});

const toRow = (one: Request) => ({
  request_id: one.id,
  request: one.request,
  asked_by: one.askedBy,
  asked_on: one.askedOn,
  own_page: one.onOwnPage,
  about: one.about ?? null,
  purpose: one.purpose ?? null,
  answer_id: one.answerId ?? null,
  outcome: one.outcome ?? null,
  ground: one.ground ?? null,
  corrected_by: one.correctedBy ?? null,
  answered_on: one.answeredOn ?? null,
  withdrawn_on: one.withdrawnOn ?? null,
});

/** A line of the explanation: what it is about, and what is said. */
export interface Explained {
  label: { zh: string; en: string };
  text: { zh: string; en: string };
}

export interface RequestRow {
  county: string;
  case_id: string;
  request_id: string;
  person_id: string;
  name: string;
  request: RequestKind;
  asked_by: Asker;
  asked_on: string;
  own_page: boolean;
  about: string | null;
  about_type: string | null;
  about_on: string | null;
  purpose: string | null;
  due_on: string | null;
  outcome: Outcome | null;
  ground: string | null;
  corrected_by: string | null;
  answered_on: string | null;
  withdrawn_on: string | null;
  details: string | null;
  asker_name: string | null;
  authority: string | null;
  identity: Identity;
  identity_by: string | null;
  taken_by: string;
  taken_name: string;
  reasons: string | null;
  explanation: Explained[] | null;
  decided_by: string | null;
  decided_name: string | null;
  paper_id: string | null;
  paper_number: string | null;
  copy_stored: string | null;
  copy_hash: string | null;
  copy_until: string | null;
  copy_destroyed_at: string | null;
}

/** Requests that one may see and that fit a condition over `r`, the nearest last day first; a hundred of them a page. */
export async function selectRequests(
  work: Pick<Work, 'tx'>,
  where: RawBuilder<unknown>,
  page = 1,
): Promise<{ rows: RequestRow[]; total: number }> {
  const from = sql`data_request r join data_request_text t on t.county = r.county and t.request_id = r.request_id
    join person p on p.county = r.county and p.id = r.person_id where ${where}`;
  const { rows } =
    await sql<RequestRow>`select r.*, t.*, p.name, f.type as about_type, f.on_day as about_on, d.number as paper_number
    from ${sql`data_request r join data_request_text t on t.county = r.county and t.request_id = r.request_id
    join person p on p.county = r.county and p.id = r.person_id
    left join fact f on f.county = r.county and f.id = r.about
    left join paper d on d.county = t.county and d.id = t.paper_id where ${where}`}
    order by (r.answered_on is not null or r.withdrawn_on is not null), coalesce(r.answered_on, r.withdrawn_on) desc, r.due_on, r.request_id
    limit 100 offset ${(page - 1) * 100}`.execute(work.tx);
  if (page === 1 && rows.length < 100) return { rows, total: rows.length };
  const total = await sql<{ n: number }>`select count(*)::int n from ${from}`.execute(work.tx);
  return { rows, total: total.rows[0]?.n ?? 0 };
}

/** What whoever asks adds to the facts. */
export interface Said {
  requestId: string;
  caseId: string;
  personId: string;
  county: string;
  details?: string | undefined;
  askerName?: string | undefined;
  authority?: string | undefined;
  identity: Identity;
}

/** Keeps what was said, encrypted, with who took it down. */
export async function keepSaid(work: Work, said: Said): Promise<void> {
  const hidden = (text: string | undefined) => (text?.trim() ? work.keyring.encrypt(text.trim()) : null);
  const by = said.identity === 'not-shown' || said.identity === 'own-page' ? null : work.actor.name;
  await sql`insert into data_request_text (county, request_id, case_id, person_id, details, asker_name, authority, identity, identity_by, taken_by, taken_name, taken_at)
    values (${said.county}, ${said.requestId}, ${said.caseId}, ${said.personId}, ${hidden(said.details)}, ${hidden(said.askerName)}, ${hidden(said.authority)},
      ${said.identity}, ${by}, ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(work.tx);
}
