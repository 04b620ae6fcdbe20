/** A family member is invited, given a new first password, ended: by the office, and by the person whose consent it rests on. */
import type { Call, Reply } from '@guilu/platform/feature.ts';
import { invalid, isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import { Undo, type Work } from '@guilu/platform/work.ts';
import { firstPassword, forgetSessions, hashPassword } from '@guilu/records/accounts/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type * as contract from './contract.ts';
import { freeUsername, reset } from './phone-access.ts';
import { adultOn, familyFault, isMinor } from './rules.ts';
import { addOwn } from './service.ts';

interface AccessRow {
  county: string;
  id: string;
  person_id: string;
  account_id: string | null;
  name: string;
  relation: string;
  kind: contract.FamilyRow['kind'];
  from_on: string;
  to_on: string;
  ended_at: string | null;
}

type Handed = Reply<{ username: string; firstPassword: string }>;

const stateOf = (row: AccessRow, today: string): contract.FamilyRow['state'] =>
  row.ended_at || row.to_on < today ? 'over' : row.account_id ? 'open' : 'asked';

const lineOf = (row: AccessRow, today: string): contract.FamilyRow => ({
  accessId: row.id,
  name: row.name,
  relation: row.relation,
  kind: row.kind,
  fromOn: row.from_on,
  toOn: row.to_on,
  state: stateOf(row, today),
});

/** The person, where row security lets the asker see one. */
async function personOf(work: Work, personId: string) {
  const { rows } = await sql<{ county: string; born_on: string | null }>`select county, born_on from person
    where id = ${personId}`.execute(work.tx);
  return rows[0];
}

/** Newest first; also those of a file that was joined to this one. */
async function rowsOf(work: Work, personId: string): Promise<AccessRow[]> {
  const { rows } =
    await sql<AccessRow>`select f.county, f.id, f.person_id, f.account_id, f.name, f.relation, f.kind, f.from_on, f.to_on, f.ended_at
    from family_access f where f.person_id in (select p.id from person p where p.id = ${personId} or p.merged_into = ${personId})
    order by f.asked_at desc, f.id desc limit 20`.execute(work.tx);
  return rows;
}

export async function readFamily(work: Work, { params }: Call<typeof contract.familyOf>) {
  const person = await personOf(work, params.personId);
  if (!person) return notFound();
  const rows = await rowsOf(work, params.personId);
  return {
    rows: rows.map((row) => lineOf(row, work.today)),
    minor: isMinor(person.born_on ?? undefined, work.today),
    ...(person.born_on && { adultOn: adultOn(person.born_on) }),
  };
}

/** The officer invites: by consent, saying how it was given, or the guardian of a minor (CCL 53). */
export async function invite(
  work: Work,
  { params, body }: Call<typeof contract.inviteFamily>,
): Promise<Handed | Refusal> {
  const person = await personOf(work, params.personId);
  if (!person) return notFound();
  const fault = familyFault(body, person.born_on ?? undefined, work.today);
  if (fault) return invalid(fault.code, fault.field ?? 'kind', fault.params);
  const id = uuid();
  const consent = body.kind === 'by-consent';
  await sql`insert into family_access (county, id, person_id, name, relation, kind, consent, consent_note, from_on, to_on, asked_at)
    values (${person.county}, ${id}, ${params.personId}, ${body.name}, ${body.relation}, ${body.kind}, ${consent ? 'recorded' : null},
      ${consent ? (body.consentNote ?? null) : null}, ${work.today}, ${body.toOn}, ${work.at})`.execute(work.tx);
  const handed = await handOut(work, { county: person.county, id, name: body.name });
  work.audit.wrote(
    'family member invited',
    { personId: params.personId },
    { access: id, kind: body.kind, toOn: body.toOn },
  );
  return handed;
}

/** An account of its own: it stands on no person and in no organisation, the invitation alone ties it. */
async function handOut(
  work: Work,
  { county, id, name }: { county: string; id: string; name: string },
): Promise<Handed> {
  const [account, password] = [uuid(), firstPassword()];
  const username = await freeUsername(work, 'jia');
  await sql`insert into account (id, username, display_name, roles, county, password_hash, password_changed_at, must_change_password)
    values (${account}, ${username}, ${name}, '{family}', ${county}, ${await hashPassword(password)}, ${work.at}, true)`.execute(
    work.tx,
  );
  await sql`update family_access set account_id = ${account}, from_on = ${work.today}, invited_by = ${work.actor.accountId}, invited_name = ${work.actor.name}
    where county = ${county} and id = ${id}`.execute(work.tx);
  return { reply: { username, firstPassword: password } };
}

/** Hands out what the person consented to on the own page, or gives a new first password. */
export async function givePassword(
  work: Work,
  { params }: Call<typeof contract.openFamily>,
): Promise<Handed | Refusal> {
  const row = await held(work, params);
  if (!row) return notFound();
  if (stateOf(row, work.today) === 'over') return refused('family/over');
  work.audit.wrote('family password given', { personId: params.personId }, { access: row.id });
  if (!row.account_id) return handOut(work, row);
  const found = await sql<{ username: string }>`select username from account where id = ${row.account_id}`.execute(
    work.tx,
  );
  const password = firstPassword();
  const { username } = await reset(work, row.account_id, found.rows[0]?.username ?? '', await hashPassword(password));
  forgetSessions();
  return { reply: { username, firstPassword: password } };
}

async function held(work: Work, params: { personId: string; accessId: string }): Promise<AccessRow | undefined> {
  await sql`select 1 from family_access where id = ${params.accessId} for update`.execute(work.tx);
  return (await rowsOf(work, params.personId)).find((row) => row.id === params.accessId);
}

export async function endFamilyAccess(work: Work, { params }: Call<typeof contract.endFamily>) {
  const row = await held(work, params);
  if (!row) return notFound();
  return end(work, row);
}

/** From here on the account opens nothing: each request asks whether the invitation still stands. */
async function end(work: Work, row: AccessRow) {
  if (stateOf(row, work.today) === 'over') return refused('family/over');
  await sql`update family_access set ended_at = ${work.at}, ended_name = ${work.actor.name} where county = ${row.county} and id = ${row.id}`.execute(
    work.tx,
  );
  work.afterCommit(forgetSessions);
  work.audit.wrote('family access ended', { personId: row.person_id }, { access: row.id });
  return {};
}

export async function readMyFamily(work: Work) {
  const personId = work.actor.personId ?? '';
  const person = await personOf(work, personId);
  const rows = await rowsOf(work, personId);
  return {
    rows: rows.map((row) => lineOf(row, work.today)),
    mayConsent: !isMinor(person?.born_on ?? undefined, work.today),
  };
}

/** The person consents on the own page; the office then hands out the password. */
export async function consent(work: Work, { body }: Call<typeof contract.consentToFamily>) {
  const personId = work.actor.personId ?? '';
  const person = await personOf(work, personId);
  if (!person) return notFound('my/no-case');
  const fault = familyFault(
    { kind: 'by-consent', toOn: body.toOn, onOwnPage: true },
    person.born_on ?? undefined,
    work.today,
  );
  if (fault) return invalid(fault.code, fault.field ?? 'toOn', fault.params);
  const id = uuid();
  await sql`insert into family_access (county, id, person_id, name, relation, kind, consent, from_on, to_on, asked_at)
    values (${person.county}, ${id}, ${personId}, ${body.name}, ${body.relation}, 'by-consent', 'own-page', ${work.today}, ${body.toOn}, ${work.at})`.execute(
    work.tx,
  );
  // So that the office learns of it where it looks anyway.
  const noted = await addOwn(work, {
    type: 'case.need-noted',
    data: { need: `同意家里人看近况：${body.name}，请给用户名和密码` },
  });
  if (isRefusal(noted)) throw new Undo(noted);
  work.audit.wrote('family consented to', { personId }, { access: id, toOn: body.toOn });
  return { accessId: id };
}

/** At any time, without a reason; what rests on guardianship is not the minor's to end. */
export async function endMine(work: Work, { params }: Call<typeof contract.endMyFamily>) {
  const row = (await rowsOf(work, work.actor.personId ?? '')).find((one) => one.id === params.accessId);
  if (!row) return notFound();
  if (row.kind === 'guardian') return refused('family/guardian-stays');
  return end(work, row);
}
