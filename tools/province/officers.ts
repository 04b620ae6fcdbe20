/** What the officers of a morning do: each does something, looks at it a while, and does the next thing. */
import { randomUUID } from 'node:crypto';
import type { Keyring } from '@guilu/platform/secrets/keyring.ts';
import { sql } from 'kysely';
import type { Opened } from '../../apps/server/open-services.ts';
import { type Chance, chance } from '../../database/seed/chance.ts';
import { signInOfficers, type SignedIn } from '../benchmarks/officers.ts';
import type { Asker, Kind } from './asking.ts';
import { rosterOf } from './roster.ts';

interface KnownCase {
  id: string;
  name: string;
  pinyin: string;
  number: string;
}

export interface Officer extends SignedIn {
  county: string;
  ofBureau: boolean;
  cases: KnownCase[];
}

/** Writes that were answered with yes: each must stand at the end, once. */
export interface Acknowledged {
  facts: { id: string; caseId: string; county: string }[];
  imports: { id: string; county: string; done: number }[];
  repeated: number;
}

/** Signed-in officers of offices, one in ten of a bureau, each knowing up to sixty open cases of theirs. */
export async function gatherOfficers(opened: Opened, counties: readonly string[], many: number): Promise<Officer[]> {
  const ofBureaus = Math.max(1, Math.round(many / 10));
  const bureaus = await signInOfficers(
    opened,
    counties,
    Math.min(ofBureaus, counties.length),
    Math.ceil(ofBureaus / Math.min(ofBureaus, counties.length)),
    ['county-officer'],
  );
  const offices = await signInOfficers(opened, counties, many - ofBureaus);
  const known = new Map<string, KnownCase[]>();
  const gathered: Officer[] = [];
  for (const one of [...bureaus.slice(0, ofBureaus), ...offices]) {
    const cases = known.get(one.path) ?? (await casesBelow(opened, one.path, opened.services.keyring));
    known.set(one.path, cases);
    gathered.push({ ...one, cases, ofBureau: /\.SJ\d{6}\.$/.test(one.path) });
  }
  return gathered;
}

async function casesBelow({ owner }: Opened, path: string, keyring: Keyring): Promise<KnownCase[]> {
  const { rows } =
    await sql<KnownCase>`select c.id, p.name, p.pinyin, p.id_number as number from case_file c join person p on p.county = c.county and p.id = c.person_id
    where c.closed_on is null and c.org_path collate "C" >= ${path} and c.org_path collate "C" < ${path} || chr(1114111) order by c.id limit 60`.execute(
      owner,
    );
  return rows.map((row) => ({ ...row, number: row.number ? keyring.decrypt(row.number) : '' }));
}

const visit = (today: string) =>
  JSON.stringify({
    type: 'case.visit-made',
    on: today,
    data: { by: 'office', target: 'person', seen: true, nobodyHome: false, extra: false, findings: '在家，情绪平稳' },
  });

type Deed = (officer: Officer, one: KnownCase) => Promise<void>;

/** How often an officer of an office does what, in a hundred; those of a bureau look at figures and take rosters in as well. */
const often: [Deedname, number][] = [
  ['today', 30],
  ['file', 27],
  ['record', 18],
  ['people', 8],
  ['search name', 7],
  ['search pinyin', 5],
  ['search number', 5],
];
const atBureau: [Deedname, number][] = [
  ['statistics', 25],
  ['import', 10],
  ['today', 25],
  ['file', 20],
  ['people', 10],
  ['search name', 10],
];
type Deedname = Exclude<Kind, 'import preview' | 'import confirm' | 'sign in'> | 'import';

/** Everything that may be done, over one asker. `wrote` gathers what was acknowledged. */
export function deeds(asker: Asker, today: string, wrote: Acknowledged, luck: Chance): Record<Deedname, Deed> {
  const get =
    (kind: Kind, path: (one: KnownCase) => string): Deed =>
    async (officer, one) => {
      await asker.ask(kind, { path: path(one), token: officer.token });
    };
  let imports = Math.floor(Date.now() / 1000) % 100_000;
  return {
    today: get('today', () => '/api/today'),
    file: get('file', (one) => `/api/cases/${one.id}`),
    people: get('people', () => `/api/cases?size=50&sort=${luck.pick(['name', 'termEnd', 'lastSeenOn'])}`),
    'search name': get(
      'search name',
      (one) => `/api/people?q=${encodeURIComponent(luck.often(0.3) ? [...one.name].slice(0, 2).join('') : one.name)}`,
    ),
    'search pinyin': get(
      'search pinyin',
      (one) => `/api/people?q=${encodeURIComponent(luck.often(0.5) ? initialsOf(one.pinyin) : one.pinyin)}`,
    ),
    'search number': get('search number', (one) => `/api/people?q=${one.number}`),
    // No statistics page stands yet: the county's list with its count, sorted by what is overdue, and the rates of alarms.
    statistics: async (officer) => {
      await asker.ask('statistics', {
        path: '/api/cases?state=all&sort=overdue&descending=true&size=50',
        token: officer.token,
      });
      await asker.ask('statistics', { path: '/api/alerts/rates', token: officer.token });
    },
    record: async (officer, one) => {
      const key = randomUUID();
      const wanted = { path: `/api/cases/${one.id}/facts`, token: officer.token, key, body: visit(today), read: true };
      const answer = await asker.ask('record', wanted);
      if (!answer) return;
      const { factId } = JSON.parse(answer.body) as { factId: string };
      wrote.facts.push({ id: factId, caseId: one.id, county: officer.county });
      // A page that lost the answer asks again with the same key, and must get the first answer.
      if (!luck.often(0.05)) return;
      const again = await asker.ask('record', wanted);
      wrote.repeated += 1;
      if (again && (JSON.parse(again.body) as { factId: string }).factId !== factId)
        asker.times.failures.push({
          kind: 'record',
          phase: asker.times.phase,
          what: 'the same key was answered otherwise',
        });
    },
    import: async (officer) => {
      imports += 1;
      const body = rosterOf(officer.county, imports, today);
      const preview = await asker.ask('import preview', {
        path: '/api/intake/rosters/release-notices',
        token: officer.token,
        key: randomUUID(),
        body,
        read: true,
      });
      if (!preview) return;
      const { importId } = JSON.parse(preview.body) as { importId: string };
      const confirmed = await asker.ask('import confirm', {
        path: `/api/intake/rosters/${importId}/confirmation`,
        token: officer.token,
        key: randomUUID(),
        body: '{}',
        read: true,
      });
      if (confirmed)
        wrote.imports.push({
          id: importId,
          county: officer.county,
          done: (JSON.parse(confirmed.body) as { done: number }).done,
        });
    },
  };
}

const initialsOf = (pinyin: string) =>
  pinyin
    .split(' ')
    .map((syllable) => syllable[0] ?? '')
    .join('');

export interface Pace {
  /** Seconds that an officer looks at an answer before the next, on average. */
  think: number;
  stopped: boolean;
}

/** One officer at work until `pace.stopped`; waits vary as people's do. */
export async function work(officer: Officer, number: number, todo: Record<Deedname, Deed>, pace: Pace): Promise<void> {
  const luck = chance(7919 * (number + 1));
  const pick = drawing(officer.ofBureau ? atBureau : often, luck);
  await pause(pace, luck.next() * pace.think);
  while (!pace.stopped) {
    if (officer.cases.length) await todo[pick()](officer, luck.pick(officer.cases));
    await pause(pace, -Math.log(1 - luck.next() * 0.98) * pace.think);
  }
}

/** Waits in short steps, since the pace may change meanwhile: what is left is then shortened too. */
async function pause(pace: Pace, seconds: number): Promise<void> {
  const asked = pace.think;
  let left = seconds;
  while (left > 0 && !pace.stopped) {
    const step = Math.min(left, 0.5);
    await new Promise((later) => setTimeout(later, step * 1000));
    left -= step * Math.max(1, asked / pace.think);
  }
}

function drawing(list: [Deedname, number][], luck: Chance): () => Deedname {
  const deck = list.flatMap(([name, many]) => Array.from({ length: many }, () => name));
  return () => luck.pick(deck);
}
