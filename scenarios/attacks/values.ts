/** Values for requests: what a schema wants, made up from a seed, and what nobody ought to send. */
import type { Chance } from '../../database/seed/chance.ts';

/** The part of JSON Schema that our contracts use. */
export interface Schema {
  type?: string;
  const?: unknown;
  enum?: unknown[];
  anyOf?: Schema[];
  format?: string;
  minLength?: number;
  maxLength?: number;
  pattern?: string;
  minimum?: number;
  maximum?: number;
  minItems?: number;
  maxItems?: number;
  items?: Schema;
  properties?: Record<string, Schema>;
  patternProperties?: Record<string, Schema>;
  required?: string[];
}

/** What stands for ids and codes: those of the asker's own, those of others, and none that exist. */
export interface Pool {
  ids: string[];
  codes: string[];
}

const injections = [
  "' or '1'='1",
  "'; drop table fact; --",
  '" or ""="',
  '1); select pg_sleep(5); --',
  '${7*7}{{7*7}}<%= 7*7 %>',
  '<script>alert(1)</script>',
  '<img src=x onerror=alert(1)>',
  '../../../../etc/passwd',
  '..%2f..%2fetc%2fpasswd',
  '=HYPERLINK("http://x","y")',
  '@SUM(1+1)*cmd|" /C calc"!A0',
  '%00',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '\udfff\ud800',
  '\u202e\u200f右到左',
  '𬱖䶮㼆𬭎',
  '😀'.repeat(50),
  '٠١٢٣٤',
  "O'Brien & “Söhne”",
  '\\',
  '\\u0000',
  '%s%n%x%d',
  'a'.repeat(5000),
  '甲'.repeat(70_000),
  '$gt',
  'null',
  'undefined',
  '__proto__',
  'constructor',
  'true',
  '-1',
  '1e309',
  '0x10',
  '2026-02-30',
  '0000-00-00',
  '9999-12-31',
  '-2026-01-01',
  '2026-11-25T25:61:61Z',
  '2026-11-25; drop',
  '',
  ' ',
  '\t\r\n',
];

const strangers: unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e21,
  Number.MAX_SAFE_INTEGER + 2,
  -(2 ** 31) - 1,
  [],
  {},
  [[]],
  [null],
  { a: 1 },
  { length: 1e9 },
  { toString: 'x' },
  { $ne: null },
];

/** Something hostile of any type. */
export function hostile(chance: Chance): unknown {
  if (chance.often(0.65)) return chance.pick(injections);
  if (chance.often(0.1)) return deep(60);
  if (chance.often(0.1)) return Array.from({ length: 3000 }, (_, n) => n);
  return chance.pick(strangers);
}

export const hostileText = (chance: Chance): string => chance.pick(injections);

function deep(levels: number): unknown {
  let made: unknown = 'x';
  for (let level = 0; level < levels; level += 1) made = level % 2 ? { x: made } : [made];
  return made;
}

/** A value that the schema takes, as far as we can tell. */
export function fitting(schema: Schema, pool: Pool, chance: Chance, depth = 0): unknown {
  if ('const' in schema) return schema.const;
  if (schema.enum) return chance.pick(schema.enum);
  if (schema.anyOf) return fitting(chance.pick(schema.anyOf), pool, chance, depth);
  switch (schema.type) {
    case 'object':
      return fittingObject(schema, pool, chance, depth);
    case 'array':
      return Array.from({ length: chance.int(schema.minItems ?? 0, Math.min(schema.maxItems ?? 3, 3)) }, () =>
        fitting(schema.items ?? {}, pool, chance, depth + 1),
      );
    case 'integer':
      return chance.int(schema.minimum ?? 0, Math.min(schema.maximum ?? 100, (schema.minimum ?? 0) + 100));
    case 'number':
      return chance.next() * ((schema.maximum ?? 100) - (schema.minimum ?? 0)) + (schema.minimum ?? 0);
    case 'boolean':
      return chance.often(0.5);
    case 'null':
      return null;
    case 'string':
      return fittingText(schema, pool, chance);
    default:
      return depth < 3 ? chance.pick<unknown>(['x', 1, true, chance.pick(pool.ids), day(chance)]) : 'x';
  }
}

function fittingObject(schema: Schema, pool: Pool, chance: Chance, depth: number): Record<string, unknown> {
  const made: Record<string, unknown> = {};
  for (const [name, inner] of Object.entries(schema.properties ?? {})) {
    if (schema.required?.includes(name) || chance.often(0.6)) made[name] = fitting(inner, pool, chance, depth + 1);
  }
  if (!schema.properties && depth < 3)
    made[chance.pick(['days', 'reason', 'by', 'note'])] = fitting({}, pool, chance, depth + 1);
  return made;
}

const day = (chance: Chance) =>
  `2026-${String(chance.int(1, 12)).padStart(2, '0')}-${String(chance.int(1, 28)).padStart(2, '0')}`;

function fittingText(schema: Schema, pool: Pool, chance: Chance): string {
  if (schema.format === 'uuid') return chance.pick(pool.ids);
  if (schema.format === 'date' || schema.pattern?.includes('\\d{4}-')) return day(chance);
  if (schema.pattern) return chance.pick(pool.codes);
  const text = chance.often(0.4)
    ? chance.pick(pool.codes)
    : chance.pick(['张三', '情况稳定', "O'Brien", '<b>粗</b>', '家访', '𬱖']);
  return text.padEnd(Math.min(schema.minLength ?? 0, 200), '补').slice(0, schema.maxLength ?? 4000);
}

/** A fitting value with one thing or several in it replaced by something hostile. */
export function spoiled(value: unknown, chance: Chance): unknown {
  if (chance.often(0.1)) return hostile(chance);
  if (Array.isArray(value))
    return value.length && chance.often(0.7)
      ? value.map((one) => (chance.often(0.5) ? spoiled(one, chance) : one))
      : [...value, hostile(chance)];
  if (typeof value !== 'object' || value === null) return hostile(chance);
  const names = Object.keys(value);
  const made: Record<string, unknown> = { ...value };
  if (!names.length || chance.often(0.15))
    made[chance.pick(['__proto__', 'constructor', 'county', 'roles', 'id', 'extra'])] = hostile(chance);
  else {
    const name = chance.pick(names);
    if (chance.often(0.15)) delete made[name];
    else made[name] = spoiled(made[name], chance);
  }
  return made;
}
