/** Requests as the office's screens and the own page see them. */
import { daysBetween } from '@guilu/calendar';
import { may } from '@guilu/platform/access/roles.ts';
import type { Call, FileAnswer } from '@guilu/platform/feature.ts';
import { FileProblem } from '@guilu/platform/files/store.ts';
import { notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Work } from '@guilu/platform/work.ts';
import { type CaseRow, factsOf, findCase, linesOf, live } from '@guilu/records/cases/index.ts';
import { basisOf } from '@guilu/records/deadlines/index.ts';
import { sql } from 'kysely';
import { consentsFrom } from './consents.ts';
import * as contract from './contract.ts';
import { openCopy } from './copy.ts';
import { explainable } from './explain.ts';
import { grounds, rightOf } from './rules.ts';
import { type RequestRow, selectRequests } from './store.ts';

const stateOf = (row: RequestRow) => (row.withdrawn_on ? 'withdrawn' : row.answered_on ? 'answered' : 'open');

/** Whether the archive can still be fetched. */
export const copyThere = (row: RequestRow, today: string): boolean =>
  row.copy_stored !== null && row.copy_destroyed_at === null && (row.copy_until ?? '') >= today;

function copyOf(row: RequestRow, today: string) {
  return row.copy_hash && row.copy_until
    ? { until: row.copy_until, hash: row.copy_hash, there: copyThere(row, today) }
    : undefined;
}

/** What the person, and whoever stands for them, is told. */
export function toOwn(work: Work, row: RequestRow): contract.OwnRequest {
  const copy = copyOf(row, work.today);
  const open = (text: string | null) => (text ? work.keyring.decrypt(text) : undefined);
  const [details, reasons] = [open(row.details), open(row.reasons)];
  const title = row.about_type
    ? (work.law.factType(row.about_type)?.title ?? { zh: row.about_type, en: row.about_type })
    : undefined;
  return {
    requestId: row.request_id,
    caseId: row.case_id,
    request: row.request,
    askedBy: row.asked_by,
    askedOn: row.asked_on,
    onOwnPage: row.own_page,
    state: stateOf(row),
    ...(row.due_on && { dueOn: row.due_on }),
    ...(details && { details }),
    ...(title && row.about_on && { about: { title, on: row.about_on } }),
    ...(row.purpose && { purpose: row.purpose }),
    ...(row.outcome && { outcome: row.outcome }),
    ...(row.ground && { ground: row.ground }),
    groundBasis: row.ground ? basisOf(work, grounds[row.request][row.ground] ?? []) : [],
    ...(reasons && { reasons }),
    ...(row.explanation && { explanation: row.explanation }),
    ...(row.answered_on && { answeredOn: row.answered_on }),
    ...(row.withdrawn_on && { withdrawnOn: row.withdrawn_on }),
    ...(row.paper_id && row.paper_number && { paperId: row.paper_id, paperNumber: row.paper_number }),
    ...(copy && { copy }),
  };
}

/** With who asked and took it down, the grounds of the law, and what the actor may do now. */
export function toDetail(work: Work, row: RequestRow): contract.RequestDetail {
  const open = stateOf(row) === 'open';
  const takes = may(work.actor, contract.takeDataRequests);
  const own = row.taken_by === work.actor.accountId;
  const decides = open && may(work.actor, contract.decideDataRequests);
  const acts = [
    ...(open && takes && row.identity === 'not-shown' ? ['identity'] : []),
    ...(decides && !own ? ['decide'] : []),
    ...(open && takes && !row.own_page ? ['withdraw'] : []),
    ...(takes && copyThere(row, work.today) ? ['copy'] : []),
  ];
  const text = (value: string | null) => (value ? work.keyring.decrypt(value) : undefined);
  const [askerName, authority] = [text(row.asker_name), text(row.authority)];
  return {
    ...toOwn(work, row),
    personId: row.person_id,
    name: row.name,
    ...(askerName && { askerName }),
    ...(authority && { authority }),
    identity: row.identity,
    ...(row.identity_by && { identityBy: row.identity_by }),
    takenBy: row.taken_name,
    ...(row.decided_name && { decidedBy: row.decided_name }),
    daysLate: open && row.due_on && row.due_on < work.today ? daysBetween(row.due_on, work.today) : 0,
    rightBasis: basisOf(work, rightOf[row.request]),
    grounds: Object.entries(grounds[row.request]).map(([code, basis]) => ({ code, basis: basisOf(work, basis) })),
    acts,
    ...(decides && own && { notByMe: work.language.error('data-requests/own-request') }),
  };
}

/** One request that the actor may see. */
export async function requestRow(work: Pick<Work, 'tx'>, requestId: string): Promise<RequestRow | undefined> {
  return (await selectRequests(work, sql`r.request_id = ${requestId}`)).rows[0];
}

export async function readList(work: Work, { query }: Call<typeof contract.listDataRequests>) {
  const where = {
    open: sql`r.answered_on is null and r.withdrawn_on is null`,
    answered: sql`r.answered_on is not null`,
    all: sql`true`,
  }[query.show ?? 'open'];
  const { rows, total } = await selectRequests(work, where, query.page);
  return { total, rows: rows.map((row) => toDetail(work, row)) };
}

export async function readRequest(work: Work, { params }: Call<typeof contract.openDataRequest>) {
  const row = await requestRow(work, params.requestId);
  if (!row) return notFound();
  await work.audit.read('data request opened', { personId: row.person_id, caseId: row.case_id }, 'case work');
  const facts = live(await factsOf(work.tx, row.county, row.case_id, row.person_id));
  const asked = facts.find((fact) => fact.id === row.request_id);
  const since = row.request === 'correction' && asked ? facts.filter((fact) => mayBeCorrection(fact, asked)) : [];
  return {
    request: toDetail(work, row),
    corrections: since.map((fact) => {
      const type = work.law.factType(fact.type);
      const says = linesOf(work.law, work.keyring, type, fact.data, work.today).map((line) => ({
        zh: `${line.label.zh}：${line.value.zh}`,
        en: `${line.label.en}: ${line.value.en}`,
      }));
      return {
        factId: fact.id,
        title: type?.title ?? { zh: fact.type, en: fact.type },
        on: fact.on.slice(0, 10),
        says: { zh: says.map((one) => one.zh).join('；'), en: says.map((one) => one.en).join('; ') },
      };
    }),
  };
}

/** A correction is a fact recorded after the request that takes another's place, or tells the person anew; nothing is edited. */
export function mayBeCorrection(fact: RecordedFact, asked: RecordedFact): boolean {
  return (
    fact.seq > asked.seq &&
    (fact.supersedes !== undefined || fact.type.startsWith('person.')) &&
    fact.type !== 'person.consent-withdrawn'
  );
}

/** Decisions that can be explained and consents that can be withdrawn. */
function askableOf(work: Work, facts: readonly RecordedFact[]): contract.Askable {
  const decisions = facts
    .filter((fact) => explainable.has(fact.type))
    .reverse()
    .slice(0, 20);
  return {
    decisions: decisions.map((fact) => ({
      factId: fact.id,
      title: work.law.factType(fact.type)?.title ?? { zh: fact.type, en: fact.type },
      on: fact.on.slice(0, 10),
    })),
    consents: consentsFrom(work.law, facts),
  };
}

export async function readOfCase(work: Work, { params }: Call<typeof contract.dataRequestsOfCase>) {
  const row = await findCase(work.tx, params.caseId);
  if (!row) return notFound();
  const facts = live(await factsOf(work.tx, row.county, row.id, row.person_id));
  const { rows } = await selectRequests(work, sql`r.person_id = ${row.person_id}`);
  return { rows: rows.map((one) => toDetail(work, one)), askable: askableOf(work, facts) };
}

/** The case that a request made on the own page stands in: the open one, else the latest. */
export async function ownCase(work: Pick<Work, 'tx'>): Promise<CaseRow | undefined> {
  const { rows } = await sql<CaseRow>`select * from case_file where kind in ('correction', 'resettlement')
    order by closed_on is null desc, kind, opened_on desc limit 1`.execute(work.tx);
  return rows[0];
}

export async function readMine(work: Work) {
  const row = await ownCase(work);
  if (!row) return notFound('my/no-case');
  const facts = live(await factsOf(work.tx, row.county, row.id, row.person_id));
  const { rows } = await selectRequests(work, sql`r.person_id = ${work.actor.personId ?? null}`);
  return { rows: rows.map((one) => toOwn(work, one)), askable: askableOf(work, facts) };
}

/** The archive, while it may be fetched; every fetching stands in the log of reads. */
export async function readCopy(
  work: Work,
  { params }: Pick<Call<typeof contract.fetchCopy>, 'params'>,
): Promise<FileAnswer | Refusal> {
  const row = await requestRow(work, params.requestId);
  if (!row) return notFound();
  if (!row.copy_stored) return notFound('data-requests/no-copy');
  if (!copyThere(row, work.today))
    return refused('data-requests/copy-over', { status: 410, params: { until: row.copy_until } });
  await work.audit.read(
    work.actor.personId ? 'data copy fetched' : 'data copy handed over',
    { personId: row.person_id, caseId: row.case_id },
    row.request,
  );
  try {
    const bytes = await openCopy(work, row.copy_stored);
    return { file: { bytes, mediaType: 'application/zip', fileName: `个人信息副本-${row.answered_on}.zip` } };
  } catch (error) {
    if (error instanceof FileProblem)
      return refused(`file/${error.why}`, {
        status: 410,
        params: { sha256: error.sha256.slice(0, 12), fileName: '个人信息副本' },
      });
    throw error;
  }
}
