/** A county's own layer: the rules that it writes itself, laid upon the pack that governs it. Texts in, sources out; nothing is stored here. */
import { isPlainDate, type PlainDate } from '@guilu/calendar';
import { stringify } from 'yaml';
import type { LoadProblem, Sort, Wording } from './types.ts';
import { readSpan } from './values.ts';
import type { Version } from './version.ts';
import { isRecord, listOf, readYaml, type SourceFile, textsOf } from './yaml-source.ts';

/** The pack that a county's own rules stand in. */
export const ownPackOf = (county: string): string => `county-${county}`;

/** One figure of a rule that a county may set otherwise. */
export interface Figure {
  path: (string | number)[];
  kind: 'span' | 'number' | 'period' | 'target' | 'text';
  value: string;
  /** Where the source gives two figures. */
  alternatives: string[];
}

/** The figures of a rule version: its settings, and periods that are written in place. */
export function figuresOf(version: Pick<Version, 'raw'>): Figure[] {
  const { body } = version.raw;
  const settings = isRecord(body['settings']) ? body['settings'] : {};
  const set = Object.entries(settings).map(([name, raw]): Figure => {
    const value = isRecord(raw) ? raw['value'] : raw;
    const alternatives = isRecord(raw) ? listOf(raw['alternatives']).map(String) : [];
    const kind = readSpan(value) ? 'span' : typeof value === 'number' ? 'number' : 'text';
    return { path: ['settings', name], kind, value: String(value), alternatives };
  });
  const due = listOf(body['due']).flatMap((clause, at) =>
    isRecord(clause)
      ? ['after', 'before'].flatMap((key) =>
          inPlace(clause[key], Array.isArray(body['due']) ? ['due', at, key] : ['due', key]),
        )
      : [],
  );
  const repeat = isRecord(body['repeat']) ? body['repeat'] : {};
  const turns: Figure[] =
    typeof repeat['calendar'] === 'string'
      ? [{ path: ['repeat', 'calendar'], kind: 'period', value: repeat['calendar'], alternatives: [] }]
      : [];
  const target: Figure[] =
    typeof body['target'] === 'string'
      ? [{ path: ['target'], kind: 'target', value: body['target'], alternatives: [] }]
      : [];
  return [...set, ...due, ...turns, ...inPlace(repeat['every'], ['repeat', 'every']), ...target];
}

function inPlace(value: unknown, path: (string | number)[]): Figure[] {
  return readSpan(value) ? [{ path, kind: 'span', value: String(value), alternatives: [] }] : [];
}

/** What a form changes in a rule. */
export interface OverrideForm {
  figures: { path: (string | number)[]; value: string }[];
  owed?: string[] | undefined;
  basis: string[];
  mark: string;
  /** A document of the county itself that is cited, by its id. */
  instruments?: Record<string, Wording> | undefined;
}

/**
 * The text of a county's rule that changes `version` as the form says. It amends the pack beneath, so that all that it
 * does not say stays as it is there; where the county's own rule governs already, that one is carried on.
 */
export function overrideText(county: string, title: Wording, version: Version, form: OverrideForm): string {
  const { raw } = version;
  const own = raw.pack === ownPackOf(county);
  const rule: Record<string, unknown> = own ? { ...raw.own } : { id: raw.id, sort: raw.sort, amends: raw.pack };
  for (const key of ['from', 'through', 'checked', 'verified', 'withdrawn']) delete rule[key];
  rule['basis'] = form.basis;
  rule['mark'] = form.mark;
  if (form.owed) rule['owed'] = form.owed;
  for (const { path, value } of form.figures) setFigure(rule, raw.body, path, value);
  return fileText(county, title, [rule], form.instruments);
}

// `due` and `repeat` stand as a whole: what is not changed in them is written again.
function setFigure(
  rule: Record<string, unknown>,
  body: Record<string, unknown>,
  path: (string | number)[],
  text: string,
): void {
  const [head = '', ...rest] = path.map(String);
  const value = /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
  if (rest.length === 0) {
    rule[head] = value;
    return;
  }
  const whole: unknown =
    head === 'settings'
      ? { ...(isRecord(rule['settings']) ? rule['settings'] : {}) }
      : structuredClone(rule[head] ?? body[head]);
  let at: unknown = whole;
  for (const key of rest.slice(0, -1))
    at = isRecord(at) || Array.isArray(at) ? (at as Record<string, unknown>)[key] : undefined;
  if (isRecord(at)) at[rest.at(-1) ?? ''] = value;
  rule[head] = whole;
}

function fileText(
  county: string,
  title: Wording,
  rules: Record<string, unknown>[],
  instruments?: Record<string, Wording>,
): string {
  const file = {
    pack: ownPackOf(county),
    title,
    ...(instruments && Object.keys(instruments).length > 0 ? { instruments } : {}),
    rules,
  };
  return stringify(file, { lineWidth: 110 });
}

/** The text that takes rules back: what stood before them, or, where nothing of the county's did, an end. */
export function takeBackText(
  county: string,
  title: Wording,
  rules: { sort: Sort; id: string; before?: string | undefined }[],
  why: string,
): string {
  const instruments: Record<string, Wording> = {};
  const written = rules.map(({ sort, id, before }) => {
    const found =
      before === undefined
        ? undefined
        : rulesIn(before).find((rule) => rule['sort'] === sort && rule['id'] === id && rule['withdrawn'] !== true);
    if (!found || before === undefined) return { id, sort, withdrawn: true };
    Object.assign(instruments, instrumentsIn(before));
    return found;
  });
  return `# ${why.replaceAll('\n', ' ')}\n${fileText(county, title, written, instruments)}`;
}

function rootOf(text: string): Record<string, unknown> {
  const value = readYaml({ path: '', text }).source?.value;
  return isRecord(value) ? value : {};
}

function rulesIn(text: string): Record<string, unknown>[] {
  return listOf(rootOf(text)['rules']).filter(isRecord);
}

function instrumentsIn(text: string): Record<string, Wording> {
  const found = rootOf(text)['instruments'];
  return isRecord(found) ? (found as unknown as Record<string, Wording>) : {};
}

/** Sort and id of each rule in a text, and whether it only takes one back. */
export function ownRulesIn(text: string): { sort: Sort; id: string; withdrawn: boolean }[] {
  return rulesIn(text).map((rule) => ({
    sort: String(rule['sort']) as Sort,
    id: String(rule['id']),
    withdrawn: rule['withdrawn'] === true,
  }));
}

/** One approved text of a county, with the day from which it is in force. */
export interface OwnText {
  number: number;
  text: string;
  from: PlainDate;
}

/**
 * The source files of a county's layer, from its texts in the order of approval. Of two that set one rule from the same
 * day the later holds; the earlier then never was in force for a whole day, and taking it back leaves nothing to say.
 */
export function ownSources(county: string, texts: readonly OwnText[]): SourceFile[] {
  return texts.flatMap((one, at) => {
    const sameDay = (other: OwnText) => other.from === one.from;
    const later = texts
      .slice(at + 1)
      .filter(sameDay)
      .flatMap(({ text }) => ownRulesIn(text));
    const before = texts
      .slice(0, at)
      .filter(sameDay)
      .flatMap(({ text }) => ownRulesIn(text));
    const stands = texts.filter((other) => other.from < one.from).flatMap(({ text }) => ownRulesIn(text));
    const has = (rules: { sort: Sort; id: string }[], rule: { sort: Sort; id: string }) =>
      rules.some((other) => other.sort === rule.sort && other.id === rule.id);
    const idle = ownRulesIn(one.text).filter((rule) => rule.withdrawn && has(before, rule) && !has(stands, rule));
    const text = withoutRules(one.text, [...later, ...idle]);
    return text === undefined ? [] : [sourceOf(county, { ...one, text })];
  });
}

/** The layer as if a text had held since a day, in place of all that the county has said of the same rules before. */
export function ownSourcesAsIf(county: string, texts: readonly OwnText[], wanted: OwnText): SourceFile[] {
  const rules = ownRulesIn(wanted.text);
  const others = texts.flatMap((one) => {
    const text = withoutRules(one.text, rules);
    return text === undefined ? [] : [{ ...one, text }];
  });
  const text = withoutRules(
    wanted.text,
    rules.filter((rule) => rule.withdrawn),
  );
  return ownSources(county, text === undefined ? others : [...others, { ...wanted, text }]);
}

/** Undefined where no rule is left; the text itself where none of them is in it. */
function withoutRules(text: string, rules: readonly { sort: string; id: string }[]): string | undefined {
  const among = (sort: unknown, id: unknown) => rules.some((rule) => rule.sort === sort && rule.id === id);
  const all = rulesIn(text);
  const left = all.filter((rule) => !among(rule['sort'], rule['id']));
  if (left.length === all.length) return text;
  return left.length === 0 ? undefined : stringify({ ...rootOf(text), rules: left }, { lineWidth: 110 });
}

const sourceOf = (county: string, { number, text, from }: OwnText): SourceFile => ({
  path: ownFile(county, number),
  // Put at the end, so that lines are named as they were written.
  text: `${text.trimEnd()}\nfrom: ${from}\n`,
});

export const ownFile = (county: string, number: number): string => `${ownPackOf(county)}/${number}.yaml`;

const ALLOWED = new Set(['pack', 'title', 'instruments', 'defaults', 'rules']);

/** What a county's text must keep to beside what every pack must; the loader says the rest. */
export function ownTextFaults(county: string, file: string, text: string): LoadProblem[] {
  const read = readYaml({ path: file, text });
  if (!read.source) return read.problems;
  const { source } = read;
  const problems: LoadProblem[] = [];
  const refuse = (path: (string | number)[], zh: string, en: string, rule?: string) =>
    problems.push({ file, line: source.lineAt(path), message: { zh, en }, ...(rule === undefined ? {} : { rule }) });
  const root = isRecord(source.value) ? source.value : {};
  if (root['pack'] !== ownPackOf(county))
    refuse(
      ['pack'],
      `本县的规则包写作 pack: ${ownPackOf(county)}`,
      `a county's own pack is called ${ownPackOf(county)}`,
    );
  for (const key of Object.keys(root)) {
    if (key === 'from')
      refuse(
        [key],
        '生效日期由批准决定，不写在文件里',
        'the first day in force is set by the approval, not in the file',
      );
    else if (!ALLOWED.has(key))
      refuse(
        [key],
        `${key} 不能写在本县规则里；需要的取数写在规则自己的 given 里`,
        `${key} has no place in a county's own rules; write what is needed into the rule's given`,
      );
  }
  for (const id of Object.keys(isRecord(root['instruments']) ? root['instruments'] : {})) {
    if (!id.startsWith(`C${county}-`))
      refuse(
        ['instruments', id],
        `本县文件的代号以 C${county}- 开头`,
        `a document of the county has an id that begins with C${county}-`,
      );
  }
  const rules = Array.isArray(root['rules']) ? (root['rules'] as unknown[]) : [];
  if (rules.length === 0) refuse(['rules'], '没有写规则', 'holds no rule');
  rules.forEach(
    (rule, at) =>
      isRecord(rule) && ruleFaults(rule, (path, zh, en) => refuse(['rules', at, ...path], zh, en, String(rule['id']))),
  );
  return problems;
}

function ruleFaults(rule: Record<string, unknown>, refuse: (path: string[], zh: string, en: string) => void): void {
  if (rule['from'] !== undefined)
    refuse(
      ['from'],
      '生效日期由批准决定，不写在规则里',
      'the first day in force is set by the approval, not in the rule',
    );
  if (rule['withdrawn'] === true) return;
  if (textsOf(rule['basis']).length === 0) refuse(['basis'], '没有写明依据', 'names no basis');
  if (!['V', 'C', 'M'].includes(String(rule['mark'])))
    refuse(
      ['mark'],
      '没有写明核对标记 (V 已读条文，C 有旁证，M 待核对)',
      'names no mark (V text read, C corroborated, M to be checked)',
    );
}

/** A pack file as it is uploaded: its own first day becomes the day proposed, and the line is left empty so that lines keep their numbers. */
export function withoutFirstDay(text: string): { text: string; from?: PlainDate } {
  const found = /^from:[ \t]*['"]?(\d{4}-\d{2}-\d{2})['"]?[ \t]*$/m.exec(text);
  if (!found?.[1] || !isPlainDate(found[1])) return { text };
  return { text: text.replace(found[0], ''), from: found[1] };
}
