/** Intake: rosters with preview and confirmation, a notice typed by hand, the inbox. */
import { caseReaders, countyStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const imports = permission('intake.import', countyStaff, 'officer', 'office-head');
export const types = permission('intake.notice', countyStaff, 'officer', 'office-head');
export const readInbox = permission('intake.read', caseReaders);

const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const ofImport = T.Object({ importId: T.String({ format: 'uuid' }) });
export const outcomes = [
  'accepted',
  'accepted-with-warning',
  'refused',
  'duplicate-in-file',
  'already-on-file',
  'conflict',
] as const;

export const importSummary = T.Object({
  importId: T.String(),
  layout: T.String(),
  fileName: T.String(),
  sheets: T.Array(T.String()),
  unreadColumns: T.Array(T.String()),
  counts: T.Record(T.String(), T.Integer()),
  rows: T.Integer(),
  records: T.Optional(
    T.Object(
      { rows: T.Integer(), left: T.Integer() },
      { description: 'of a running stock: rows of what was done before, and how many are left out' },
    ),
  ),
  state: T.String(),
  done: T.Integer(),
  elsewhere: T.Optional(
    T.Integer({
      description: 'accepted rows that fall to other offices; before the confirmation, in the answer for one import',
    }),
  ),
  uploadedAt: T.String(),
  uploadedBy: T.String(),
  confirmedAt: T.Optional(T.String()),
  confirmedBy: T.Optional(T.String()),
  failure: T.Optional(T.String()),
});
export type ImportSummary = Static<typeof importSummary>;

export const uploadRoster = post('/intake/rosters/:layout', {
  permission: imports,
  audit: 'roster previewed',
  summary: 'Reads a roster (.xlsx or .csv, at most 30 MB) and says what each row would come to; nothing is taken in',
  params: T.Object({
    layout: T.Union([T.Literal('release-notices'), T.Literal('handovers'), T.Literal('running-stock')]),
  }),
  upload: 30_000_000,
  returns: importSummary,
});
export const listImports = get('/intake/rosters', {
  permission: imports,
  audit: null,
  returns: T.Object({ rows: T.Array(importSummary) }),
});
export const readImport = get('/intake/rosters/:importId', {
  permission: imports,
  audit: null,
  params: ofImport,
  returns: importSummary,
});

export const rosterRow = T.Object({
  position: T.Integer(),
  sheet: T.String(),
  row: T.Integer(),
  outcome: T.String(),
  reasons: T.Array(T.Object({ code: T.String(), sentence: wording, refuses: T.Boolean() })),
  name: T.String(),
  part: T.Optional(T.String({ description: 'of a running stock: the kind of record, where the row is no person' })),
  /** What the cells said, where a reason is about them. */
  cells: T.Array(T.Object({ at: T.String(), header: T.String(), value: T.String(), wrong: T.Boolean() })),
  elsewhere: T.Optional(T.Boolean({ description: 'an accepted row that falls to another office' })),
  caseId: T.Optional(T.String()),
});
export type RosterRow = Static<typeof rosterRow>;
export const readRows = get('/intake/rosters/:importId/rows', {
  permission: imports,
  audit: null,
  params: ofImport,
  query: T.Object({
    outcome: T.Optional(T.String()),
    troubled: T.Optional(T.Boolean()),
    records: T.Optional(T.Boolean({ description: 'only rows of what was done before a running stock was taken over' })),
    page: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(rosterRow) }),
});
export const downloadMarked = get('/intake/rosters/:importId/marked', {
  permission: imports,
  audit: 'marked roster downloaded',
  download: true,
  summary: 'The sheet as received, every value as text, with 处理结果 and 原因 as first two columns',
  params: ofImport,
  returns: T.Object({}),
});
export const downloadStockTemplate = get('/intake/running-stock/template', {
  permission: imports,
  audit: null,
  download: true,
  summary: 'The empty workbook in which a county that begins writes down its running stock, every column explained',
  returns: T.Object({}),
});
export const confirmRoster = post('/intake/rosters/:importId/confirmation', {
  permission: imports,
  audit: 'roster confirmed',
  summary:
    'Takes in the accepted rows, an office those that fall to it, in one transaction, or none. Confirming again adds nothing',
  params: ofImport,
  body: T.Object({ receivedOn: T.Optional(day) }),
  returns: importSummary,
});
/** How far a confirmation under way has come; `of` is 0 while the rows are judged once more. */
export const confirmationProgress = get('/intake/rosters/:importId/confirmation', {
  permission: imports,
  audit: null,
  params: ofImport,
  returns: T.Object({ running: T.Boolean(), done: T.Integer(), of: T.Integer() }),
});

const noticeFields = {
  kind: T.Union([T.Literal('correction'), T.Literal('resettlement')]),
  name: T.String({ minLength: 1, maxLength: 60 }),
  formerNames: T.Optional(T.Array(T.String({ maxLength: 60 }), { maxItems: 10 })),
  idNumber: T.Optional(T.String({ maxLength: 30 })),
  sex: T.Optional(T.Union([T.Literal('male'), T.Literal('female')])),
  bornOn: T.Optional(day),
  area: T.Optional(T.String({ maxLength: 12, description: 'division code of the residence' })),
  address: T.Optional(T.String({ maxLength: 200 })),
  phone: T.Optional(T.String({ maxLength: 30 })),
  noticeNo: T.Optional(T.String({ maxLength: 60 })),
  releaseDue: T.Optional(day),
  category: T.Optional(T.Union([T.Literal('control'), T.Literal('probation'), T.Literal('parole'), T.Literal('teop')])),
  effectiveOn: T.Optional(day),
  termStart: T.Optional(day),
  termEnd: T.Optional(day),
  court: T.Optional(T.String({ maxLength: 100 })),
  judgmentNumber: T.Optional(T.String({ maxLength: 100 })),
  papersComplete: T.Optional(T.Boolean()),
};
/** A notice as the agency that sends it types it: who, and on what ground. */
export const agencyNotice = T.Object(noticeFields);
export type AgencyNotice = Static<typeof agencyNotice>;

/** One notice by hand: the same facts as a row of a roster. */
export const typeNotice = post('/intake/notices', {
  permission: types,
  audit: 'notice typed',
  body: T.Object({
    ...noticeFields,
    personId: T.Optional(T.String({ format: 'uuid', description: 'a person on file; one file for life' })),
    receivedOn: day,
  }),
  returns: T.Object({ caseId: T.String(), personId: T.String() }),
});

export const inbox = get('/intake/inbox', {
  permission: readInbox,
  audit: null,
  summary: 'Notices that have come and what is still owed for each: receipt, passing on, an office',
  returns: T.Object({
    rows: T.Array(
      T.Object({
        caseId: T.String(),
        personId: T.String(),
        name: T.String(),
        kind: T.String(),
        receivedOn: day,
        officeName: T.Optional(T.String()),
        state: T.String(),
        due: T.Array(
          T.Object({
            key: T.String(),
            rule: T.String(),
            title: wording,
            dueOn: day,
            overdue: T.Boolean(),
            meets: T.Array(T.String()),
          }),
        ),
      }),
    ),
  }),
});

const paperMade = T.Object({ paperId: T.String(), number: T.String() });
const ofCase = T.Object({ caseId: T.String({ format: 'uuid' }) });

export const makeBasicForm = post('/cases/:caseId/papers/basic-form', {
  permission: types,
  audit: 'document made',
  summary: 'The basic information form (登记表), with what is known; the rest is filled in by hand',
  params: ofCase,
  body: T.Object({
    needs: T.Optional(T.String({ maxLength: 1000 })),
    rewardsAndPenalties: T.Optional(T.String({ maxLength: 1000 })),
    family: T.Optional(
      T.Array(
        T.Object({
          relation: T.String({ minLength: 1, maxLength: 30 }),
          name: T.String({ minLength: 1, maxLength: 60 }),
          occupation: T.Optional(T.String({ minLength: 1, maxLength: 100 })),
          phone: T.Optional(T.String({ minLength: 1, maxLength: 30 })),
        }),
        { maxItems: 30 },
      ),
    ),
  }),
  returns: paperMade,
});
export const makeNotification = post('/cases/:caseId/papers/notification', {
  permission: types,
  audit: 'document made',
  summary: 'Form 6 (告知书): where and by when to report. Without `reportBy` the day that the rule counted',
  params: ofCase,
  body: T.Object({
    /** Where left out, those of the county agency as the tree of organisations has them. */
    reportAddress: T.Optional(T.String({ minLength: 1, maxLength: 160 })),
    reportPhone: T.Optional(T.String({ minLength: 1, maxLength: 60 })),
    reportBy: T.Optional(day),
    issuer: T.Optional(
      T.String({ minLength: 1, maxLength: 100, description: 'whose seal it bears; the county agency where left out' }),
    ),
    remarks: T.Optional(T.String({ maxLength: 1000 })),
  }),
  returns: paperMade,
});
