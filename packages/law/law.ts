/** The loaded law: asked about a case and a day, it answers the same way every time. */
import { dayNumber, type Instant, minutesText, type PlainDate, type WorkingCalendar } from '@guilu/calendar';
import { CaseFacts, momentOf } from './case-facts.ts';
import { Run } from './case-run.ts';
import type { Catalogue } from './catalogue.ts';
import { surroundings } from './cel.ts';
import { explainAlert } from './explain-alert.ts';
import { explainGate, explainMetric, explainRoute } from './explain.ts';
import { explainDuty } from './explain-duty.ts';
import type { Explaining } from './explain-words.ts';
import { answerGate } from './gate.ts';
import type { Instrument } from './instruments.ts';
import { LawWords } from './law-words.ts';
import { metricOf, type MetricAnswer, type MetricPeriod, shareOf } from './metric.ts';
import { type CompiledPack, type PackChoice, Plan } from './plan.ts';
import type { Power } from './powers.ts';
import { answerRoute } from './route.ts';
import { FOR_EVER, NATIONAL, type RawPack } from './rule-source.ts';
import type {
  CaseKind,
  Evaluation,
  Fact,
  GateAnswer,
  RouteAnswer,
  RuleSummary,
  Sort,
  Trace,
  Wording,
} from './types.ts';
import type { Version } from './version.ts';

/** What a question is about. */
export interface Question {
  pack: PackChoice;
  kind?: CaseKind;
  facts: Fact[];
  /** A day means its end. */
  asOf: PlainDate | Instant;
  calendar: WorkingCalendar;
  /** Answer as it was known at this instant. */
  knownOn?: Instant;
}

export interface Asking extends Question {
  rule: string;
  data?: Record<string, unknown>;
}

export interface MetricQuestion {
  pack: PackChoice;
  rule: string;
  period: MetricPeriod;
  cases: { kind?: CaseKind; facts: Fact[] }[];
  asOf: PlainDate | Instant;
  calendar: WorkingCalendar;
}

export interface MetricResult extends MetricAnswer {
  rule: RuleSummary;
  /** For each case, in the order given, what was counted there. */
  cases: { numerator: number; denominator: number; items: { about: string; hit: boolean }[] }[];
}

export class Law extends LawWords {
  readonly #packs: Map<string, CompiledPack>;
  readonly #raw: Map<string, RawPack>;
  readonly #plans = new Map<string, Plan>();
  readonly #ranks = new Map<string, string[]>();

  constructor(
    catalogue: Catalogue,
    instruments: Map<string, Instrument>,
    packs: Map<string, CompiledPack>,
    raw: Map<string, RawPack>,
    powers: ReadonlyMap<string, Power>,
  ) {
    super(catalogue, instruments, powers);
    this.#packs = packs;
    this.#raw = raw;
    for (const table of catalogue.tables.values())
      if (table.ordered)
        this.#ranks.set(
          table.name,
          table.codes.map((c) => c.code),
        );
  }

  /** All duties and alerts of a case on a day. `rules` limits them to these ids. */
  evaluate(question: Question & { rules?: string[] }): Evaluation {
    const run = this.#run(question);
    const only = question.rules && new Set(question.rules);
    const duties = run.duties(question.kind, only).map((found) => found.instance);
    const alerts = run.alerts(question.kind, only);
    const next = run.changesAt();
    return { duties, alerts, changesAt: Number.isFinite(next) ? minutesText(next) : null };
  }

  /** Whether something may be done now. A gate that has no version in force on the day allows. */
  askGate(asking: Asking): GateAnswer {
    const version = this.#plan(asking.pack).gate(asking.rule, momentOf(asking.asOf).day);
    if (!version) return { allowed: true, because: [], reasons: [], rule: this.#nameless('gate', asking) };
    return answerGate(this.#run(asking), version, asking.data ?? {});
  }

  /** Who decides; undefined where no version is in force on the day. */
  askRoute(asking: Asking): RouteAnswer | undefined {
    const version = this.#plan(asking.pack).route(asking.rule, momentOf(asking.asOf).day);
    return version && answerRoute(this.#run(asking), version, asking.data ?? {});
  }

  /** A metric over cases; undefined where no version is in force on the day. Facts count to the earlier of `asOf` and the period's end. */
  metric(question: MetricQuestion): MetricResult | undefined {
    const plan = this.#plan(question.pack);
    const version = plan.metric(question.rule, momentOf(question.asOf).day);
    if (!version) return undefined;
    const end = momentOf(question.period.to);
    const asOf = momentOf(question.asOf).minute < end.minute ? question.asOf : question.period.to;
    const shares = question.cases.map((one) => {
      const about = { pack: question.pack, facts: one.facts, asOf, calendar: question.calendar };
      return shareOf(this.#run(one.kind ? { ...about, kind: one.kind } : about), version, question.period);
    });
    return { ...metricOf(version, shares), rule: version.summary, cases: shares };
  }

  /** The reasoning behind one answer, to be read by a person; undefined where there is no such duty, alert or rule. */
  explain(
    question: Question & {
      ask:
        | { duty: string }
        | { alert: string }
        | { gate: string; data?: Record<string, unknown> }
        | { route: string; data?: Record<string, unknown> };
    },
  ): Trace | undefined {
    const { ask } = question;
    const about = this.#explaining(question);
    const plan = this.#plan(question.pack);
    const { day } = about.run.facts.asOf;
    if ('duty' in ask) return explainDuty(about, ask.duty);
    if ('alert' in ask) return explainAlert(about, plan.alert(idOf(ask.alert), day), ask.alert);
    if ('gate' in ask) {
      const version = plan.gate(ask.gate, day);
      return version && explainGate(about, version, ask.data ?? {});
    }
    const version = plan.route(ask.route, day);
    return version && explainRoute(about, version, ask.data ?? {});
  }

  /** All duties and alerts of a case on a day, each with the reasoning behind it, by its key. */
  evaluateWithTraces(question: Question): Evaluation & { traces: Map<string, Trace> } {
    const about = this.#explaining(question);
    const { run } = about;
    const duties = run.duties(question.kind, undefined).map((found) => found.instance);
    const alerts = run.alerts(question.kind, undefined);
    const next = run.changesAt();
    const plan = this.#plan(question.pack);
    const traces = new Map<string, Trace>();
    const keep = (key: string, trace: Trace | undefined) => trace && traces.set(key, trace);
    for (const duty of duties) keep(duty.key, explainDuty(about, duty.key));
    for (const { key, rule } of alerts) keep(key, explainAlert(about, plan.alert(rule, run.facts.asOf.day), key));
    return { duties, alerts, changesAt: Number.isFinite(next) ? minutesText(next) : null, traces };
  }

  /** The reasoning behind a metric: what was counted; undefined where no version is in force on the day. */
  explainMetric(question: MetricQuestion): Trace | undefined {
    const { day } = momentOf(question.asOf);
    const version = this.#plan(question.pack).metric(question.rule, day);
    const result = this.metric(question);
    return version && result && explainMetric(this, question.pack, version, result, day, question.cases);
  }

  /** A rule as it stands on a day; undefined also of a pack that is not there (any more). */
  rule(asked: { pack: PackChoice; sort: Sort; id: string; on: PlainDate | Instant }): RuleSummary | undefined {
    if (typeof asked.pack === 'string' && !this.hasPack(asked.pack)) return undefined;
    return this.#plan(asked.pack).versionOn(asked.sort, asked.id, momentOf(asked.on).day)?.summary;
  }

  /** All rules in force on a day, those of one kind of case where one is named. */
  rulesInForce(asked: { pack: PackChoice; kind?: CaseKind; on: PlainDate }): RuleSummary[] {
    return this.versionsInForce(asked).map((version) => version.summary);
  }

  /** The same with the written rule behind each, for printing. */
  versionsInForce(asked: { pack: PackChoice; kind?: CaseKind; on: PlainDate }): Version[] {
    const plan = this.#plan(asked.pack);
    const day = dayNumber(asked.on);
    const sorts: Sort[] = ['duty', 'gate', 'route', 'alert', 'metric'];
    return sorts.flatMap((sort) => plan.rules(sort, asked.kind).flatMap((id) => plan.versionOn(sort, id, day) ?? []));
  }

  /** All versions of a rule in a pack and in the one it stands on. */
  versionsOf(pack: PackChoice, sort: Sort, id: string): RuleSummary[] {
    return this.#plan(pack)
      .versions(sort, id)
      .map((version) => version.summary);
  }

  /** Ids of duties and alerts that a new fact of this type can change. */
  touchedBy(pack: PackChoice, factType: string): string[] {
    const all = this.#plan(pack)
      .everything()
      .filter((v) => v.sort === 'duty' || v.sort === 'alert');
    const { closing, reopening } = this.catalogue.conventions;
    if (factType === closing || factType === reopening) return [...new Set(all.map((v) => v.id))];
    const touched = new Set(all.filter((v) => v.looksAt.has(factType)).map((v) => v.id));
    for (let grown = true; grown; ) {
      const more = all.filter((v) => !touched.has(v.id) && [...v.duties].some((id) => touched.has(id)));
      for (const version of more) touched.add(version.id);
      grown = more.length > 0;
    }
    return [...touched];
  }

  /** The names and groups that the rules of a pack may use. */
  definitions(pack: string): unknown[] {
    return [pack, this.ground].flatMap((id) => {
      const raw = this.#raw.get(id);
      return raw ? [[...raw.define].map(([name, { spec }]) => [name, spec]), [...raw.groups]] : [];
    });
  }

  /** The name of a duty, of whichever pack and version. */
  dutyTitle(id: string): Wording {
    return this.everyVersion().find((one) => one.sort === 'duty' && one.id === id)?.summary.title ?? { zh: id, en: id };
  }

  /** Every version of every pack. */
  everyVersion(): Version[] {
    return [...this.#packs.values()].flatMap((pack) => [...pack.versions.values()].flat());
  }

  get packs(): { id: string; title: Wording; parent?: string }[] {
    return [...this.#raw.values()].map(({ id, title, parent }) =>
      parent === undefined ? { id, title } : { id, title, parent },
    );
  }

  /** The pack that all others stand on. */
  get ground(): string {
    return NATIONAL;
  }

  /** Also of packs laid one upon another. */
  hasPack(id: string): boolean {
    return id.split('+').every((one) => this.#packs.has(one));
  }

  hasRule(pack: PackChoice, sort: Sort, id: string): boolean {
    return this.versionsOf(pack, sort, id).length > 0;
  }

  #explaining(question: Question): Explaining {
    return { law: this, pack: question.pack, run: this.#run(question) };
  }

  #run(question: Question): Run {
    surroundings.calendar = question.calendar;
    surroundings.ranks = this.#ranks;
    const facts = new CaseFacts(question.facts, momentOf(question.asOf), this.catalogue.conventions, question.knownOn);
    return new Run(this.#plan(question.pack), facts, question.calendar);
  }

  #plan(choice: PackChoice): Plan {
    const key = typeof choice === 'string' ? choice : choice.map((c) => `${c.from} ${c.pack}`).join(', ');
    const known = this.#plans.get(key);
    if (known) return known;
    const plan = new Plan(this.#packs, choice);
    this.#plans.set(key, plan);
    return plan;
  }

  #nameless(sort: Sort, asking: Asking): RuleSummary {
    const any = this.versionsOf(asking.pack, sort, asking.rule)[0];
    const pack = typeof asking.pack === 'string' ? asking.pack : (asking.pack.at(-1)?.pack ?? '');
    const title = { zh: asking.rule, en: asking.rule };
    return (
      any ?? {
        id: asking.rule,
        sort,
        title,
        pack,
        version: FOR_EVER,
        basis: [],
        verified: false,
        corroborated: false,
        rows: [],
        owedBy: [],
        lateTell: [],
        settings: {},
        metBy: [],
        metWith: {},
        asks: {},
      }
    );
  }
}

/** The rule in a key such as `correction.report-in|f1`. */
export function idOf(key: string): string {
  return key.split('|')[0] ?? key;
}
