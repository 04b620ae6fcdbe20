/** The shapes that the engine takes and gives. Pure data; nothing here knows a rule, a place or a law. */
import type { Instant, PlainDate } from '@guilu/calendar';

export type Sort = 'duty' | 'gate' | 'route' | 'alert' | 'metric';
export type CaseKind =
  | 'correction'
  | 'resettlement'
  | 'investigation'
  | 'request'
  | 'oversight'
  | 'employment'
  | 'office'
  | 'activity';

/** Chinese and English wording of one thing. */
export interface Wording {
  zh: string;
  en: string;
}

/** A recorded fact as the engine sees it. Facts are handed over in the order of recording. */
export interface Fact {
  id: string;
  type: string;
  /** The day it happened, or the instant where hours matter. */
  on: PlainDate | Instant;
  recordedAt?: Instant;
  supersedes?: string;
  data: Record<string, unknown>;
}

/** One instance of a duty, as it stands on `asOf`. */
export interface DutyInstance {
  rule: string;
  /** Stable across evaluations: the rule, the fact that started it and, where it recurs, the period. */
  key: string;
  startedBy: string;
  /** `2026-W48`, `2026-11`, `2026-Q4`, … for calendar periods; the due day for intervals. */
  period?: string;
  due: PlainDate | Instant;
  status: 'open' | 'met' | 'met-late' | 'overdue' | 'void';
  /** The facts that met it, in order of the day they happened. */
  metBy: string[];
  metOn?: PlainDate | Instant;
  voidBy?: string;
  owedBy: string[];
  pack: string;
  /** First day in force of the version that governs. */
  version: PlainDate;
  basis: string[];
  verified: boolean;
}

export interface AlertInstance {
  rule: string;
  key: string;
  since: PlainDate | Instant;
  to: string[];
  about?: string;
  pack: string;
  version: PlainDate;
  basis: string[];
  verified: boolean;
}

export interface Evaluation {
  duties: DutyInstance[];
  alerts: AlertInstance[];
  /** The earliest instant after `asOf` at which the answer may differ without a new fact; null where it never does. */
  changesAt: Instant | null;
}

export interface GateAnswer {
  allowed: boolean;
  because: string[];
  reasons: { code: string; title: Wording }[];
  rule: RuleSummary;
}

export interface RouteAnswer {
  /** Chain of roles; the last decides, those before it give an opinion. */
  decides?: string[];
  refused?: string;
  rule: RuleSummary;
  /** Named CEL values the rule computed on the way, e.g. days asked for, other days in the window. */
  values: Record<string, unknown>;
}

/** A rule as a screen shows it. */
export interface RuleSummary {
  id: string;
  sort: Sort;
  title: Wording;
  pack: string;
  version: PlainDate;
  through?: PlainDate;
  basis: string[];
  verified: boolean;
  checked?: PlainDate;
  rows: string[];
  owedBy: string[];
  /** What the screen says when it is late, where the rule says something. */
  late?: Wording;
  settings: Record<string, unknown>;
  /** Fact types that meet the duty, so that a screen can open the right form. */
  metBy: string[];
  /** What the fact that meets it must say, where the rule names plain values: the first way of meeting it. */
  metWith: Record<string, unknown>;
  /** Not read, but another text that was read confirms it. */
  corroborated: boolean;
  /** Roles told when it is late. */
  lateTell: string[];
  /** What a gate or route is asked with: key to type. */
  asks: Record<string, string>;
}

/** One step of an explanation, in order; `label` is 依据, 起点, 计算, 由谁, … */
export interface TraceStep {
  label: Wording;
  text: Wording;
  /** Days skipped and why, where the step counts. */
  days?: { on: PlainDate; counted: boolean; why?: Wording }[];
  facts?: string[];
}

export interface Trace {
  rule: RuleSummary;
  steps: TraceStep[];
}

/** What cannot be loaded, with the place where it stands. */
export interface LoadProblem {
  file: string;
  line: number;
  rule?: string;
  message: Wording;
}

export type FieldKind =
  | 'text'
  | 'number'
  | 'date'
  | 'bool'
  | 'instant'
  | 'fact'
  | 'area'
  | 'role'
  | 'period'
  | 'month'
  | 'list'
  | 'code';

/** One field of a fact type. */
export interface FieldType {
  name: string;
  kind: FieldKind;
  /** Several values of that kind. */
  list: boolean;
  required: boolean;
  /** `catalogue/table` where the value is a code. */
  table?: string;
  /** Where only some codes of the table may stand. */
  only?: string[];
  /** What a missing yes/no counts as; absent means no. */
  standard?: boolean;
  /** Identity numbers, telephone numbers, addresses: encrypted at rest and masked. */
  sensitive: boolean;
}

/** A field, by the name that screens use. */
export type FactField = FieldType;

export interface FactType {
  name: string;
  catalogue: string;
  title: Wording;
  /** When it is recorded, in English. */
  when: string;
  recordedBy: string[];
  fields: FieldType[];
}

export interface CodeTable {
  catalogue: string;
  name: string;
  title: Wording;
  ordered: boolean;
  codes: { code: string; title: Wording; never: boolean }[];
}
