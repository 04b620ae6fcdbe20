/** Documents made for a case, and the photos and scans kept with it. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readPapers = permission('paper.read', caseReaders, 'person');
export const listsPapers = permission('paper.list', caseReaders);
export const addAttachments = permission('attachment.add', caseStaff, 'village-liaison', 'social-worker', 'volunteer');

const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });

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
