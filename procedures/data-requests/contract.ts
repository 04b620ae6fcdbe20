/** Requests about one's own information: asking at the counter or on the own page, identity, decision, the copy. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';
import { askers, outcomes, requestKinds } from './rules.ts';

export const readDataRequests = permission('data-requests.read', caseReaders);
export const takeDataRequests = permission('data-requests.take', caseStaff);
/** The county is who handles the information (CCL 9, PIPL 73): its head or deputy decides, by name. */
export const decideDataRequests = permission('data-requests.decide', ['county-head', 'deputy']);
export const ownDataRequests = permission('my.data-requests', 'person');

const oneOf = <const V extends readonly string[]>(values: V) =>
  T.Unsafe<V[number]>({ type: 'string', enum: [...values] });
const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const explained = T.Object({ label: wording, text: wording });
const ofRequest = T.Object({ requestId: T.String({ format: 'uuid' }) });
const id = T.String({ format: 'uuid' });
export const shownIdentities = ['id-card', 'other-document', 'not-shown'] as const;

const told = {
  requestId: T.String(),
  caseId: T.String(),
  request: T.String(),
  askedBy: T.String(),
  askedOn: day,
  onOwnPage: T.Boolean(),
  /** open · answered · withdrawn */
  state: T.String(),
  dueOn: T.Optional(day),
  details: T.Optional(T.String()),
  /** The decision that is to be explained. */
  about: T.Optional(T.Object({ title: wording, on: day })),
  purpose: T.Optional(T.String()),
  outcome: T.Optional(T.String()),
  ground: T.Optional(T.String()),
  groundBasis: T.Array(wording),
  reasons: T.Optional(T.String()),
  explanation: T.Optional(T.Array(explained)),
  answeredOn: T.Optional(day),
  withdrawnOn: T.Optional(day),
  paperId: T.Optional(T.String()),
  paperNumber: T.Optional(T.String()),
  copy: T.Optional(T.Object({ until: day, hash: T.String(), there: T.Boolean() })),
};
export const ownRequest = T.Object(told);
export type OwnRequest = Static<typeof ownRequest>;

export const requestDetail = T.Object({
  ...told,
  personId: T.String(),
  name: T.String(),
  askerName: T.Optional(T.String()),
  authority: T.Optional(T.String()),
  identity: T.String(),
  identityBy: T.Optional(T.String()),
  takenBy: T.String(),
  decidedBy: T.Optional(T.String()),
  daysLate: T.Integer(),
  rightBasis: T.Array(wording),
  /** Grounds of the law on which this kind may be refused. */
  grounds: T.Array(T.Object({ code: T.String(), basis: T.Array(wording) })),
  /** What the actor may do now: identity · decide · withdraw · copy. */
  acts: T.Array(T.String()),
  /** Why whoever may decide otherwise may not decide this one. */
  notByMe: T.Optional(wording),
});
export type RequestDetail = Static<typeof requestDetail>;

export const listDataRequests = get('/data-requests', {
  permission: readDataRequests,
  audit: null,
  summary: 'Requests about personal information in scope: open, answered, all; the nearest last day first',
  query: T.Object({
    show: T.Optional(oneOf(['open', 'answered', 'all'])),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(requestDetail) }),
});

export const openDataRequest = get('/data-requests/:requestId', {
  permission: readDataRequests,
  audit: 'data request opened',
  summary: 'One request, with what may be corrected or explained',
  params: ofRequest,
  returns: T.Object({
    request: requestDetail,
    /** Facts recorded since the request that may be the correction. */
    corrections: T.Array(T.Object({ factId: T.String(), title: wording, on: day, says: wording })),
  }),
});

export const takeDataRequest = post('/cases/:caseId/data-requests', {
  permission: takeDataRequests,
  audit: 'data request taken',
  summary: 'Taken down at the counter, with who asks and how they were known',
  params: T.Object({ caseId: id }),
  body: T.Object({
    request: oneOf(requestKinds),
    askedBy: oneOf(askers),
    askerName: T.Optional(T.String({ maxLength: 40 })),
    authority: T.Optional(
      T.String({ maxLength: 300, description: 'the paper that shows guardianship, authority or kinship' }),
    ),
    identity: oneOf(shownIdentities),
    details: T.Optional(T.String({ maxLength: 2000 })),
    about: T.Optional(id),
    purpose: T.Optional(T.String({ maxLength: 200 })),
  }),
  returns: T.Object({ requestId: T.String() }),
});

/** What can be asked about: decisions to explain and consents to withdraw. */
const askable = T.Object({
  decisions: T.Array(T.Object({ factId: T.String(), title: wording, on: day })),
  consents: T.Array(T.Object({ purpose: T.String(), title: wording })),
});
export type Askable = Static<typeof askable>;
export const dataRequestsOfCase = get('/cases/:caseId/data-requests', {
  permission: readDataRequests,
  audit: null,
  params: T.Object({ caseId: id }),
  returns: T.Object({ rows: T.Array(requestDetail), askable }),
});

export const showIdentity = post('/data-requests/:requestId/identity', {
  permission: takeDataRequests,
  audit: 'identity shown for a data request',
  params: ofRequest,
  body: T.Object({ identity: oneOf(['id-card', 'other-document']) }),
  returns: T.Object({}),
});
export const decideDataRequest = post('/data-requests/:requestId/decision', {
  permission: decideDataRequests,
  audit: 'data request decided',
  summary:
    'Granted, partly granted or refused with the ground of the law; the answer is made as a paper, a copy as one archive',
  params: ofRequest,
  body: T.Object({
    outcome: oneOf(outcomes),
    ground: T.Optional(T.String({ maxLength: 40 })),
    reasons: T.Optional(T.String({ maxLength: 2000 })),
    correctedBy: T.Optional(id),
  }),
  returns: T.Object({ paperNumber: T.String() }),
});
export const withdrawDataRequest = post('/data-requests/:requestId/withdrawal', {
  permission: takeDataRequests,
  audit: 'data request withdrawn',
  summary: 'One made at the counter, taken back by whoever asked; how that was said is kept',
  params: ofRequest,
  body: T.Object({ note: T.String({ minLength: 2, maxLength: 300 }) }),
  returns: T.Object({}),
});
export const fetchCopy = get('/data-requests/:requestId/copy', {
  permission: takeDataRequests,
  audit: 'data copy handed over',
  summary: 'The archive, to hand over at the counter',
  download: true,
  params: ofRequest,
  returns: T.Object({}),
});

export const myDataRequests = get('/my/data-requests', {
  permission: ownDataRequests,
  audit: null,
  returns: T.Object({ rows: T.Array(ownRequest), askable }),
});
export const askMyData = post('/my/data-requests', {
  permission: ownDataRequests,
  audit: 'data request made',
  body: T.Object({
    request: oneOf(requestKinds),
    details: T.Optional(T.String({ maxLength: 2000 })),
    about: T.Optional(id),
    purpose: T.Optional(T.String({ maxLength: 200 })),
  }),
  returns: T.Object({ requestId: T.String() }),
});
export const withdrawMyDataRequest = post('/my/data-requests/:requestId/withdrawal', {
  permission: ownDataRequests,
  audit: 'data request withdrawn',
  params: ofRequest,
  returns: T.Object({}),
});
export const fetchMyCopy = get('/my/data-requests/:requestId/copy', {
  permission: ownDataRequests,
  audit: 'data copy fetched',
  download: true,
  params: ofRequest,
  returns: T.Object({}),
});
