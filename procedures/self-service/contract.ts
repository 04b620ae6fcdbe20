/** The person's own page: home, report, help, objection, who looked. */
import { caseStaff, permission } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

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
