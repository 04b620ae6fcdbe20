/** The rules in force for a county, its own changes of them, their dry run, and the printed pack. */
import { countyStaff, ownPages, permission, roles } from '@guilu/platform/access/roles.ts';
import { get, post, put } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';
import {
  changeDetail,
  changeLine,
  day,
  dryRun,
  example,
  figure,
  kind,
  mark,
  part,
  path,
  ruleLine,
  sort,
  touchedLine,
  uuid,
  version,
  wording,
} from './rule-shapes.ts';

export * from './rule-shapes.ts';

const staff = roles.filter((role) => !ownPages.includes(role) && role !== 'partner');
export const readRules = permission('rules.read', staff);
export const writeRules = permission('rules.write', 'rules-officer');
export const decideRules = permission('rules.decide', 'rules-officer', 'county-head');
export const readDryRuns = permission('rules.dry-run', 'rules-officer', 'county-head');
/** Who may see the names behind a dry run, as far as row security shows the files. */
export const seeTouched = permission('rules.touched', countyStaff, 'rules-officer');

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
    /** Why the county's own rules are set aside, where they no longer load. */
    setAside: T.Array(T.Object({ file: T.String(), line: T.Integer(), message: wording })),
  }),
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
