/** Discharge, termination, change of term by a court paper, handover, closing and reopening. */
import { countyStaff, caseReaders, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { Type as T } from 'typebox';

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

export const readiness = get('/cases/:caseId/discharge', {
  permission: prepares,
  audit: null,
  summary: 'Everything about the end of this case on one page: days left, what is there, what is missing, what holds the closing up',
  params: ofCase,
  returns: T.Object({
    termEnd: T.Optional(day),
    daysLeft: T.Optional(T.Integer()),
    summaryWritten: T.Boolean(),
    appraisalWritten: T.Boolean(),
    dischargedOn: T.Optional(day),
    /** Whether the law's gate lets it be discharged today, and why not. */
    mayDischarge: T.Boolean(),
    reasons: T.Array(T.Object({ code: T.String(), title: wording })),
    handover: T.Union([T.Literal('owed'), T.Literal('offer-only'), T.Literal('done'), T.Literal('none')]),
    handoverReceipt: T.Boolean(),
    openDuties: T.Array(T.Object({ key: T.String(), title: wording, dueOn: day })),
    closed: T.Boolean(),
  }),
});

export const writeAppraisal = post('/cases/:caseId/discharge/appraisal', {
  permission: writesAppraisal,
  audit: 'appraisal written',
  params: ofCase,
  body: T.Object({ summary: T.Optional(T.String({ maxLength: 4000 })), appraisal: T.String({ minLength: 5, maxLength: 4000 }) }),
  returns: T.Object({ factIds: T.Array(T.String()), papers: T.Array(paper) }),
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
  body: T.Object({ on: day, cause: T.String({ maxLength: 40 }), paper: T.Optional(T.String({ maxLength: 200 })) }),
  returns: T.Object({}),
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
export const receiveHandover = post('/cases/:caseId/handover-receipt', {
  permission: receivesHandover,
  audit: 'handover received',
  summary: 'The resettlement side acknowledges the file; `caseId` is the resettlement case',
  params: ofCase,
  returns: T.Object({}),
});
