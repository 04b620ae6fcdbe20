/** Who may do what with a change of rules, and from which day it may hold. Pure. */
import { invalid, type Refusal, refused } from '@guilu/platform/http/refusal.ts';

export type ChangeState = 'draft' | 'proposed' | 'approved' | 'refused' | 'dropped';
export type Origin = 'form' | 'text' | 'file' | 'take-back';

export interface Standing {
  state: ChangeState;
  authorId: string;
}

export type Act = 'edit' | 'propose' | 'drop' | 'approve' | 'refuse' | 'recall';

const from: Record<Act, ChangeState> = {
  edit: 'draft',
  propose: 'draft',
  drop: 'draft',
  approve: 'proposed',
  refuse: 'proposed',
  recall: 'proposed',
};

/** Refuses where the change does not stand so that the act can follow, or where it is another person's: only the author writes, only somebody else decides. */
export function mayAct(act: Act, change: Standing, accountId: string): Refusal | undefined {
  if (change.state !== from[act]) return refused('rules/not-in-state', { params: { state: change.state } });
  const decides = act === 'approve' || act === 'refuse';
  if (decides && change.authorId === accountId) return refused('rules/second-person', { status: 403 });
  if (!decides && change.authorId !== accountId) return refused('rules/authors-only', { status: 403 });
  return undefined;
}

/** A rule is never put in force for days that have passed: what was due then stays as it was. */
export function mayHoldFrom(effectiveOn: string, today: string): Refusal | undefined {
  return effectiveOn < today ? invalid('rules/in-the-past', 'effectiveOn', { today }) : undefined;
}

export type InForce = 'running' | 'coming' | 'replaced';

/** How an approved change stands on a day, given the approved ones after it. */
export function standingOn(
  change: { effectiveOn: string; rules: { sort: string; id: string }[] },
  later: readonly { effectiveOn: string; rules: { sort: string; id: string }[] }[],
  today: string,
): InForce {
  const replaced = (rule: { sort: string; id: string }) =>
    later.some(
      (other) =>
        (other.effectiveOn <= today || other.effectiveOn <= change.effectiveOn) &&
        other.effectiveOn >= change.effectiveOn &&
        other.rules.some((one) => one.sort === rule.sort && one.id === rule.id),
    );
  if (change.rules.every(replaced)) return 'replaced';
  return change.effectiveOn > today ? 'coming' : 'running';
}

export type AgeBand = 'under-18' | '18-35' | '36-59' | '60-over' | 'unknown';

export function ageBand(bornOn: string | null | undefined, today: string): AgeBand {
  if (!bornOn) return 'unknown';
  const years = Number(today.slice(0, 4)) - Number(bornOn.slice(0, 4)) - (today.slice(5) < bornOn.slice(5) ? 1 : 0);
  if (years < 18) return 'under-18';
  if (years <= 35) return '18-35';
  return years < 60 ? '36-59' : '60-over';
}

/** What may be written where the cursor stands. */
export interface Completion {
  text: string;
  title: { zh: string; en: string };
}

interface WordType {
  name: string;
  title: { zh: string; en: string };
  fields: { name: string; title: { zh: string; en: string }; codes: string[] }[];
}

const most = 8;

/** The word that is being written up to the cursor. */
export function wordBefore(text: string, caret: number): string {
  return /[\w.-]*$/.exec(text.slice(0, caret))?.[0] ?? '';
}

/** Fact types that begin so; after a dot the fields of the types that the text names; and codes. */
export function completions(types: readonly WordType[], text: string, word: string): Completion[] {
  if (word.length < 2) return [];
  const begins = (name: string) => name.startsWith(word) && name !== word;
  const found: Completion[] = types
    .filter((type) => begins(type.name))
    .map(({ name, title }) => ({ text: name, title }));
  const named = types.filter((type) => text.includes(type.name));
  const dot = word.lastIndexOf('.');
  const [stem, start] = [word.slice(0, dot + 1), word.slice(dot + 1)];
  for (const type of named) {
    for (const field of type.fields) {
      if (field.name !== start && field.name.startsWith(start))
        found.push({ text: stem + field.name, title: field.title });
      for (const code of field.codes) if (dot < 0 && begins(code)) found.push({ text: code, title: field.title });
    }
  }
  return [...new Map(found.map((one) => [one.text, one])).values()].slice(0, most);
}
