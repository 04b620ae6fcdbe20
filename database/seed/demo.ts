/** Loads the demonstration county: accounts, and about 300 supervised and 400 released people midway through their cases. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { projectFolder } from '@guilu/platform/settings.ts';
import { clockOf, runWork, type Work } from '@guilu/platform/work.ts';
import { type NewCase, openMany } from '@guilu/records/cases/index.ts';
import { sql } from 'kysely';
import { v7 as uuid } from 'uuid';
import type { Opened } from '../../apps/server/open-services.ts';
import { type DemoStaff, loadAccounts } from './accounts.ts';
import { loadAgencies } from './agencies.ts';
import { chance } from './chance.ts';
import { inviteFamily, nameCompanions } from './companions.ts';
import { correctionStory, type Stage } from './correction-story.ts';
import { loadOffices } from './offices.ts';
import { invent, type Invented, type Place } from './person.ts';
import { type ReleasedStage, resettlementStory } from './resettlement-story.ts';
import type { Story, StoryFact } from './story.ts';

export { demoSignIns } from './accounts.ts';

interface Counts {
  correction: Partial<Record<Stage, number>>;
  resettlement: Partial<Record<ReleasedStage, number>>;
}

const counties: Record<string, Counts> = {
  '990101': {
    correction: { noticed: 10, reported: 6, new: 14, midway: 215, ending: 26, ended: 7, closed: 24 },
    resettlement: { announced: 26, returned: 18, helped: 318, declined: 22, closed: 18 },
  },
  '990102': { correction: { noticed: 2, new: 2, midway: 9, ending: 2 }, resettlement: { announced: 2, returned: 2, helped: 10, declined: 1 } },
};

interface PlacesFile {
  places: { code: string; name: string; parent: string | null }[];
}

/** Fills an empty database. Dates are relative to the day of loading; chance has a fixed seed. */
export async function loadDemo(opened: Opened): Promise<void> {
  const staff = await loadAccounts(opened);
  const { places } = JSON.parse(readFileSync(join(projectFolder, 'scenarios/data/qingshi.json'), 'utf8')) as PlacesFile;
  for (const [county, counts] of Object.entries(counties)) {
    await runWork(opened.services, systemActor('system', county), 'write', async (work) => {
      await openMany(work, inventCases(work, county, counts, villagesOf(places, county), staff));
    });
  }
  await loadOffices(opened, staff.countyHead);
  await linkPersonAccount(opened, staff);
  await nameCompanions(opened, staff);
  await loadAgencies(opened, staff);
  await inviteFamily(opened, staff);
}

function inventCases(work: Work, county: string, counts: Counts, villages: Place[], staff: DemoStaff): NewCase[] {
  const luck = chance(Number(county));
  const year = Number(work.today.slice(0, 4));
  const cases: NewCase[] = [];
  const tell = (many: number, age: { from: number; to: number }, story: (person: Invented) => Story) => {
    for (let n = 0; n < many; n += 1) {
      const person = invent(luck, luck.pick(villages), Number(county.slice(-1)) * 1000 + cases.length, age, year);
      cases.push(toCase(work, staff, person, story(person)));
    }
  };
  const weekly = county === '990101';
  for (const [stage, many] of Object.entries(counts.correction)) tell(many, { from: 19, to: 66 }, (person) => correctionStory(luck, person, stage as Stage, work.today, { weekly }));
  for (const [stage, many] of Object.entries(counts.resettlement)) tell(many, { from: 22, to: 68 }, () => resettlementStory(luck, stage as ReleasedStage, work.today));
  return cases;
}

function villagesOf(places: PlacesFile['places'], county: string): Place[] {
  const names = new Map(places.map((place) => [place.code, place.name]));
  return places.filter((place) => place.code.length === 12 && place.code.startsWith(county)).map((place) => ({ code: place.code, name: place.name, township: names.get(place.parent ?? '') ?? '' }));
}

/** One person with one case: what intake and months of work would have left in the log. */
function toCase(work: Work, staff: DemoStaff, person: Invented, story: Story): NewCase {
  const officer = staff.officerOf(`SF${person.area.slice(0, 9)}`);
  const by = officer ? { id: officer.id, name: officer.name, org: `SF${person.area.slice(0, 9)}` } : undefined;
  const names = new Map<string, string>();
  const facts = [...identity(person, story), ...story.facts].map((fact) => {
    const id = uuid();
    if (fact.as) names.set(fact.as, id);
    const data = { ...fact.data, ...(fact.forFact && { for: names.get(fact.forFact) }) };
    const { problems } = work.law.checkFact(fact.type, data);
    if (problems[0]) throw new Error(`${fact.type}: ${problems[0].message.en}`);
    // Recorded on the evening of its day.
    const recordedAt = fact.on === work.today ? work.at : `${fact.on}T18:00:00+08:00`;
    return { id, type: fact.type, on: fact.on, data, source: fact.source, recordedAt, ...(by && { recordedBy: by }) };
  });
  return { kind: story.kind, area: person.area, officer: officer?.id, openedOn: story.openedOn, facts, particulars: story.particulars };
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

/** The person's own page of the demonstration belongs to somebody midway through supervision in Shiqiao. */
async function linkPersonAccount(opened: Opened, staff: DemoStaff): Promise<void> {
  const { today } = clockOf(opened.services.now());
  await sql`update account set county = '990101', person_id = (select c.person_id from case_file c
      where c.county = '990101' and c.kind = 'correction' and c.office = 'SF990101100' and c.state = 'active'
        and c.term_end > ${today}::date + 60 and c.category = 'probation' order by c.number limit 1)
    where id = ${staff.person}`.execute(opened.owner);
  await sql`update account a set display_name = p.name from person p where p.id = a.person_id and a.id = ${staff.person}`.execute(opened.owner);
}
