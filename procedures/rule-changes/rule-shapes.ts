/** The shapes that the pages on rules are given. */
import { type Static, Type as T } from 'typebox';

export const day = T.String({ format: 'date' });
export const uuid = T.String({ format: 'uuid' });
export const wording = T.Object({ zh: T.String(), en: T.String() });
export const sort = T.Union([
  T.Literal('duty'),
  T.Literal('gate'),
  T.Literal('route'),
  T.Literal('alert'),
  T.Literal('metric'),
]);
export const kind = T.Union([
  T.Literal('correction'),
  T.Literal('resettlement'),
  T.Literal('investigation'),
  T.Literal('request'),
  T.Literal('oversight'),
  T.Literal('employment'),
  T.Literal('office'),
  T.Literal('activity'),
]);
export const kinds = [
  'correction',
  'resettlement',
  'investigation',
  'request',
  'oversight',
  'employment',
  'office',
  'activity',
] as const;
export const sorts = ['duty', 'gate', 'route', 'alert', 'metric'] as const;

export const path = T.Array(T.Union([T.String({ maxLength: 60 }), T.Integer()]), { minItems: 1, maxItems: 4 });
export const figure = T.Object({
  path,
  /** span · number · period · target · text */
  kind: T.String(),
  value: T.String(),
  said: wording,
  alternatives: T.Array(T.String()),
});
export type FigureShown = Static<typeof figure>;

/** checked · read · corroborated · unread */
export const mark = T.String();

/** One rule as one pack has it. */
export const side = T.Object({
  pack: T.String(),
  packTitle: wording,
  /** national · local · own */
  layer: T.String(),
  title: wording,
  version: T.String(),
  through: T.Optional(T.String()),
  basis: T.Array(wording),
  proposal: T.Boolean(),
  mark,
  figures: T.Array(figure),
  owedBy: T.Array(wording),
  governs: T.Boolean(),
});
export type Side = Static<typeof side>;

export const ruleLine = T.Object({
  sort,
  id: T.String(),
  kind: T.Optional(T.String()),
  title: wording,
  /** The Chinese title as it is typed: in full pinyin, and by first letters. */
  reading: T.String(),
  rows: T.Array(T.String()),
  examples: T.Integer(),
  /** What governs on the day first, then what lies beneath it. */
  sides: T.Array(side),
  /** The next version, where one is known to begin later. */
  comes: T.Optional(T.Object({ on: T.String(), pack: T.String() })),
});
export type RuleLine = Static<typeof ruleLine>;

export const part = T.Object({
  key: T.String(),
  code: T.String(),
  said: T.Optional(wording),
  origin: T.Optional(T.String()),
});
export type Part = Static<typeof part>;

export const example = T.Object({
  why: wording,
  asOf: T.String(),
  facts: T.Array(T.Object({ on: T.String(), title: wording, data: wording })),
  data: T.Optional(wording),
  expect: wording,
  /** Absent where what was expected came. */
  wrong: T.Optional(T.String()),
});
export type ExampleShown = Static<typeof example>;

export const changeState = T.Union([
  T.Literal('draft'),
  T.Literal('proposed'),
  T.Literal('approved'),
  T.Literal('refused'),
  T.Literal('dropped'),
]);
export const changeLine = T.Object({
  id: uuid,
  number: T.Integer(),
  rules: T.Array(T.Object({ sort, id: T.String(), title: wording, withdrawn: T.Boolean() })),
  origin: T.String(),
  takesBack: T.Optional(T.Object({ id: uuid, number: T.Integer() })),
  reason: T.String(),
  effectiveOn: day,
  state: changeState,
  /** running · coming · replaced, of an approved one. */
  stands: T.Optional(T.String()),
  author: T.String(),
  writtenAt: T.String(),
  proposedAt: T.Optional(T.String()),
  decidedBy: T.Optional(T.String()),
  decidedAt: T.Optional(T.String()),
  decisionNote: T.Optional(T.String()),
});
export type ChangeLine = Static<typeof changeLine>;

export const version = T.Object({
  version: T.String(),
  through: T.Optional(T.String()),
  pack: T.String(),
  packTitle: wording,
  basis: T.Array(wording),
  mark,
  governs: T.Boolean(),
});

export const problem = T.Object({ line: T.Integer(), rule: T.Optional(T.String()), message: wording });
export type ProblemShown = Static<typeof problem>;
export const group = T.Object({ code: T.String(), touched: T.Integer(), of: T.Integer() });
export const dryRun = T.Object({
  id: uuid,
  view: T.Union([T.Literal('from'), T.Literal('always')]),
  asOf: T.String(),
  effectiveOn: T.String(),
  state: T.Union([T.Literal('asked'), T.Literal('running'), T.Literal('done'), T.Literal('failed')]),
  done: T.Integer(),
  total: T.Integer(),
  askedBy: T.String(),
  askedAt: T.String(),
  /** The text or the day was changed since. */
  outdated: T.Boolean(),
  counts: T.Optional(
    T.Object({
      cases: T.Integer(),
      touched: T.Integer(),
      unanswered: T.Integer(),
      changes: T.Array(
        T.Object({
          rule: T.String(),
          title: wording,
          sort: T.String(),
          change: T.String(),
          cases: T.Integer(),
          times: T.Integer(),
        }),
      ),
      kind: T.Array(group),
      sex: T.Array(group),
      age: T.Array(group),
      registered: T.Array(group),
    }),
  ),
});
export type DryRunShown = Static<typeof dryRun>;

export const changeDetail = T.Intersect([
  changeLine,
  T.Object({
    text: T.String(),
    problems: T.Array(problem),
    examples: T.Array(example),
    /** Each rule before and as it would be, figure by figure. */
    sides: T.Array(
      T.Object({ sort, id: T.String(), title: wording, before: T.Optional(side), after: T.Optional(side) }),
    ),
    dryRuns: T.Array(dryRun),
    /** edit · propose · drop · approve · refuse · recall · take-back · dry-run */
    acts: T.Array(T.String()),
  }),
]);
export type ChangeDetail = Static<typeof changeDetail>;

export const touchedLine = T.Object({
  kind: T.String(),
  sex: T.String(),
  age: T.String(),
  registered: T.String(),
  /** Only where the reader may see the file. */
  caseId: T.Optional(uuid),
  name: T.Optional(T.String()),
  office: T.Optional(T.String()),
  effects: T.Array(
    T.Object({
      title: wording,
      sort: T.String(),
      change: T.String(),
      before: T.Optional(T.String()),
      after: T.Optional(T.String()),
    }),
  ),
});
export type TouchedLine = Static<typeof touchedLine>;
