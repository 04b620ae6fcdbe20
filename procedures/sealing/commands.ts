/** Setting and lifting the seal, by hand and by itself when its day comes. */
import { systemActor } from '@guilu/platform/access/actor.ts';
import type { Call, GuiluEvent } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import { runWork, type Services, Undo, type Work } from '@guilu/platform/work.ts';
import { appendTo, type HeldCase, holdCase, isClosed, refreshCase, throughGate } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { isSealedRecord, type Keeper, keepersOf, maySeal, sealsByItself } from './rules.ts';

export async function sealByHand(
  work: Work,
  { params }: Call<typeof contract.sealRecord>,
): Promise<{ keepers: number } | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  return maySeal(held.live) ?? setSeal(work, held, work.actor.accountId);
}

/** Appends the fact and closes the file to all but its keepers, in one transaction. */
async function setSeal(work: Work, held: HeldCase, by: string | undefined): Promise<{ keepers: number } | Refusal> {
  const keepers = keepersOf(await staffOf(work, held.row.county), by, held.row.officer, isClosed(held.live));
  await keepFor(work, held, keepers);
  const source = by ? undefined : { job: 'sealing.seal-due' };
  const appended = await appendTo(work, { ...held, row: { ...held.row, sealed_for: keepers } }, [
    { type: 'correction.record-sealed', on: work.today, data: {}, ...(source && { source }) },
  ]);
  return isRefusal(appended) ? appended : { keepers: keepers.length };
}

async function keepFor(work: Work, { row }: HeldCase, accounts: string[] | null): Promise<void> {
  await sql`update case_file set sealed_for = ${accounts} where county = ${row.county} and id = ${row.id}`.execute(
    work.tx,
  );
}

/** Accounts of the county's bureau, agency and offices. */
export async function staffOf(
  work: Pick<Work, 'tx'>,
  county: string,
): Promise<(Keeper & { name: string; organisation: string })[]> {
  const { rows } = await sql<
    Keeper & { name: string; organisation: string }
  >`select a.id, a.roles, a.display_name as name, coalesce(o.short_name, o.name) as organisation
    from account a join organisation o on o.code = a.organisation where o.county = ${county} and o.kind in ('county-bureau', 'community-correction-agency', 'judicial-office')
     and a.disabled_at is null order by o.path, a.display_name`.execute(work.tx);
  return rows;
}

export async function openToAccount(
  work: Work,
  { params, body }: Call<typeof contract.nameKeeper>,
): Promise<{ keepers: number } | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const before = held.row.sealed_for;
  if (!before) return refused('sealing/not-sealed');
  const account = (await staffOf(work, held.row.county)).find((one) => one.id === body.accountId);
  if (!account) return notFound();
  const keepers = [...new Set([...before, account.id])];
  await keepFor(work, held, keepers);
  await refreshCase(work, { ...held.row, sealed_for: keepers }, work.at, '*');
  work.audit.wrote('sealed file opened to an account', subjectOf(held), {
    account: account.id,
    name: account.name,
    reason: body.reason,
  });
  return { keepers: keepers.length };
}

const subjectOf = ({ row }: HeldCase) => ({ caseId: row.id, ...(row.person_id && { personId: row.person_id }) });

export async function lift(
  work: Work,
  { params, body }: Call<typeof contract.liftSeal>,
): Promise<Record<string, never> | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (!isSealedRecord(held.live)) return refused('sealing/not-sealed');
  await keepFor(work, held, null);
  const data = { ground: body.ground, reason: body.reason };
  const appended = await appendTo(work, { ...held, row: { ...held.row, sealed_for: null } }, [
    { type: 'correction.record-unsealed', on: work.today, data },
  ]);
  return isRefusal(appended) ? appended : {};
}

export async function answer(
  work: Work,
  { params, body }: Call<typeof contract.answerQuery>,
): Promise<Record<string, never> | Refusal> {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  if (!held.live.some((fact) => fact.id === params.factId && fact.type === 'correction.sealed-query-received'))
    return notFound('fact/not-found');
  const { granted, reasons, ...asked } = body;
  if (!granted && !reasons) return refused('sealing/refusal-without-reasons', { status: 422, field: 'reasons' });
  const gate = granted ? await throughGate(work, held.row, 'correction.disclose-sealed', asked) : undefined;
  if (gate && isRefusal(gate)) return gate;
  const data = { granted, ...(reasons && { reasons }) };
  const appended = await appendTo(work, held, [
    { type: 'correction.sealed-query-answered', on: work.today, data, ...(gate && { gate }) },
  ]);
  return isRefusal(appended) ? appended : {};
}

/** Seals whatever is due: on its last day at the latest the record leaves every list, whether or not anybody thought of it. */
export async function sealDue(services: Services): Promise<number> {
  const due = await runWork(services, systemActor('system', ''), 'read', (work) =>
    sql<{
      county: string;
      case_id: string;
    }>`select county, case_id from duty where rule = 'correction.seal-record' and state = 'open' and due_on <= ${work.today} order by due_on limit 500`.execute(
      work.tx,
    ),
  );
  let sealed = 0;
  for (const { county, case_id } of due.rows) {
    const done = await runWork(services, systemActor('system', county), 'write', async (work) => {
      const held = await holdCase(work, case_id);
      if (isRefusal(held) || !sealsByItself(held.live)) return false;
      const answer = await setSeal(work, held, undefined);
      if (isRefusal(answer)) throw new Undo(false);
      return true;
    });
    if (done) sealed += 1;
  }
  return sealed;
}

/** Once the file is closed there is nothing left to do in it for its officer. */
export async function closeToOfficer(work: Work, event: GuiluEvent): Promise<void> {
  const held = await holdCase(work, String(event.payload.caseId));
  if (isRefusal(held) || !held.row.sealed_for || !held.row.officer) return;
  const heads = (await staffOf(work, held.row.county))
    .filter((one) => one.roles.includes('county-head'))
    .map((one) => one.id);
  const keepers = held.row.sealed_for.filter((id) => id !== held.row.officer || heads.includes(id));
  await keepFor(work, held, keepers);
  await refreshCase(work, { ...held.row, sealed_for: keepers }, work.at, '*');
}
