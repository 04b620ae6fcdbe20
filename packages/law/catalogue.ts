/** The fact types and code tables, read from data. The catalogue is what packs, screens and records agree on. */
import type { FactType, FieldType, LoadProblem, Wording, CodeTable } from './types.ts';
import { type Bounds, readBounds } from './bounds/read-bounds.ts';
import { isRecord, readYaml, type SourceFile, textsOf, type YamlSource } from './yaml-source.ts';

/** What the engine must be told about facts as such. */
export interface Conventions {
  closing: string;
  reopening: string;
  joins: string;
}

export interface Catalogue {
  types: Map<string, FactType>;
  /** By `catalogue/table`. */
  tables: Map<string, CodeTable>;
  fieldNames: Map<string, Wording>;
  /** Wording of what rules work out and give a name. */
  valueNames: Map<string, Wording>;
  /** Wording of what gates and routes are asked with, where it is no field of a fact. */
  askedNames: Map<string, Wording>;
  /** Wording of codes that stand in no table, because they are asked with and never recorded. */
  askedCodes: Map<string, Wording>;
  /** Wording of the figures of rules. */
  settingNames: Map<string, Wording>;
  /** Wording of reason codes. */
  reasons: Map<string, Wording>;
  conventions: Conventions;
  /** What no pack may say. */
  bounds: Bounds;
}

const PLAIN = ['text', 'number', 'date', 'bool', 'instant', 'fact', 'area', 'role', 'period', 'month', 'list'] as const;
type Plain = (typeof PLAIN)[number];

/** Reads all fact files; the order of files does not matter. */
export function loadCatalogue(files: SourceFile[]): { catalogue: Catalogue; problems: LoadProblem[] } {
  const catalogue: Catalogue = {
    types: new Map(),
    tables: new Map(),
    fieldNames: new Map(),
    valueNames: new Map(),
    askedNames: new Map(),
    askedCodes: new Map(),
    settingNames: new Map(),
    reasons: new Map(),
    conventions: { closing: '', reopening: '', joins: '' },
    bounds: readBounds(undefined),
  };
  const problems: LoadProblem[] = [];
  for (const file of files) {
    const read = readYaml(file);
    problems.push(...read.problems);
    if (read.source && isRecord(read.source.value)) readFile(read.source, read.source.value, catalogue, problems);
  }
  checkTables(catalogue, problems);
  return { catalogue, problems };
}

function readFile(source: YamlSource, root: Record<string, unknown>, into: Catalogue, problems: LoadProblem[]): void {
  const owner = String(root['catalogue'] ?? '');
  const refuse = (path: (string | number)[], en: string, zh: string) =>
    problems.push({ file: source.file, line: source.lineAt(path), message: { zh, en } });
  for (const [name, table] of entries(root['codes']))
    into.tables.set(`${owner}/${name}`, readTable(owner, name, table));
  for (const [name, raw] of entries(root['facts'])) {
    if (into.types.has(name)) refuse(['facts', name], `${name} is named twice`, `${name} 重复`);
    into.types.set(
      name,
      readType(owner, name, raw, (field, text) => refuse(['facts', name, 'fields', field], text, text)),
    );
  }
  for (const list of ['fieldNames', 'valueNames', 'askedNames', 'askedCodes', 'settingNames', 'reasons'] as const)
    for (const [name, wording] of entries(root[list])) into[list].set(name, readWording(wording, name));
  if (root['bounds'] !== undefined) into.bounds = readBounds(root['bounds']);
  const conventions = root['conventions'];
  if (isRecord(conventions)) {
    for (const key of ['closing', 'reopening', 'joins'] as const)
      into.conventions[key] = String(conventions[key] ?? '');
  }
}

function entries(value: unknown): [string, Record<string, unknown>][] {
  if (!isRecord(value)) return [];
  return Object.entries(value).map(([key, v]) => [key, isRecord(v) ? v : {}]);
}

/** Chinese and English wording of a map with `zh` and `en`; the fallback where one is missing. */
export function readWording(value: unknown, fallback: string): Wording {
  const map = isRecord(value) ? value : {};
  const text = (key: string) => (typeof map[key] === 'string' ? map[key] : fallback);
  return { zh: text('zh'), en: text('en') };
}

function readTable(owner: string, name: string, raw: Record<string, unknown>): CodeTable {
  return {
    catalogue: owner,
    name,
    title: readWording(raw, name),
    ordered: raw['ordered'] === true,
    codes: entries(raw['codes']).map(([code, c]) => ({
      code,
      title: readWording(c, code),
      never: c['never'] === true,
    })),
  };
}

function readType(
  owner: string,
  name: string,
  raw: Record<string, unknown>,
  refuse: (field: string, text: string) => void,
): FactType {
  const fields = isRecord(raw['fields']) ? raw['fields'] : {};
  return {
    name,
    catalogue: owner,
    title: readWording(raw, name),
    when: typeof raw['when'] === 'string' ? raw['when'] : '',
    recordedBy: textsOf(raw['by']),
    fields: Object.entries(fields).map(([field, spec]) => readField(owner, field, spec, (text) => refuse(field, text))),
  };
}

function readField(owner: string, name: string, spec: unknown, refuse: (text: string) => void): FieldType {
  const options = isRecord(spec) ? spec : { type: spec };
  const written = String(options['type'] ?? '');
  const required = written.endsWith('!');
  const text = required ? written.slice(0, -1) : written;
  const list = text.startsWith('list of ');
  const item = list ? text.slice('list of '.length) : text;
  const coded = item.startsWith('code ');
  const kind = coded ? 'code' : item;
  if (!coded && !PLAIN.includes(kind as Plain)) refuse(`${written} is no type of field`);
  const table = coded ? item.slice('code '.length) : kind === 'role' ? 'role' : undefined;
  return {
    name,
    kind: kind as FieldType['kind'],
    list: list || kind === 'list',
    required,
    ...(table ? { table: table.includes('/') ? table : `${owner}/${table}` } : {}),
    ...(options['only'] ? { only: textsOf(options['only']) } : {}),
    ...(options['default'] === true ? { standard: true } : {}),
    sensitive: options['sensitive'] === true,
  };
}

function checkTables(catalogue: Catalogue, problems: LoadProblem[]): void {
  for (const type of catalogue.types.values()) {
    for (const field of type.fields) {
      if (!field.table || catalogue.tables.has(field.table)) continue;
      const en = `${type.name}.${field.name} names the code table ${field.table}, which is not there`;
      problems.push({
        file: type.name,
        line: 1,
        message: { zh: `${type.name}.${field.name} 没有代码表 ${field.table}`, en },
      });
    }
  }
}
