/** Volumes of a file: what they hold and lack, filing a scan, noting where an original lies, printing, archiving. */
import { caseReaders, caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post, remove } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readsVolumes = permission('archive.read', caseReaders);
export const archives = permission('archive.write', caseStaff);

const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });
const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const code = T.String({ maxLength: 40 });

const item = T.Object({
  kind: T.Union([T.Literal('paper'), T.Literal('scan'), T.Literal('sheet'), T.Literal('elsewhere')]),
  /** Of the paper, the scan or the note. */
  id: T.Optional(T.String()),
  title: wording,
  number: T.Optional(T.String()),
  on: T.Optional(day),
  /** Entries on a record sheet. */
  entries: T.Optional(T.Integer()),
  /** Where the original lies that is not bound. */
  place: T.Optional(T.String()),
  /** Of the filing by hand, which can be taken back. */
  entryId: T.Optional(T.String()),
});
export type Item = Static<typeof item>;

const volume = T.Object({
  id: T.String(),
  title: wording,
  basis: T.Array(wording),
  verified: T.Boolean(),
  parts: T.Array(T.Object({ id: T.String(), title: wording, items: T.Array(item) })),
  needs: T.Array(T.Object({ id: T.String(), title: wording, part: T.String(), met: T.Boolean() })),
});
export type Volume = Static<typeof volume>;

const sealed = T.Object({
  id: T.String(),
  volume: T.String(),
  title: wording,
  pages: T.Integer(),
  items: T.Integer(),
  sha256: T.String(),
  at: T.String(),
  by: T.String(),
});

export const volumesOfCase = get('/cases/:caseId/volumes', {
  permission: readsVolumes,
  audit: null,
  summary: 'The volumes that the file is bound into, in order, with what each still lacks, and those archived',
  params: ofCase,
  returns: T.Object({
    volumes: T.Array(volume),
    sealed: T.Array(sealed),
    /** The file is closed, so that it can be archived. */
    closed: T.Boolean(),
    archived: T.Boolean(),
    /** Scans that may be filed. */
    scans: T.Array(T.Object({ id: T.String(), fileName: T.String() })),
  }),
});
export type Volumes = Static<typeof volumesOfCase.returns>;

export const fileScan = post('/cases/:caseId/volume-scans', {
  permission: archives,
  audit: 'scan filed in a volume',
  summary: 'Says what a scan is and where it is bound; filing it again moves it',
  params: ofCase,
  body: T.Object({
    attachmentId: T.String({ format: 'uuid' }),
    volume: code,
    part: T.Optional(code),
    need: T.Optional(code),
    title: T.Optional(T.String({ minLength: 1, maxLength: 120 })),
  }),
  returns: T.Object({ entryId: T.String() }),
});
export const notePlace = post('/cases/:caseId/volume-places', {
  permission: archives,
  audit: 'place of an original noted',
  summary: 'Where the original of something needed lies that is kept on paper only',
  params: ofCase,
  body: T.Object({ volume: code, need: code, place: T.String({ minLength: 2, maxLength: 200 }) }),
  returns: T.Object({ entryId: T.String() }),
});
export const takeBack = remove('/cases/:caseId/volume-entries/:entryId', {
  permission: archives,
  audit: 'volume entry taken back',
  params: T.Object({ caseId: T.String({ format: 'uuid' }), entryId: T.String({ format: 'uuid' }) }),
  returns: T.Object({}),
});
export const printVolume = get('/cases/:caseId/volumes/:volume/pdf', {
  permission: readsVolumes,
  audit: 'volume printed',
  summary: 'The volume as it stands now as one PDF: cover, index, numbered pages, note',
  download: true,
  params: T.Object({ caseId: T.String({ format: 'uuid' }), volume: code }),
  returns: T.Object({}),
});
export const archiveFile = post('/cases/:caseId/archiving', {
  permission: archives,
  audit: 'fact recorded',
  summary:
    'Archives a closed file: its volumes are bound, kept by their hash, and what they hold is recorded. Refused while anything is lacking',
  params: ofCase,
  returns: T.Object({ factId: T.String(), volumes: T.Array(T.Object({ id: T.String(), pages: T.Integer() })) }),
});
export const sealedPdf = get('/sealed-volumes/:id/pdf', {
  permission: readsVolumes,
  audit: 'archived volume opened',
  download: true,
  params: T.Object({ id: T.String({ format: 'uuid' }) }),
  returns: T.Object({}),
});
