/** Reward and sanction: hearing the person, proposing, deciding, copying to the procuratorate, the answer of the police. */
import { caseReaders, caseStaff, countyStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readsMeasures = permission('measure.read', caseReaders);
export const proposesMeasures = permission('measure.propose', caseStaff);
export const decidesMeasures = permission('measure.decide', countyStaff);

const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const ofMeasure = T.Object({ caseId: T.String({ format: 'uuid' }), measureId: T.String({ format: 'uuid' }) });
const some = (most: number, least = 2) => T.String({ minLength: least, maxLength: most });
const measure = T.Union([
  T.Literal('praise'),
  T.Literal('admonition'),
  T.Literal('warning'),
  T.Literal('public-order'),
]);
const yes = T.Optional(T.Boolean());

const content = {
  ground: T.Optional(T.String({ maxLength: 40, description: 'code of admonition-ground or warning-ground' })),
  incident: T.Optional(T.String({ format: 'uuid', description: 'the breach on file' })),
  basis: T.Optional(T.Union([T.Literal('conduct'), T.Literal('deed')], { description: 'of a praise' })),
  accepts: yes,
  lawful: yes,
  obedient: yes,
  takesPart: yes,
  facts: some(4000),
  evidence: T.Optional(some(2000)),
};
const paper = T.Object({ paperId: T.String(), number: T.String() });
const done = T.Object({
  measureId: T.String(),
  state: T.String(),
  factId: T.Optional(T.String()),
  paper: T.Optional(paper),
});

const line = T.Object({
  measureId: T.String(),
  caseId: T.String(),
  measure,
  state: T.String(),
  ...content,
  groundTitle: T.Optional(wording),
  proposedOn: day,
  proposedBy: T.String(),
  /** Why the law would not let it through now, in the gate's own words. */
  holds: T.Array(T.Object({ code: T.String(), title: wording })),
  steps: T.Array(T.Object({ act: T.String(), text: T.String(), by: T.String(), at: T.String() })),
  decidedOn: T.Optional(day),
  paper: T.Optional(paper),
  servedOn: T.Optional(day),
  copiedOn: T.Optional(day),
  /** An objection was made against it. */
  objected: T.Boolean(),
  /** The decision was withdrawn afterwards. */
  undone: T.Boolean(),
  acts: T.Array(T.String()),
});
export type MeasureLine = Static<typeof line>;

const incident = T.Object({
  factId: T.String(),
  on: day,
  title: wording,
  severity: wording,
  evidence: T.Optional(T.String()),
  heardOn: T.Optional(day),
  said: T.Optional(T.String()),
  /** A decision stands on it, or a proposal runs. */
  taken: T.Optional(measure),
});
export type Incident = Static<typeof incident>;

export const measuresOfCase = get('/cases/:caseId/measures', {
  permission: readsMeasures,
  audit: null,
  summary:
    'Rewards and sanctions of this person, proposed and decided; breaches on file, and whether the person was heard',
  params: ofCase,
  returns: T.Object({
    rows: T.Array(line),
    incidents: T.Array(incident),
    grounds: T.Object({
      admonition: T.Array(T.Object({ code: T.String(), title: wording })),
      warning: T.Array(T.Object({ code: T.String(), title: wording })),
    }),
    open: T.Boolean(),
  }),
});
export type Measures = Static<typeof measuresOfCase.returns>;

export const listMeasures = get('/measures', {
  permission: readsMeasures,
  audit: null,
  summary: 'Rewards and sanctions in scope: those that wait for the asker’s decision, under way, all',
  query: T.Object({
    show: T.Optional(T.Union([T.Literal('mine'), T.Literal('open'), T.Literal('all')])),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 10_000 })),
  }),
  returns: T.Object({
    total: T.Integer(),
    rows: T.Array(
      T.Object({
        measureId: T.String(),
        caseId: T.String(),
        name: T.String(),
        number: T.String(),
        measure,
        state: T.String(),
        proposedOn: day,
        officeName: T.Optional(T.String()),
        mine: T.Boolean(),
      }),
    ),
  }),
});

export const hear = post('/cases/:caseId/hearings', {
  permission: proposesMeasures,
  audit: 'fact recorded',
  summary:
    'The person was heard on a breach before anything is decided (IM 32); `said`: in their own words, or that they said nothing',
  params: ofCase,
  body: T.Object({ incident: T.String({ format: 'uuid' }), on: day, said: some(4000) }),
  returns: T.Object({ factId: T.String() }),
});
export const propose = post('/cases/:caseId/measures', {
  permission: proposesMeasures,
  audit: 'measure proposed',
  summary:
    'Refused with every reason of the law’s gate, such as a person who was not heard or a breach that was sanctioned already',
  params: ofCase,
  body: T.Object({ measure, ...content }),
  returns: done,
});
export const revise = post('/cases/:caseId/measures/:measureId/revision', {
  permission: proposesMeasures,
  audit: 'measure proposed',
  summary: 'A proposal that was given back, proposed anew',
  params: ofMeasure,
  body: T.Object(content),
  returns: done,
});
export const decide = post('/cases/:caseId/measures/:measureId/decision', {
  permission: decidesMeasures,
  audit: 'measure decided',
  summary:
    'By the county, in writing, by another than who proposed it; approved through the law’s gate, and the paper is made',
  params: ofMeasure,
  body: T.Object({ approved: T.Boolean(), reason: T.Optional(some(2000)) }),
  returns: done,
});
export const giveBack = post('/cases/:caseId/measures/:measureId/return', {
  permission: decidesMeasures,
  audit: 'measure returned',
  params: ofMeasure,
  body: T.Object({ reason: some(2000) }),
  returns: done,
});
export const withdraw = post('/cases/:caseId/measures/:measureId/withdrawal', {
  permission: proposesMeasures,
  audit: 'measure withdrawn',
  params: ofMeasure,
  body: T.Object({ reason: some(500) }),
  returns: done,
});
export const copy = post('/cases/:caseId/measures/:measureId/copy', {
  permission: decidesMeasures,
  audit: 'fact recorded',
  summary: 'The decision was copied to the procuratorate',
  params: ofMeasure,
  body: T.Object({ on: day }),
  returns: done,
});
export const answer = post('/cases/:caseId/measures/:measureId/answer', {
  permission: decidesMeasures,
  audit: 'measure answered by the police',
  summary: 'What the police decided on the proposal: the penalty, or why none',
  params: ofMeasure,
  body: T.Object({
    on: day,
    penalty: T.Union([T.Literal('detention'), T.Literal('fine'), T.Literal('warning'), T.Literal('none')]),
    days: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })),
    fine: T.Optional(T.Integer({ minimum: 1, maximum: 100_000_000 })),
    number: T.Optional(some(100, 1)),
    reason: T.Optional(some(1000)),
  }),
  returns: done,
});
