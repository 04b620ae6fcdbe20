/** Packs as they are written: files read, defaults filled in, amendments merged, versions put one after another. Nothing is compiled here. */
import { addDays, isPlainDate, type PlainDate } from '@guilu/calendar';
import type { LoadProblem, Sort, Wording } from './types.ts';
import { isRecord, type Path, readYaml, type SourceFile, textsOf, type YamlSource } from './yaml-source.ts';
import { readWording } from './catalogue.ts';

export interface RawRule {
  id: string;
  sort: Sort;
  pack: string;
  from: PlainDate;
  /** Last day in force, a later version considered. */
  through: PlainDate;
  /** Whole after merging. */
  body: Record<string, unknown>;
  /** As written in this file. */
  own: Record<string, unknown>;
  /** The version it amends, where it amends one. */
  base?: RawRule;
  source: YamlSource;
  path: Path;
}

export interface RawPack {
  id: string;
  title: Wording;
  parent?: string;
  define: Map<string, { spec: unknown; source: YamlSource }>;
  groups: Map<string, string[]>;
  rules: RawRule[];
}

export const FOR_EVER: PlainDate = '9999-12-31';
/** The first day of a rule that names none. */
export const SINCE_EVER: PlainDate = '1949-10-01';
const SORTS: Sort[] = ['duty', 'gate', 'route', 'alert', 'metric'];
// Such a part stands as a whole: half of an old one and half of a new one would mean nothing.
const WHOLE = new Set(['met', 'void', 'due', 'watch', 'repeat', 'extend']);

export const NATIONAL = 'national';

/** Reads all pack files. Rules come back merged, with their versions bounded. */
export function readPacks(files: SourceFile[], problems: LoadProblem[]): Map<string, RawPack> {
  const packs = new Map<string, RawPack>();
  for (const file of files) {
    const read = readYaml(file);
    problems.push(...read.problems);
    if (read.source) readFile(read.source, packs, problems);
  }
  for (const pack of packs.values()) pack.rules.sort((a, b) => (a.from < b.from ? -1 : a.from > b.from ? 1 : 0));
  for (const pack of packs.values()) boundVersions(pack, problems);
  const merging = new Set<RawRule>();
  const done = new Set<RawRule>();
  for (const pack of packs.values()) for (const rule of pack.rules) amend(rule, packs, merging, done, problems);
  return packs;
}

export function problemAt(rule: RawRule, where: Path, message: Wording): LoadProblem {
  return { file: rule.source.file, line: rule.source.lineAt([...rule.path, ...where]), rule: rule.id, message };
}

function readFile(source: YamlSource, packs: Map<string, RawPack>, problems: LoadProblem[]): void {
  const root = isRecord(source.value) ? source.value : {};
  const id = typeof root['pack'] === 'string' ? root['pack'] : '';
  if (!id) {
    problems.push({ file: source.file, line: 1, message: { zh: '没有写明 pack', en: 'names no pack' } });
    return;
  }
  const pack = packs.get(id) ?? newPack(id, root);
  packs.set(id, pack);
  if (isRecord(root['title'])) pack.title = readWording(root['title'], id);
  for (const [name, spec] of Object.entries(isRecord(root['define']) ? root['define'] : {}))
    pack.define.set(name, { spec, source });
  for (const [name, types] of Object.entries(isRecord(root['groups']) ? root['groups'] : {}))
    pack.groups.set(name, textsOf(types));
  const rules = Array.isArray(root['rules']) ? (root['rules'] as unknown[]) : [];
  rules.forEach((raw, index) => {
    const rule = readRule(source, root, id, raw, ['rules', index], problems);
    if (rule) pack.rules.push(rule);
  });
}

function newPack(id: string, root: Record<string, unknown>): RawPack {
  return {
    id,
    title: readWording(root['title'], id),
    ...(id === NATIONAL ? {} : { parent: NATIONAL }),
    define: new Map(),
    groups: new Map(),
    rules: [],
  };
}

function readRule(
  source: YamlSource,
  root: Record<string, unknown>,
  pack: string,
  raw: unknown,
  path: Path,
  problems: LoadProblem[],
): RawRule | undefined {
  const refuse = (en: string, zh: string) => {
    problems.push({ file: source.file, line: source.lineAt(path), message: { zh, en } });
    return undefined;
  };
  if (!isRecord(raw) || typeof raw['id'] !== 'string') return refuse('a rule without an id', '规则没有 id');
  const sort = raw['sort'] as Sort;
  if (!SORTS.includes(sort))
    return refuse(`${raw['id']}: ${String(raw['sort'])} is no sort of rule`, `${raw['id']}: 没有这种规则类别`);
  const defaults = isRecord(root['defaults']) ? root['defaults'] : {};
  const part = (key: string) => (isRecord(defaults[key]) ? defaults[key] : {});
  const own = { ...part('all'), ...part(sort), ...raw };
  const from = own['from'] ?? root['from'] ?? SINCE_EVER;
  const through = own['through'] ?? FOR_EVER;
  for (const day of [from, through]) {
    if (typeof day !== 'string' || !isPlainDate(day))
      return refuse(`${raw['id']}: ${String(day)} is no day`, `${raw['id']}: ${String(day)} 不是日期`);
  }
  return { id: raw['id'], sort, pack, from: String(from), through: String(through), body: own, own, source, path };
}

export function keyOf(rule: { sort: Sort; id: string }): string {
  return `${rule.sort} ${rule.id}`;
}

function boundVersions(pack: RawPack, problems: LoadProblem[]): void {
  const last = new Map<string, RawRule>();
  for (const rule of pack.rules) {
    const before = last.get(keyOf(rule));
    last.set(keyOf(rule), rule);
    if (!before) continue;
    const dayBefore = addDays(rule.from, -1);
    if (rule.from <= before.from) {
      problems.push(
        problemAt(rule, ['from'], { zh: `${rule.from} 有两个版本`, en: `two versions begin on ${rule.from}` }),
      );
    } else if (before.through !== FOR_EVER && before.through !== dayBefore) {
      const en = `the version before ends on ${before.through}, this one begins on ${rule.from}`;
      problems.push(
        problemAt(rule, ['from'], { zh: `前一版本到 ${before.through} 为止, 本版本自 ${rule.from} 起`, en }),
      );
    }
    before.through = dayBefore;
  }
  // A rule that is taken back only ends the version before it: what lies beneath governs again.
  const kept = pack.rules.filter((rule) => rule.own['withdrawn'] !== true);
  for (const rule of pack.rules) {
    if (rule.own['withdrawn'] !== true || kept.some((r) => keyOf(r) === keyOf(rule) && r.from < rule.from)) continue;
    problems.push(problemAt(rule, ['withdrawn'], { zh: '没有可以收回的规则', en: 'there is no rule to take back' }));
  }
  pack.rules = kept;
}

function amend(
  rule: RawRule,
  packs: Map<string, RawPack>,
  merging: Set<RawRule>,
  done: Set<RawRule>,
  problems: LoadProblem[],
): void {
  if (done.has(rule)) return;
  if (merging.has(rule)) {
    problems.push(problemAt(rule, ['amends'], { zh: '规则互相修改', en: 'rules amend each other in a circle' }));
    return;
  }
  merging.add(rule);
  const name = rule.own['amends'];
  if (name !== undefined) {
    const base = typeof name === 'string' ? amended(rule, name, packs) : undefined;
    if (base) {
      amend(base, packs, merging, done, problems);
      rule.base = base;
      rule.body = mergeRule(base.body, rule.own);
      checkSettings(rule, base, problems);
    } else
      problems.push(problemAt(rule, ['amends'], { zh: '所修改的规则不存在', en: 'amends a rule that is not there' }));
  }
  merging.delete(rule);
  done.add(rule);
}

function amended(rule: RawRule, name: string, packs: Map<string, RawPack>): RawRule | undefined {
  const same = packs.get(name === 'previous' ? rule.pack : name)?.rules.filter((r) => keyOf(r) === keyOf(rule)) ?? [];
  if (name === 'previous') return same.filter((r) => r.from < rule.from).at(-1);
  // Versions are sorted by their first day: the last that has begun, or else the first that ever will.
  return same.filter((r) => r.from <= rule.from).at(-1) ?? same[0];
}

function mergeRule(base: Record<string, unknown>, over: Record<string, unknown>): Record<string, unknown> {
  const merged: Record<string, unknown> = { ...base };
  for (const key of ['from', 'through', 'examples', 'amends', 'checked', 'verified']) delete merged[key];
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = WHOLE.has(key) ? value : mergeValue(merged[key], value);
  }
  return merged;
}

function mergeValue(base: unknown, over: unknown): unknown {
  if (!isRecord(base) || !isRecord(over)) return over;
  const merged: Record<string, unknown> = { ...base };
  for (const [key, value] of Object.entries(over)) {
    if (value === null) delete merged[key];
    else merged[key] = mergeValue(merged[key], value);
  }
  return merged;
}

function checkSettings(rule: RawRule, base: RawRule, problems: LoadProblem[]): void {
  const before = isRecord(base.body['settings']) ? base.body['settings'] : {};
  for (const name of Object.keys(isRecord(rule.own['settings']) ? rule.own['settings'] : {})) {
    if (name in before) continue;
    problems.push(
      problemAt(rule, ['settings', name], {
        zh: `所修改的规则没有设定 ${name}`,
        en: `the rule it amends has no setting ${name}`,
      }),
    );
  }
}
