/** Loads the demonstration county: accounts, and about 300 supervised and 400 released people midway through their cases. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { clockOf, runWork, type Work } from '@guilu/platform/work.ts';
import { insertCase, insertFacts, nextNumber, refreshCase, saveParticulars, sealPayload } from '@guilu/records/cases/index.ts';
import { officeServing } from '@guilu/records/organisations/index.ts';
import { addPerson, followIdentity } from '@guilu/records/people/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Opened } from '../../apps/server/open-services.ts';
import { type DemoStaff, loadAccounts } from './accounts.ts';
import { chance } from './chance.ts';
import { correctionStory, type Stage } from './correction-story.ts';
import { invent, type Invented, type Place } from './person.ts';
import { type ReleasedStage, resettlementStory } from './resettlement-story.ts';
import type { Story, StoryFact } from './story.ts';

export { demoSignIns } from './accounts.ts';

const plan: Record<string, { correction: Partial<Record<Stage, number>>; resettlement: Partial<Record<ReleasedStage, number>> }> = {
  '990101': {
    correction: { noticed: 10, reported: 6, new: 14, midway: 215, ending: 26, ended: 7, closed: 24 },
    resettlement: { announced: 26, returned: 18, helped: 318, declined: 22, closed: 18 },
  },
  '990102': { correction: { noticed: 2, new: 2, midway: 9, ending: 2 }, resettlement: { announced: 2, returned: 2, helped: 10, declined: 1 } },
};

/** Fills an empty database. Dates are relative to the day of loading; chance has a fixed seed. */
export async function loadDemo(opened: Opened): Promise<void> {
  const staff = await loadAccounts(opened);
  const places = (JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as { places: { code: string; name: string; kind: string; parent: string | null }[] }).places;
  let serial = 0;
  for (const [county, counts] of Object.entries(plan)) {
    const luck = chance(Number(county));
    const villages = villagesOf(places, county);
    const tell = async (make: (person: Invented, today: string) => Story, age: { from: number; to: number }, many: number) => {
      for (let done = 0; done < many; done += 40) {
        await runWork(opened.services, systemActor('system', county), 'write', async (work) => {
          for (let n = done; n < Math.min(many, done + 40); n += 1) {
            serial += 1;
            const person = invent(luck, luck.pick(villages), serial, age, Number(work.today.slice(0, 4)));
            await enter(work, staff, person, make(person, work.today));
          }
        });
      }
    };
    for (const [stage, many] of Object.entries(counts.correction)) await tell((person, today) => correctionStory(luck, person, stage as Stage, today, { weekly: county === '990101' }), { from: 19, to: 66 }, many);
    for (const [stage, many] of Object.entries(counts.resettlement)) await tell((_, today) => resettlementStory(luck, stage as ReleasedStage, today), { from: 22, to: 68 }, many);
  }
  await linkPersonAccount(opened, staff);
}

function villagesOf(places: { code: string; name: string; kind: string; parent: string | null }[], county: string): Place[] {
  const names = new Map(places.map((place) => [place.code, place.name]));
  return places.filter((place) => place.code.length === 12 && place.code.startsWith(county)).map((place) => ({ code: place.code, name: place.name, township: names.get(place.parent ?? '') ?? '' }));
}

/** One person with one case: what intake and months of work would have left in the log. */
async function enter(work: Work, staff: DemoStaff, person: Invented, story: Story): Promise<void> {
  const { county } = work.actor;
  const [caseId, personId] = [uuid(), uuid()];
  const office = await officeServing(work.tx, county, person.area);
  const village = await officeServing(work.tx, county, person.area, 'village-committee');
  if (!office) throw new Error(`no office serves ${person.area}`);
  await addPerson(work, county, personId, { name: person.name });
  const year = Number(story.openedOn.slice(0, 4));
  const number = `${year}-${String(await nextNumber(work.tx, county, `case.${story.kind}`, year)).padStart(4, '0')}`;
  const officer = staff.officerOf(office.code);
  const row = { county, id: caseId, kind: story.kind, person_id: personId, number, org_path: village?.path ?? office.path, office: office.code, officer: officer?.id ?? null, opened_on: story.openedOn, sealed_for: null };
  await insertCase(work.tx, row);
  const by = { id: officer?.id ?? work.actor.accountId, name: officer?.name ?? 'system', org: office.code, at: work.at };
  await insertFacts(work.tx, county, by, toRows(work, caseId, personId, [...identity(person, story), ...story.facts]));
  await followIdentity(work, county, personId);
  await saveParticulars(work, county, caseId, story.particulars);
  const stored = await sql<Parameters<typeof refreshCase>[1]>`select * from case_file where county = ${county} and id = ${caseId}`.execute(work.tx);
  if (stored.rows[0]) await refreshCase(work, stored.rows[0], work.at, '*');
  work.audit.wrote('demonstration loaded', { personId, caseId }, { facts: story.facts.length });
}

function identity(person: Invented, story: Story): StoryFact[] {
  const on = story.openedOn;
  return [
    { type: 'person.identified', on, data: { name: person.name, idStatus: 'verified', idType: '居民身份证', idNumber: person.idNumber, sex: person.sex, bornOn: person.bornOn } },
    { type: 'person.address-recorded', on, data: { addressKind: 'registered', area: person.area, text: person.address } },
    { type: 'person.address-recorded', on, data: { addressKind: 'actual', area: person.area, text: person.address } },
    { type: 'person.contact-recorded', on, data: { channel: 'phone', value: person.phone } },
    { type: 'case.opened', on, data: { county: person.area.slice(0, 6) } },
  ];
}

/** Rows for the log; each was recorded on the evening of its day. Every payload is checked as any other would be. */
function toRows(work: Work, caseId: string, personId: string, facts: StoryFact[]) {
  const names = new Map<string, string>();
  return facts.map((fact) => {
    const id = uuid();
    if (fact.as) names.set(fact.as, id);
    const data = { ...fact.data, ...(fact.forFact && { for: names.get(fact.forFact) }) };
    const { problems } = work.law.checkFact(fact.type, data);
    if (problems[0]) throw new Error(`${fact.type}: ${problems[0].message.en}`);
    const own = !fact.type.startsWith('person.');
    const recordedAt = fact.on === work.today ? work.at : `${fact.on}T18:00:00+08:00`;
    return { id, caseId: own ? caseId : null, personId, type: fact.type, on: fact.on, data: sealPayload(work.keyring, work.law.factType(fact.type), data), recordedAt, source: fact.source };
  });
}

/** The person's own page of the demonstration belongs to somebody midway through supervision in Shiqiao. */
async function linkPersonAccount(opened: Opened, staff: DemoStaff): Promise<void> {
  const { today } = clockOf(opened.services.now());
  await sql`update account set person_id = (select c.person_id from case_file c where c.county = '990101' and c.kind = 'correction' and c.office = 'SF990101100'
      and c.state = 'active' and c.term_end > ${today}::date + 60 and c.category = 'probation' order by c.number limit 1), county = '990101'
    where id = ${staff.person}`.execute(opened.owner);
  await sql`update account a set display_name = p.name from person p where p.id = a.person_id and a.id = ${staff.person}`.execute(opened.owner);
}

