/** What every compiled rule version carries, whatever its sort. */
import { dayNumber, type PlainDate } from '@guilu/calendar';
import { readWording } from './catalogue.ts';
import type { RuleBuilder } from './rule-builder.ts';
import type { RawRule } from './rule-source.ts';
import type { ScopeClass } from './scope.ts';
import type { CaseKind, RuleSummary, Sort, Wording } from './types.ts';
import { plain } from './values.ts';
import { isRecord, listOf, textsOf } from './yaml-source.ts';

export interface Version {
  readonly id: string;
  readonly sort: Sort;
  readonly pack: string;
  readonly fromText: PlainDate;
  /** First and last day in force, as day numbers. */
  readonly from: number;
  readonly through: number;
  readonly raw: RawRule;
  readonly basis: string[];
  readonly verified: boolean;
  readonly looksAt: ReadonlySet<string>;
  readonly duties: ReadonlySet<string>;
  readonly scope: ScopeClass;
  readonly summary: RuleSummary;
  /** What the rule gives a name, in the order in which it was first needed, for its explanation. */
  readonly named: { name: string; title: Wording | undefined }[];
}

/** The kind of case that a rule is about; undefined for rules of every kind. */
export function kindOf(id: string): CaseKind | undefined {
  const kind = id.slice(0, id.indexOf('.'));
  return kind === 'case' ? undefined : (kind as CaseKind);
}

/** Closes the builder and gives the common part. Call it last: it makes the scope with all names compiled until then. */
export function versionOf(builder: RuleBuilder, more: { owedBy?: string[]; metBy?: string[] } = {}): Version {
  const { raw } = builder;
  const basis = textsOf(raw.body['basis']);
  if (basis.length === 0) builder.refuse(['basis'], 'names no basis', '没有写明依据');
  if (raw.own['verified'] === true && raw.own['checked'] === undefined) {
    builder.refuse(['verified'], 'verified without the day it was checked', '标为已核对, 却没有核对日期');
  }
  const { late } = raw.body;
  if (isRecord(late)) builder.roles(late['tell'], ['late', 'tell']);
  const mark = raw.body['mark'];
  const verified = raw.body['verified'] === undefined ? mark === 'V' : raw.body['verified'] === true;
  const summary = summaryOf(builder, basis, verified, more);
  return {
    id: raw.id,
    sort: raw.sort,
    pack: raw.pack,
    fromText: raw.from,
    from: dayNumber(raw.from),
    through: dayNumber(raw.through),
    raw,
    basis,
    verified,
    looksAt: builder.looksAt,
    duties: builder.duties,
    scope: builder.scope(),
    summary,
    named: builder.named(),
  };
}

function summaryOf(
  builder: RuleBuilder,
  basis: string[],
  verified: boolean,
  more: { owedBy?: string[]; metBy?: string[] },
): RuleSummary {
  const { raw } = builder;
  const late = isRecord(raw.body['late']) ? raw.body['late'] : undefined;
  const settings = Object.fromEntries(Object.entries(builder.settings).map(([name, value]) => [name, plain(value)]));
  return {
    id: raw.id,
    sort: raw.sort,
    title: readWording(raw.body['title'], raw.id),
    pack: raw.pack,
    version: raw.from,
    ...(raw.through === '9999-12-31' ? {} : { through: raw.through }),
    basis,
    verified,
    corroborated: !verified && raw.body['mark'] === 'C',
    ...(typeof raw.own['checked'] === 'string' ? { checked: raw.own['checked'] } : {}),
    rows: textsOf(raw.body['rows']),
    owedBy: more.owedBy ?? [],
    ...(late && isRecord(late['text']) ? { late: readWording(late['text'], '') } : {}),
    lateTell: textsOf(late?.['tell']),
    settings,
    metBy: more.metBy ?? [],
    metWith: metWithOf(raw.body['met']),
    asks: asksOf(raw.body['asks']),
  };
}

/** The values named by the first way of meeting a duty; a list that must be covered is given whole. */
function metWithOf(met: unknown): Record<string, unknown> {
  const first = listOf(met)[0];
  if (!isRecord(first)) return {};
  const values = isRecord(first['with']) ? first['with'] : {};
  const cover = isRecord(first['cover']) ? first['cover'] : {};
  const literal = Object.entries(values).filter(
    ([, value]) => typeof value === 'boolean' || (typeof value === 'string' && !value.startsWith('$')),
  );
  const all = textsOf(cover['all']);
  return {
    ...Object.fromEntries(literal),
    ...(typeof cover['field'] === 'string' && all.length > 0 && { [cover['field']]: all }),
  };
}

function asksOf(value: unknown): Record<string, string> {
  if (!isRecord(value)) return {};
  return Object.fromEntries(
    Object.entries(value).map(([name, type]) => [name, typeof type === 'string' ? type : 'list']),
  );
}

/** The wording of a reason code: the rule's own, else that of the catalogue, else the code itself. */
export function reasonWording(builder: RuleBuilder, code: string): Wording {
  const own = builder.raw.body['reasons'];
  if (isRecord(own) && own[code] !== undefined) return readWording(own[code], code);
  return builder.workshop.catalogue.reasons.get(code) ?? { zh: code, en: code };
}
