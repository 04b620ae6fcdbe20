/** `with: {field: value}`: the plain comparisons that need no expression. */
import type { Rec } from './case-facts.ts';
import type { FactType, FieldType } from './types.ts';
import { isRecord, textsOf } from './yaml-source.ts';

/** Whether a record fits; `period` stands where the pattern says `$period`. */
export type Match = (rec: Rec, period?: string) => boolean;

export interface Pattern {
  match: Match;
  /** The pattern names the period, so that the fact may be recorded outside it. */
  byName: boolean;
}

type Refuse = (field: string, en: string, zh: string) => void;
type Test = (rec: Rec, period: string | undefined) => boolean;

/** Compiles a pattern over fact types; a field that no type has, or a code that is none, is refused. */
export function compilePattern(
  spec: unknown,
  types: FactType[],
  isCode: (table: string, code: string) => boolean,
  refuse: Refuse,
): Pattern {
  if (spec === undefined || spec === null) return { match: () => true, byName: false };
  const tests: Test[] = [];
  let byName = false;
  for (const [name, wanted] of Object.entries(isRecord(spec) ? spec : {})) {
    const fields = types.flatMap((t) => t.fields.filter((f) => f.name === name));
    const field = fields[0];
    if (!field) {
      refuse(
        name,
        `${types.map((t) => t.name).join(', ')} has no field ${name}`,
        `${types.map((t) => t.name).join(', ')} 没有字段 ${name}`,
      );
      continue;
    }
    checkCodes(fields, name, wanted, isCode, refuse);
    if (wanted === '$period') byName = true;
    tests.push(testOf(field, wanted));
  }
  const [only, ...more] = tests;
  if (only && more.length === 0) return { match: only, byName };
  return { match: (rec, period) => tests.every((test) => test(rec, period)), byName };
}

function checkCodes(
  fields: FieldType[],
  name: string,
  wanted: unknown,
  isCode: (table: string, code: string) => boolean,
  refuse: Refuse,
): void {
  const tables = fields.flatMap((f) => (f.table ? [f.table] : []));
  if (tables.length === 0 || wanted === '*' || wanted === '$period') return;
  const codes = isRecord(wanted) ? textsOf(wanted['has']) : textsOf(wanted);
  for (const code of codes) {
    if (tables.some((table) => isCode(table, code))) continue;
    refuse(name, `"${code}" is no code of ${name}`, `"${code}" 不是 ${name} 的代码`);
  }
}

function testOf(field: FieldType, wanted: unknown): Test {
  const { name } = field;
  if (wanted === '*') return (rec) => isFilled(rec.data[name]);
  if (wanted === '$period') return (rec, period) => rec.data[name] === period;
  if (isRecord(wanted)) {
    const all = textsOf(wanted['has']);
    return (rec) => all.every((value) => valuesIn(rec.data[name]).includes(value));
  }
  if (typeof wanted === 'boolean') {
    const standard = field.standard ?? false;
    return (rec) => (typeof rec.data[name] === 'boolean' ? rec.data[name] : standard) === wanted;
  }
  const any = Array.isArray(wanted) ? (wanted as unknown[]) : [wanted];
  if (field.list) return (rec) => valuesIn(rec.data[name]).some((value) => any.includes(value));
  return any.length === 1 ? (rec) => rec.data[name] === any[0] : (rec) => any.includes(rec.data[name]);
}

export function isFilled(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '' && !(Array.isArray(value) && value.length === 0);
}

/** The values of a field that holds one or several. */
export function valuesIn(value: unknown): unknown[] {
  if (Array.isArray(value)) return value as unknown[];
  return value === undefined || value === null ? [] : [value];
}
