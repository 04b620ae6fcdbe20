/** Metrics: what is counted over cases, facts or duties, with the list behind the number. */
import { dayNumber, type PlainDate } from '@guilu/calendar';
import { PeriodValue } from './cel.ts';
import { RuleBuilder, type Workshop } from './rule-builder.ts';
import type { RawRule } from './rule-source.ts';
import type { CaseRun, Scope } from './scope.ts';
import { compileFilter, type Filter, matching } from './selections.ts';
import { viewOf } from './shapes.ts';
import { Day } from './values.ts';
import { type Version, versionOf } from './version.ts';
import { isRecord } from './yaml-source.ts';

type Run = (scope: Scope) => unknown;

export interface MetricVersion extends Version {
  readonly each: { kind: 'case' } | { kind: 'fact'; filter: Filter } | { kind: 'duty'; rule: string };
  readonly counted: Run | undefined;
  readonly hit: Run | undefined;
  readonly sum: { numerator: Run | undefined; denominator: Run | undefined } | undefined;
  readonly target: { op: string; value: number } | undefined;
}

export interface MetricPeriod {
  from: PlainDate;
  to: PlainDate;
}

/** What one case adds to a metric; `items` are the facts, duties or the case itself that were counted. */
export interface MetricShare {
  numerator: number;
  denominator: number;
  items: { about: string; hit: boolean }[];
}

export function compileMetric(workshop: Workshop, raw: RawRule): MetricVersion {
  const builder = new RuleBuilder(workshop, raw);
  builder.name('period', 'span_of_days');
  const each = eachOf(builder);
  if (each.kind === 'fact') {
    builder.nameShape('it', each.filter.shape);
    builder.nameShape('start', each.filter.shape);
  }
  if (each.kind === 'duty')
    for (const [name, type] of [
      ['due', 'day'],
      ['begins', 'day'],
      ['status', 'string'],
    ] as const)
      builder.name(name, type);
  builder.readGiven();
  const sum = isRecord(raw.body['sum']) ? raw.body['sum'] : undefined;
  const number = (key: string) => builder.expression(sum?.[key], ['double', 'int'], ['sum', key])?.run;
  const counted = sum ? undefined : builder.expression(raw.body['counted'], ['bool'], ['counted'])?.run;
  const hit = sum ? undefined : builder.expression(raw.body['hit'], ['bool'], ['hit'])?.run;
  const sums = sum && { numerator: number('numerator'), denominator: number('denominator') };
  return { ...versionOf(builder), each, counted, hit, sum: sums, target: targetOf(builder) };
}

function eachOf(builder: RuleBuilder): MetricVersion['each'] {
  const spec = builder.raw.body['each'];
  if (!isRecord(spec)) return { kind: 'case' };
  if (typeof spec['duty'] === 'string') {
    builder.duties.add(spec['duty']);
    return { kind: 'duty', rule: spec['duty'] };
  }
  return { kind: 'fact', filter: compileFilter(builder, spec['fact'], spec, ['each']) };
}

function targetOf(builder: RuleBuilder): MetricVersion['target'] {
  const written = builder.raw.body['target'];
  if (written === undefined) return undefined;
  const parts = /^(>=|<=|>|<) (\d+(?:\.\d+)?)$/.exec(String(written));
  if (!parts) builder.refuse(['target'], `${String(written)} is no target`, '目标写得不对');
  return parts ? { op: parts[1] ?? '', value: Number(parts[2]) } : undefined;
}

/** What one case adds. */
export function shareOf(run: CaseRun, version: MetricVersion, period: MetricPeriod): MetricShare {
  const asked = new PeriodValue('', new Day(dayNumber(period.from)), new Day(dayNumber(period.to)));
  const fresh = () => {
    const scope = new version.scope(run);
    scope.period = asked;
    return scope;
  };
  const share: MetricShare = { numerator: 0, denominator: 0, items: [] };
  if (version.sum) {
    const scope = fresh();
    share.numerator = Number(version.sum.numerator?.(scope) ?? 0);
    share.denominator = Number(version.sum.denominator?.(scope) ?? 0);
    return share;
  }
  for (const { scope, about } of itemsOf(run, version, fresh)) {
    if (version.counted?.(scope) !== true) continue;
    const hit = version.hit?.(scope) === true;
    share.denominator += 1;
    if (hit) share.numerator += 1;
    share.items.push({ about, hit });
  }
  return share;
}

function itemsOf(run: CaseRun, version: MetricVersion, fresh: () => Scope): { scope: Scope; about: string }[] {
  const { each } = version;
  switch (each.kind) {
    case 'case':
      return [{ scope: fresh(), about: '' }];
    case 'fact':
      return matching(fresh(), each.filter).map((rec) => {
        const scope = fresh();
        scope.start = viewOf(each.filter.shape, rec);
        scope.it = scope.start;
        return { scope, about: rec.id };
      });
    case 'duty':
      return run
        .dutiesOf(each.rule)
        .filter((found) => found.instance.status !== 'void')
        .map((found) => {
          const scope = fresh();
          scope.due = new Day(found.dueDay);
          scope.begins = new Day(found.begins);
          scope.status = found.instance.status;
          return { scope, about: found.instance.key };
        });
  }
}

export interface MetricAnswer {
  numerator: number;
  denominator: number;
  /** Rounded to four places; null where the denominator is 0. */
  value: number | null;
  /** Whether the target is reached; null without a target or a value. */
  met: boolean | null;
}

/** Adds the shares of all cases up; the target is compared with the unrounded value. */
export function metricOf(version: MetricVersion, shares: MetricShare[]): MetricAnswer {
  const numerator = shares.reduce((sum, share) => sum + share.numerator, 0);
  const denominator = shares.reduce((sum, share) => sum + share.denominator, 0);
  const exact = denominator === 0 ? undefined : numerator / denominator;
  const { target } = version;
  return {
    numerator,
    denominator,
    value: exact === undefined ? null : Math.round(exact * 10000) / 10000,
    met: exact === undefined || !target ? null : (REACHED[target.op]?.(exact, target.value) ?? null),
  };
}

const REACHED: Record<string, (a: number, b: number) => boolean> = {
  '>=': (a, b) => a >= b,
  '<=': (a, b) => a <= b,
  '>': (a, b) => a > b,
  '<': (a, b) => a < b,
};
