/** Drafting, proposing, approving, refusing, taking back a county's own rules; asking for a dry run. */
import { plainReason } from '@guilu/platform/log/plain-reason.ts';
import { ownRulesIn, overrideText, takeBackText, withoutFirstDay, type Version } from '@guilu/law';
import { isPlainDate } from '@guilu/calendar';
import type { Call } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { dayLookedAt, textHash } from './dry-run.ts';
import { ownRulesChannel, type Tried, tryText } from './layer.ts';
import { chainFor } from './queries.ts';
import { type Act, mayAct, mayHoldFrom } from './rules.ts';
import { versionsBeneath } from './shown.ts';
import { approvedOf, type ChangeRow, findChange, insertDraft } from './store.ts';

async function countyTitle(work: Work): Promise<{ zh: string; en: string }> {
  const { rows } = await sql<{
    name: string;
    name_en: string;
  }>`select name, name_en from place where code = ${work.actor.county}`.execute(work.tx);
  return {
    zh: `${rows[0]?.name ?? work.actor.county}本县规则`,
    en: `Own rules of ${rows[0]?.name_en ?? work.actor.county}`,
  };
}

/** The version that governs here on a day, or a refusal. */
async function governing(work: Work, sort: Version['sort'], id: string, on: string): Promise<Version | Refusal> {
  const [first] = versionsBeneath(work.law, await chainFor(work, work.actor.county, id), sort, id, on);
  return first ?? notFound('rules/not-in-force');
}

async function draft(
  work: Work,
  one: Pick<ChangeRow, 'text' | 'origin' | 'reason'> & { effectiveOn: string; takesBack?: string },
) {
  const no = mayHoldFrom(one.effectiveOn, work.today);
  if (no) return no;
  const id = await insertDraft(work, {
    text: one.text,
    rules: ownRulesIn(one.text),
    origin: one.origin,
    reason: one.reason,
    effective_on: one.effectiveOn,
    ...(one.takesBack && { takes_back: one.takesBack }),
  });
  work.audit.wrote(
    'rule change drafted',
    {},
    { change: id, origin: one.origin, rules: ownRulesIn(one.text).map((rule) => rule.id) },
  );
  return { id };
}

export async function draftFromForm(work: Work, { body }: Call<typeof contract.draftByForm>) {
  const { county } = work.actor;
  const version = await governing(work, body.sort, body.id, body.effectiveOn);
  if (isRefusal(version)) return version;
  const document = body.ownDocument?.trim();
  if (body.basis.length === 0 && !document) return invalid('rules/no-basis', 'ownDocument');
  const documentId = `C${county}-${work.today.slice(0, 4)}-${textHash(document ?? '').slice(0, 6)}`;
  const text = overrideText(county, await countyTitle(work), version, {
    figures: body.figures,
    owed: body.owed,
    basis: [...body.basis, ...(document ? [documentId] : [])],
    mark: body.mark,
    instruments: document ? { [documentId]: { zh: document, en: document } } : undefined,
  });
  return draft(work, { text, origin: 'form', reason: body.reason, effectiveOn: body.effectiveOn });
}

export async function draftFromText(work: Work, { body }: Call<typeof contract.draftByText>) {
  if (body.text !== undefined)
    return draft(work, { text: body.text, origin: 'text', reason: body.reason, effectiveOn: body.effectiveOn });
  if (body.sort === undefined || body.id === undefined) return invalid('rules/no-text', 'text');
  const version = await governing(work, body.sort, body.id, body.effectiveOn);
  if (isRefusal(version)) return version;
  const basis = version.basis;
  const text = overrideText(work.actor.county, await countyTitle(work), version, { figures: [], basis, mark: 'M' });
  return draft(work, { text, origin: 'text', reason: body.reason, effectiveOn: body.effectiveOn });
}

/** A file's own first day is the day proposed, unless the form says another. */
export async function draftFromFile(work: Work, { body, upload }: Call<typeof contract.uploadPack>) {
  const { text, from } = withoutFirstDay(upload?.bytes.toString('utf8') ?? '');
  const reason = String(body.reason ?? '').trim();
  if (reason.length < 5) return invalid('rules/no-reason', 'reason');
  const effectiveOn = body.effectiveOn || from || work.today;
  if (!isPlainDate(effectiveOn)) return invalid('rules/no-day', 'effectiveOn');
  if (text.includes('\0') || text.trim() === '') return invalid('rules/no-text', 'file');
  return draft(work, { text, origin: 'file', reason, effectiveOn });
}

/** The change, held, where the act may follow. */
async function held(work: Work, id: string, act: Act): Promise<ChangeRow | Refusal> {
  const row = await findChange(work, id, true);
  if (!row) return notFound('rules/change-not-found');
  return mayAct(act, { state: row.state, authorId: row.author_id }, work.actor.accountId) ?? row;
}

const wrote = (work: Work, what: string, row: ChangeRow, more: Record<string, unknown> = {}) =>
  work.audit.wrote(what, {}, { change: row.id, number: row.number, rules: row.rules.map((rule) => rule.id), ...more });

export async function edit(work: Work, { params, body }: Call<typeof contract.editChange>) {
  const row = await held(work, params.changeId, 'edit');
  if (isRefusal(row)) return row;
  const no = mayHoldFrom(body.effectiveOn, work.today);
  if (no) return no;
  const rules = JSON.stringify(ownRulesIn(body.text));
  await sql`update rule_change set text = ${body.text}, rules = ${rules}::jsonb, reason = ${body.reason}, effective_on = ${body.effectiveOn},
    author_id = ${work.actor.accountId}, author_name = ${work.actor.name}, written_at = ${work.at} where county = ${row.county} and id = ${row.id}`.execute(
    work.tx,
  );
  wrote(work, 'rule change edited', row, { text: textHash(body.text) });
  return { id: row.id };
}

/** The text must load upon what is in force: answers the refusal with every problem, or the law that it makes. */
async function mustLoad(work: Work, row: ChangeRow, effectiveOn: string) {
  const tried = await tryText(work, { number: row.number, text: row.text, from: effectiveOn });
  if (tried.law) return tried;
  const reasons = tried.problems.slice(0, 20).map(({ line, rule, message }) => ({
    code: `${line} ${rule ?? ''}`,
    title: { zh: `第 ${line} 行：${message.zh}`, en: `Line ${line}: ${message.en}` },
  }));
  return refused('rules/does-not-load', { status: 422, reasons });
}

export async function propose(work: Work, { params }: Call<typeof contract.proposeChange>) {
  const row = await held(work, params.changeId, 'propose');
  if (isRefusal(row)) return row;
  const no = mayHoldFrom(row.effective_on, work.today);
  if (no) return no;
  const tried = await mustLoad(work, row, row.effective_on);
  if (isRefusal(tried)) return tried;
  await sql`update rule_change set state = 'proposed', proposed_at = ${work.at} where county = ${row.county} and id = ${row.id}`.execute(
    work.tx,
  );
  wrote(work, 'rule change proposed', row, { text: textHash(row.text), effectiveOn: row.effective_on });
  return { id: row.id };
}

/** Back to a draft, to be written again: only before a decision. */
export async function recall(work: Work, { params }: Call<typeof contract.recallChange>) {
  const row = await held(work, params.changeId, 'recall');
  if (isRefusal(row)) return row;
  await sql`update rule_change set state = 'draft', proposed_at = null where county = ${row.county} and id = ${row.id}`.execute(
    work.tx,
  );
  wrote(work, 'rule change recalled', row);
  return { id: row.id };
}

export async function drop(work: Work, { params }: Call<typeof contract.dropChange>) {
  const row = await held(work, params.changeId, 'drop');
  if (isRefusal(row)) return row;
  await sql`update rule_change set state = 'dropped' where county = ${row.county} and id = ${row.id}`.execute(work.tx);
  wrote(work, 'rule change dropped', row);
  return { id: row.id };
}

/** Puts it in force: the law of this process changes with the commit, others hear of it, the cases are looked at again. */
export async function approve(work: Work, { params, body }: Call<typeof contract.approveChange>) {
  // One approval after another within a county: each is tried upon the one before.
  await sql`select pg_advisory_xact_lock(hashtext('rule-approval'), hashtext(${work.actor.county}))`.execute(work.tx);
  const row = await held(work, params.changeId, 'approve');
  if (isRefusal(row)) return row;
  const no = mayHoldFrom(body.effectiveOn, work.today);
  if (no) return no;
  const tried = await mustLoad(work, row, body.effectiveOn);
  if (isRefusal(tried)) return tried;
  const { county } = row;
  const order = (await approvedOf(work, county)).length + 1;
  await sql`update rule_change set state = 'approved', effective_on = ${body.effectiveOn}, decided_by = ${work.actor.accountId}, decided_name = ${work.actor.name},
    decided_at = ${work.at}, decision_note = ${body.note ?? null}, approval = ${order} where county = ${county} and id = ${row.id}`.execute(
    work.tx,
  );
  wrote(work, 'rule change approved', row, {
    text: textHash(row.text),
    effectiveOn: body.effectiveOn,
    author: row.author_name,
  });
  await work.publish('rules.approved', { change: row.id, effectiveOn: body.effectiveOn });
  await sql`select pg_notify(${ownRulesChannel}, ${county})`.execute(work.tx);
  work.afterCommit(() => takeOver(work, county, tried));
  return { id: row.id };
}

// It is committed: what goes wrong now is put right by the message that this process gets as all others do.
function takeOver(work: Work, county: string, { layer, law, upon }: Tried): void {
  try {
    work.lawInForce.take(new Map([[county, layer]]), law && upon && { law, upon });
  } catch (error) {
    console.error(plainReason(error instanceof Error ? error.message : String(error)));
  }
}

export async function refuse(work: Work, { params, body }: Call<typeof contract.refuseChange>) {
  const row = await held(work, params.changeId, 'refuse');
  if (isRefusal(row)) return row;
  await sql`update rule_change set state = 'refused', decided_by = ${work.actor.accountId}, decided_name = ${work.actor.name}, decided_at = ${work.at},
    decision_note = ${body.note} where county = ${row.county} and id = ${row.id}`.execute(work.tx);
  wrote(work, 'rule change refused', row, { note: body.note });
  return { id: row.id };
}

/** A new draft that restores what the county had said of these rules before, or nothing where it had said nothing. */
export async function takeBack(work: Work, { params, body }: Call<typeof contract.takeBack>) {
  const row = await findChange(work, params.changeId);
  if (!row) return notFound('rules/change-not-found');
  if (row.state !== 'approved') return refused('rules/not-in-state', { params: { state: row.state } });
  const earlier = (await approvedOf(work, row.county)).filter((one) => (one.approval ?? 0) < (row.approval ?? 0));
  const rules = row.rules.map(({ sort, id }) => ({
    sort,
    id,
    before: earlier.findLast((one) => one.rules.some((rule) => rule.sort === sort && rule.id === id))?.text,
  }));
  const text = takeBackText(
    row.county,
    await countyTitle(work),
    rules,
    `收回第 ${row.number} 号 · takes back no. ${row.number}`,
  );
  return draft(work, {
    text,
    origin: 'take-back',
    reason: body.reason,
    effectiveOn: body.effectiveOn,
    takesBack: row.id,
  });
}

/** Works in the background; the change's page shows how far it is. */
export async function askDryRun(work: Work, { params, body }: Call<typeof contract.askDryRun>) {
  const row = await findChange(work, params.changeId);
  if (!row) return notFound('rules/change-not-found');
  if (row.state !== 'draft' && row.state !== 'proposed')
    return refused('rules/not-in-state', { params: { state: row.state } });
  const tried = await mustLoad(work, row, row.effective_on);
  if (isRefusal(tried)) return tried;
  const id = uuid();
  await sql`insert into rule_dry_run (county, id, change_id, view, effective_on, text_hash, as_of, state, asked_by, asked_name, asked_at)
    values (${row.county}, ${id}, ${row.id}, ${body.view}, ${row.effective_on}, ${textHash(row.text)}, ${dayLookedAt(body.view, row.effective_on, work.today)}, 'asked',
      ${work.actor.accountId}, ${work.actor.name}, ${work.at})`.execute(work.tx);
  wrote(work, 'rule change tried on the cases', row, { view: body.view, dryRun: id });
  await work.publish('rules.dry-run-asked', { dryRun: id });
  return { dryRun: id };
}
