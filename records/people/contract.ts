/** People: search, duplicates, unmasking with a reason, merge and its undoing, who looked. */
import { caseReaders, caseStaff, companions, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const searchPeople = permission('person.search', caseReaders, companions);
export const unmaskFields = permission('person.unmask', caseStaff);
export const mergeFiles = permission('person.merge', 'county-officer', 'county-head');

const personId = T.Object({ personId: T.String({ format: 'uuid' }) });
const day = T.String({ format: 'date' });

export const personHit = T.Object({
  personId: T.String(),
  name: T.String(),
  formerNames: T.Array(T.String()),
  sex: T.Optional(T.String()),
  bornOn: T.Optional(T.String()),
  idMasked: T.Optional(T.String()),
  cases: T.Array(
    T.Object({
      caseId: T.String(),
      kind: T.String(),
      number: T.String(),
      state: T.String(),
      officeName: T.Optional(T.String()),
      closedOn: T.Optional(day),
    }),
  ),
  /** Why it was found: 'name' | 'former-name' | 'pinyin' | 'initials' | 'id-number' | 'id-tail' | 'phone' | 'birth-date' */
  by: T.String(),
});
export type PersonHit = Static<typeof personHit>;

export const search = get('/people', {
  quiet: true,
  permission: searchPeople,
  audit: null,
  summary: 'Search by name (□ stands for a lost character), pinyin, initials, number, last four, phone or birth date',
  query: T.Object({ q: T.String({ minLength: 1, maxLength: 100 }) }),
  returns: T.Object({ hits: T.Array(personHit), more: T.Boolean() }),
});

export const duplicates = get('/people/duplicates', {
  quiet: true,
  permission: searchPeople,
  audit: null,
  summary: 'Files that may be the same person as what is being typed',
  query: T.Object({
    name: T.Optional(T.String({ maxLength: 100 })),
    idNumber: T.Optional(T.String({ maxLength: 40 })),
    bornOn: T.Optional(day),
  }),
  returns: T.Object({ hits: T.Array(T.Intersect([personHit, T.Object({ certain: T.Boolean() })])) }),
});

export const twice = get('/people/twice', {
  permission: mergeFiles,
  audit: null,
  summary: 'Pairs of files that may be one person: the same number, or the same name and birth date',
  returns: T.Object({
    pairs: T.Array(
      T.Object({ left: personHit, right: personHit, why: T.Union([T.Literal('number'), T.Literal('name-and-birth')]) }),
    ),
  }),
});

export type ComparedField = 'name' | 'formerNames' | 'sex' | 'bornOn' | 'idNumber' | 'phone' | 'address' | 'relatives';
const comparedHead = T.Object({
  personId: T.String(),
  name: T.String(),
  cases: T.Array(T.Object({ caseId: T.String(), kind: T.String(), number: T.String() })),
});
export type ComparedHead = Static<typeof comparedHead>;
export const compare = get('/people/:personId/beside/:other', {
  permission: mergeFiles,
  audit: 'files compared',
  summary: 'Two files side by side, masked, with where they agree',
  params: T.Object({ personId: T.String({ format: 'uuid' }), other: T.String({ format: 'uuid' }) }),
  returns: T.Object({
    left: comparedHead,
    right: comparedHead,
    rows: T.Array(
      T.Object({
        field: T.String(),
        left: T.Array(T.String()),
        right: T.Array(T.String()),
        match: T.Union([T.Literal('same'), T.Literal('differs'), T.Literal('one-side')]),
      }),
    ),
  }),
});

export const unmask = post('/people/:personId/unmask', {
  permission: unmaskFields,
  audit: 'number shown',
  params: personId,
  body: T.Object({
    factId: T.String({ format: 'uuid' }),
    field: T.String({ maxLength: 40 }),
    reason: T.Union([
      T.Literal('contact'),
      T.Literal('document'),
      T.Literal('verify'),
      T.Literal('search'),
      T.Literal('other'),
    ]),
    note: T.Optional(T.String({ maxLength: 200 })),
  }),
  returns: T.Object({ value: T.String() }),
});

export const readers = get('/people/:personId/readers', {
  permission: searchPeople,
  audit: null,
  summary: 'Who opened this file, when and for what',
  params: personId,
  returns: T.Object({
    rows: T.Array(T.Object({ at: T.String(), actor: T.String(), what: T.String(), purpose: T.String() })),
  }),
});

export const merge = post('/people/:personId/merge', {
  permission: mergeFiles,
  audit: 'files merged',
  params: personId,
  body: T.Object({
    other: T.String({ format: 'uuid', description: 'the file that joins this one' }),
    reason: T.String({ minLength: 2, maxLength: 500 }),
  }),
  returns: T.Object({ mergeFactId: T.String() }),
});
export const undoMerge = post('/people/:personId/merge/:factId/undo', {
  permission: mergeFiles,
  audit: 'merge undone',
  params: T.Object({ personId: T.String({ format: 'uuid' }), factId: T.String({ format: 'uuid' }) }),
  body: T.Object({ reason: T.String({ minLength: 2, maxLength: 500 }) }),
  returns: T.Object({}),
});

export const addPhotos = permission('person.photo', caseStaff, 'social-worker');
const ofPhoto = T.Object({ personId: T.String({ format: 'uuid' }), id: T.String({ format: 'uuid' }) });
export const photos = get('/people/:personId/photos', {
  permission: searchPeople,
  audit: null,
  summary: 'Photos of a person with their dates, the one that stands first, withdrawn ones last',
  params: personId,
  returns: T.Object({
    rows: T.Array(
      T.Object({
        id: T.String(),
        takenOn: day,
        addedAt: T.String(),
        addedBy: T.String(),
        sha256: T.String(),
        withdrawnAt: T.Optional(T.String()),
        withdrawnBy: T.Optional(T.String()),
        reason: T.Optional(T.String()),
      }),
    ),
  }),
});
export const photo = get('/people/:personId/photos/:id', {
  permission: searchPeople,
  audit: 'photo opened',
  download: true,
  params: ofPhoto,
  returns: T.Object({}),
});
export const addPhoto = post('/people/:personId/photos', {
  permission: addPhotos,
  audit: 'photo added',
  summary:
    'A photo (PNG, JPEG, WebP) of at most 20 MB; field `takenOn` names the day it was taken, today where left out',
  params: personId,
  upload: 20_000_000,
  body: T.Object({ takenOn: T.Optional(T.String()) }),
  returns: T.Object({ id: T.String(), sha256: T.String() }),
});
export const withdrawPhoto = post('/people/:personId/photos/:id/withdrawal', {
  permission: addPhotos,
  audit: 'photo withdrawn',
  params: ofPhoto,
  body: T.Object({ reason: T.String({ minLength: 2, maxLength: 300 }) }),
  returns: T.Object({}),
});

export const repairsNames = permission('person.repair-name', caseStaff);
export const brokenNames = get('/people/broken-names', {
  permission: searchPeople,
  audit: null,
  summary: 'People whose name holds a character that another system lost',
  returns: T.Object({
    rows: T.Array(
      T.Object({
        personId: T.String(),
        caseId: T.String(),
        name: T.String(),
        sex: T.Optional(T.String()),
        bornOn: T.Optional(day),
        officeName: T.Optional(T.String()),
        /** The whole name, where an older encoding tells which character it was. */
        suggestion: T.Optional(T.String()),
      }),
    ),
  }),
});
export const evidences = ['identity-card', 'household-register', 'judgment', 'own-hand'] as const;
export const repairName = post('/people/:personId/name', {
  permission: repairsNames,
  audit: 'name repaired',
  summary: 'Puts the right character into a name that another system broke; supersedes the identification',
  params: personId,
  body: T.Object({
    name: T.String({ minLength: 1, maxLength: 60 }),
    evidence: T.Unsafe<(typeof evidences)[number]>({ type: 'string', enum: [...evidences] }),
  }),
  returns: T.Object({ factId: T.String() }),
});
export const characters = get('/characters', {
  permission: searchPeople,
  audit: null,
  summary: 'Characters that input methods often lack, by their pinyin',
  query: T.Object({ reading: T.String({ pattern: '^[a-zA-ZüÜ]{1,8}$' }) }),
  returns: T.Object({ characters: T.Array(T.String()) }),
});
