/** The person's own page: home, report, help, objection, who looked. */
import { caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';
import { relations } from './rules.ts';

export const ownPage = permission('my.page', 'person');
const day = T.String({ format: 'date' });
const wording = T.Object({ zh: T.String(), en: T.String() });

export const home = get('/my/home', {
  permission: ownPage,
  audit: null,
  returns: T.Object({
    name: T.String(),
    caseId: T.String(),
    kind: T.String(),
    termEnd: T.Optional(day),
    daysLeft: T.Optional(T.Integer()),
    officeName: T.Optional(T.String()),
    officePhone: T.Optional(T.String()),
    officeAddress: T.Optional(T.String()),
    officerName: T.Optional(T.String()),
    /** What is asked of the person, nearest first. */
    next: T.Array(
      T.Object({
        key: T.String(),
        title: wording,
        dueOn: day,
        late: T.Boolean(),
        basis: T.Array(wording),
        verified: T.Boolean(),
      }),
    ),
    officeDecidesLeave: T.Boolean({ description: 'short leave: by delegation the office, else the county' }),
    leaveDays: T.Integer({ description: 'days out in the last two months' }),
    papers: T.Integer(),
    lastMet: T.Optional(day),
    readers: T.Integer(),
    /** Decisions that one may object to. */
    decisions: T.Array(T.Object({ factId: T.String(), title: wording, on: day })),
  }),
});
export type Home = Static<typeof home.returns>;

export const report = post('/my/report', {
  permission: ownPage,
  audit: 'reported',
  body: T.Object({
    how: T.String({ minLength: 1, maxLength: 2000 }),
    work: T.Optional(T.String({ maxLength: 1000 })),
    family: T.Optional(T.String({ maxLength: 1000 })),
  }),
  returns: T.Object({
    factId: T.String(),
    /** false: it arrived, and this county still wants the telephone call. */ enough: T.Boolean(),
  }),
});
export const askForHelp = post('/my/help', {
  permission: ownPage,
  audit: 'help asked for',
  body: T.Object({ need: T.String({ minLength: 2, maxLength: 1000 }) }),
  returns: T.Object({ factId: T.String() }),
});
export const objectTo = post('/my/objection', {
  permission: ownPage,
  audit: 'objection made',
  body: T.Object({ against: T.String({ format: 'uuid' }), ground: T.String({ minLength: 2, maxLength: 2000 }) }),
  returns: T.Object({ factId: T.String() }),
});
export const myReaders = get('/my/readers', {
  permission: ownPage,
  audit: null,
  returns: T.Object({
    rows: T.Array(T.Object({ at: T.String(), actor: T.String(), what: T.String(), purpose: T.String() })),
  }),
});

/** The office's side: opening the page for somebody, resetting its password, ending it. */
export const keepPhoneAccess = permission('phone-access.keep', caseStaff);
const ofPerson = T.Object({ personId: T.String({ format: 'uuid' }) });
export const phoneAccess = get('/people/:personId/phone-access', {
  permission: keepPhoneAccess,
  audit: null,
  summary: 'Whether the person has the page on the phone',
  params: ofPerson,
  returns: T.Object({
    open: T.Boolean(),
    username: T.Optional(T.String()),
    lastSeenAt: T.Optional(T.String()),
    passwordChosen: T.Boolean(),
  }),
});
export const givePhoneAccess = post('/people/:personId/phone-access', {
  permission: keepPhoneAccess,
  audit: 'phone page opened',
  summary: 'Opens the page or resets its password; the first password is answered once',
  params: ofPerson,
  returns: T.Object({ username: T.String(), firstPassword: T.String() }),
});
export const endPhoneAccess = post('/people/:personId/phone-access/end', {
  permission: keepPhoneAccess,
  audit: 'phone page ended',
  params: ofPerson,
  returns: T.Object({}),
});

/** A family member by invitation: by consent of the person, or as the guardian of a minor. */
const familyRow = T.Object({
  accessId: T.String(),
  name: T.String(),
  relation: T.String(),
  kind: T.Union([T.Literal('by-consent'), T.Literal('guardian')]),
  fromOn: day,
  toOn: day,
  /** 'asked': the person has consented on the own page, nothing is handed out yet. */
  state: T.Union([T.Literal('asked'), T.Literal('open'), T.Literal('over')]),
});
export type FamilyRow = Static<typeof familyRow>;
const consented = {
  name: T.String({ minLength: 1, maxLength: 40 }),
  relation: T.Unsafe<(typeof relations)[number]>({ type: 'string', enum: [...relations] }),
  /** Last day, at most a year from now; for a guardian at most the eighteenth birthday. */
  toOn: day,
};
const ofAccess = T.Object({ accessId: T.String({ format: 'uuid' }) });

export const relativePage = permission('my.relative', 'family');
export const relative = get('/my/relative', {
  permission: relativePage,
  audit: 'family looked',
  summary: 'What a family member is told: the office, what is next; a guardian also the days of granted leave',
  returns: T.Object({
    who: T.String({ description: 'the surname stands for the name' }),
    kind: T.String(),
    toOn: day,
    officeName: T.Optional(T.String()),
    officePhone: T.Optional(T.String()),
    officeAddress: T.Optional(T.String()),
    officerName: T.Optional(T.String()),
    next: T.Array(
      T.Object({
        key: T.String(),
        title: wording,
        dueOn: day,
        late: T.Boolean(),
        basis: T.Array(wording),
        verified: T.Boolean(),
      }),
    ),
    leave: T.Optional(T.Array(T.Object({ fromOn: day, toOn: day }))),
  }),
});
export type Relative = Static<typeof relative.returns>;

/** The person's side: whom it is told, consenting and ending it. */
export const myFamily = get('/my/family', {
  permission: ownPage,
  audit: null,
  returns: T.Object({ rows: T.Array(familyRow), mayConsent: T.Boolean() }),
});
export const consentToFamily = post('/my/family', {
  permission: ownPage,
  audit: 'family consented to',
  body: T.Object(consented),
  returns: T.Object({ accessId: T.String() }),
});
export const endMyFamily = post('/my/family/:accessId/end', {
  permission: ownPage,
  audit: 'family access ended',
  params: ofAccess,
  returns: T.Object({}),
});

/** The office's side. */
export const keepFamilyAccess = permission('family-access.keep', caseStaff);
export const familyOf = get('/people/:personId/family-access', {
  permission: keepFamilyAccess,
  audit: null,
  params: ofPerson,
  returns: T.Object({ rows: T.Array(familyRow), adultOn: T.Optional(day), minor: T.Boolean() }),
});
export const inviteFamily = post('/people/:personId/family-access', {
  permission: keepFamilyAccess,
  audit: 'family member invited',
  summary: 'By consent recorded here, or as guardian of a minor; the first password is answered once',
  params: ofPerson,
  body: T.Object({
    ...consented,
    kind: T.Union([T.Literal('by-consent'), T.Literal('guardian')]),
    consentNote: T.Optional(
      T.String({ minLength: 4, maxLength: 300, description: 'how the person consented: on paper, or what was said' }),
    ),
  }),
  returns: T.Object({ username: T.String(), firstPassword: T.String() }),
});
export const openFamily = post('/people/:personId/family-access/:accessId/password', {
  permission: keepFamilyAccess,
  audit: 'family password given',
  summary: 'Hands out what the person consented to on the own page, or a new first password',
  params: T.Object({ personId: T.String({ format: 'uuid' }), accessId: T.String({ format: 'uuid' }) }),
  returns: T.Object({ username: T.String(), firstPassword: T.String() }),
});
export const endFamily = post('/people/:personId/family-access/:accessId/end', {
  permission: keepFamilyAccess,
  audit: 'family access ended',
  params: T.Object({ personId: T.String({ format: 'uuid' }), accessId: T.String({ format: 'uuid' }) }),
  returns: T.Object({}),
});
