/** Compiles the parts of one rule version: names in scope, expressions, selections of fact types. Every fault is reported where it stands. */
import type { Catalogue } from './catalogue.ts';
import { codeFaults, identifiersIn } from './expression-walk.ts';
import { BUILT_IN, type Checked, type Expressions, type ObjectType } from './cel.ts';
import { expressionFaultWords } from './fault-words.ts';
import { compilePattern, type Pattern } from './patterns.ts';
import { problemAt, type RawPack, type RawRule } from './rule-source.ts';
import { readSettings } from './rule-settings.ts';
import { type Scope, scopeClass, type ScopeClass } from './scope.ts';
import { compileSelection } from './selections.ts';
import type { Shape, Shapes } from './shapes.ts';
import type { FactType, LoadProblem, Wording } from './types.ts';
import { readSpan, Span } from './values.ts';
import { isRecord, type Path, textsOf } from './yaml-source.ts';

/** What all rules are compiled with. */
export interface Workshop {
  catalogue: Catalogue;
  shapes: Shapes;
  expressions: Expressions;
  packs: Map<string, RawPack>;
  problems: LoadProblem[];
  /** Slots of what several rules select alike. */
  shared: Map<string, number>;
}

export type Getter = (scope: Scope) => unknown;

export interface Named {
  type: string;
  get: Getter;
  /** Its value may change with time alone. */
  timed: boolean;
  objects: ObjectType[];
}

const TIMED = ['asOf', 'now'];

export class RuleBuilder {
  readonly workshop: Workshop;
  readonly raw: RawRule;
  /** Fact types that this version looks at. */
  readonly looksAt = new Set<string>();
  /** Duties that this version looks at. */
  readonly duties = new Set<string>();
  readonly settings: Record<string, unknown>;
  readonly #names = new Map<string, Named>();
  readonly #plain: Record<string, { type: string; objects: ObjectType[] }> = {};
  readonly #usedSettings = new Set<string>();
  readonly #settingType: ObjectType;
  #slots = 0;

  constructor(workshop: Workshop, raw: RawRule) {
    this.workshop = workshop;
    this.raw = raw;
    const read = readSettings(raw.body['settings'], (where, en, zh) => this.refuse(where, en, zh));
    this.settings = read.values;
    this.#settingType = read.type;
    for (const name of read.notInForce) this.#usedSettings.add(name);
    this.name('setting', 'settings', [this.#settingType]);
    this.name('asOf', 'day');
    this.name('now', 'instant');
  }

  /** Puts a name in scope that the engine fills in. */
  name(name: string, type: string, objects: ObjectType[] = []): void {
    this.#plain[name] = { type, objects };
  }

  /** Puts a fact under a name (`it`, `start`, `ext`). */
  nameShape(name: string, shape: Shape): void {
    this.name(name, shape.celName, [objectOf(shape)]);
  }

  unname(name: string): void {
    delete this.#plain[name];
  }

  /** Runs with one more name in scope. */
  within<T>(name: string, shape: Shape, make: () => T): T {
    const before = this.#plain[name];
    this.nameShape(name, shape);
    const made = make();
    if (before) this.#plain[name] = before;
    else this.unname(name);
    return made;
  }

  refuse(where: Path, en: string, zh: string = en): void {
    this.workshop.problems.push(problemAt(this.raw, where, { zh, en: `${where.join('.')}: ${en}` }));
  }

  /** Compiles `given`; a later name may use an earlier one. */
  readGiven(): void {
    for (const [name, spec] of Object.entries(isRecord(this.raw.body['given']) ? this.raw.body['given'] : {})) {
      this.#give(name, spec, ['given', name], undefined);
    }
  }

  /** An expression of the type that its place needs; undefined where it is wrong, after saying so. */
  expression(text: unknown, wanted: string[], where: Path): (Checked & { timed: boolean }) | undefined {
    if (typeof text === 'boolean') return this.expression(String(text), wanted, where);
    if (typeof text !== 'string') {
      this.refuse(where, 'an expression is needed', '这里要写表达式');
      return undefined;
    }
    const used = this.#useNames(text);
    try {
      const checked = this.workshop.expressions.compile(text, used.types, used.objects);
      if (wanted.length > 0 && !wanted.includes(checked.type)) {
        this.refuse(
          where,
          `gives ${checked.type}, but ${wanted.join(' or ')} is needed`,
          `得到 ${checked.type}, 需要 ${wanted.join(' 或 ')}`,
        );
        return undefined;
      }
      for (const fault of codeFaults(checked.ast, this.workshop.catalogue, used.tables))
        this.refuse(where, fault.en, fault.zh);
      return { ...checked, timed: used.timed };
    } catch (error) {
      const sentence = error instanceof Error ? (error.message.split('\n')[0] ?? '') : String(error);
      this.refuse(where, sentence, expressionFaultWords(sentence));
      return undefined;
    }
  }

  condition(text: unknown, where: Path): ((scope: Scope) => boolean) | undefined {
    const checked = this.expression(text, ['bool'], where);
    if (!checked) return undefined;
    return (scope) => checked.run(scope) === true;
  }

  /** The fact types that a text or list names; groups are opened. */
  types(value: unknown, where: Path): FactType[] {
    const names = textsOf(value).flatMap((name) => this.#group(name) ?? [name]);
    if (names.length === 0) this.refuse(where, 'names no fact type', '没有写明记录类型');
    return names.flatMap((name) => {
      const type = this.workshop.catalogue.types.get(name);
      if (!type) this.refuse(where, `no such fact type ${name}`, `没有 ${name} 这种记录`);
      else this.looksAt.add(name);
      return type ? [type] : [];
    });
  }

  shape(types: FactType[]): Shape {
    return this.workshop.shapes.of(types);
  }

  pattern(spec: unknown, types: FactType[], where: Path): Pattern {
    const isCode = (table: string, code: string) =>
      this.workshop.catalogue.tables.get(table)?.codes.some((c) => c.code === code) ?? false;
    return compilePattern(spec, types, isCode, (field, en, zh) => this.refuse([...where, field], en, zh));
  }

  /** Roles, each one of those that a table of roles knows. */
  roles(value: unknown, where: Path): string[] {
    const tables = [...this.workshop.catalogue.tables.values()].filter((table) => table.name === 'role');
    return textsOf(value).map((role) => {
      if (!tables.some((table) => table.codes.some((code) => code.code === role)))
        this.refuse(where, `there is no role ${role}`, `没有 ${role} 这种角色`);
      return role;
    });
  }

  /** A period written as `10 day` or `$setting`. */
  span(value: unknown, where: Path): Span | undefined {
    const text = String(value);
    const setting = text.startsWith('$') ? this.settings[text.slice(1)] : undefined;
    if (text.startsWith('$')) this.#usedSettings.add(text.slice(1));
    const span = setting instanceof Span ? setting : readSpan(text);
    if (!span)
      this.refuse(
        where,
        text.startsWith('$') ? `${text} is no setting with a period` : `${text} is no period`,
        `${text} 不是期限`,
      );
    return span;
  }

  /** Names of `given` whose values a person can read: numbers, days, texts, yes and no. */
  readableNames(): string[] {
    const given = isRecord(this.raw.body['given']) ? Object.keys(this.raw.body['given']) : [];
    return given.filter((name) =>
      ['double', 'int', 'day', 'string', 'bool'].includes(this.#names.get(name)?.type ?? ''),
    );
  }

  /** Each name that this rule gives, with its words; those without words are nameless to a reader. */
  named(): { name: string; title: Wording | undefined }[] {
    const { valueNames } = this.workshop.catalogue;
    return [...this.#names.keys()].map((name) => ({ name, title: valueNames.get(name) }));
  }

  /** The class of scope that all expressions of this version run in. */
  scope(): ScopeClass {
    for (const name of Object.keys(this.settings)) {
      if (!this.#usedSettings.has(name))
        this.refuse(['settings', name], `the setting ${name} is used nowhere`, `设定 ${name} 没有用到`);
    }
    const setting = new (this.#settingType.ctor as unknown as new () => object)();
    return scopeClass(new Map([...this.#names].map(([name, named]) => [name, named.get])), setting);
  }

  /** The object type that an expression's result has, where it has one. */
  objectNamed(name: string): ObjectType | undefined {
    const shape = SHAPES_BY_NAME.get(name);
    return shape ? objectOf(shape) : undefined;
  }

  isTimed(name: string): boolean {
    return TIMED.includes(name) || (this.#names.get(name)?.timed ?? false);
  }

  #give(name: string, spec: unknown, where: Path, sharedAs: string | undefined): void {
    const made = compileSelection(this, spec, where);
    if (!made) return;
    const slot = made.sharedAs ?? sharedAs;
    this.#names.set(name, {
      type: made.type,
      objects: made.objects,
      timed: made.timed,
      get: slot === undefined ? this.#kept(made.get) : this.#sharedBy(slot, made.get),
    });
  }

  #kept(get: Getter): Getter {
    const slot = this.#slots;
    this.#slots += 1;
    return (scope) => {
      const known = scope.found[slot];
      if (known !== undefined) return known;
      const value = asSeenFromStart(scope, get);
      scope.found[slot] = value;
      return value;
    };
  }

  #sharedBy(key: string, get: Getter): Getter {
    const slot = this.workshop.shared.get(key) ?? this.workshop.shared.size;
    this.workshop.shared.set(key, slot);
    return (scope) => {
      const known = scope.run.shared[slot];
      if (known !== undefined) return known;
      const value = asSeenFromStart(scope, get);
      scope.run.shared[slot] = value;
      return value;
    };
  }

  // Names that an expression uses, those of the pack's `define` compiled when first used.
  #useNames(text: string): {
    types: Record<string, string>;
    objects: ObjectType[];
    tables: Map<string, Shape>;
    timed: boolean;
  } {
    const types: Record<string, string> = {};
    const objects = new Map<string, ObjectType>();
    let timed = false;
    for (const name of identifiersIn(text)) {
      const known = this.#plain[name] ?? this.#named(name);
      if (!known) continue;
      types[name] = known.type;
      for (const object of known.objects) objects.set(object.name, object);
      timed ||= this.isTimed(name);
      if (name === 'setting')
        for (const match of text.matchAll(/setting\.(\w+)/g)) this.#usedSettings.add(match[1] ?? '');
    }
    return {
      types,
      objects: [...objects.values()].filter((o) => !BUILT_IN.includes(o)),
      tables: SHAPES_BY_NAME,
      timed,
    };
  }

  #named(name: string): Named | undefined {
    const known = this.#names.get(name);
    if (known) return known;
    const found = this.#definition(name);
    if (!found) return undefined;
    const words = identifiersIn(JSON.stringify(found.spec));
    const own = ['data', 'start', 'setting', 'period', 'due', 'ext'].some((word) => words.has(word));
    this.#give(name, found.spec, ['given', name], own ? undefined : `${found.pack} ${name}`);
    return this.#names.get(name);
  }

  #definition(name: string): { spec: unknown; pack: string } | undefined {
    for (const pack of this.#packs()) {
      const found = pack.define.get(name);
      if (found) return { spec: found.spec, pack: pack.id };
    }
    return undefined;
  }

  #group(name: string): string[] | undefined {
    for (const pack of this.#packs()) if (pack.groups.has(name)) return pack.groups.get(name);
    return undefined;
  }

  #packs(): RawPack[] {
    const own = this.workshop.packs.get(this.raw.pack);
    const base = this.raw.base ? this.workshop.packs.get(this.raw.base.pack) : undefined;
    const parent = own?.parent ? this.workshop.packs.get(own.parent) : undefined;
    return [own, base, parent].filter((pack) => pack !== undefined);
  }
}

const SHAPES_BY_NAME = new Map<string, Shape>();

export function objectOf(shape: Shape): ObjectType {
  SHAPES_BY_NAME.set(shape.celName, shape);
  return { name: shape.celName, ctor: shape.ctor as ObjectType['ctor'], fields: shape.fields };
}

// A named selection means the same wherever it is asked for, also in the midst of a search with another `it`.
function asSeenFromStart(scope: Scope, get: Getter): unknown {
  const before = scope.it;
  scope.it = scope.start;
  const value = get(scope);
  scope.it = before;
  return value;
}
