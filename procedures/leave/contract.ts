/** Leave: asking, the outlook before asking, opinions and the decision, departure, extension, return. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readLeave = permission('leave.read', caseReaders, 'person');
export const requestLeaveFor = permission('leave.request', caseStaff, 'person');
export const decideLeave = permission('leave.decide', caseStaff, 'city-supervisor');
export const recordLeave = permission('leave.record', caseStaff);

const day = T.String({ format: 'date' });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const ofLeave = T.Object({ caseId: T.String({ format: 'uuid' }), leaveId: T.String({ format: 'uuid' }) });
const wording = T.Object({ zh: T.String(), en: T.String() });
export const purposes = ['medical', 'school', 'litigation', 'family', 'work', 'other'] as const;
export const lawfulRefusals = ['no-proper-reason', 'false-materials', 'prohibition-order'] as const;

export const leaveDetail = T.Object({
  leaveId: T.String(),
  caseId: T.String(),
  personId: T.String(),
  name: T.String(),
  fromOn: day,
  toOn: day,
  days: T.Integer(),
  purpose: T.String(),
  destination: T.String(),
  proof: T.Boolean(),
  urgent: T.Boolean(),
  appliedOn: day,
  appliedBy: T.String(),
  /** asked · approved · refused · away · returned · late; one withdrawn is no longer listed, the timeline keeps it */
  state: T.String(),
  /** Chain of roles; the last decides. */
  chain: T.Array(T.String()),
  /** The instrument by which the office decides, or decided, for the county (CCL 9). */
  instrument: T.Optional(T.String()),
  /** The office could decide it and holds no power to, so the county decides. */
  notEntrusted: T.Boolean(),
  /** Whose turn it is while it is asked for: office · county · city. */
  waitsFor: T.Optional(T.String()),
  opinions: T.Array(T.Object({ level: T.String(), by: T.String(), at: T.String(), text: T.String() })),
  decidedBy: T.Optional(T.String()),
  decidedOn: T.Optional(day),
  refusal: T.Optional(T.Object({ reason: T.String(), evidence: T.String() })),
  departedOn: T.Optional(day),
  returnedOn: T.Optional(day),
  daysLate: T.Optional(T.Integer()),
  /** What the actor may do now. */
  acts: T.Array(T.String()),
});
export type LeaveDetail = Static<typeof leaveDetail>;

export const outlook = get('/cases/:caseId/leave/outlook', {
  permission: readLeave,
  audit: null,
  summary: 'Before asking: days out in the two months, what would be left, who would decide, and why',
  params: ofCase,
  query: T.Object({ from: day, to: day, leaveId: T.Optional(T.String({ format: 'uuid', description: 'the leave that is looked at, not counted against itself' })) }),
  returns: T.Object({
    days: T.Integer(),
    otherDays: T.Integer({ description: 'days of other leaves in the two months that end on the last day' }),
    windowFrom: day,
    limit: T.Integer({ description: 'days in two months up to which the county decides' }),
    left: T.Integer({ description: 'days left within that limit after this leave; never below 0' }),
    chain: T.Array(T.String()),
    decides: T.String(),
    instrument: T.Optional(T.String({ description: 'by which the office decides for the county (CCL 9)' })),
    notEntrusted: T.Boolean({ description: 'the office could decide and holds no power to, so the county does' }),
    /** The instrument that gave the power until it was over. */
    ended: T.Optional(T.Object({ instrument: T.String(), until: T.String() })),
    basis: T.Array(wording),
    verified: T.Boolean(),
    /** Days out in the window, day by day, for the calendar on the page. */
    away: T.Array(T.Object({ from: day, to: day, destination: T.String() })),
    problems: T.Array(T.Object({ code: T.String(), sentence: wording })),
  }),
});

export const listLeave = get('/leave', {
  permission: readLeave,
  audit: null,
  summary: 'Leave in scope: waiting for me, away now, late, all',
  query: T.Object({
    show: T.Optional(T.Union([T.Literal('mine'), T.Literal('asked'), T.Literal('away'), T.Literal('late'), T.Literal('all')])),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(leaveDetail) }),
});

export const leaveOfCase = get('/cases/:caseId/leave', {
  permission: readLeave,
  audit: null,
  params: ofCase,
  returns: T.Object({ rows: T.Array(leaveDetail) }),
});

export const requestLeave = post('/cases/:caseId/leave', {
  permission: requestLeaveFor,
  audit: 'leave requested',
  params: ofCase,
  body: T.Object({
    from: day,
    to: day,
    purpose: T.Union([T.Literal('medical'), T.Literal('school'), T.Literal('litigation'), T.Literal('family'), T.Literal('work'), T.Literal('other')]),
    destination: T.String({ minLength: 2, maxLength: 200 }),
    proof: T.Boolean(),
    urgent: T.Boolean(),
  }),
  returns: leaveDetail,
});

export const giveOpinion = post('/cases/:caseId/leave/:leaveId/opinion', {
  permission: decideLeave,
  audit: 'leave passed on with an opinion',
  params: ofLeave,
  body: T.Object({ text: T.String({ minLength: 2, maxLength: 1000 }) }),
  returns: leaveDetail,
});
export const approveLeave = post('/cases/:caseId/leave/:leaveId/approval', {
  permission: decideLeave,
  audit: 'leave approved',
  params: ofLeave,
  body: T.Object({ note: T.Optional(T.String({ maxLength: 1000 })) }),
  returns: leaveDetail,
});
export const refuseLeave = post('/cases/:caseId/leave/:leaveId/refusal', {
  permission: decideLeave,
  audit: 'leave refused',
  params: ofLeave,
  body: T.Object({ reason: T.String({ maxLength: 60 }), evidence: T.String({ maxLength: 2000 }) }),
  returns: leaveDetail,
});
export const recordDeparture = post('/cases/:caseId/leave/:leaveId/departure', {
  permission: recordLeave,
  audit: 'departure recorded',
  params: ofLeave,
  body: T.Object({ on: day }),
  returns: leaveDetail,
});
export const extendLeave = post('/cases/:caseId/leave/:leaveId/extension', {
  permission: decideLeave,
  audit: 'leave extended',
  params: ofLeave,
  body: T.Object({ to: day, reason: T.String({ minLength: 2, maxLength: 500 }) }),
  returns: leaveDetail,
});
export const recordReturn = post('/cases/:caseId/leave/:leaveId/return', {
  permission: recordLeave,
  audit: 'return recorded',
  params: ofLeave,
  body: T.Object({ on: day }),
  returns: leaveDetail,
});
export const withdrawLeave = post('/cases/:caseId/leave/:leaveId/withdrawal', {
  permission: requestLeaveFor,
  audit: 'leave withdrawn',
  params: ofLeave,
  body: T.Object({ reason: T.String({ minLength: 2, maxLength: 300 }) }),
  returns: leaveDetail,
});
