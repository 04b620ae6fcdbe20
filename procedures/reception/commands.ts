/** The group behind its gate, assignment to an office or an officer. */
import type { Call } from '@guilu/platform/feature.ts';
import { isRefusal, notFound, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import {
  appendTo,
  findCase,
  type HeldCase,
  holdCase,
  refreshCase,
  throughGate,
  throughPower,
} from '@guilu/records/cases/index.ts';
import { organisation } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import type * as contract from './contract.ts';
import { letterPaper } from './papers.ts';

/** The correction, held, for an act of the county that an office does only by delegation. */
export async function holdFor(work: Work, caseId: string, power: string): Promise<HeldCase | Refusal> {
  const held = await holdCase(work, caseId);
  if (isRefusal(held)) return held;
  if (held.row.kind !== 'correction') return notFound();
  const by = await throughPower(work, held.row, power);
  return isRefusal(by) ? by : held;
}

/** Forms (or renews) the group; the letter that its members sign is made in the same transaction. */
export async function makeGroup(work: Work, { params, body }: Call<typeof contract.formGroup>) {
  const held = await holdFor(work, params.caseId, 'group');
  if (isRefusal(held)) return held;
  const members = body.members.map(({ role, sex, knowsMinors }) => ({ role, sex, knowsMinors: knowsMinors ?? false }));
  const gate = await throughGate(work, held.row, 'correction.form-group', { members });
  if (isRefusal(gate)) return gate;
  const before = held.live.find((fact) => fact.type === 'correction.group-formed');
  const named = body.members.map(({ name, role, sex, task, knowsMinors }) => ({
    name,
    role,
    sex,
    task,
    ...(knowsMinors && { knowsMinors }),
  }));
  const appended = await appendTo(work, held, [
    {
      type: 'correction.group-formed',
      on: body.on,
      data: { members: body.members.map((member) => member.role) },
      gate,
      source: { members: named },
      ...(before && { supersedes: before.id }),
    },
  ]);
  if (isRefusal(appended)) return appended;
  const paper = await letterPaper(work, held, appended.ids, named);
  return isRefusal(paper) ? paper : { factId: appended.ids[0] ?? '', ...paper };
}

/** Names the office or the officer; the case, its duties and alerts move into that office's branch. */
export async function assignCase(work: Work, { params, body }: Call<typeof contract.assign>) {
  const held = await holdCase(work, params.caseId);
  if (isRefusal(held)) return held;
  const code = body.office ?? held.row.office;
  const office = code ? await organisation(work.tx, code) : undefined;
  if (!office || office.kind !== 'judicial-office' || office.county !== held.row.county)
    return refused('case/no-such-office', { status: 422, field: 'office' });
  if (body.office && body.office !== held.row.office && !work.actor.roles.some((role) => role.startsWith('county')))
    return refused('case/county-names-office', { status: 403 });
  if (body.officer) {
    const known =
      await sql`select 1 from account where id = ${body.officer} and organisation = ${office.code} and disabled_at is null`.execute(
        work.tx,
      );
    if (!known.rows.length) return refused('case/no-such-officer', { status: 422, field: 'officer' });
  }
  const appended = await appendTo(work, held, [
    {
      type: 'case.assigned',
      on: work.today,
      data: { office: office.code, ...(body.officer && { officer: body.officer }) },
    },
  ]);
  if (isRefusal(appended)) return appended;
  const path = held.row.org_path.startsWith(office.path) ? held.row.org_path : office.path;
  await sql`update case_file set office = ${office.code}, org_path = ${path}, officer = ${body.officer ?? (body.office ? null : held.row.officer)} where county = ${held.row.county} and id = ${held.row.id}`.execute(
    work.tx,
  );
  const row = await findCase(work.tx, held.row.id);
  if (row) await refreshCase(work, row, work.at, '*');
  return { office: office.code };
}
