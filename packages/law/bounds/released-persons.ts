/** Under resettlement the agency owes help; the released person owes nothing. */
import type { LoadProblem } from '../types.ts';
import type { Version } from '../version.ts';
import { isRecord } from '../yaml-source.ts';
import { type Bound, forbidden, kindText, owedRoles } from './refusal.ts';

/** A duty that would lie on a released person or those around them, by name or by the field that names who owes it. */
export function releasedRule(bound: Bound, version: Version): LoadProblem[] {
  if (version.sort !== 'duty' || !reachesReleased(bound, version)) return [];
  const { burdened, basis } = bound.bounds.released;
  const laidOn = owedRoles(version.raw).find((role) => burdened.includes(role)) ?? byField(bound, version);
  if (laidOn === undefined) return [];
  return [
    forbidden(bound, version.raw, ['owed'], basis, {
      zh: `刑满释放人员及其家属不承担义务, 只能写有关单位的职责 (${laidOn})`,
      en: `a duty is laid on a released person or their family (${laidOn}); only an agency may owe one`,
    }),
  ];
}

// Rules of this kind, and rules of every kind or started by this kind's facts.
function reachesReleased(bound: Bound, version: Version): boolean {
  const { kinds } = bound.bounds.released;
  const kind = kindText(version.raw);
  if (kinds.includes(kind)) return true;
  const starts = (version as { starts?: { names: string[] } }).starts?.names ?? [];
  const kindOfStart = (type: string) => type.slice(0, type.indexOf('.'));
  if (starts.some((type) => kinds.includes(kindOfStart(type)))) return true;
  return kind === '' && starts.some((type) => ['case', 'person'].includes(kindOfStart(type)));
}

// A field that holds any role at all may name the person.
function byField(bound: Bound, version: Version): string | undefined {
  const { owed } = version.raw.body;
  if (!isRecord(owed) || typeof owed['field'] !== 'string') return undefined;
  const name = owed['field'];
  const { burdened } = bound.bounds.released;
  const starts = (version as { starts?: { names: string[] } }).starts?.names ?? [];
  for (const type of starts) {
    const field = bound.catalogue.types.get(type)?.fields.find((one) => one.name === name);
    const codes = field?.only ?? bound.catalogue.tables.get(field?.table ?? '')?.codes.map((code) => code.code);
    if (!codes) return name;
    const found = codes.find((code) => burdened.includes(code));
    if (found !== undefined) return `${name}: ${found}`;
  }
  return undefined;
}
