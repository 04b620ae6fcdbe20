/** Facts as expressions see them: one class for each fact type or union of types, so that every object of a kind has one form. */
import { Day, NO_DAY, NO_INSTANT, readDay, readInstant, At } from './values.ts';
import type { Rec } from './case-facts.ts';
import type { FactType, FieldType } from './types.ts';

export interface Shape {
  /** Place of this shape's view in a record's own list. */
  readonly index: number;
  readonly types: readonly string[];
  /** Name of the type in the expression language. */
  readonly celName: string;
  /** Field name to the expression language's type. */
  readonly fields: Record<string, string>;
  /** Field name to the code tables that its texts come from. */
  readonly tables: Record<string, string[]>;
  readonly ctor: new (rec: Rec | undefined) => View;
  /** What stands where there is no such fact: everything missing, `exists` is no. */
  readonly absent: View;
}

/** A fact, or its absence, with every field filled in. */
export interface View {
  readonly rec: Rec | undefined;
  readonly exists: boolean;
  readonly id: string;
  readonly type: string;
  readonly on: Day;
  readonly at: At;
  readonly seq: number;
  readonly [field: string]: unknown;
}

const OWN: Record<string, string> = {
  exists: 'bool',
  id: 'string',
  type: 'string',
  on: 'day',
  at: 'instant',
  recordedOn: 'day',
  seq: 'double',
};

/** The view of a record in a shape, made once. */
export function viewOf(shape: Shape, rec: Rec): View {
  const made = rec.views[shape.index];
  if (made) return made;
  const view = new shape.ctor(rec);
  rec.views[shape.index] = view;
  return view;
}

/** Keeps one shape for each set of fact types. */
export class Shapes {
  readonly #byKey = new Map<string, Shape>();

  of(types: FactType[]): Shape {
    const key = types.map((t) => t.name).join(' ');
    const known = this.#byKey.get(key);
    if (known) return known;
    const shape = makeShape(this.#byKey.size, types);
    this.#byKey.set(key, shape);
    return shape;
  }
}

function makeShape(index: number, types: FactType[]): Shape {
  const fields = mergedFields(types);
  const readers = [...fields].map(([name, field]) => ({ name, read: readerOf(field) }));
  const ctor = makeClass(readers);
  const cel: Record<string, string> = { ...OWN };
  for (const [name, field] of fields) cel[name] = celTypeOf(field);
  return {
    index,
    types: types.map((t) => t.name),
    celName: types.length === 1 && types[0] ? `fact_${types[0].name.replace(/[^a-z0-9]/g, '_')}` : `facts_${index}`,
    fields: cel,
    tables: tablesOf(types),
    ctor,
    absent: new ctor(undefined),
  };
}

// A field that two types of a union know differently is in neither: an expression cannot tell which it would get.
function mergedFields(types: FactType[]): Map<string, FieldType> {
  const merged = new Map<string, FieldType>();
  const clashing = new Set<string>();
  for (const field of types.flatMap((t) => t.fields)) {
    const before = merged.get(field.name);
    if (before && celTypeOf(before) !== celTypeOf(field)) clashing.add(field.name);
    if (!before) merged.set(field.name, field);
  }
  for (const name of clashing) merged.delete(name);
  return merged;
}

function tablesOf(types: FactType[]): Record<string, string[]> {
  const tables: Record<string, string[]> = {};
  for (const field of types.flatMap((t) => t.fields)) {
    if (field.table) tables[field.name] = [...(tables[field.name] ?? []), field.table];
  }
  return tables;
}

function celTypeOf(field: FieldType): string {
  const one = { number: 'double', date: 'day', bool: 'bool', instant: 'instant' }[field.kind as string] ?? 'string';
  return field.list ? `list<${one}>` : one;
}

interface Reader {
  name: string;
  read: (value: unknown, rec: Rec | undefined) => unknown;
}

function readerOf(field: FieldType): Reader['read'] {
  const one = ONE[field.kind] ?? readText;
  if (field.list) return (value) => (Array.isArray(value) ? (value as unknown[]).map(readText) : []);
  if (field.kind === 'bool') return (value) => (typeof value === 'boolean' ? value : (field.standard ?? false));
  // A reference to a fact that was put right means the fact that replaced it.
  if (field.kind === 'fact') return (value, rec) => (rec ? rec.home.resolve(readText(value)) : '');
  return one;
}

const ONE: Partial<Record<FieldType['kind'], Reader['read']>> = {
  number: (value) => (typeof value === 'number' ? value : Number.NaN),
  date: (value) => (value === undefined ? NO_DAY : readDay(value)),
  instant: (value) => (value === undefined ? NO_INSTANT : readInstant(value)),
};

function readText(value: unknown): string {
  if (typeof value === 'string') return value;
  return typeof value === 'number' ? String(value) : '';
}

function makeClass(readers: Reader[]): Shape['ctor'] {
  return class FactView implements View {
    readonly [field: string]: unknown;
    readonly rec: Rec | undefined;
    readonly exists: boolean;
    readonly id: string;
    readonly type: string;
    readonly on: Day;
    readonly at: At;
    readonly recordedOn: Day;
    readonly seq: number;

    constructor(rec: Rec | undefined) {
      this.rec = rec;
      this.exists = rec !== undefined;
      this.id = rec ? rec.id : '';
      this.type = rec ? rec.type : '';
      this.on = rec ? new Day(rec.day) : NO_DAY;
      this.at = rec ? new At(rec.at) : NO_INSTANT;
      this.recordedOn = rec?.fact.recordedAt ? readDay(rec.fact.recordedAt) : this.on;
      this.seq = rec ? rec.seq : Number.NaN;
      const own = this as Record<string, unknown>;
      for (const { name, read } of readers) own[name] = read(rec?.data[name], rec);
    }
  };
}
