/** What has changed since a paper was made: each fact it prints that was put right or withdrawn, what it said and what it says. */
import type { Law, Wording } from '@guilu/law';
import type { RecordedFact } from '@guilu/platform/projection.ts';
import type { Keyring } from '@guilu/platform/secrets/keyring.ts';
import { linesOf } from '../cases/index.ts';
import type { PaperChange } from './contract.ts';

interface Given {
  law: Law;
  keyring: Keyring;
  today: string;
}

/** In: the facts the paper was made from, when it was made, and all facts of the file. Out: the changes, latest first. */
export function changesSince(
  given: Given,
  paper: { facts: readonly string[]; madeAt: string },
  all: readonly RecordedFact[],
): PaperChange[] {
  const byId = new Map(all.map((fact) => [fact.id, fact]));
  const successors = new Map(all.flatMap((fact) => (fact.supersedes ? [[fact.supersedes, fact] as const] : [])));
  const printed = paper.facts.flatMap((id) => byId.get(id) ?? []);
  const corrected = printed.flatMap((fact) => {
    const now = lastOf(fact, successors);
    return now ? [changeOf(given, fact, now)] : [];
  });
  return [...corrected, ...termChanges(given, printed, paper.madeAt, all, successors)].sort((a, b) =>
    b.at.localeCompare(a.at),
  );
}

function lastOf(fact: RecordedFact, successors: ReadonlyMap<string, RecordedFact>): RecordedFact | undefined {
  let last = successors.get(fact.id);
  for (let next = last; next; next = successors.get(next.id)) last = next;
  return last;
}

function changeOf(given: Given, was: RecordedFact, now: RecordedFact): PaperChange {
  const { law, keyring, today } = given;
  const linesFor = (fact: RecordedFact) => linesOf(law, keyring, law.factType(fact.type), fact.data, today);
  const head = { title: law.factType(was.type)?.title ?? alike(was.type), at: now.recordedAt, by: now.recordedName };
  if (now.type === 'case.record-withdrawn') {
    const label = law.factType(now.type)?.title ?? alike(now.type);
    return { ...head, lines: [{ label, now: alike(String(now.data.reason ?? '')) }] };
  }
  const [before, after] = [linesFor(was), linesFor(now)];
  const fields = [...new Set([...before, ...after].map((line) => line.field))];
  const lines = fields.flatMap((field) => {
    const [old, recent] = [before, after].map((list) => list.find((line) => line.field === field));
    const label = (old ?? recent)?.label;
    if (!label || old?.value.zh === recent?.value.zh) return [];
    return [{ label, ...(old && { was: old.value }), ...(recent && { now: recent.value }) }];
  });
  const day = was.on === now.on ? [] : [{ label: { zh: '日期', en: 'day' }, was: alike(was.on), now: alike(now.on) }];
  return { ...head, lines: [...day, ...lines] };
}

/** A ruling that moves the end of the term supersedes no entry, and yet what a paper prints of the term is over with it. */
function termChanges(
  given: Given,
  printed: readonly RecordedFact[],
  madeAt: string,
  all: readonly RecordedFact[],
  successors: ReadonlyMap<string, RecordedFact>,
): PaperChange[] {
  const term = printed.find((fact) => typeof fact.data.termEnd === 'string');
  if (!term) return [];
  const label = given.law.fieldTitle('termEnd');
  return all
    .filter((fact) => fact.type === 'correction.term-changed' && !fact.supersedes && !successors.has(fact.id))
    .filter((fact) => fact.id !== term.id && fact.recordedAt > madeAt)
    .map((fact) => ({
      title: given.law.factType(fact.type)?.title ?? alike(fact.type),
      at: fact.recordedAt,
      by: fact.recordedName,
      lines: [{ label, was: alike(String(term.data.termEnd)), now: alike(String(fact.data.termEnd)) }],
    }));
}

const alike = (text: string): Wording => ({ zh: text, en: text });
