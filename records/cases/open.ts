/** Opening a case: the person (new, or one on file), the case with its number and office, and its first facts. */
import type { CaseKind } from '@guilu/law';
import { isRefusal, type Refusal, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import { countyPath, officeServing, organisation } from '../organisations/index.ts';
import { addPerson } from '../people/index.ts';
import { type Appended, appendTo, type NewFact } from './append.ts';
import { insertCase, nextNumber } from './store.ts';

export interface Opening {
  kind: CaseKind;
  /** A person on file; absent: a new one is added from the `person.identified` among the facts. */
  personId?: string;
  /** Code of the office, where it is known already. */
  office?: string;
  /** Division code of the residence, by which the office and the village are found. */
  area?: string;
  openedOn: string;
  facts: NewFact[];
  /** Accounts to whom a sealed file is open (minors, protected persons). */
  sealedFor?: string[];
}

/** Opens a case in the actor's county. Answers the case and the ids of its facts. */
export async function openCase(work: Work, opening: Opening): Promise<(Appended & { personId: string }) | Refusal> {
  const county = work.actor.county;
  const identity = opening.facts.find((fact) => fact.type === 'person.identified');
  const personId = opening.personId ?? uuid();
  if (!opening.personId) await addPerson(work, county, personId, identity?.data ?? {});
  const place = await placeOf(work, county, opening);
  if (!place.path.startsWith(work.actor.scope))
    return refused('case/other-office', { status: 422, field: 'area', params: { office: place.name } });
  const id = uuid();
  const year = Number(opening.openedOn.slice(0, 4));
  const number = `${year}-${String(await nextNumber(work.tx, county, `case.${opening.kind}`, year)).padStart(4, '0')}`;
  await insertCase(work.tx, {
    county,
    id,
    kind: opening.kind,
    person_id: personId,
    number,
    org_path: place.path,
    office: place.office,
    officer: null,
    opened_on: opening.openedOn,
    sealed_for: opening.sealedFor ?? null,
  });
  const opened: NewFact = {
    type: 'case.opened',
    on: opening.openedOn,
    data: { county, ...(place.office && { office: place.office }) },
  };
  const first = opening.facts.filter((fact) => fact.type.startsWith('person.'));
  const rest = opening.facts.filter((fact) => !fact.type.startsWith('person.'));
  const { rows } = await sql<import('./store.ts').CaseRow>`select * from case_file where id = ${id}`.execute(work.tx);
  const row = rows[0];
  if (!row) throw new Error('a case just opened cannot be seen by the one who opened it');
  const appended = await appendTo(work, { row, live: [] }, [...first, opened, ...rest]);
  return isRefusal(appended) ? appended : { ...appended, personId };
}

/**
 * Office named, else the one that serves the residence; where neither is known the office that receives the person, or
 * the county's own list. A village committee narrows it further.
 */
async function placeOf(
  work: Work,
  county: string,
  opening: Opening,
): Promise<{ office: string | null; path: string; name: string }> {
  const found = opening.office
    ? await organisation(work.tx, opening.office)
    : opening.area
      ? await officeServing(work.tx, county, opening.area, work.today)
      : undefined;
  const { actor } = work;
  if (!found && actor.organisationKind === 'judicial-office')
    return { office: actor.organisation, path: actor.orgPath, name: actor.organisationName };
  if (!found) return { office: null, path: await countyPath(work.tx, county), name: '' };
  const village = opening.area ? await officeServing(work.tx, county, opening.area, work.today, 'village-committee') : undefined;
  const path = village?.path.startsWith(found.path) ? village.path : found.path;
  return { office: found.code, path, name: found.name };
}
