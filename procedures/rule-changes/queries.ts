/** Reading the rules of a county, its changes of them, and the printed pack. */
import { type CaseKind, kindOf, type Law, ownPackOf, type Sort, type Version } from '@guilu/law';
import { may } from '@guilu/platform/access/roles.ts';
import type { Call } from '@guilu/platform/feature.ts';
import { notFound, refused } from '@guilu/platform/http/refusal.ts';
import type { Work } from '@guilu/platform/work.ts';
import { packsOf } from '@guilu/records/organisations/index.ts';
import { sql } from 'kysely';
import * as contract from './contract.ts';
import { standingOn } from './rules.ts';
import {
  examplesShown,
  figureShown,
  layersOn,
  lineOf,
  linesOn,
  markOf,
  packTitle,
  partsShown,
  versionsBeneath,
} from './shown.ts';
import { changesOf, type ChangeRow } from './store.ts';
import { figuresOf } from '@guilu/law';

/** The chain of packs for a rule's kind of case; rules of every kind are read under the first kind. */
export const chainFor = (work: Pick<Work, 'tx' | 'law'>, county: string, id: string) =>
  packsOf(work, county, kindOf(id) ?? 'correction');

export async function readRules(work: Work, { query }: Call<typeof contract.listRules>) {
  const { county } = work.actor;
  const day = query.on ?? work.today;
  const wanted: readonly CaseKind[] = query.kind ? [query.kind as CaseKind] : contract.kinds;
  const packs: { kind: string; pack: string; title: { zh: string; en: string } }[] = [];
  const rules = new Map<string, contract.RuleLine>();
  for (const kind of wanted) {
    const chain = await packsOf(work, county, kind);
    for (const pack of layersOn(chain, day)) packs.push({ kind, pack, title: packTitle(work.law, pack) });
    // A rule of every kind of case stands once for each pack that has it.
    for (const line of linesOn(work.law, chain, kind, day))
      rules.set(`${line.sort} ${line.id} ${line.sides[0]?.pack ?? ''}`, line);
  }
  const named = await sql<{ name: string }>`select name from place where code = ${county}`.execute(work.tx);
  return {
    county,
    countyName: named.rows[0]?.name ?? county,
    day,
    packs,
    rules: [...rules.values()],
    waiting: await countWaiting(work),
    setAside: (work.lawInForce.setAside(county) ?? []).map(({ file, line, message }) => ({ file, line, message })),
  };
}

/** Proposals of others that the asker may decide. */
export async function countWaiting(work: Work): Promise<number> {
  if (!may(work.actor, contract.decideRules)) return 0;
  const { rows } = await sql<{ count: number }>`select count(*)::int as count from rule_change
    where county = ${work.actor.county} and state = 'proposed' and author_id <> ${work.actor.accountId}`.execute(
    work.tx,
  );
  return rows[0]?.count ?? 0;
}

export async function readOneRule(work: Work, { query }: Call<typeof contract.readRule>) {
  const { law } = work;
  const day = query.on ?? work.today;
  const chain = await chainFor(work, work.actor.county, query.id);
  const versions = versionsBeneath(law, chain, query.sort, query.id, day);
  const line = lineOf(law, versions, chain, day);
  const [first] = versions;
  if (!line || !first) return notFound('rules/not-in-force');
  const changes = (await changesOf(work)).filter((row) =>
    row.rules.some((rule) => rule.sort === query.sort && rule.id === query.id),
  );
  return {
    line,
    day,
    versions: everyVersionOf(law, chain, query.sort, query.id, first),
    parts: partsShown(law, first),
    examples: examplesShown(law, work.calendar, first),
    changes: changes.map((row) => toLine(work, row, changes)),
    roles: rolesFor(law, query.id),
    instruments: [...law.instruments.values()].filter(
      ({ id }) => !/^C\d{6}-/.test(id) || id.startsWith(`C${work.actor.county}-`),
    ),
    owed: Array.isArray(first.raw.body['owed']) ? first.raw.body['owed'].map(String) : [],
    basisWritten: first.basis,
  };
}

/** The roles of the catalogue that a rule's kind of case belongs to. */
function rolesFor(law: Law, id: string): { code: string; title: { zh: string; en: string } }[] {
  const corrections = ['correction', 'investigation', 'oversight'].includes(kindOf(id) ?? 'correction');
  return law.codesOf(corrections ? 'corrections/role' : 'resettlement/role');
}

function everyVersionOf(law: Law, chain: { from: string; pack: string }[], sort: Sort, id: string, governing: Version) {
  const packs = new Set(chain.flatMap(({ pack }) => [...pack.split('+'), 'national']));
  return law
    .everyVersion()
    .filter((version) => version.sort === sort && version.id === id && packs.has(version.pack))
    .sort((a, b) => (a.fromText < b.fromText ? 1 : -1))
    .map((version) => ({
      version: version.summary.version,
      through: version.summary.through,
      pack: version.pack,
      packTitle: packTitle(law, version.pack),
      basis: version.basis.map((text) => law.basis(text)),
      mark: markOf(version),
      governs: version === governing,
    }));
}

export async function readChanges(work: Work) {
  const rows = await changesOf(work);
  return { rows: rows.map((row) => toLine(work, row, rows)) };
}

/** A change as lists show it; `all`: the changes among which later ones are looked for. */
export function toLine(
  work: Pick<Work, 'law' | 'today'>,
  row: ChangeRow,
  all: readonly ChangeRow[],
): contract.ChangeLine {
  const later = all.filter((other) => other.state === 'approved' && (other.approval ?? 0) > (row.approval ?? 0));
  const back = all.find((other) => other.id === row.takes_back);
  return {
    id: row.id,
    number: row.number,
    rules: row.rules.map((rule) => ({ ...rule, title: titleOf(work.law, rule.sort, rule.id) })),
    origin: row.origin,
    takesBack: back && { id: back.id, number: back.number },
    reason: row.reason,
    effectiveOn: row.effective_on,
    state: row.state,
    stands: row.state === 'approved' ? standingOn(asStanding(row), later.map(asStanding), work.today) : undefined,
    author: row.author_name,
    writtenAt: row.written_at,
    proposedAt: row.proposed_at ?? undefined,
    decidedBy: row.decided_name ?? undefined,
    decidedAt: row.decided_at ?? undefined,
    decisionNote: row.decision_note ?? undefined,
  };
}

const asStanding = (row: ChangeRow) => ({ effectiveOn: row.effective_on, rules: row.rules });

/** The name of a rule wherever it is found; a rule that only a draft has is called by its id. */
export function titleOf(law: Law, sort: Sort, id: string): { zh: string; en: string } {
  return (
    law.everyVersion().find((version) => version.sort === sort && version.id === id)?.summary.title ?? {
      zh: id,
      en: id,
    }
  );
}

export async function readVocabulary(work: Work) {
  const { law } = work;
  return {
    types: law.factTypes().map((type) => ({
      name: type.name,
      title: type.title,
      fields: type.fields.map((field) => ({
        name: field.name,
        title: law.fieldTitle(field.name),
        kind: field.kind,
        codes: field.table ? law.codesOf(field.table, field.only).map(({ code }) => code) : [],
      })),
    })),
  };
}

/** A county's own pack is shown to that county alone. */
export async function readDocument(work: Work, { query }: Call<typeof contract.readDocument>) {
  const { law } = work;
  const own = ownPackOf(work.actor.county);
  const packs = law.packs
    .filter(({ id }) => !id.startsWith('county-') || id === own)
    .map(({ id, title }) => ({ id, title }));
  const pack = query.pack ?? 'national';
  if (!packs.some(({ id }) => id === pack)) return refused('rules/no-such-pack', { status: 404 });
  const day = query.on ?? work.today;
  const from = query.unverified && query.pack === undefined ? packs.map(({ id }) => id) : [pack];
  const versions = from.flatMap((id) =>
    law
      .versionsInForce({ pack: id, on: day })
      .filter((version) => version.pack === id && (!query.unverified || !version.summary.verified)),
  );
  return {
    packs,
    pack,
    title: packTitle(law, pack),
    day,
    rules: versions.map((version) => printed(work, version, !query.unverified)),
  };
}

/** `whole`: with its parts and its examples, which are run. */
function printed(work: Work, version: Version, whole: boolean) {
  const { law } = work;
  const { summary } = version;
  return {
    sort: version.sort,
    id: version.id,
    pack: version.pack,
    packTitle: packTitle(law, version.pack),
    title: summary.title,
    version: summary.version,
    through: summary.through,
    basis: summary.basis.map((text) => law.basis(text)),
    mark: markOf(version),
    checked: summary.checked,
    rows: summary.rows,
    owedBy: summary.owedBy.map((role) => law.roleTitle(role)),
    figures: figuresOf(version).map(figureShown),
    parts: whole ? partsShown(law, version) : [],
    examples: whole ? examplesShown(law, work.calendar, version) : [],
  };
}
