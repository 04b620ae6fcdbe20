/** The keys that a rule may have. What nobody would read is refused: nothing is half understood. */
import type { LoadProblem, Sort } from './types.ts';
import { problemAt, type RawRule } from './rule-source.ts';
import { isRecord, listOf, type Path } from './yaml-source.ts';

const EVERY = [
  'id',
  'sort',
  'from',
  'through',
  'title',
  'basis',
  'mark',
  'checked',
  'verified',
  'rows',
  'amends',
  'settings',
  'given',
  'examples',
  'reasons',
];
const OF_SORT: Record<Sort, string[]> = {
  duty: [
    'owed',
    'late',
    'starts',
    'which',
    'due',
    'met',
    'void',
    'extend',
    'repeat',
    'suspended',
    'version',
    'arises',
    'listed',
  ],
  gate: ['asks', 'refuse', 'decided'],
  route: ['asks', 'tiers'],
  alert: ['to', 'watch'],
  metric: ['each', 'counted', 'hit', 'sum', 'target'],
};
const FACTS = ['fact', 'with', 'where'];
/** Keys inside a part; where the part is a map of named things, those of each. */
const INSIDE: Record<string, string[]> = {
  late: ['tell', 'text'],
  starts: [...FACTS, 'which', 'lateDuty'],
  due: ['when', 'after', 'before', 'of', 'on', 'from', 'roll', 'none'],
  met: [...FACTS, 'early', 'after', 'since', 'same', 'sum', 'cover', 'times'],
  void: [...FACTS, 'same'],
  extend: [...FACTS, 'add', 'to', 'when'],
  repeat: ['every', 'calendar', 'monthly', 'due', 'only', 'last', 'stops', 'replaced', 'excused'],
  suspended: ['from', 'to'],
  watch: ['each', 'duty', 'status', 'with', 'where', 'when', 'unless', 'since', 'lowered'],
  sum: ['numerator', 'denominator'],
  each: [...FACTS, 'duty'],
};
const NAMED: Record<string, string[]> = {
  refuse: ['when', 'only', 'missing', 'present', 'with', 'where'],
  tiers: ['when', 'decides', 'refused'],
  given: [
    'latest',
    'first',
    'all',
    'one',
    'id',
    'run',
    'while',
    'with',
    'where',
    'tally',
    'stretches',
    'duty',
    'is',
    'value',
  ],
  settings: ['value', 'alternatives', 'settle', 'why', 'inForce'],
};
const EXAMPLE = ['why', 'facts', 'cases', 'data', 'period', 'asOf', 'expect'];
const MARKS = ['V', 'C', 'M'];

/** A problem for each key that the rule may not have, for a mark that is none and for a title that is missing or longer than a line. */
export function keyFaults(rule: RawRule): LoadProblem[] {
  const problems: LoadProblem[] = [];
  const look = (value: unknown, allowed: string[], where: Path) => {
    if (!isRecord(value)) return;
    for (const key of Object.keys(value))
      if (!allowed.includes(key)) problems.push(unknownKey(rule, [...where, key], key));
  };
  const { body } = rule;
  look(body, [...EVERY, ...OF_SORT[rule.sort]], []);
  for (const [part, allowed] of Object.entries(INSIDE)) {
    const list = listOf(body[part]);
    list.forEach((one, index) => look(one, allowed, Array.isArray(body[part]) ? [part, index] : [part]));
  }
  for (const [part, allowed] of Object.entries(NAMED)) {
    for (const [name, one] of Object.entries(isRecord(body[part]) ? body[part] : {})) look(one, allowed, [part, name]);
  }
  listOf(body['examples']).forEach((one, index) => look(one, EXAMPLE, ['examples', index]));
  return [...problems, ...wordingFaults(rule)];
}

function unknownKey(rule: RawRule, where: Path, key: string): LoadProblem {
  return problemAt(rule, where, {
    zh: `规则里没有 ${key} 这一项`,
    en: `${where.join('.')}: a rule has no part ${key}`,
  });
}

function wordingFaults(rule: RawRule): LoadProblem[] {
  const { title, mark } = rule.body;
  const problems: LoadProblem[] = [];
  const words = isRecord(title) ? [title['zh'], title['en']] : [undefined];
  if (typeof words[0] !== 'string' || words[0].trim() === '')
    problems.push(problemAt(rule, ['title'], { zh: '没有写明标题', en: 'title: has no wording in Chinese' }));
  if (words.some((text) => typeof text === 'string' && text.includes('\n')))
    problems.push(problemAt(rule, ['title'], { zh: '标题只写一行', en: 'title: is longer than one line' }));
  if (mark !== undefined && !MARKS.includes(String(mark)))
    problems.push(
      problemAt(rule, ['mark'], {
        zh: `没有 ${String(mark)} 这种标记`,
        en: `mark: ${String(mark)} is none of V, C, M`,
      }),
    );
  return problems;
}
