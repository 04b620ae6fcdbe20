/** The facts that a rule looked at for one answer, and what it read from them. */
import type { Rec } from './case-facts.ts';
import { factWords, joined, label, valueWords } from './explain-words.ts';
import type { Law } from './law.ts';
import type { Scope } from './scope.ts';
import { Stretch } from './cel.ts';
import type { TraceStep } from './types.ts';
import type { Version } from './version.ts';
import { isRecord } from './yaml-source.ts';

const USED = label('所看记录', 'Facts used');
const VALUES = label('得出', 'Worked out');
const MOST = 12;

/** The facts behind the names of a rule, without those already told; undefined where there are none. */
export function factsStep(law: Law, version: Version, scope: Scope, told: string[] = []): TraceStep | undefined {
  const recs = new Map<string, Rec>();
  for (const { name } of version.named) for (const rec of recsOf(scope, valueOf(scope, name))) recs.set(rec.id, rec);
  for (const id of told) recs.delete(id);
  if (recs.size === 0) return undefined;
  const shown = [...recs.values()].sort((a, b) => a.day - b.day || a.seq - b.seq);
  const words = shown.slice(-MOST).map((rec) => factWords(law, rec));
  const text = joined(words, '; ', '; ');
  const more = shown.length - MOST;
  return {
    label: USED,
    text: more > 0 ? { zh: `${text.zh}; 此前还有 ${more} 条`, en: `${text.en}; and ${more} before these` } : text,
    facts: shown.map((rec) => rec.id),
  };
}

/** Days, numbers and answers that the rule gave a name and worked out; undefined where there are none. */
export function valuesStep(law: Law, version: Version, scope: Scope): TraceStep | undefined {
  const words = version.named.flatMap(({ name, title }) => {
    const found = title && valueOf(scope, name);
    const value =
      typeof found === 'string' && found !== '' ? law.codeWords(name, found, version.looksAt) : valueWords(found);
    return title && value ? [{ zh: `${title.zh} ${value.zh}`, en: `${title.en} ${value.en}` }] : [];
  });
  return words.length === 0 ? undefined : { label: VALUES, text: joined(words, '; ', '; ') };
}

// A rule may name what cannot be worked out for this answer; then there is nothing to show.
function valueOf(scope: Scope, name: string): unknown {
  try {
    return (scope as unknown as Record<string, unknown>)[name];
  } catch {
    return undefined;
  }
}

function recsOf(scope: Scope, value: unknown): Rec[] {
  if (Array.isArray(value)) return (value as unknown[]).flatMap((one) => recsOf(scope, one));
  if (value instanceof Stretch) {
    const rec = scope.run.facts.byId(value.id);
    return rec ? [rec] : [];
  }
  return isRecord(value) && isRec(value['rec']) ? [value['rec']] : [];
}

function isRec(value: unknown): value is Rec {
  return isRecord(value) && typeof value['seq'] === 'number' && typeof value['id'] === 'string';
}
