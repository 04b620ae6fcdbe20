/** The rules in force for a county, its own changes of them, their dry run, and the printed pack. */
import { countyStaff, permission, roles } from '@guilu/platform/access/roles.ts';
import { get, post, put } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

const staff = roles.filter((role) => role !== 'person');
export const readRules = permission('rules.read', staff);
export const writeRules = permission('rules.write', 'rules-officer');
export const decideRules = permission('rules.decide', 'rules-officer', 'county-head');
export const readDryRuns = permission('rules.dry-run', 'rules-officer', 'county-head');
/** Who may see the names behind a dry run, as far as row security shows the files. */
export const seeTouched = permission('rules.touched', countyStaff, 'rules-officer');

const day = T.String({ format: 'date' });
const uuid = T.String({ format: 'uuid' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const sort = T.Union([
  T.Literal('duty'),
  T.Literal('gate'),
  T.Literal('route'),
  T.Literal('alert'),
  T.Literal('metric'),
]);
const kind = T.Union([
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

const path = T.Array(T.Union([T.String({ maxLength: 60 }), T.Integer()]), { minItems: 1, maxItems: 4 });
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
const mark = T.String();

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
  rows: T.Array(T.String()),
  examples: T.Integer(),
  /** What governs on the day first, then what lies beneath it. */
  sides: T.Array(side),
  /** The next version, where one is known to begin later. */
  comes: T.Optional(T.Object({ on: T.String(), pack: T.String() })),
});
export type RuleLine = Static<typeof ruleLine>;

export const listRules = get('/rules', {
  permission: readRules,
  audit: null,
  summary: "All rules in force for one's county on a day, national, local and the county's own side by side",
  query: T.Object({ on: T.Optional(day), kind: T.Optional(kind) }),
  returns: T.Object({
    county: T.String(),
    countyName: T.String(),
    day,
    packs: T.Array(T.Object({ kind: T.String(), pack: T.String(), title: wording })),
    rules: T.Array(ruleLine),
    /** Proposals that wait for the asker. */
    waiting: T.Integer(),
  }),
});

const part = T.Object({ key: T.String(), code: T.String(), said: T.Optional(wording), origin: T.Optional(T.String()) });
export type Part = Static<typeof part>;

const example = T.Object({
  why: wording,
  asOf: T.String(),
  facts: T.Array(T.Object({ on: T.String(), title: wording, data: wording })),
  data: T.Optional(wording),
  expect: wording,
  /** Absent where what was expected came. */
  wrong: T.Optional(T.String()),
});
export type ExampleShown = Static<typeof example>;

const changeState = T.Union([
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

const version = T.Object({
  version: T.String(),
  through: T.Optional(T.String()),
  pack: T.String(),
  packTitle: wording,
  basis: T.Array(wording),
  mark,
  governs: T.Boolean(),
});

export const readRule = get('/rules/one', {
  permission: readRules,
  audit: null,
  summary: 'One rule: its versions with their dates, all its parts, its examples run now, what was changed of it here',
  query: T.Object({ sort, id: T.String({ maxLength: 120 }), on: T.Optional(day) }),
  returns: T.Object({
    line: ruleLine,
    day,
    versions: T.Array(version),
    parts: T.Array(part),
    examples: T.Array(example),
    changes: T.Array(changeLine),
    /** For the form: roles and instruments that may be named. */
    roles: T.Array(T.Object({ code: T.String(), title: wording })),
    instruments: T.Array(T.Object({ id: T.String(), title: wording, unit: T.String() })),
    owed: T.Array(T.String()),
    basisWritten: T.Array(T.String()),
  }),
});

export const listChanges = get('/rules/changes', {
  permission: readRules,
  audit: null,
  summary: "The county's own changes of rules, drafts and proposals too, the latest first",
  returns: T.Object({ rows: T.Array(changeLine) }),
});

const problem = T.Object({ line: T.Integer(), rule: T.Optional(T.String()), message: wording });
export type ProblemShown = Static<typeof problem>;
const group = T.Object({ code: T.String(), touched: T.Integer(), of: T.Integer() });
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

const ofChange = T.Object({ changeId: uuid });
export const readChange = get('/rules/changes/:changeId', {
  permission: readRules,
  audit: null,
  params: ofChange,
  returns: changeDetail,
});

const reason = T.String({ minLength: 5, maxLength: 1000 });
const text = T.String({ minLength: 1, maxLength: 200_000 });
const made = T.Object({ id: uuid });

export const draftByForm = post('/rules/changes/by-form', {
  permission: writeRules,
  audit: 'rule change drafted',
  summary: 'A draft that changes figures, who owes it and the basis of one rule',
  body: T.Object({
    sort,
    id: T.String({ maxLength: 120 }),
    figures: T.Array(T.Object({ path, value: T.String({ minLength: 1, maxLength: 60 }) }), { maxItems: 30 }),
    owed: T.Optional(T.Array(T.String({ maxLength: 40 }), { minItems: 1, maxItems: 6 })),
    /** Citations of known instruments: `CCL 21`. */
    basis: T.Array(T.String({ minLength: 2, maxLength: 120 }), { maxItems: 6 }),
    /** A document of the county itself, by its title. */
    ownDocument: T.Optional(T.String({ minLength: 2, maxLength: 200 })),
    mark: T.Union([T.Literal('V'), T.Literal('C'), T.Literal('M')]),
    reason,
    effectiveOn: day,
  }),
  returns: made,
});

export const draftByText = post('/rules/changes/by-text', {
  permission: writeRules,
  audit: 'rule change drafted',
  summary: 'A draft as text; without a text, one that carries a rule on as it stands',
  body: T.Object({
    text: T.Optional(text),
    sort: T.Optional(sort),
    id: T.Optional(T.String({ maxLength: 120 })),
    reason,
    effectiveOn: day,
  }),
  returns: made,
});

export const uploadPack = post('/rules/changes/upload', {
  permission: writeRules,
  audit: 'rule change drafted',
  summary: 'A draft from a pack file',
  upload: 500_000,
  body: T.Object({ reason: T.String(), effectiveOn: T.String() }),
  returns: made,
});

export const editChange = put('/rules/changes/:changeId', {
  permission: writeRules,
  audit: 'rule change edited',
  params: ofChange,
  body: T.Object({ text, reason, effectiveOn: day }),
  returns: made,
});

export const askDryRun = post('/rules/changes/:changeId/dry-runs', {
  permission: readDryRuns,
  audit: 'rule change tried on the cases',
  summary: "Starts a dry run over the county's open cases; read the change again for its progress",
  params: ofChange,
  body: T.Object({ view: T.Union([T.Literal('from'), T.Literal('always')]) }),
  returns: T.Object({ dryRun: uuid }),
});

export const dryRunProgress = get('/rules/changes/:changeId/dry-runs', {
  permission: readRules,
  audit: null,
  params: ofChange,
  returns: T.Object({ dryRuns: T.Array(dryRun) }),
});

export const proposeChange = post('/rules/changes/:changeId/proposal', {
  permission: writeRules,
  audit: 'rule change proposed',
  params: ofChange,
  body: T.Object({}),
  returns: made,
});
export const recallChange = post('/rules/changes/:changeId/recall', {
  permission: writeRules,
  audit: 'rule change recalled',
  params: ofChange,
  body: T.Object({}),
  returns: made,
});
export const dropChange = post('/rules/changes/:changeId/dropping', {
  permission: writeRules,
  audit: 'rule change dropped',
  params: ofChange,
  body: T.Object({}),
  returns: made,
});
export const approveChange = post('/rules/changes/:changeId/approval', {
  permission: decideRules,
  audit: 'rule change approved',
  summary: 'Puts a proposed change in force from a day; another person than its author',
  params: ofChange,
  body: T.Object({ effectiveOn: day, note: T.Optional(T.String({ maxLength: 1000 })) }),
  returns: made,
});
export const refuseChange = post('/rules/changes/:changeId/refusal', {
  permission: decideRules,
  audit: 'rule change refused',
  params: ofChange,
  body: T.Object({ note: reason }),
  returns: made,
});
export const takeBack = post('/rules/changes/:changeId/taking-back', {
  permission: writeRules,
  audit: 'rule change drafted',
  summary: 'Drafts a new change that restores what stood before an approved one',
  params: ofChange,
  body: T.Object({ reason, effectiveOn: day }),
  returns: made,
});

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

export const readTouched = get('/rules/dry-runs/:dryRunId/touched', {
  permission: seeTouched,
  audit: 'people touched by a rule change listed',
  summary:
    'Who is touched by a change; by name where the reader may see the file, else without anything that names them',
  params: T.Object({ dryRunId: uuid }),
  query: T.Object({ page: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })) }),
  returns: T.Object({ total: T.Integer(), named: T.Boolean(), rows: T.Array(touchedLine) }),
});

export const readVocabulary = get('/rules/vocabulary', {
  permission: writeRules,
  audit: null,
  summary: 'Fact types and their fields, for completion while conditions are written',
  returns: T.Object({
    types: T.Array(
      T.Object({
        name: T.String(),
        title: wording,
        fields: T.Array(T.Object({ name: T.String(), title: wording, kind: T.String(), codes: T.Array(T.String()) })),
      }),
    ),
  }),
});

export const readDocument = get('/rules/document', {
  permission: readRules,
  audit: null,
  summary: 'A pack on a day as one document for proof-reading; or every rule that is not verified',
  query: T.Object({
    pack: T.Optional(T.String({ maxLength: 80 })),
    on: T.Optional(day),
    unverified: T.Optional(T.Boolean()),
  }),
  returns: T.Object({
    packs: T.Array(T.Object({ id: T.String(), title: wording })),
    pack: T.String(),
    title: wording,
    day,
    rules: T.Array(
      T.Object({
        sort,
        id: T.String(),
        pack: T.String(),
        packTitle: wording,
        title: wording,
        version: T.String(),
        through: T.Optional(T.String()),
        basis: T.Array(wording),
        mark,
        checked: T.Optional(T.String()),
        rows: T.Array(T.String()),
        owedBy: T.Array(wording),
        figures: T.Array(figure),
        parts: T.Array(part),
        examples: T.Array(example),
      }),
    ),
  }),
});
export type PackDocument = Static<typeof readDocument.returns>;
