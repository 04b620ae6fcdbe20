/** A refusal for what no pack may say, naming the article. */
import type { Catalogue } from '../catalogue.ts';
import { citation, type Instrument } from '../instruments.ts';
import { problemAt, type RawRule } from '../rule-source.ts';
import type { CompiledPack } from '../plan.ts';
import type { LoadProblem, Wording } from '../types.ts';
import { kindOf, type Version } from '../version.ts';
import { textsOf, type Path } from '../yaml-source.ts';
import type { Bounds } from './read-bounds.ts';

/** What a bound is checked with. */
export interface Bound {
  bounds: Bounds;
  catalogue: Catalogue;
  instruments: Map<string, Instrument>;
  packs: Map<string, CompiledPack>;
}

/** The problem, with the article in both languages and as it is cited. */
export function forbidden(bound: Bound, rule: RawRule, where: Path, basis: string[], said: Wording): LoadProblem {
  return problemAt(rule, where, withArticle(bound.instruments, basis, said));
}

/** A sentence with the articles behind it. */
export function withArticle(instruments: Map<string, Instrument>, basis: string[], said: Wording): Wording {
  const cited = basis.map((one) => citation(instruments, one));
  return {
    zh: `${said.zh}(${cited.map((c) => c.zh).join('; ')})`,
    en: `${said.en} (${cited.map((c) => c.en).join('; ')})`,
  };
}

/** The kind of case that a rule is about; empty for rules of every kind. */
export function kindText(rule: RawRule): string {
  return kindOf(rule.id) ?? '';
}

/** Roles that owe a duty, where they are written by name. */
export function owedRoles(rule: RawRule): string[] {
  return textsOf(rule.body['owed']);
}

/** Whether a version looks at one of these fact types. */
export function looksAtOne(version: Version, types: string[]): boolean {
  return types.some((type) => version.looksAt.has(type));
}
