/** Discharge, termination, change of term by a court paper, handover, closing and reopening. */
import { countyStaff, caseReaders, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { dutyLine } from '@guilu/records/cases/contract.ts';
import { type Static, Type as T } from 'typebox';

export const discharges = permission('discharge.decide', countyStaff);
export const closes = permission('case.close', countyStaff, 'office-head');
export const writesAppraisal = permission('appraisal.write', countyStaff, 'officer', 'office-head');
export const reopens = permission('case.reopen', 'county-officer', 'county-head');
export const receivesHandover = permission('handover.receive', countyStaff, 'officer', 'office-head');
export const prepares = permission('discharge.read', caseReaders);

const day = T.String({ format: 'date' });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const wording = T.Object({ zh: T.String(), en: T.String() });
const paper = T.Object({ paperId: T.String(), number: T.String(), title: wording });

const step = T.Object({
  name: T.String({ description: 'which step; `duty` stands for one that a rule of the county adds' }),
  state: T.Union([T.Literal('done'), T.Literal('now'), T.Literal('later')]),
  late: T.Boolean(),
  dueOn: T.Optional(day),
  doneOn: T.Optional(day),
  doneBy: T.Optional(T.String()),
  owedBy: T.Array(T.String()),
  basis: T.Array(wording),
  verified: T.Boolean(),
  act: T.Optional(T.String({ description: 'what its button opens' })),
  paper: T.Optional(T.String({ description: 'template of the paper that is sent' })),
  dutyKey: T.Optional(T.String()),
  title: T.Optional(wording),
});

export const readiness = get('/cases/:caseId/discharge', {
  permission: prepares,
  audit: null,
  summary: 'The end of this case as a ladder of steps in the law’s order, what refuses the certificate, what holds the closing up',
  params: ofCase,
  returns: T.Object({
    kind: T.String(),
    termEnd: T.Optional(day),
    daysLeft: T.Optional(T.Integer()),
    /** Discharged or terminated. */
    ended: T.Boolean(),
    steps: T.Array(step),
    /** Whether the law's gate and its order let it be discharged today, and why not. */
    mayDischarge: T.Boolean(),
    reasons: T.Array(T.Object({ code: T.String(), title: wording })),
    /** The certificate is put off, because the person is detained or missing. */
    deferred: T.Optional(T.Object({ on: day, reason: T.String() })),
    handover: T.Union([T.Literal('owed'), T.Literal('offer-only'), T.Literal('none')]),
    openDuties: T.Array(dutyLine),
    closed: T.Boolean(),
  }),
});

export const writeAppraisal = post('/cases/:caseId/discharge/appraisal', {
  permission: writesAppraisal,
  audit: 'appraisal written',
  params: ofCase,
  summary:
    'The person’s summary and the appraisal (IM 53), one or both. An appraisal without a summary says why there is none; with an appraisal the form is made',
  body: T.Object({
    summary: T.Optional(T.String({ minLength: 2, maxLength: 4000 })),
    noSummary: T.Optional(T.String({ minLength: 2, maxLength: 500, description: 'why there is no summary' })),
    appraisal: T.Optional(T.String({ minLength: 5, maxLength: 4000 })),
  }),
  returns: T.Object({ factIds: T.Array(T.String()), papers: T.Array(paper) }),
});

export const defer = post('/cases/:caseId/discharge/deferral', {
  permission: discharges,
  audit: 'certificate put off',
  summary: 'The certificate is put off only where the person is detained or missing (OP26 20); the term ends all the same',
  params: ofCase,
  body: T.Object({ reason: T.String({ maxLength: 40 }) }),
  returns: T.Object({ factId: T.String() }),
});

/** Papers of the end that can be made again after one was made void or no longer stands. */
const endPaper = T.Union([
  T.Literal('discharge-certificate'),
  T.Literal('discharge-notice'),
  T.Literal('exit-letter'),
  T.Literal('handover-letter'),
  T.Literal('release-letter'),
]);
export type EndPaper = Static<typeof endPaper>;
export const makePaper = post('/cases/:caseId/discharge/papers', {
  permission: discharges,
  audit: 'document made',
  summary: 'Makes one paper of the end; refused while a valid one of its kind stands',
  params: ofCase,
  body: T.Object({ paper: endPaper }),
  returns: paper,
});

export const handOver = post('/cases/:caseId/discharge/handover', {
  permission: discharges,
  audit: 'handed over to resettlement',
  summary: 'Hands over after the discharge, where that was not done with it',
  params: ofCase,
  body: T.Object({ on: day }),
  returns: T.Object({ papers: T.Array(paper) }),
});

export const discharge = post('/cases/:caseId/discharge', {
  permission: discharges,
  audit: 'discharged',
  summary: 'Certificate and notices are made with it; where a handover is owed the file is handed over in the same step',
  params: ofCase,
  body: T.Object({ on: day, cause: T.Union([T.Literal('expiry'), T.Literal('amnesty')]) }),
  returns: T.Object({ papers: T.Array(paper), handedOver: T.Boolean() }),
});

export const terminate = post('/cases/:caseId/termination', {
  permission: discharges,
  audit: 'terminated',
  params: ofCase,
  summary: 'Form 12 is made with it (终止). A revocation, a recall or a new crime names the decision; a death is recorded as known',
  body: T.Object({ on: day, cause: T.String({ maxLength: 40 }), paper: T.Optional(T.String({ maxLength: 200 })) }),
  returns: T.Object({ papers: T.Array(paper) }),
});

export const changeTerm = post('/cases/:caseId/term', {
  permission: discharges,
  audit: 'term changed by a court paper',
  summary: 'Only a court paper moves the end of a term; it is uploaded with the request (fields termEnd, paper)',
  params: ofCase,
  upload: 20_000_000,
  body: T.Object({ termEnd: day, paper: T.String({ description: 'number of the ruling' }), on: day }),
  returns: T.Object({ factId: T.String() }),
});

export const closeCase = post('/cases/:caseId/closing', {
  permission: closes,
  audit: 'case closed',
  params: ofCase,
  body: T.Object({ ground: T.String({ maxLength: 40 }), reason: T.Optional(T.String({ maxLength: 1000 })) }),
  returns: T.Object({}),
});
export const reopenCase = post('/cases/:caseId/reopening', {
  permission: reopens,
  audit: 'case reopened',
  params: ofCase,
  body: T.Object({ reason: T.String({ minLength: 5, maxLength: 1000 }), paper: T.Optional(T.String({ maxLength: 200 })) }),
  returns: T.Object({}),
});
export const handover = get('/cases/:caseId/handover', {
  permission: prepares,
  audit: null,
  summary: 'What corrections handed over with this person; `caseId` is the resettlement case',
  params: ofCase,
  returns: T.Object({
    handed: T.Boolean(),
    correctionId: T.Optional(T.String()),
    number: T.Optional(T.String()),
    handedOn: T.Optional(day),
    category: T.Optional(T.String()),
    termStart: T.Optional(day),
    termEnd: T.Optional(day),
    dischargedOn: T.Optional(day),
    offence: T.Optional(T.String()),
    needs: T.Optional(T.Array(T.String())),
    dueOn: T.Optional(day),
    receivedOn: T.Optional(day),
  }),
});
export const receiveHandover = post('/cases/:caseId/handover-receipt', {
  permission: receivesHandover,
  audit: 'handover received',
  summary: 'The resettlement side acknowledges the file; `caseId` is the resettlement case. What is lacking stands in the correction’s file',
  params: ofCase,
  body: T.Object({
    on: T.Optional(day),
    complete: T.Optional(T.Boolean({ description: 'all papers are there; taken so where left out' })),
    lacking: T.Optional(T.String({ maxLength: 500 })),
  }),
  returns: T.Object({}),
});
