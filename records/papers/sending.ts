/** Sending a paper, and making one void: each records its fact, so that nobody enters twice what the paper says. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { appendTo, holdCase, type NewFact } from '../cases/index.ts';
import type * as contract from './contract.ts';
import type { Sending } from './issue.ts';
import { type PaperRow, papersWhere, sentOf } from './lines.ts';
import { maySend } from './rules.ts';

async function findPaper(work: Work, id: string): Promise<PaperRow | undefined> {
  return (await papersWhere(work, sql`d.id = ${id}`))[0];
}

/** The paper has left: a notice to agencies, or a service on the person, whichever the paper is for. */
export async function registerSending(work: Work, { params, body }: Call<typeof contract.sendPaper>) {
  const seen = await findPaper(work, params.paperId);
  if (!seen) return notFound();
  const held = await holdCase(work, seen.case_id);
  if (isRefusal(held)) return held;
  // Read again behind the lock: of two officers who register at once, the second is told.
  const paper = (await findPaper(work, params.paperId)) ?? seen;
  const sent = (await sentOf(work, [paper])).flatMap((one) => one.to);
  const known = { madeOn: paper.made_at.slice(0, 10), to: paper.sending?.to ?? [], sent, voided: paper.void_reason !== null };
  const no = maySend(known, body);
  if (no) return no;
  const appended = await appendTo(work, held, factsOfSending(paper.sending, paper, body));
  return isRefusal(appended) ? appended : { factId: appended.ids[0] ?? '', number: paper.number };
}

/** One fact for each addressee, so that each has a receipt of its own. */
function factsOfSending(
  sending: Sending | null,
  paper: { id: string; number: string },
  body: { on: string; to: string[]; how?: string | undefined },
): NewFact[] {
  if (!sending) return [];
  const notice = sending.fact === 'case.notice-sent';
  const source = { paper: paper.id, number: paper.number, ...(body.how && { how: body.how }) };
  return body.to.map((to) => ({
    type: sending.fact,
    on: body.on,
    data: notice ? { ...sending.data, to: [to] } : { ...sending.data, to, ...(body.how && { how: body.how }) },
    source,
  }));
}

/** Makes a paper void. Whoever made it may, and the county; what was recorded of its sending is withdrawn with it. */
export async function makeVoid(work: Work, { params, body }: Call<typeof contract.voidPaper>): Promise<{ withdrawn: number } | Refusal> {
  const paper = await findPaper(work, params.paperId);
  if (!paper) return notFound();
  const held = await holdCase(work, paper.case_id);
  if (isRefusal(held)) return held;
  const county = work.actor.roles.some((role) => role.startsWith('county') || role === 'deputy');
  if (paper.made_by !== work.actor.accountId && !county) return refused('paper/not-yours', { status: 403 });
  const done = await sql`insert into paper_void (county, paper_id, case_id, reason, voided_at, voided_by, voided_name)
    values (${paper.county}, ${paper.id}, ${paper.case_id}, ${body.reason}, ${work.at}, ${work.actor.accountId}, ${work.actor.name})
    on conflict do nothing returning paper_id`.execute(work.tx);
  if (!done.rows.length) return refused('paper/void');
  const subject = { personId: paper.person_id ?? undefined, caseId: paper.case_id };
  work.audit.wrote('document made void', subject, { paper: paper.id, number: paper.number, reason: body.reason });
  const sent = await sentOf(work, [paper]);
  if (sent.length === 0) return { withdrawn: 0 };
  const reason = `${paper.number} 作废：${body.reason}`;
  const appended = await appendTo(
    work,
    held,
    sent.map((one) => ({ type: 'case.record-withdrawn', on: work.today, data: { reason }, supersedes: one.factId })),
  );
  return isRefusal(appended) ? appended : { withdrawn: sent.length };
}
