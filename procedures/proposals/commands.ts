/** What is done with a proposal, from the draft to the outcome; each step under the hold of the case. */
import { isInstant, isPlainDate } from '@guilu/calendar';
import type { Call, GuiluEvent } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { appendTo, askGate, type HeldCase, holdCase, type NewFact } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { proposalPaper } from './papers.ts';
import { type Act, actsFor, kinds, kindsOf, lawOf, missingPapers, neededPapers, stateAfter } from './rules.ts';
import { type Content, findProposal, noteStep, type ProposalRow } from './store.ts';

type Done = { proposalId: string; state: string; paper?: { paperId: string; number: string } };
type Asked = Omit<Call<typeof contract.editProposal>['body'], never>;

/** What is kept as content; time not to count stands in a column of its own. */
const contentOf = (body: Asked): Content => {
  const { notCounted, ...content } = body;
  return (notCounted ? content : body) as Content;
};

export async function open(
  work: Work,
  { params, body: { kind, ...body } }: Call<typeof contract.openProposal>,
): Promise<Done | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const { row } = held;
  if (row.kind !== 'correction') return refused('proposal/other-kind', { status: 422 });
  if (!kindsOf(row.category).includes(kind)) return refused('proposal/not-for-category', { status: 422 });
  const wrong = wrongContent(held, kind, body);
  if (wrong) return wrong;
  const running =
    await sql`select 1 from proposal where county = ${row.county} and case_id = ${row.id} and kind = ${kind} and state not in ('decided', 'withdrawn')`.execute(
      work.tx,
    );
  if (running.rows.length) return refused('proposal/open-already');
  const prepared =
    kind === 'revocation' || kind === 'recall'
      ? await appendTo(work, held, [{ type: 'correction.revocation-prepared', on: work.today }])
      : undefined;
  if (prepared && isRefusal(prepared)) return prepared;
  const id = uuid();
  await sql`insert into proposal (county, id, case_id, kind, state, content, not_counted, prepared_id, opened_by, opened_at)
    values (${row.county}, ${id}, ${row.id}, ${kind}, 'draft', ${JSON.stringify(contentOf(body))}::jsonb, ${JSON.stringify(body.notCounted ?? [])}::jsonb,
            ${prepared?.ids[0] ?? null}, ${work.actor.accountId}, ${work.at})`.execute(work.tx);
  await noteStep(work, { county: row.county, id, case_id: row.id }, 'open');
  work.audit.wrote('proposal opened', { personId: row.person_id ?? undefined, caseId: row.id }, { proposal: id, kind });
  return { proposalId: id, state: 'draft' };
}

/** What can be wrong with the content by itself. */
function wrongContent(held: HeldCase, kind: ProposalRow['kind'], body: Asked): Refusal | undefined {
  if ((kind === 'revocation' || kind === 'recall') && !body.ground) return invalid('proposal/no-ground', 'ground');
  if (kind === 'commutation' && !body.merit) return invalid('proposal/no-merit', 'merit');
  if (kind === 'commutation' && !body.newTermEnd) return invalid('proposal/no-new-end', 'newTermEnd');
  if (body.newTermEnd && held.row.term_end && body.newTermEnd >= held.row.term_end)
    return invalid('proposal/not-shorter', 'newTermEnd', { on: held.row.term_end });
  if (body.incident && !held.live.some((fact) => fact.id === body.incident && fact.type === 'correction.breach-found'))
    return invalid('proposal/no-such-incident', 'incident');
  const odd = (body.notCounted ?? []).find(({ from, to }) => to < from);
  return odd && invalid('fact/ends-before-it-begins', 'notCounted', { on: odd.from });
}

interface Turn {
  held: HeldCase;
  row: ProposalRow;
}

/** The case held, the proposal of the path, and the act due now for whoever asks. */
async function turn(work: Work, params: { caseId: string; proposalId: string }, act: Act): Promise<Turn | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const row = await findProposal(work, params.caseId, params.proposalId);
  if (!row) return notFound('proposal/not-found');
  const own = row.opened_by === work.actor.accountId;
  if (own && (act === 'review' || act === 'approve')) return refused('proposal/own', { status: 403 });
  if (!actsFor({ state: row.state, openedBy: row.opened_by }, work.actor).includes(act))
    return refused(`proposal/not-now-${act}`, { status: 409 });
  return { held, row };
}

/** Writes the new state and the step, and answers both. */
async function moved(
  work: Work,
  { held, row }: Turn,
  act: Act,
  text = '',
  more: { paper?: Done['paper']; set?: ReturnType<typeof sql> } = {},
): Promise<Done> {
  const state = stateAfter(act, row.kind);
  await sql`update proposal set state = ${state}${more.set ? sql`, ${more.set}` : sql``} where county = ${row.county} and id = ${row.id}`.execute(
    work.tx,
  );
  await noteStep(work, row, act, text);
  work.audit.wrote(
    auditOf[act],
    { personId: held.row.person_id ?? undefined, caseId: held.row.id },
    { proposal: row.id, kind: row.kind, state },
  );
  return { proposalId: row.id, state, ...(more.paper && { paper: more.paper }) };
}

const auditOf: Record<Act, string> = {
  edit: 'proposal edited',
  submit: 'proposal submitted',
  review: 'proposal reviewed',
  return: 'proposal returned',
  approve: 'proposal approved',
  agree: 'proposal agreed by the city',
  receive: 'proposal received',
  decide: 'proposal decided',
  withdraw: 'proposal withdrawn',
};

export async function edit(work: Work, { params, body }: Call<typeof contract.editProposal>) {
  const mine = await turn(work, params, 'edit');
  if (isRefusal(mine)) return mine;
  const wrong = wrongContent(mine.held, mine.row.kind, body);
  if (wrong) return wrong;
  const set = sql`content = ${JSON.stringify(contentOf(body))}::jsonb, not_counted = ${JSON.stringify(body.notCounted ?? [])}::jsonb`;
  return moved(work, mine, 'edit', '', { set });
}

export async function fill(work: Work, { params, body }: Call<typeof contract.fillPacket>) {
  const mine = await turn(work, params, 'edit');
  if (isRefusal(mine)) return mine;
  return moved(work, mine, 'edit', '', { set: sql`packet = ${JSON.stringify(body.papers)}::jsonb` });
}

/** What the law's gate says of a proposal as it stands; nothing where no gate is written. */
export async function gateOf(work: Work, held: Pick<HeldCase, 'row'>, row: ProposalRow) {
  const { gate } = lawOf[row.kind];
  if (!gate) return undefined;
  const evidence = row.packet.some((paper) => paper.item === 'evidence');
  const { ground, incident, merit, newTermEnd } = row.content;
  const asked =
    row.kind === 'commutation'
      ? { merit, newTermEnd }
      : { ground, incident: incident ?? '', evidence, ...(row.kind === 'recall' && { approvedBy: 'county-head' }) };
  return { rule: gate, asked, answer: await askGate(work, held.row, gate, asked) };
}

export const needed = (row: ProposalRow) =>
  neededPapers(row.kind, { incident: row.content.incident, notCounted: row.not_counted.length });
export const heard = (live: HeldCase['live'], incident: string | undefined) =>
  !incident || live.some((fact) => fact.type === 'correction.statement-heard' && fact.data.for === incident);

/** Complete, heard, and let through; what the gate answered is kept with the fact of the receipt. */
async function ready(work: Work, { held, row }: Turn): Promise<Record<string, unknown> | Refusal> {
  const missing = missingPapers(needed(row), row.packet);
  if (missing.length)
    return refused('proposal/packet-incomplete', {
      status: 422,
      params: { count: missing.length, items: missing.join(',') },
    });
  if (!heard(held.live, row.content.incident)) return refused('proposal/not-heard', { status: 422 });
  const gate = await gateOf(work, held, row);
  if (!gate) return {};
  if (!gate.answer.allowed) return refused('proposal/gate', { status: 422, reasons: gate.answer.reasons });
  return {
    rule: gate.rule,
    pack: gate.answer.rule.pack,
    version: gate.answer.rule.version,
    data: gate.asked,
    because: gate.answer.because,
  };
}

export async function submit(work: Work, { params }: Call<typeof contract.submitProposal>) {
  const mine = await turn(work, params, 'submit');
  if (isRefusal(mine)) return mine;
  const no = await ready(work, mine);
  return isRefusal(no) ? no : moved(work, mine, 'submit');
}

export async function review(work: Work, { params, body }: Call<typeof contract.reviewProposal>) {
  const mine = await turn(work, params, 'review');
  return isRefusal(mine)
    ? mine
    : moved(work, mine, 'review', body.text, { set: sql`reviewed_by = ${work.actor.accountId}` });
}

export async function giveBack(work: Work, { params, body }: Call<typeof contract.returnProposal>) {
  const mine = await turn(work, params, 'return');
  return isRefusal(mine)
    ? mine
    : moved(work, mine, 'return', body.reason, { set: sql`reviewed_by = null, approved_by = null` });
}

/** The head approves; the gate is asked once more, and the paper is made. */
export async function approve(work: Work, { params }: Call<typeof contract.approveProposal>) {
  const mine = await turn(work, params, 'approve');
  if (isRefusal(mine)) return mine;
  const no = await ready(work, mine);
  if (isRefusal(no)) return no;
  const paper = await proposalPaper(work, mine.held, mine.row);
  return isRefusal(paper)
    ? paper
    : moved(work, mine, 'approve', paper.number, { paper, set: sql`approved_by = ${work.actor.accountId}` });
}

export async function agree(work: Work, { params, body }: Call<typeof contract.agreeProposal>) {
  const mine = await turn(work, params, 'agree');
  return isRefusal(mine) ? mine : moved(work, mine, 'agree', body.text);
}

/** Who decides has it. The fact starts their clock. */
export async function receive(work: Work, { params, body }: Call<typeof contract.receiveProposal>) {
  const mine = await turn(work, params, 'receive');
  if (isRefusal(mine)) return mine;
  const { row, held } = mine;
  if (row.kind === 'arrest' ? !isInstant(body.on) : !isPlainDate(body.on))
    return invalid(row.kind === 'arrest' ? 'proposal/needs-instant' : 'proposal/needs-day', 'on');
  const gate = await ready(work, mine);
  if (isRefusal(gate)) return gate;
  const { ground, merit } = row.content;
  const data = { ...(ground && { ground }), ...(merit && { merit }) };
  const fact: NewFact = {
    type: lawOf[row.kind].received,
    on: body.on,
    data: row.kind === 'arrest' ? {} : data,
    source: { proposal: row.id },
    gate,
  };
  const appended = await appendTo(work, held, [fact]);
  if (isRefusal(appended)) return appended;
  return moved(work, mine, 'receive', body.on, { set: sql`received_id = ${appended.ids[0]}` });
}

/** What was decided. A new end of the term is moved by its own act with the court's paper (CCL 44), never here. */
export async function decide(work: Work, { params, body }: Call<typeof contract.decideProposal>) {
  const mine = await turn(work, params, 'decide');
  if (isRefusal(mine)) return mine;
  const { row, held } = mine;
  if (!body.granted && !body.reason?.trim()) return invalid('proposal/no-reason', 'reason');
  const received = held.live.find((fact) => fact.id === row.received_id);
  if (received && body.on < received.on.slice(0, 10))
    return invalid('proposal/before-receipt', 'on', { on: received.on.slice(0, 10) });
  const data = { granted: body.granted, ...(row.kind === 'commutation' && body.termEnd && { termEnd: body.termEnd }) };
  const source = {
    proposal: row.id,
    number: body.number,
    reason: body.reason ?? '',
    ...(body.notCountedDays !== undefined && { notCountedDays: body.notCountedDays }),
  };
  const appended = await appendTo(work, held, [{ type: lawOf[row.kind].decided, on: body.on, data, source }]);
  if (isRefusal(appended)) return appended;
  return moved(work, mine, 'decide', body.number, { set: sql`decided_id = ${appended.ids[0]}` });
}

/** Taken back before it was received; that one was being prepared is taken back with it, so that nothing rests on it. */
export async function withdraw(work: Work, { params, body }: Call<typeof contract.withdrawProposal>) {
  const mine = await turn(work, params, 'withdraw');
  if (isRefusal(mine)) return mine;
  const { row, held } = mine;
  if (row.prepared_id) {
    const appended = await appendTo(work, held, [
      { type: 'case.record-withdrawn', on: work.today, data: { reason: body.reason }, supersedes: row.prepared_id },
    ]);
    if (isRefusal(appended)) return appended;
  }
  return moved(work, mine, 'withdraw', body.reason);
}

/** A decision recorded in the file by itself, because it came of the court's own motion or by the plain form, ends the proposal that waited for it. */
export async function followOutcome(work: Work, event: GuiluEvent): Promise<void> {
  const { caseId, factId } = event.payload as { caseId: string; factId: string };
  const kind = kinds.find((one) => lawOf[one].decided === event.name);
  if (!kind) return;
  const { rows } =
    await sql<ProposalRow>`update proposal set state = 'decided', decided_id = ${factId} where county = ${event.county} and case_id = ${caseId} and kind = ${kind} and state = 'received' returning *`.execute(
      work.tx,
    );
  for (const row of rows) await noteStep(work, row, 'decide');
}
