/** Notices that agencies type into their own page: what became of each; for the county, taking in or returning. */
import { countyStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';
import { agencyNotice } from '../contract.ts';

export const sendsNotices = permission('agency-notice.send', 'partner');
export const answersNotices = permission('agency-notice.answer', countyStaff);

const day = T.String({ format: 'date' });
const ofNotice = T.Object({ noticeId: T.String({ format: 'uuid' }) });

export const noticeLine = T.Object({
  noticeId: T.String(),
  kind: T.String(),
  name: T.String(),
  countyName: T.String(),
  sentAt: T.String(),
  sentBy: T.Optional(
    T.String({ description: 'the clerk who typed it; absent where the county took it in from a paper' }),
  ),
  state: T.Union([T.Literal('sent'), T.Literal('taken-in'), T.Literal('returned')]),
  answeredAt: T.Optional(T.String()),
  reason: T.Optional(T.String()),
  receiptOn: T.Optional(day),
});
export type NoticeLine = Static<typeof noticeLine>;

export const ownNotices = get('/agency-notices', {
  permission: sendsNotices,
  audit: null,
  summary: 'Notices of the organisation of whoever asks, newest first, with what became of each',
  query: T.Object({
    state: T.Optional(T.Union([T.Literal('sent'), T.Literal('taken-in'), T.Literal('returned')])),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 10000 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(noticeLine) }),
});
export const sendNotice = post('/agency-notices', {
  permission: sendsNotices,
  audit: 'agency notice sent',
  summary: 'A notice typed by the agency itself; it lands in the county’s inbox',
  body: T.Intersect([agencyNotice, T.Object({ county: T.String({ pattern: '^\\d{6}$' }) })]),
  returns: T.Object({ noticeId: T.String() }),
});

export const arrivedNotice = T.Object({
  noticeId: T.String(),
  agencyName: T.String(),
  sentAt: T.String(),
  sentBy: T.String(),
  notice: agencyNotice,
});
export type ArrivedNotice = Static<typeof arrivedNotice>;

export const arrivedNotices = get('/agency-notices/arrived', {
  permission: answersNotices,
  audit: 'agency notices read',
  summary: 'Notices that agencies typed and nobody has answered yet, the oldest first',
  returns: T.Object({ rows: T.Array(arrivedNotice) }),
});
export const takeInNotice = post('/agency-notices/:noticeId/taking-in', {
  permission: answersNotices,
  audit: 'agency notice taken in',
  params: ofNotice,
  body: T.Object({
    receivedOn: T.Optional(day),
    personId: T.Optional(T.String({ format: 'uuid', description: 'a person on file; one file for life' })),
  }),
  returns: T.Object({ caseId: T.String(), personId: T.String() }),
});
export const returnNotice = post('/agency-notices/:noticeId/return', {
  permission: answersNotices,
  audit: 'agency notice returned',
  params: ofNotice,
  body: T.Object({ reason: T.String({ minLength: 2, maxLength: 500 }) }),
  returns: T.Object({}),
});
