/** Consents that stand, and the fact that ends one (PIPL 15). Pure. */
import type { Law } from '@guilu/law';
import type { RecordedFact } from '@guilu/platform/projection.ts';

const scopesOf = (fact: Pick<RecordedFact, 'data'>): string[] =>
  Array.isArray(fact.data.scope) ? fact.data.scope.map(String) : [];
const scopePrefix = 'scope:';

/** Purposes consented to and not withdrawn since; a scope of resettlement is named `scope:<code>`. */
export function consentsFrom(law: Law, live: readonly Pick<RecordedFact, 'type' | 'data'>[]) {
  const standing = new Map<string, { zh: string; en: string }>();
  for (const fact of live) {
    const purpose = String(fact.data.purpose ?? '');
    if (fact.type === 'person.consent-given') standing.set(purpose, { zh: purpose, en: purpose });
    if (fact.type === 'person.consent-withdrawn') standing.delete(purpose);
    for (const scope of scopesOf(fact)) {
      if (fact.type === 'resettlement.consent-given')
        standing.set(scopePrefix + scope, law.codeTitle('resettlement/contact-scope', scope));
      if (fact.type === 'resettlement.consent-withdrawn') standing.delete(scopePrefix + scope);
    }
  }
  return [...standing].map(([purpose, title]) => ({ purpose, title }));
}

/** The fact by which a consent ends. */
export function endingOf(purpose: string): { type: string; data: Record<string, unknown> } {
  return purpose.startsWith(scopePrefix)
    ? { type: 'resettlement.consent-withdrawn', data: { scope: [purpose.slice(scopePrefix.length)], by: 'person' } }
    : { type: 'person.consent-withdrawn', data: { purpose } };
}
