/** The plan: its versions, and making or revising one. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readsPlan = permission('plan.read', caseReaders);
export const writesPlan = permission('plan.write', caseStaff);

const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const some = (most: number) => T.String({ minLength: 2, maxLength: most });

const stage = T.Union([T.Literal('entry'), T.Literal('regular'), T.Literal('discharge')]);
export type Stage = Static<typeof stage>;
const area = T.Union([
  T.Literal('supervision'),
  T.Literal('education'),
  T.Literal('public-benefit'),
  T.Literal('psychology'),
  T.Literal('help'),
]);
const measure = T.Object({
  area,
  text: some(300),
  by: T.Optional(T.String({ maxLength: 60, description: 'who sees to it' })),
});
export type Measure = Static<typeof measure>;
const report = T.Object({
  every: T.Integer({ minimum: 1, maximum: 366 }),
  unit: T.Union([T.Literal('day'), T.Literal('month')]),
});

const content = {
  stage,
  assessment: T.String({ minLength: 2, maxLength: 2000 }),
  features: T.Optional(T.String({ maxLength: 1000, description: 'state of mind and what is special' })),
  goals: T.Optional(T.String({ maxLength: 1000 })),
  measures: T.Array(measure, { minItems: 1, maxItems: 20 }),
  report: T.Optional(report),
  reviewOn: T.Optional(day),
};
const why = {
  reason: T.Optional(T.String({ maxLength: 500, description: 'why it is revised' })),
  incident: T.Optional(T.String({ format: 'uuid', description: 'the breach after which it is revised' })),
};

const version = T.Object({
  version: T.Integer(),
  on: day,
  ...content,
  ...why,
  madeBy: T.String(),
  /** The entry it rests on was withdrawn since. */
  withdrawn: T.Boolean(),
  paperId: T.String(),
  number: T.String(),
  /** Measures that the version before did not have, and those it had. */
  added: T.Array(T.String()),
  dropped: T.Array(T.String()),
});
export type PlanVersion = Static<typeof version>;

export const planOfCase = get('/cases/:caseId/plan', {
  permission: readsPlan,
  audit: null,
  params: ofCase,
  returns: T.Object({
    /** The newest first. */
    versions: T.Array(version),
    /** How many versions there are, with those of before the system, which say no more than that they were made. */
    last: T.Integer(),
    /** Measures on file of a plan that was made before. */
    before: T.Array(T.String()),
    /** In which stage the person is, where the county's rules say so. */
    stageNow: T.Optional(stage),
    report: T.Optional(report),
    incidents: T.Array(T.Object({ factId: T.String(), on: day, title: wording })),
    people: T.Array(T.String()),
    mayWrite: T.Boolean(),
    /** Why it is not for whoever looks: the county has not entrusted the office with it. */
    notTheirs: T.Optional(wording),
  }),
});

export const writePlan = post('/cases/:caseId/plan', {
  permission: writesPlan,
  audit: 'plan made',
  summary:
    'Makes the plan, or its next version with the reason, through the law’s gate; what it sets for reporting is recorded and the duty follows',
  params: ofCase,
  body: T.Object({
    after: T.Integer({ minimum: 0, description: 'the version that this one follows; 0 for the first' }),
    on: day,
    ...content,
    ...why,
  }),
  returns: T.Object({
    version: T.Integer(),
    paperId: T.String(),
    number: T.String(),
    /** Duties that began with it. */
    raised: T.Array(wording),
  }),
});
