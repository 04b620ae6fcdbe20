/** Letters to partner agencies with their receipts: sent from a file, read and acknowledged in the agency's own inbox. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readLetters = permission('letter.read', caseReaders);
export const sendLetters = permission('letter.send', caseStaff);
export const readInbox = permission('letter.inbox', 'partner');

const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const wording = T.Object({ zh: T.String(), en: T.String() });

export const letterLine = T.Object({
  letterId: T.String(),
  title: wording,
  number: T.String(),
  name: T.String(),
  about: wording,
  pdf: T.Boolean(),
  sentAt: T.String(),
  sentBy: T.String(),
  sentFrom: T.String(),
  acknowledgedAt: T.Optional(T.String()),
  acknowledgedBy: T.Optional(T.String()),
});
export type LetterLine = Static<typeof letterLine>;

export const sentLine = T.Intersect([
  letterLine,
  T.Object({ caseId: T.String(), agencyName: T.String(), daysWaiting: T.Optional(T.Integer()) }),
]);
export type SentLine = Static<typeof sentLine>;

export const lettersOfCase = get('/cases/:caseId/letters', {
  permission: readLetters,
  audit: null,
  params: ofCase,
  returns: T.Object({ rows: T.Array(sentLine) }),
});
export const sendingOffer = get('/cases/:caseId/letters/offer', {
  permission: sendLetters,
  audit: null,
  summary: 'The papers of a file, the agencies they may go to, and what a letter may be about',
  params: ofCase,
  returns: T.Object({
    papers: T.Array(T.Object({ paperId: T.String(), number: T.String(), title: wording, about: T.String() })),
    agencies: T.Array(T.Object({ code: T.String(), name: T.String(), kind: T.String() })),
    abouts: T.Array(T.Object({ code: T.String(), title: wording })),
  }),
});
export const sendLetter = post('/cases/:caseId/letters', {
  permission: sendLetters,
  audit: 'letter sent',
  summary: 'Sends a paper of the file to agencies; the duty to notify them is met by it',
  params: ofCase,
  body: T.Object({
    paperId: T.String({ format: 'uuid' }),
    organisations: T.Array(T.String({ maxLength: 40 }), { minItems: 1, maxItems: 20, uniqueItems: true }),
    about: T.Optional(
      T.String({ maxLength: 60, description: 'code of the table `about`; that of the paper if left out' }),
    ),
  }),
  returns: T.Object({ sent: T.Integer(), met: T.Array(wording) }),
});
export const listSent = get('/exchange/sent', {
  permission: readLetters,
  audit: null,
  summary: 'Letters of one’s scope to agencies, the longest without a receipt first',
  query: T.Object({
    all: T.Optional(T.Boolean({ description: 'also those with a receipt' })),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 10000 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(sentLine) }),
});

export const inbox = get('/exchange/inbox', {
  permission: readInbox,
  audit: null,
  summary: 'Letters to the organisation of whoever asks, newest first',
  query: T.Object({
    waiting: T.Optional(T.Boolean({ description: 'only those not acknowledged yet' })),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 10000 })),
  }),
  returns: T.Object({ total: T.Integer(), waiting: T.Integer(), rows: T.Array(letterLine) }),
});
const ofLetter = T.Object({ letterId: T.String({ format: 'uuid' }) });
export const downloadLetter = get('/exchange/letters/:letterId/:format', {
  permission: permission('letter.open', caseReaders, 'partner'),
  audit: 'letter opened',
  download: true,
  params: T.Intersect([ofLetter, T.Object({ format: T.Union([T.Literal('docx'), T.Literal('pdf')]) })]),
  returns: T.Object({}),
});
export const acknowledge = post('/exchange/letters/:letterId/acknowledgement', {
  permission: readInbox,
  audit: 'letter acknowledged',
  summary: 'The agency confirms that the letter came; the receipt follows in the file',
  params: ofLetter,
  returns: T.Object({}),
});
