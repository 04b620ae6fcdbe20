/** The dry run: the county's open cases under the law as it stands and as it would be, worked out in the background. */
import { plainReason } from '@guilu/platform/log/plain-reason.ts';
import { createHash } from 'node:crypto';
import { addDays, CalendarYearMissing } from '@guilu/calendar';
import { type CaseKind, kindOf, type Law, type OwnText, ownSourcesAsIf, ownRulesIn, type Sort } from '@guilu/law';
import { systemActor } from '@guilu/platform/access/actor.ts';
import type { GuiluEvent } from '@guilu/platform/feature.ts';
import type { Subject } from '@guilu/platform/projection.ts';
import { runWork, type Work } from '@guilu/platform/work.ts';
import { type CaseRow, subjectOf } from '@guilu/records/cases/index.ts';
import { packsOf } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import {
  compareEvaluations,
  compareGates,
  compareRoutes,
  countUp,
  type Effect,
  type Known,
  type Looked,
} from './compare.ts';
import { loadOwnRules, tryText } from './layer.ts';
import { approvedOf, type ChangeRow, type DryRunRow, findChange, findDryRun, ownTexts } from './store.ts';

/** Days after the first day in force up to which the consequences are looked at. */
export const horizon = 31;
/** As many touched cases are kept by name; the counts are of all. */
const mostKept = 3000;
const chunk = 100;

export const textHash = (text: string): string => createHash('sha256').update(text).digest('hex').slice(0, 16);

/** Reacts to `rules.dry-run-asked`. What goes wrong is kept with the run, so that the page says so and nothing is tried again. */
export async function runDry(work: Work, event: GuiluEvent): Promise<void> {
  const id = String(event.payload.dryRun);
  const run = await findDryRun(work, id);
  const change = run && (await findChange(work, run.change_id));
  if (!run || !change || run.state !== 'asked') return;
  const note = (fields: Partial<DryRunRow>) => noteProgress(work, run, fields);
  try {
    const laws = await bothLaws(work, change, run);
    if (!laws) return await note({ state: 'failed' });
    await lookAtAll(work, run, change, laws, note);
  } catch (error) {
    await note({ state: 'failed' });
    console.error(`dry run ${id}: ${plainReason(error instanceof Error ? error.message : '')}`);
  }
}

/** Progress is seen at once: written in a transaction of its own. */
async function noteProgress(work: Work, run: DryRunRow, fields: Partial<DryRunRow>): Promise<void> {
  const { state = 'running', done = 0, total = 0 } = fields;
  const ended = state === 'done' || state === 'failed' ? work.now().toISOString() : null;
  await runWork(work, systemActor('system', run.county), 'write', ({ tx }) =>
    sql`update rule_dry_run set state = ${state}, done = ${done}, total = ${total}, finished_at = ${ended},
      counts = ${fields.counts === undefined ? null : JSON.stringify(fields.counts)}::jsonb, touched = ${fields.touched === undefined ? null : JSON.stringify(fields.touched)}::jsonb
      where county = ${run.county} and id = ${run.id}`.execute(tx),
  );
}

interface Laws {
  before: Law;
  after: Law;
}

async function bothLaws(work: Work, change: ChangeRow, run: DryRunRow): Promise<Laws | undefined> {
  await loadOwnRules(work, run.county);
  const before = work.lawInForce.law;
  const wanted: OwnText = { number: change.number, text: change.text, from: run.effective_on };
  if (run.view === 'from') {
    const { law } = await tryText(work, wanted);
    return law && { before, after: law };
  }
  const since = await firstDays(work, before, run.county, change);
  const layer = ownSourcesAsIf(run.county, ownTexts(await approvedOf(work, run.county)), { ...wanted, from: since });
  const { law } = work.lawInForce.tried(run.county, layer);
  return law && { before, after: law };
}

/** The day from which the versions beneath have stood: a change of them can be thought back to there, and no further. */
async function firstDays(work: Work, law: Law, county: string, change: ChangeRow): Promise<string> {
  let since = '1949-10-01';
  for (const { sort, id } of ownRulesIn(change.text)) {
    const packs = (await packsOf({ tx: work.tx, law }, county, kindOf(id) ?? 'correction')).at(-1)?.pack ?? 'national';
    const beneath = packs.split('+').at(-1) ?? 'national';
    const found = law.rule({ pack: beneath, sort, id, on: change.effective_on });
    if (found && found.version > since) since = found.version;
  }
  return since;
}

async function lookAtAll(
  work: Work,
  run: DryRunRow,
  change: ChangeRow,
  laws: Laws,
  note: (fields: Partial<DryRunRow>) => Promise<void>,
): Promise<void> {
  const touchedRules = ownRulesIn(change.text);
  const rows = await openCases(work, run.county, kindsOf(touchedRules));
  const total = rows.length;
  await note({ total });
  const looked: Looked[] = [];
  let unanswered = 0;
  const packs = new Map<string, Packs>();
  for (const [at, row] of rows.entries()) {
    const pack = packs.get(row.kind) ?? (await packsFor(work, laws, run.county, row.kind, touchedRules));
    packs.set(row.kind, pack);
    const subject = await subjectOf(work, row);
    const effects = effectsOn(work, subject, laws, pack, touchedRules, run);
    if (!effects) unanswered += 1;
    looked.push({
      caseId: row.id,
      personId: row.person_id,
      known: knownOf(subject, row, run.county),
      effects: effects ?? [],
    });
    if (at % chunk === chunk - 1) await note({ total, done: at + 1 });
  }
  // Those of whom something is still to come first, then those whose past would have been judged otherwise.
  const past = ({ effects }: Looked) => effects.every(({ change: what }) => what === 'judged');
  const touched = looked
    .filter(({ effects }) => effects.length > 0)
    .sort((a, b) => Number(past(a)) - Number(past(b)))
    .slice(0, mostKept);
  await note({ state: 'done', total, done: total, counts: countUp(looked, unanswered, work.today), touched });
}

type OpenCase = CaseRow & { sex: string | null; born_on: string | null };

async function openCases(work: Work, county: string, kinds: CaseKind[] | undefined): Promise<OpenCase[]> {
  const { rows } =
    await sql<OpenCase>`select c.*, p.sex, p.born_on from case_file c left join person p on p.county = c.county and p.id = c.person_id
    where c.county = ${county} and c.closed_on is null ${kinds ? sql`and c.kind = any(${kinds})` : sql``} order by c.id`.execute(
      work.tx,
    );
  return rows;
}

/** undefined: a rule about every kind of case is among them. */
function kindsOf(rules: readonly { id: string }[]): CaseKind[] | undefined {
  const kinds = rules.map(({ id }) => kindOf(id));
  return kinds.includes(undefined) ? undefined : [...new Set(kinds)].filter((kind) => kind !== undefined);
}

type Chain = { from: string; pack: string }[];
interface Packs {
  before: Chain;
  after: Chain;
  /** Duties and alerts that may differ. */
  ids: string[];
}

async function packsFor(
  work: Work,
  laws: Laws,
  county: string,
  kind: CaseKind,
  rules: readonly { sort: Sort; id: string }[],
): Promise<Packs> {
  const before = await packsOf({ tx: work.tx, law: laws.before }, county, kind);
  const after = await packsOf({ tx: work.tx, law: laws.after }, county, kind);
  const counted = rules.filter(({ sort }) => sort === 'duty' || sort === 'alert').map(({ id }) => id);
  return { before, after, ids: withDependents(laws, after, counted) };
}

/** undefined where the working days of a year are not loaded. */
function effectsOn(
  work: Work,
  subject: Subject,
  laws: Laws,
  packs: Packs,
  rules: readonly { sort: Sort; id: string }[],
  run: DryRunRow,
): Effect[] | undefined {
  const question = { kind: subject.kind, facts: subject.facts, asOf: run.as_of, calendar: work.calendar };
  const [before, after] = [
    { ...question, pack: packs.before },
    { ...question, pack: packs.after },
  ];
  try {
    const effects: Effect[] = [];
    const { ids } = packs;
    if (ids.length > 0) {
      effects.push(
        ...compareEvaluations(
          laws.before.evaluate({ ...before, rules: ids }),
          laws.after.evaluate({ ...after, rules: ids }),
        ),
      );
    }
    for (const { sort, id: rule } of rules) {
      if (sort === 'gate')
        effects.push(...compareGates(laws.before.askGate({ ...before, rule }), laws.after.askGate({ ...after, rule })));
      if (sort === 'route')
        effects.push(
          ...compareRoutes(rule, laws.before.askRoute({ ...before, rule }), laws.after.askRoute({ ...after, rule })),
        );
    }
    return effects;
  } catch (error) {
    if (error instanceof CalendarYearMissing) return undefined;
    throw error;
  }
}

/** The rules themselves and those that look at their duties: a late duty may start another. */
function withDependents(laws: Laws, packs: Chain, ids: string[]): string[] {
  const found = new Set(ids);
  const all = [...laws.before.everyVersion(), ...laws.after.everyVersion()].filter((version) =>
    packs.some(({ pack }) => ['national', ...pack.split('+')].includes(version.pack)),
  );
  for (let size = 0; size !== found.size; ) {
    size = found.size;
    for (const version of all) if ([...version.duties].some((duty) => found.has(duty))) found.add(version.id);
  }
  return [...found];
}

function knownOf(subject: Subject, row: OpenCase, county: string): Known {
  const address = subject.facts
    .filter((fact) => fact.type === 'person.address-recorded' && fact.data.addressKind === 'registered')
    .at(-1);
  const area = typeof address?.data.area === 'string' ? address.data.area : undefined;
  return { kind: row.kind, sex: row.sex, bornOn: row.born_on, registeredHere: area?.startsWith(county) };
}

/** The day on which both laws are asked. */
export const dayLookedAt = (view: 'from' | 'always', effectiveOn: string, today: string): string =>
  view === 'from' ? addDays(effectiveOn, horizon) : today;
