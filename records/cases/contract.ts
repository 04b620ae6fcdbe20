/** Cases and their facts: the list, the file with its timeline, recording a plain fact, superseding one. */
import { caseReaders, caseStaff, companions, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readCases = permission('case.read', caseReaders, companions);
/** What a volunteer may write is narrowed further by `mayWrite`. */
export const recordFacts = permission('case.record', caseStaff, 'village-liaison', 'social-worker', 'volunteer');
export const keepParticulars = permission('particulars.keep', caseStaff, 'village-liaison', 'social-worker');
const readParticulars = permission('particulars.read', caseReaders, 'village-liaison', 'social-worker');
export const manageCases = permission('case.manage', 'county-officer', 'county-head', 'office-head');

export const day = T.String({ format: 'date', description: 'YYYY-MM-DD, Asia/Shanghai' });
export const caseId = T.Object({ caseId: T.String({ format: 'uuid' }) });
export const wording = T.Object({ zh: T.String(), en: T.String() });

/** How a duty stands, as lists and files show it. */
export const dutyLine = T.Object({
  key: T.String(),
  caseId: T.String(),
  rule: T.String(),
  title: wording,
  period: T.Optional(T.String()),
  dueOn: day,
  dueAt: T.Optional(T.String()),
  status: T.Union([T.Literal('open'), T.Literal('overdue'), T.Literal('met'), T.Literal('met-late'), T.Literal('void'), T.Literal('unspoken')]),
  /** Days late (positive) or left (negative or 0), against today. */
  daysLate: T.Integer(),
  hoursLate: T.Optional(T.Integer()),
  owedBy: T.Array(T.String()),
  fallsTo: T.Union([T.Literal('office'), T.Literal('county'), T.Literal('others')]),
  /** The county's duty, in the office's hands by this instrument (CCL 9). */
  delegation: T.Optional(T.Object({ instrument: T.String(), until: T.Optional(day) })),
  basis: T.Array(wording),
  verified: T.Boolean(),
  proposal: T.Boolean(),
  metBy: T.Array(T.String()),
  metOn: T.Optional(day),
  /** Fact types that meet it: the screen opens the form of the first it knows. */
  meets: T.Array(T.String()),
  /** What the fact that meets it must say, where the rule names plain values: a form begins with them. */
  meetsWith: T.Optional(T.Record(T.String(), T.Unknown())),
});
export type DutyLine = Static<typeof dutyLine>;

export const caseLine = T.Object({
  caseId: T.String(),
  personId: T.String(),
  name: T.String(),
  sex: T.Optional(T.String()),
  bornOn: T.Optional(T.String()),
  kind: T.String(),
  category: T.Optional(T.String()),
  number: T.String(),
  state: T.String(),
  office: T.Optional(T.String()),
  officeName: T.Optional(T.String()),
  officerName: T.Optional(T.String()),
  openedOn: day,
  termStart: T.Optional(day),
  termEnd: T.Optional(day),
  closedOn: T.Optional(day),
  lastSeenOn: T.Optional(day),
  overdue: T.Integer(),
  nextDue: T.Optional(day),
  sealed: T.Boolean(),
});
export type CaseLine = Static<typeof caseLine>;

export const listCases = get('/cases', {
  quiet: true,
  permission: readCases,
  audit: null,
  summary: 'Cases in scope, paged and sorted',
  query: T.Object({
    q: T.Optional(T.String({ maxLength: 100, description: 'name, pinyin, initials, number, last four, phone, or birth date' })),
    kind: T.Optional(T.String()),
    state: T.Optional(T.Union([T.Literal('open'), T.Literal('closed'), T.Literal('all')])),
    office: T.Optional(T.String()),
    village: T.Optional(T.String()),
    category: T.Optional(T.String()),
    sort: T.Optional(T.Union([T.Literal('name'), T.Literal('termEnd'), T.Literal('openedOn'), T.Literal('overdue'), T.Literal('lastSeenOn')])),
    descending: T.Optional(T.Boolean()),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 10000 })),
    size: T.Optional(T.Integer({ minimum: 1, maximum: 200 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(caseLine) }),
});

export const timelineEntry = T.Object({
  id: T.String(),
  type: T.String(),
  title: wording,
  on: T.String(),
  recordedAt: T.String(),
  recordedBy: T.String(),
  data: T.Record(T.String(), T.Unknown()),
  /** Readable lines of the payload: label and value in both languages, sensitive values masked. */
  lines: T.Array(T.Object({ label: wording, value: wording, field: T.String(), masked: T.Boolean() })),
  supersedes: T.Optional(T.String()),
  supersededBy: T.Optional(T.String()),
  /** Duties this fact met, and those it raised. */
  met: T.Array(T.Object({ key: T.String(), title: wording, late: T.Boolean() })),
  raised: T.Array(T.Object({ key: T.String(), title: wording })),
  source: T.Optional(T.Record(T.String(), T.Unknown())),
});
export type TimelineEntry = Static<typeof timelineEntry>;

export const openFile = get('/cases/:caseId', {
  permission: readCases,
  audit: 'file opened',
  summary: 'One file: head, timeline, duties, alerts. `asKnownOn` reads it as known at the end of that day',
  params: caseId,
  query: T.Object({ asKnownOn: T.Optional(day), purpose: T.Optional(T.String({ maxLength: 200 })) }),
  returns: T.Object({
    head: T.Intersect([
      caseLine,
      T.Object({
        idMasked: T.Optional(T.String()),
        idStatus: T.String(),
        formerNames: T.Array(T.String()),
        /** As other systems write the name; found under it, never printed. */
        namesElsewhere: T.Array(T.String()),
        /** The name holds a character that another system lost. */
        nameBroken: T.Boolean(),
        nameSuggestion: T.Optional(T.String()),
        age: T.Optional(T.Integer()),
        photo: T.Optional(T.String({ description: 'id of the photo that stands' })),
        daysLeft: T.Optional(T.Integer()),
        /** Share of the term that has passed, 0–100. */
        passed: T.Optional(T.Integer()),
        level: T.Optional(T.String()),
        lastSeen: T.Optional(T.Object({ on: day, how: wording })),
        readers: T.Integer(),
        /** The five items of the file's index and whether each is there. */
        index: T.Array(T.Object({ title: wording, there: T.Boolean() })),
        pack: T.String(),
        mayRecord: T.Boolean(),
        /** Powers of the county that whoever looks may not use in this case, with the facts that are not theirs to record. */
        withheld: T.Array(T.Object({ power: T.String(), title: wording, acts: T.Array(T.String()) })),
        version: T.Integer(),
      }),
    ]),
    timeline: T.Array(timelineEntry),
    duties: T.Array(dutyLine),
    alerts: T.Array(T.Object({ key: T.String(), rule: T.String(), title: wording, since: T.String(), basis: T.Array(wording), verified: T.Boolean(), disposition: T.Optional(T.String()) })),
    otherCases: T.Array(T.Object({ caseId: T.String(), kind: T.String(), number: T.String(), state: T.String(), openedOn: day })),
    contacts: T.Array(T.Object({ label: wording, masked: T.String(), factId: T.String(), field: T.String() })),
  }),
});

/** A plain fact, recorded with the form that follows from its type. Facts behind a gate go through their procedure. */
export const newFact = T.Object({
  type: T.String({ maxLength: 100 }),
  on: T.String({ maxLength: 40, description: 'a day, or an instant where hours matter' }),
  data: T.Record(T.String(), T.Unknown()),
  supersedes: T.Optional(T.String({ format: 'uuid' })),
});
export const recordFact = post('/cases/:caseId/facts', {
  permission: recordFacts,
  audit: 'fact recorded',
  params: caseId,
  body: newFact,
  returns: T.Object({ factId: T.String(), met: T.Array(T.String()), raised: T.Array(T.String()) }),
});

/** The catalogue for forms and labels: fact types, code tables, roles. */
export const catalogue = get('/catalogue', {
  permission: permission('catalogue.read', caseReaders, companions, 'rules-officer', 'auditor', 'administrator', 'partner'),
  audit: null,
  returns: T.Object({
    facts: T.Array(
      T.Object({
        type: T.String(),
        title: wording,
        plain: T.Boolean({ description: 'may be recorded with the plain form' }),
        fields: T.Array(
          T.Object({
            name: T.String(),
            title: wording,
            type: T.String(),
            required: T.Boolean(),
            sensitive: T.Optional(T.Boolean({ description: 'kept encrypted, masked on screen; left out of a correction it stays as it was' })),
            codes: T.Optional(T.Array(T.Object({ code: T.String(), title: wording }))),
          }),
        ),
      }),
    ),
  }),
});

/** What papers print and no rule looks at. */
export const particularsShape = T.Partial(
  T.Object({
    ethnicity: T.String({ maxLength: 30 }),
    court: T.String({ maxLength: 100 }),
    judgmentNumber: T.String({ maxLength: 100 }),
    judgedOn: T.String({ maxLength: 10 }),
    sentence: T.String({ maxLength: 300 }),
    offence: T.String({ maxLength: 100 }),
    schooling: T.String({ maxLength: 60 }),
    maritalState: T.String({ maxLength: 30 }),
    formerJob: T.String({ maxLength: 100 }),
    workplace: T.String({ maxLength: 200 }),
    skills: T.String({ maxLength: 200 }),
    health: T.String({ maxLength: 500 }),
    custodyConduct: T.String({ maxLength: 1000 }),
    additionalPenalty: T.String({ maxLength: 200 }),
    prison: T.String({ maxLength: 100 }),
    decisionOrgan: T.String({ maxLength: 100 }),
  }),
);
export type Particulars = Static<typeof particularsShape>;
export const particulars = get('/cases/:caseId/particulars', { permission: readParticulars, audit: null, params: caseId, returns: particularsShape });
export const setParticulars = post('/cases/:caseId/particulars', {
  permission: keepParticulars,
  audit: 'particulars changed',
  params: caseId,
  body: particularsShape,
  returns: particularsShape,
});
