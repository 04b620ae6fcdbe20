/** A county's layer: loaded into the law of this process, and a text tried upon it before it is proposed. */
import {
  checkExamples,
  type Law,
  type LoadProblem,
  ownFile,
  ownPackOf,
  ownSources,
  ownTextFaults,
  type OwnText,
  type SourceFile,
} from '@guilu/law';
import { systemActor } from '@guilu/platform/access/actor.ts';
import { runWork, type Services, type Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import { approvedOf, ownTexts } from './store.ts';

/**
 * Takes over what counties have approved: of one county, or of all on the start. A county whose texts no longer load, e.g.
 * under newer files, works under the files alone until they are mended, and is told so; the others notice nothing.
 * Answers the counties whose rules were set aside.
 */
export async function loadOwnRules(services: Services, county?: string): Promise<string[]> {
  const layers = new Map<string, SourceFile[]>();
  for (const one of county === undefined ? await counties(services) : [county]) {
    const approved = await runWork(services, systemActor('system', one), 'read', (work) => approvedOf(work, one));
    layers.set(one, ownSources(one, ownTexts(approved)));
  }
  return services.lawInForce.takeWhatLoads(layers);
}

async function counties(services: Services): Promise<string[]> {
  const { rows } = await runWork(services, systemActor('system', ''), 'read', ({ tx }) =>
    sql<{ county: string }>`select distinct county from organisation where county is not null order by county`.execute(
      tx,
    ),
  );
  return rows.map((row) => row.county);
}

export interface Tried {
  problems: LoadProblem[];
  /** The law as it would be; only where there is no problem. */
  law?: Law;
  layer: SourceFile[];
  /** The law upon which it was tried. */
  upon?: Law;
}

// Loading everything takes a good part of a second: what was tried upon the law as it stands is remembered until that changes.
const remembered = new WeakMap<Law, Map<string, Tried>>();
const mostRemembered = 12;

/** What the loader says of a text upon what the county has approved already, its worked examples run too. */
export async function tryText(work: Work, wanted: OwnText): Promise<Tried> {
  const { county } = work.actor;
  const approved = ownTexts(await approvedOf(work, county));
  const now = work.lawInForce.law;
  const known = remembered.get(now) ?? new Map<string, Tried>();
  remembered.set(now, known);
  const key = JSON.stringify([county, wanted, approved.map(({ number }) => number)]);
  const before = known.get(key);
  if (before) return before;
  const tried = tryUpon(work, now, county, approved, wanted);
  if (known.size >= mostRemembered) known.delete(known.keys().next().value ?? '');
  known.set(key, tried);
  return tried;
}

function tryUpon(work: Work, now: Law, county: string, approved: readonly OwnText[], wanted: OwnText): Tried {
  const file = ownFile(county, wanted.number);
  const faults = ownTextFaults(county, file, wanted.text);
  if (faults.length > 0) return { problems: faults, layer: [] };
  const layer = ownSources(county, [...approved, wanted]);
  const { law, problems } = work.lawInForce.tried(county, layer);
  if (!law) return { problems: problems ?? [], layer };
  const failed = checkExamples(law, work.calendar, ownPackOf(county)).problems.filter(
    (problem) => problem.file === file,
  );
  return failed.length > 0 ? { problems: failed, layer } : { problems: [], law, layer, upon: now };
}

/** Channel of the database on which other processes hear of an approval; what is said is the county. */
export const ownRulesChannel = 'guilu_own_rules';
