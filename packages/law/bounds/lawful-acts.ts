/** Lawful acts are no incidents: petitions, complaints, assemblies and belief are neither sanctioned nor tracked. */
import type { Catalogue } from '../catalogue.ts';
import type { Instrument } from '../instruments.ts';
import type { LoadProblem, Wording } from '../types.ts';
import type { Version } from '../version.ts';
import { type Bound, forbidden, kindText, looksAtOne, owedRoles, withArticle } from './refusal.ts';
import { textsIn, wordIn } from './words.ts';

const LITERAL = /"([^"]*)"|'([^']*)'/g;

const said = (what: string): Wording => ({
  zh: `“${what}”: 信访、投诉、集会、信仰等合法行为, 不作为记录、代码或预警, 也不作为处分的理由`,
  en: `"${what}": petitions, complaints, assemblies and belief are no fact, code or alert here, and no ground of any measure`,
});

/** Fact types, fields and codes that may not be. A code that a gate must always refuse may be named: that is how it is refused. */
export function lawfulFacts(catalogue: Catalogue, instruments: Map<string, Instrument>): LoadProblem[] {
  const { words, basis } = catalogue.bounds.lawfulActs;
  const problems: LoadProblem[] = [];
  const look = (place: string, texts: string[]) => {
    const word = texts.map((text) => wordIn(text, words)).find((found) => found !== undefined);
    if (word !== undefined)
      problems.push({ file: place, line: 1, message: withArticle(instruments, basis, said(word)) });
  };
  for (const type of catalogue.types.values()) {
    look(type.name, [type.name, type.title.zh, type.title.en]);
    for (const field of type.fields) look(`${type.name}.${field.name}`, [field.name]);
  }
  for (const table of catalogue.tables.values()) {
    for (const code of table.codes)
      if (!code.never) look(`${table.name} ${code.code}`, [code.code, code.title.zh, code.title.en]);
  }
  return problems;
}

/** A rule that sanctions or tracks lawful acts, in whichever of its texts, patterns or conditions it says so. */
export function lawfulRule(bound: Bound, version: Version): LoadProblem[] {
  const { words, basis, complaints } = bound.bounds.lawfulActs;
  const { raw } = version;
  const problems: LoadProblem[] = [];
  const answering = answers(bound, version);
  for (const { text, path } of textsIn(raw.body)) {
    if (version.sort === 'gate' && path[0] === 'refuse' && onlyRefuses(bound.catalogue, text)) continue;
    const word = wordIn(text, words) ?? (answering ? undefined : wordIn(text, complaints.words));
    if (word !== undefined) problems.push(forbidden(bound, raw, path, basis, said(word)));
  }
  if (problems.length === 0 && !answering && looksAtOne(version, complaints.facts))
    problems.push(forbidden(bound, raw, [], basis, said(complaints.facts.find((f) => version.looksAt.has(f)) ?? '')));
  return problems.slice(0, 1);
}

// Whom a complaint reaches must answer it: their duties and gates may look at it, but nobody's alerts and counts.
function answers(bound: Bound, version: Version): boolean {
  const { complaints } = bound.bounds.lawfulActs;
  if (version.sort === 'alert' || version.sort === 'metric') return false;
  if (owedRoles(version.raw).some((role) => bound.bounds.released.burdened.includes(role))) return false;
  return (
    complaints.kinds.includes(kindText(version.raw)) || complaints.answers.includes(`${version.sort} ${version.id}`)
  );
}

// A condition under which a gate says no, and in which every code is one that may never be recorded.
function onlyRefuses(catalogue: Catalogue, text: string): boolean {
  if (text.includes('!')) return false;
  const never = new Set(
    [...catalogue.tables.values()].flatMap((t) => t.codes.filter((c) => c.never).map((c) => c.code)),
  );
  const literals = [...text.matchAll(LITERAL)].map((match) => match[1] ?? match[2] ?? '');
  return literals.length > 0 && literals.every((code) => never.has(code));
}
