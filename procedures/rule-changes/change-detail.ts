/** One change, whole: what the loader says of it, each rule before and after, its examples, its dry runs, what may be done. And who is touched. */
import { type Law, ownPackOf, type Version } from '@guilu/law';
import { may } from '@guilu/platform/access/roles.ts';
import type { Call } from '@guilu/platform/feature.ts';
import { notFound } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { sql } from 'kysely';
import type { Counts, Looked } from './compare.ts';
import * as contract from './contract.ts';
import { textHash } from './dry-run.ts';
import { tryText } from './layer.ts';
import { chainFor, titleOf, toLine } from './queries.ts';
import { type Act, ageBand, mayAct } from './rules.ts';
import { examplesShown, sideOf, versionsBeneath } from './shown.ts';
import { changesOf, type ChangeRow, dryRunsOf, type DryRunRow, findChange, findDryRun } from './store.ts';

export async function readOneChange(work: Work, { params }: Call<typeof contract.readChange>) {
  const row = await findChange(work, params.changeId);
  if (!row) return notFound('rules/change-not-found');
  const decided = row.state === 'approved';
  // An approved text is in the law already; a decided one that is not is only shown.
  const tried = decided
    ? { problems: [], law: work.law }
    : await tryText(work, { number: row.number, text: row.text, from: row.effective_on });
  const after = 'law' in tried ? tried.law : undefined;
  const own = after ? ownVersions(after, row) : [];
  return {
    ...toLine(work, row, await changesOf(work)),
    text: row.text,
    problems: tried.problems.map(({ line, rule, message }) => ({ line, rule, message })),
    examples: after ? own.flatMap((version) => examplesShown(after, work.calendar, version)) : [],
    sides: await bothSides(work, row, own, after),
    dryRuns: (await dryRunsOf(work, row.id)).map((run) => runShown(work.law, run, row)),
    acts: actsOn(work, row, tried.problems.length === 0),
  };
}

export async function readDryRunProgress(work: Work, { params }: Call<typeof contract.dryRunProgress>) {
  const row = await findChange(work, params.changeId);
  if (!row) return notFound('rules/change-not-found');
  return { dryRuns: (await dryRunsOf(work, row.id)).map((run) => runShown(work.law, run, row)) };
}

function ownVersions(law: Law, row: ChangeRow): Version[] {
  const pack = ownPackOf(row.county);
  return law
    .everyVersion()
    .filter(
      (version) =>
        version.pack === pack &&
        version.fromText === row.effective_on &&
        row.rules.some((rule) => rule.sort === version.sort && rule.id === version.id),
    );
}

async function bothSides(work: Work, row: ChangeRow, own: readonly Version[], after: Law | undefined) {
  const sides = [];
  for (const { sort, id } of row.rules) {
    const chain = await chainFor(work, row.county, id);
    const dayBefore = row.state === 'approved' ? before(row.effective_on) : row.effective_on;
    const [then] = versionsBeneath(work.law, chain, sort, id, dayBefore);
    const written = own.find((version) => version.sort === sort && version.id === id);
    const taken =
      written ??
      (after &&
        versionsBeneath(
          after,
          await chainFor({ tx: work.tx, law: after }, row.county, id),
          sort,
          id,
          row.effective_on,
        )[0]);
    sides.push({
      sort,
      id,
      title: titleOf(after ?? work.law, sort, id),
      before: then && sideOf(work.law, then, true),
      after: taken && after && sideOf(after, taken, true),
    });
  }
  return sides;
}

const before = (day: string): string =>
  new Date(Date.parse(`${day}T00:00:00Z`) - 86_400_000).toISOString().slice(0, 10);

function runShown(law: Law, run: DryRunRow, row: ChangeRow): contract.DryRunShown {
  const counts = run.counts as Counts | null;
  return {
    id: run.id,
    view: run.view,
    asOf: run.as_of,
    effectiveOn: run.effective_on,
    state: run.state,
    done: run.done,
    total: run.total,
    askedBy: run.asked_name,
    askedAt: run.asked_at,
    outdated: run.text_hash !== textHash(row.text) || run.effective_on !== row.effective_on,
    counts: counts
      ? {
          ...counts,
          changes: counts.changes.map((change) => ({
            ...change,
            title: titleOf(law, change.sort as 'duty', change.rule),
          })),
        }
      : undefined,
  };
}

const byRole: Record<Act, typeof contract.writeRules> = {
  edit: contract.writeRules,
  propose: contract.writeRules,
  drop: contract.writeRules,
  recall: contract.writeRules,
  approve: contract.decideRules,
  refuse: contract.decideRules,
};

function actsOn(work: Work, row: ChangeRow, whole: boolean): string[] {
  const standing = { state: row.state, authorId: row.author_id };
  const acts = (Object.keys(byRole) as Act[]).filter(
    (act) => may(work.actor, byRole[act]) && !mayAct(act, standing, work.actor.accountId),
  );
  const usable = whole ? acts : acts.filter((act) => act !== 'propose' && act !== 'approve');
  const open = row.state === 'draft' || row.state === 'proposed';
  return [
    ...usable,
    ...(row.state === 'approved' && may(work.actor, contract.writeRules) ? ['take-back'] : []),
    ...(open && whole && may(work.actor, contract.readDryRuns) ? ['dry-run'] : []),
  ];
}

const perPage = 20;

/** The names come from row security: who may not see a file sees a line without anything that names the person. */
export async function readWhoIsTouched(work: Work, { params, query }: Call<typeof contract.readTouched>) {
  const run = await findDryRun(work, params.dryRunId);
  if (!run) return notFound('rules/change-not-found');
  const all = (run.touched as Looked[] | null) ?? [];
  const page = all.slice(((query.page ?? 1) - 1) * perPage, (query.page ?? 1) * perPage);
  const seen = await visible(
    work,
    page.map((one) => one.caseId),
  );
  await work.audit.read('people touched by a rule change listed', {}, 'rules');
  return {
    total: all.length,
    named: seen.size > 0,
    rows: page.map((one) => touchedLine(work, one, seen.get(one.caseId))),
  };
}

interface Visible {
  id: string;
  name: string;
  office: string | null;
}

async function visible(work: Work, ids: string[]): Promise<Map<string, Visible>> {
  const { rows } =
    await sql<Visible>`select c.id, p.name, o.name as office from case_file c join person p on p.county = c.county and p.id = c.person_id
    left join organisation o on o.code = c.office where c.county = ${work.actor.county} and c.id = any(${ids})`.execute(
      work.tx,
    );
  return new Map(rows.map((row) => [row.id, row]));
}

function touchedLine(work: Work, one: Looked, seen: Visible | undefined): contract.TouchedLine {
  const { known } = one;
  return {
    kind: known.kind,
    sex: known.sex ?? 'unknown',
    age: ageBand(known.bornOn, work.today),
    registered: known.registeredHere === undefined ? 'unknown' : known.registeredHere ? 'here' : 'elsewhere',
    ...(seen && { caseId: seen.id, name: seen.name, office: seen.office ?? undefined }),
    effects: one.effects.map((effect) => ({
      title: titleOf(work.law, effect.sort, effect.rule),
      sort: effect.sort,
      change: effect.change,
      before: effect.before,
      after: effect.after,
    })),
  };
}
