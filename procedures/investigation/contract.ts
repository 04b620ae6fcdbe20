/** Investigation: the commission, completeness, the inquiry in its parts, the review, the opinion, what was decided. */
import { caseReaders, caseStaff, countyStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readsInvestigations = permission('investigation.read', caseReaders);
export const takesCommissions = permission('investigation.commission', countyStaff);
export const inquires = permission('investigation.inquire', caseStaff);
export const answersCommissions = permission('investigation.answer', countyStaff);

const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const someText = (most: number, least = 1) => T.String({ minLength: least, maxLength: most });
const bodies = T.Union([T.Literal('court'), T.Literal('procuratorate'), T.Literal('police'), T.Literal('prison')]);
const category = T.Union([T.Literal('control'), T.Literal('probation'), T.Literal('parole'), T.Literal('teop')]);
const part = T.Union([
  T.Literal('home'),
  T.Literal('family-and-ties'),
  T.Literal('impact'),
  T.Literal('village-view'),
  T.Literal('victim-view'),
  T.Literal('prohibitions'),
  T.Literal('social-danger'),
]);
const opinion = T.Union([T.Literal('suitable'), T.Literal('unsuitable')]);

export const takeCommission = post('/investigations', {
  permission: takesCommissions,
  audit: 'commission taken',
  summary: 'A commission with its enclosures opens a case. Carried by the party or a lawyer it is refused (OP26 3)',
  body: T.Object({
    receivedOn: day,
    by: bodies,
    agency: someText(100),
    letterNumber: someText(100),
    personId: T.Optional(T.String({ format: 'uuid', description: 'a person on file; one file for life' })),
    name: someText(60),
    idNumber: T.Optional(T.String({ maxLength: 30 })),
    sex: T.Optional(T.Union([T.Literal('male'), T.Literal('female')])),
    bornOn: T.Optional(day),
    area: T.Optional(T.String({ maxLength: 12, description: 'division code of the residence' })),
    address: T.Optional(T.String({ maxLength: 200 })),
    offence: T.Optional(T.String({ maxLength: 100 })),
    category: T.Optional(category),
    fastTrack: T.Boolean(),
    complete: T.Boolean(),
    carriedBy: T.Union([T.Literal('organ'), T.Literal('party'), T.Literal('lawyer')]),
    residenceVerified: T.Boolean(),
    guarantor: T.Optional(T.String({ maxLength: 100 })),
    victim: T.Optional(T.Boolean({ description: 'whether there is a victim, whose view belongs to the inquiry' })),
  }),
  returns: T.Object({ caseId: T.String(), personId: T.String() }),
});

const madePaper = T.Object({ paperId: T.String(), number: T.String() });
const done = T.Object({ factId: T.String(), paper: T.Optional(madePaper) });

export const askCompletion = post('/cases/:caseId/investigation/completion-request', {
  permission: answersCommissions,
  audit: 'completion asked for',
  summary: 'Form 2: which papers are missing. The clock of the opinion starts when they are there (OP26 4)',
  params: ofCase,
  body: T.Object({ missing: T.Array(someText(100), { minItems: 1, maxItems: 20 }) }),
  returns: done,
});
export const takeCompletion = post('/cases/:caseId/investigation/completion', {
  permission: answersCommissions,
  audit: 'papers complete',
  params: ofCase,
  body: T.Object({ on: day }),
  returns: done,
});
export const stateObstacle = post('/cases/:caseId/investigation/obstacle', {
  permission: answersCommissions,
  audit: 'investigation cannot proceed',
  params: ofCase,
  body: T.Object({
    on: day,
    why: T.Union([T.Literal('false-name'), T.Literal('false-residence'), T.Literal('unknown-identity')]),
    found: someText(2000, 2),
  }),
  returns: done,
});
export const noteTalk = post('/cases/:caseId/investigation/clarification', {
  permission: answersCommissions,
  audit: 'obstacle talked over',
  params: ofCase,
  body: T.Object({ on: day, with: someText(100), result: someText(1000, 2) }),
  returns: done,
});
export const returnPapers = post('/cases/:caseId/investigation/return', {
  permission: answersCommissions,
  audit: 'commission returned',
  summary: 'Form 3: the papers go back with the reason',
  params: ofCase,
  body: T.Object({ reason: someText(1000, 2) }),
  returns: done,
});
export const extend = post('/cases/:caseId/investigation/extension', {
  permission: answersCommissions,
  audit: 'investigation extended',
  summary: 'Only as agreed with the commissioning body',
  params: ofCase,
  body: T.Object({ until: day, agreedWith: someText(100) }),
  returns: done,
});
export const recordInquiry = post('/cases/:caseId/investigation/inquiries', {
  permission: inquires,
  audit: 'inquiry recorded',
  summary: 'A visit or a talk on one part of the inquiry, by whom, with whom, and what was found',
  params: ofCase,
  body: T.Object({
    on: day,
    part,
    with: someText(100),
    investigators: T.Array(someText(60), { minItems: 1, maxItems: 6 }),
    place: T.Optional(T.String({ maxLength: 200 })),
    found: someText(4000, 2),
  }),
  returns: done,
});
export const recordReview = post('/cases/:caseId/investigation/review', {
  permission: answersCommissions,
  audit: 'investigation reviewed',
  summary: 'The meeting that weighs what was found',
  params: ofCase,
  body: T.Object({
    on: day,
    members: T.Array(someText(60), { minItems: 2, maxItems: 15 }),
    opinion,
    reasons: someText(2000, 2),
  }),
  returns: done,
});
export const sendOpinion = post('/cases/:caseId/investigation/opinion', {
  permission: answersCommissions,
  audit: 'opinion sent',
  summary: 'Form 4. Refused while a part is missing, with fewer than two investigators, or after the decision',
  params: ofCase,
  body: T.Object({
    opinion,
    reasons: someText(2000, 2),
    prohibitions: T.Optional(T.String({ maxLength: 1000 })),
    noVictim: T.Boolean(),
  }),
  returns: done,
});
export const learnDecision = post('/cases/:caseId/investigation/decision', {
  permission: answersCommissions,
  audit: 'decision learnt',
  params: ofCase,
  body: T.Object({ on: day, outcome: someText(300, 2) }),
  returns: done,
});
export const withdraw = post('/cases/:caseId/investigation/withdrawal', {
  permission: answersCommissions,
  audit: 'commission withdrawn',
  params: ofCase,
  body: T.Object({ on: day, letterNumber: T.Optional(T.String({ maxLength: 100 })) }),
  returns: done,
});

const inquiry = T.Object({
  factId: T.String(),
  on: day,
  with: T.String(),
  investigators: T.Array(T.String()),
  place: T.Optional(T.String()),
  found: T.String(),
  by: T.String(),
});
export const investigation = get('/cases/:caseId/investigation', {
  permission: readsInvestigations,
  audit: null,
  params: ofCase,
  returns: T.Object({
    state: T.String(),
    commission: T.Object({
      by: T.String(),
      agency: T.String(),
      letterNumber: T.String(),
      receivedOn: day,
      category: T.Optional(T.String()),
      fastTrack: T.Boolean(),
      complete: T.Boolean(),
      residenceVerified: T.Boolean(),
      offence: T.Optional(T.String()),
      guarantor: T.Optional(T.String()),
      victim: T.Boolean(),
    }),
    missing: T.Array(T.String()),
    completedOn: T.Optional(day),
    dueOn: T.Optional(day),
    parts: T.Array(T.Object({ part: T.String(), inquiries: T.Array(inquiry) })),
    investigators: T.Array(T.String()),
    review: T.Optional(T.Object({ on: day, members: T.Array(T.String()), opinion: T.String(), reasons: T.String() })),
    opinion: T.Optional(T.Object({ on: day, opinion: T.String(), reasons: T.String() })),
    decision: T.Optional(T.Object({ on: day, outcome: T.String() })),
    /** Why the opinion cannot go out yet, in the gate's own words. */
    holds: T.Array(T.Object({ code: T.String(), title: wording })),
    /** Opinions on the same person in other cases, newest first. */
    earlier: T.Array(T.Object({ caseId: T.String(), number: T.String(), on: day, opinion: T.String() })),
    acts: T.Array(T.String()),
  }),
});
export type Investigation = Static<typeof investigation.returns>;

export const mayReuse = get('/cases/:caseId/investigation/reuse', {
  permission: readsInvestigations,
  audit: null,
  summary: 'Whether the opinion of this case may serve another stage or decision (OP26 5)',
  params: ofCase,
  query: T.Object({
    category,
    decisionOn: day,
    residenceChanged: T.Boolean(),
    guarantorChanged: T.Boolean(),
    newFacts: T.Boolean(),
  }),
  returns: T.Object({ allowed: T.Boolean(), reasons: T.Array(T.Object({ code: T.String(), title: wording })) }),
});

export const listInvestigations = get('/investigations', {
  permission: readsInvestigations,
  audit: null,
  summary: 'Commissions in scope by the day their opinion is due',
  query: T.Object({
    show: T.Optional(T.Union([T.Literal('open'), T.Literal('all')])),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 10_000 })),
  }),
  returns: T.Object({
    total: T.Integer(),
    rows: T.Array(
      T.Object({
        caseId: T.String(),
        number: T.String(),
        name: T.String(),
        state: T.String(),
        agency: T.String(),
        receivedOn: day,
        dueOn: T.Optional(day),
        overdue: T.Boolean(),
        officeName: T.Optional(T.String()),
      }),
    ),
  }),
});
