/** Documents made for a case, and the photos and scans kept with it. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readPapers = permission('paper.read', caseReaders, 'person');
export const listsPapers = permission('paper.list', caseReaders);
export const addAttachments = permission('attachment.add', caseStaff, 'village-liaison', 'social-worker', 'volunteer');
export const sendsPapers = permission('paper.send', caseStaff);

const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });

const wording = T.Object({ zh: T.String(), en: T.String() });
const day = T.String({ format: 'date' });
const ofPaper = T.Object({ paperId: T.String({ format: 'uuid' }) });

/** What has changed since a paper was made: a fact it prints, what it said and what it says now. */
export const paperChange = T.Object({
  title: wording,
  at: T.String(),
  by: T.String(),
  lines: T.Array(T.Object({ label: wording, was: T.Optional(wording), now: T.Optional(wording) })),
});
export type PaperChange = Static<typeof paperChange>;

export const paperLine = T.Object({
  paperId: T.String(),
  caseId: T.String(),
  name: T.String(),
  number: T.String(),
  title: T.Object({ zh: T.String(), en: T.String() }),
  madeAt: T.String(),
  madeBy: T.String(),
  pdf: T.Boolean(),
  /** A fact it was made from has been superseded since: the paper says what no longer stands. */
  outdated: T.Boolean(),
  changes: T.Array(paperChange),
  template: T.String(),
  /** Whom it is for; empty for a paper that stays in the file. */
  addressees: T.Array(T.String()),
  /** What kind of notice its sending is (a code of the table of notices). */
  about: T.Optional(T.String()),
  sent: T.Array(
    T.Object({ factId: T.String(), on: day, to: T.Array(T.String()), receivedOn: T.Optional(day) }),
  ),
  voided: T.Optional(T.Object({ reason: T.String(), at: T.String(), by: T.String() })),
});
export type PaperLine = Static<typeof paperLine>;

export const papersOfCase = get('/cases/:caseId/papers', {
  permission: readPapers,
  audit: null,
  params: ofCase,
  returns: T.Object({ rows: T.Array(paperLine) }),
});
export const listPapers = get('/papers', {
  permission: listsPapers,
  audit: null,
  summary: 'The registry of documents in scope, newest first',
  query: T.Object({
    q: T.Optional(T.String({ maxLength: 60 })),
    outdated: T.Optional(T.Boolean()),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 10000 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(paperLine) }),
});
export const downloadPaper = get('/papers/:paperId/:format', {
  permission: readPapers,
  audit: 'document downloaded',
  download: true,
  params: T.Object({ paperId: T.String({ format: 'uuid' }), format: T.Union([T.Literal('docx'), T.Literal('pdf')]) }),
  returns: T.Object({}),
});

export const sendPaper = post('/papers/:paperId/sending', {
  permission: sendsPapers,
  audit: 'fact recorded',
  summary:
    'Registers that a paper has left, or was handed to the person: the matching fact is recorded with addressees and day, and meets its duty',
  params: ofPaper,
  body: T.Object({
    on: day,
    to: T.Array(T.String({ maxLength: 40 }), { minItems: 1, maxItems: 10 }),
    how: T.Optional(T.String({ maxLength: 40, description: 'a code of the ways of service' })),
  }),
  returns: T.Object({ factId: T.String(), number: T.String() }),
});
export const voidPaper = post('/papers/:paperId/void', {
  permission: sendsPapers,
  audit: 'document made void',
  summary:
    'A paper made in error: it keeps its number in the registry, and what was recorded of its sending is withdrawn, so that the duty is owed again',
  params: ofPaper,
  body: T.Object({ reason: T.String({ minLength: 2, maxLength: 500 }) }),
  returns: T.Object({ withdrawn: T.Integer() }),
});

/** Something sent that an answer is waited for. */
export const awaited = T.Object({
  factId: T.String(),
  caseId: T.String(),
  name: T.String(),
  kind: T.String(),
  title: wording,
  /** What it was about and whom it went to, in words. */
  about: T.Optional(wording),
  to: T.Array(T.String()),
  on: day,
  /** The number of the paper it went with. */
  number: T.Optional(T.String()),
  /** Where the law or the county counts days for the receipt: until when, and since when it is late. */
  dueOn: T.Optional(day),
  overdue: T.Boolean(),
  dutyKey: T.Optional(T.String()),
  receivedOn: T.Optional(day),
});
export type Awaited = Static<typeof awaited>;

export const receiptsOfCase = get('/cases/:caseId/receipts', {
  permission: listsPapers,
  audit: null,
  summary: 'What was sent in this case: acknowledged, or still waited for',
  params: ofCase,
  returns: T.Object({ rows: T.Array(awaited) }),
});
export const awaitedReceipts = get('/receipts', {
  permission: listsPapers,
  audit: null,
  summary: 'Receipts waited for in scope: those with a due day first, then notices of the last sixty days',
  returns: T.Object({ rows: T.Array(awaited) }),
});
export const receiveReceipt = post('/cases/:caseId/receipts', {
  permission: sendsPapers,
  audit: 'fact recorded',
  summary: 'The addressee has confirmed what was sent',
  params: ofCase,
  body: T.Object({
    for: T.String({ format: 'uuid', description: 'the fact of the sending' }),
    on: day,
    by: T.Optional(T.String({ maxLength: 60, description: 'who signed' })),
    number: T.Optional(T.String({ maxLength: 60, description: 'number of the receipt' })),
  }),
  returns: T.Object({ factId: T.String() }),
});

export const attachmentLine = T.Object({
  id: T.String(),
  factId: T.Optional(T.String()),
  fileName: T.String(),
  mediaType: T.String(),
  size: T.Integer(),
  sha256: T.String(),
  addedAt: T.String(),
  addedBy: T.String(),
});
export const attachmentsOfCase = get('/cases/:caseId/attachments', {
  permission: permission('attachment.read', caseReaders, 'village-liaison', 'social-worker'),
  audit: null,
  params: ofCase,
  returns: T.Object({ rows: T.Array(attachmentLine) }),
});
export const addAttachment = post('/cases/:caseId/attachments', {
  permission: addAttachments,
  audit: 'attachment added',
  summary: 'A photo or scan (PNG, JPEG, WebP, PDF) of at most 20 MB; field `factId` names the fact it belongs to',
  params: ofCase,
  upload: 20_000_000,
  body: T.Object({ factId: T.Optional(T.String()) }),
  returns: T.Object({ id: T.String(), sha256: T.String() }),
});
export const downloadAttachment = get('/attachments/:id', {
  permission: permission('attachment.read', caseReaders, 'village-liaison', 'social-worker'),
  audit: 'attachment opened',
  download: true,
  params: T.Object({ id: T.String({ format: 'uuid' }) }),
  returns: T.Object({}),
});
