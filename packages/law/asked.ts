/** `asks`: the data that a gate or route is asked with, typed. */
import type { ObjectType } from './cel.ts';
import type { RuleBuilder } from './rule-builder.ts';
import { readDay, readInstant } from './values.ts';
import { isRecord } from './yaml-source.ts';

type Read = (value: unknown) => unknown;

const READ: Record<string, { type: string; read: Read }> = {
  text: { type: 'string', read: (v) => (typeof v === 'string' ? v : typeof v === 'number' ? String(v) : '') },
  number: { type: 'double', read: (v) => (typeof v === 'number' ? v : Number.NaN) },
  bool: { type: 'bool', read: (v) => v === true },
  date: { type: 'day', read: readDay },
  instant: { type: 'instant', read: readInstant },
  list: { type: 'list<string>', read: (v) => (Array.isArray(v) ? (v as unknown[]).map(String) : []) },
  // Whether it was given at all is itself a question.
  'list?': { type: 'list<string>', read: (v) => (Array.isArray(v) ? (v as unknown[]).map(String) : undefined) },
};

export interface Asked {
  make: (data: Record<string, unknown>) => object;
}

/** Puts `data` in scope. Keys that the version does not name are left out; what is missing counts as empty or no. */
export function compileAsked(builder: RuleBuilder): Asked {
  const nested: ObjectType[] = [];
  const { object, make } = objectFor(builder, 'asked', builder.raw.body['asks'], nested);
  builder.name('data', 'asked', [...nested, object]);
  return { make };
}

function objectFor(
  builder: RuleBuilder,
  name: string,
  spec: unknown,
  nested: ObjectType[],
): { object: ObjectType; make: Asked['make'] } {
  const fields: Record<string, string> = {};
  const readers: [string, Read][] = [];
  for (const [key, type] of Object.entries(isRecord(spec) ? spec : {})) {
    const field = isRecord(type) ? listOfObjects(builder, `${name}_${key}`, type, nested) : READ[String(type)];
    if (!field) {
      builder.refuse(['asks', key], `${String(type)} is no type`, `没有 ${String(type)} 这种类型`);
      continue;
    }
    fields[key] = field.type;
    readers.push([key, field.read]);
  }
  const ctor = class Asked {
    constructor(data: Record<string, unknown>) {
      const own = this as Record<string, unknown>;
      for (const [key, read] of readers) own[key] = read(data[key]);
    }
  };
  return { object: { name, ctor: ctor as ObjectType['ctor'], fields }, make: (data) => new ctor(data) };
}

// One object counts as a list of one; none as one with nothing filled in.
function listOfObjects(
  builder: RuleBuilder,
  name: string,
  spec: Record<string, unknown>,
  nested: ObjectType[],
): { type: string; read: Read } {
  const { object, make } = objectFor(builder, name, spec, nested);
  nested.push(object);
  const read = (value: unknown) => {
    if (Array.isArray(value)) return (value as unknown[]).map((one) => make(isRecord(one) ? one : {}));
    return isRecord(value) ? [make(value)] : [];
  };
  return { type: `list<${name}>`, read };
}
