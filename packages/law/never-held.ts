/** Lawful acts are no incidents: no fact, code or alert about petitions, assemblies or belief is ever loaded. */
import type { Catalogue } from './catalogue.ts';
import type { RawRule } from './rule-source.ts';
import { problemAt } from './rule-source.ts';
import type { LoadProblem, Wording } from './types.ts';
import { readWording } from './catalogue.ts';

const CHINESE = /上访|信访|访民|缠访|闹访|聚集|集会|游行|示威|静坐|宗教|信仰|信教|教派/;
const ENGLISH =
  /\b(petition\w*|assembl(y|ies)|demonstrations?|march(es)?|protests?|religio\w*|faith|belief|worship)\b/i;

function isNeverHeld(name: string, title: Wording): boolean {
  const words = name.replace(/([A-Z])/g, ' $1').replace(/[.\-_]/g, ' ');
  return ENGLISH.test(words) || CHINESE.test(title.zh) || ENGLISH.test(title.en);
}

const message = (name: string): Wording => ({
  zh: `${name}: 信访、集会、信仰等合法行为不作为记录、代码或预警`,
  en: `${name}: petitions, assemblies and belief are no fact, code or alert here`,
});

/** Fact types, fields and codes that may not be. A code that a gate must always refuse may be named: that is how it is refused. */
export function neverHeldFacts(catalogue: Catalogue): LoadProblem[] {
  const problems: LoadProblem[] = [];
  const refuse = (name: string) => problems.push({ file: name, line: 1, message: message(name) });
  for (const type of catalogue.types.values()) {
    if (isNeverHeld(type.name, type.title)) refuse(type.name);
    for (const field of type.fields)
      if (isNeverHeld(field.name, { zh: '', en: '' })) refuse(`${type.name}.${field.name}`);
  }
  for (const table of catalogue.tables.values()) {
    for (const code of table.codes)
      if (!code.never && isNeverHeld(code.code, code.title)) refuse(`${table.name} ${code.code}`);
  }
  return problems;
}

/** A rule about what is never held. */
export function neverHeldRule(rule: RawRule): LoadProblem[] {
  const title = readWording(rule.body['title'], '');
  return isNeverHeld(rule.id, title) ? [problemAt(rule, ['id'], message(rule.id))] : [];
}
