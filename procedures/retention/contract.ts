/** The retention table and destruction lists: what is over, proposing, deciding, carrying out, the record of it. */
import { countyStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const readRetention = permission('retention.read', countyStaff, 'auditor');
export const proposeDestruction = permission('retention.propose', countyStaff);
export const decideDestruction = permission('retention.decide', ['county-head', 'deputy']);

const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });
const ofList = T.Object({ listId: T.String({ format: 'uuid' }) });

export const retentionTable = get('/retention', {
  permission: readRetention,
  audit: null,
  summary: 'How long each kind of record is kept, on what ground, and how many have reached the end',
  returns: T.Object({
    kinds: T.Array(
      T.Object({
        kind: T.String(),
        title: wording,
        from: wording,
        keep: T.Optional(T.Object({ count: T.Integer(), unit: T.String() })),
        basis: T.Array(wording),
        proposal: T.Boolean(),
        goes: T.String(),
        /** Items whose time is over and that stand on no open list. */
        over: T.Integer(),
      }),
    ),
  }),
});
export type RetentionTable = Static<typeof retentionTable.returns>;

const listLine = T.Object({
  listId: T.String(),
  number: T.String(),
  /** proposed · refused · approved · carried-out */
  state: T.String(),
  note: T.String(),
  proposedBy: T.String(),
  proposedAt: T.String(),
  decidedBy: T.Optional(T.String()),
  decidedAt: T.Optional(T.String()),
  decisionNote: T.Optional(T.String()),
  carriedBy: T.Optional(T.String()),
  carriedAt: T.Optional(T.String()),
  items: T.Integer(),
  records: T.Integer(),
});
export type ListLine = Static<typeof listLine>;

export const destructionLists = get('/destruction-lists', {
  permission: readRetention,
  audit: null,
  returns: T.Object({ rows: T.Array(listLine) }),
});
export const destructionList = get('/destruction-lists/:listId', {
  permission: readRetention,
  audit: 'destruction list opened',
  summary: 'One list with its items; after it was carried out only counts, grounds and keyed hashes are left',
  params: ofList,
  query: T.Object({ page: T.Optional(T.Integer({ minimum: 1, maximum: 1000 })) }),
  returns: T.Object({
    list: listLine,
    digest: T.Optional(T.String()),
    counts: T.Array(T.Object({ kind: T.String(), title: wording, destroyed: T.Integer(), left: T.Integer() })),
    total: T.Integer(),
    items: T.Array(
      T.Object({
        seq: T.Integer(),
        kind: T.String(),
        title: wording,
        /** Absent where the file is sealed against the reader, and after destruction. */
        name: T.Optional(T.String()),
        caseId: T.Optional(T.String()),
        since: T.Optional(day),
        until: day,
        records: T.Integer(),
        /** listed · kept · destroyed · left */
        state: T.String(),
        reason: T.Optional(T.String()),
        proof: T.Optional(T.String()),
      }),
    ),
    /** keep · decide · carry-out */
    acts: T.Array(T.String()),
    notByMe: T.Optional(wording),
  }),
});
export type DestructionList = Static<typeof destructionList.returns>;

export const proposeList = post('/destruction-lists', {
  permission: proposeDestruction,
  audit: 'destruction proposed',
  summary: 'Puts what has reached its end, of the kinds named, on a list; nothing is destroyed by it',
  body: T.Object({
    kinds: T.Array(T.String({ maxLength: 40 }), { minItems: 1, maxItems: 30, uniqueItems: true }),
    note: T.String({ minLength: 2, maxLength: 500 }),
  }),
  returns: T.Object({ listId: T.String(), number: T.String(), items: T.Integer() }),
});
export const keepItem = post('/destruction-lists/:listId/items/:seq/keeping', {
  permission: proposeDestruction,
  audit: 'item kept from destruction',
  params: T.Object({ listId: T.String({ format: 'uuid' }), seq: T.Integer({ minimum: 1 }) }),
  body: T.Object({ reason: T.String({ minLength: 2, maxLength: 200 }) }),
  returns: T.Object({}),
});
export const decideList = post('/destruction-lists/:listId/decision', {
  permission: decideDestruction,
  audit: 'destruction decided',
  params: ofList,
  body: T.Object({ approved: T.Boolean(), note: T.Optional(T.String({ maxLength: 500 })) }),
  returns: T.Object({}),
});
export const carryOutList = post('/destruction-lists/:listId/carrying-out', {
  permission: decideDestruction,
  audit: 'destruction carried out',
  summary:
    'Destroys what the approved list names and is over still; answers how many records went and how many were left',
  params: ofList,
  returns: T.Object({ destroyed: T.Integer(), left: T.Integer(), digest: T.String() }),
});
