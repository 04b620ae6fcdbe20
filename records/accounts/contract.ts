/** Signing in and out, second factor, sessions, accounts, cover for who is away. */
import { anyone, permission, signedIn } from '@guilu/platform/access/roles.ts';
import { get, post } from '@guilu/platform/http/endpoint.ts';
import { type Static, Type as T } from 'typebox';

export const own = permission('account.own', signedIn);
export const manageAccounts = permission('account.manage', 'administrator');
export const grantCover = permission('cover.grant', 'county-head', 'office-head', 'county-officer');

const day = T.String({ format: 'date' });

export const me = T.Object({
  accountId: T.String(),
  name: T.String(),
  username: T.String(),
  roles: T.Array(T.String()),
  organisation: T.String(),
  organisationName: T.String(),
  organisationKind: T.String(),
  county: T.String(),
  language: T.String(),
  secondFactor: T.Boolean(),
  /** Where the second factor is set. */
  recoveryCodesLeft: T.Optional(T.Integer()),
  mustChangePassword: T.Boolean(),
  personId: T.Optional(T.String()),
  /** Covers in force: organisations one may act for now, and the one acted for. */
  covers: T.Array(
    T.Object({
      id: T.String(),
      organisation: T.String(),
      organisationName: T.String(),
      toOn: day,
      active: T.Boolean(),
    }),
  ),
});
export type Me = Static<typeof me>;

export const signIn = post('/session', {
  permission: anyone,
  audit: 'signed in',
  perMinute: 300,
  hashes: true,
  body: T.Object({
    username: T.String({ minLength: 1, maxLength: 100 }),
    password: T.String({ minLength: 1, maxLength: 200 }),
    code: T.Optional(T.String({ maxLength: 40, description: 'of the second factor, or a recovery code' })),
  }),
  returns: T.Object({ signedIn: T.Boolean(), secondFactorWanted: T.Boolean() }),
});
export const whoAmI = get('/session', { permission: own, audit: null, returns: me });
export const signOut = post('/session/end', { permission: own, audit: 'signed out', returns: T.Object({}) });
export const unlock = post('/session/unlock', {
  permission: own,
  audit: null,
  perMinute: 30,
  hashes: true,
  summary: 'After the counter screen locked itself: the password again',
  body: T.Object({ password: T.String({ minLength: 1, maxLength: 200 }) }),
  returns: T.Object({}),
});
export const mySessions = get('/session/list', {
  permission: own,
  audit: null,
  returns: T.Object({
    rows: T.Array(
      T.Object({
        id: T.String(),
        device: T.String(),
        address: T.String(),
        createdAt: T.String(),
        lastSeenAt: T.String(),
        current: T.Boolean(),
      }),
    ),
  }),
});
export const endOthers = post('/session/end-others', {
  permission: own,
  audit: 'other sessions ended',
  summary: 'Signs out everywhere but here',
  returns: T.Object({ ended: T.Integer() }),
});
/** What the holder of the account is told at the next sign-in. */
export const notices = get('/account/notices', {
  permission: own,
  audit: null,
  returns: T.Object({
    rows: T.Array(
      T.Object({
        id: T.String(),
        at: T.String(),
        kind: T.Union([
          T.Literal('session-elsewhere'),
          T.Literal('password-reset'),
          T.Literal('second-factor-reset'),
          T.Literal('recovery-code-used'),
        ]),
        device: T.Optional(T.String()),
        address: T.Optional(T.String()),
        by: T.Optional(T.String()),
        left: T.Optional(T.Integer()),
      }),
    ),
  }),
});
export const seenNotices = post('/account/notices/seen', {
  permission: own,
  audit: null,
  body: T.Object({ ids: T.Array(T.String({ format: 'uuid' }), { maxItems: 50 }) }),
  returns: T.Object({}),
});
export const revokeSession = post('/session/:sessionId/revoke', {
  permission: own,
  audit: 'session revoked',
  params: T.Object({ sessionId: T.String({ format: 'uuid' }) }),
  returns: T.Object({}),
});
export const changePassword = post('/account/password', {
  permission: own,
  audit: 'password changed',
  hashes: true,
  body: T.Object({ old: T.String({ maxLength: 200 }), fresh: T.String({ maxLength: 200 }) }),
  returns: T.Object({}),
});
export const beginTotp = post('/account/second-factor', {
  permission: own,
  audit: 'second factor begun',
  returns: T.Object({ uri: T.String(), secret: T.String(), qr: T.String({ description: 'SVG as a data URL' }) }),
});
export const confirmTotp = post('/account/second-factor/confirm', {
  permission: own,
  audit: 'second factor set',
  body: T.Object({ code: T.String({ maxLength: 10 }) }),
  returns: T.Object({ recoveryCodes: T.Array(T.String()) }),
});
const proof = T.Object({
  password: T.String({ minLength: 1, maxLength: 200 }),
  code: T.String({ minLength: 1, maxLength: 40, description: 'of the second factor, or a recovery code' }),
});
export const renewCodes = post('/account/second-factor/codes', {
  permission: own,
  audit: 'recovery codes renewed',
  hashes: true,
  perMinute: 30,
  summary: 'Eight fresh recovery codes; the ones before are void',
  body: proof,
  returns: T.Object({ recoveryCodes: T.Array(T.String()) }),
});
export const endTotp = post('/account/second-factor/end', {
  permission: own,
  audit: 'second factor ended',
  hashes: true,
  perMinute: 30,
  summary: 'Takes the second factor away, e.g. to set it on another phone',
  body: proof,
  returns: T.Object({}),
});
export const setLanguage = post('/account/language', {
  permission: own,
  audit: null,
  body: T.Object({ language: T.Union([T.Literal('zh-CN'), T.Literal('en')]) }),
  returns: T.Object({}),
});
export const actFor = post('/session/cover', {
  permission: own,
  audit: 'cover taken up',
  summary: 'Act for a covered organisation (or, without coverId, for one’s own again)',
  body: T.Object({ coverId: T.Optional(T.String({ format: 'uuid' })) }),
  returns: T.Object({}),
});

export const accountRow = T.Object({
  id: T.String(),
  username: T.String(),
  name: T.String(),
  organisation: T.String(),
  organisationName: T.String(),
  roles: T.Array(T.String()),
  secondFactor: T.Boolean(),
  lockedUntil: T.Optional(T.String()),
  disabledAt: T.Optional(T.String()),
  oidcIssuer: T.Optional(T.String()),
  lastSeenAt: T.Optional(T.String()),
});
export const listAccounts = get('/accounts', {
  permission: manageAccounts,
  audit: null,
  query: T.Object({
    q: T.Optional(T.String({ maxLength: 100 })),
    organisation: T.Optional(T.String()),
    page: T.Optional(T.Integer({ minimum: 1 })),
  }),
  returns: T.Object({ total: T.Integer(), rows: T.Array(accountRow) }),
});
export const createAccount = post('/accounts', {
  permission: manageAccounts,
  audit: 'account created',
  body: T.Object({
    username: T.String({ minLength: 2, maxLength: 60, pattern: '^[a-z0-9._-]+$' }),
    name: T.String({ minLength: 1, maxLength: 60 }),
    organisation: T.String(),
    roles: T.Array(T.String(), { minItems: 1 }),
  }),
  returns: T.Object({ id: T.String(), firstPassword: T.String() }),
});
export const changeAccount = post('/accounts/:accountId', {
  permission: manageAccounts,
  audit: 'account changed',
  params: T.Object({ accountId: T.String({ format: 'uuid' }) }),
  body: T.Object({
    organisation: T.Optional(T.String()),
    roles: T.Optional(T.Array(T.String(), { minItems: 1 })),
    disabled: T.Optional(T.Boolean()),
    unlock: T.Optional(T.Boolean()),
    resetPassword: T.Optional(T.Boolean()),
    resetSecondFactor: T.Optional(T.Boolean()),
    oidcIssuer: T.Optional(
      T.String({
        maxLength: 300,
        description: 'ties the account to a provider, by username at the first sign-in; empty: unties it',
      }),
    ),
  }),
  returns: T.Object({ firstPassword: T.Optional(T.String()) }),
});

export const coverRow = T.Object({
  id: T.String(),
  organisation: T.String(),
  organisationName: T.String(),
  accountId: T.String(),
  accountName: T.String(),
  absentName: T.Optional(T.String()),
  fromOn: day,
  toOn: day,
  reason: T.String(),
  endedAt: T.Optional(T.String()),
});
export const listCovers = get('/covers', {
  permission: grantCover,
  audit: null,
  returns: T.Object({ rows: T.Array(coverRow) }),
});
export const coverable = get('/covers/people', {
  permission: grantCover,
  audit: null,
  summary: 'Accounts of the county who may stand in',
  returns: T.Object({ rows: T.Array(T.Object({ id: T.String(), name: T.String(), organisationName: T.String() })) }),
});
export const createCover = post('/covers', {
  permission: grantCover,
  audit: 'cover granted',
  body: T.Object({
    organisation: T.String(),
    accountId: T.String({ format: 'uuid' }),
    absentAccount: T.Optional(T.String({ format: 'uuid' })),
    fromOn: day,
    toOn: day,
    reason: T.String({ minLength: 2, maxLength: 300 }),
  }),
  returns: T.Object({ id: T.String() }),
});
export const endCover = post('/covers/:coverId/end', {
  permission: grantCover,
  audit: 'cover ended',
  params: T.Object({ coverId: T.String({ format: 'uuid' }) }),
  returns: T.Object({}),
});

/** The agencies' own identity providers. */
export const oidcProviders = get('/oidc/providers', {
  permission: anyone,
  audit: null,
  returns: T.Object({ rows: T.Array(T.Object({ issuer: T.String(), name: T.String() })) }),
});
export const oidcBegin = post('/oidc/begin', {
  permission: anyone,
  audit: null,
  body: T.Object({ issuer: T.String({ maxLength: 300 }) }),
  returns: T.Object({ url: T.String() }),
});
/** The provider sends the browser back here; the answer sends it on to the start page, signed in or with the reason why not. */
export const oidcCallback = get('/oidc/callback', {
  permission: anyone,
  audit: 'signed in',
  perMinute: 300,
  query: T.Object({
    code: T.Optional(T.String({ maxLength: 2000 })),
    state: T.Optional(T.String({ maxLength: 200 })),
    iss: T.Optional(T.String({ maxLength: 300 })),
    error: T.Optional(T.String({ maxLength: 200 })),
    error_description: T.Optional(T.String({ maxLength: 1000 })),
    session_state: T.Optional(T.String({ maxLength: 500 })),
  }),
  returns: T.Object({}),
});
export const keepProvider = post('/oidc/providers', {
  permission: manageAccounts,
  audit: 'identity provider kept',
  summary: 'Adds an identity provider or changes it; an empty secret leaves the one that is kept',
  body: T.Object({
    issuer: T.String({ minLength: 8, maxLength: 300 }),
    name: T.String({ minLength: 1, maxLength: 100 }),
    clientId: T.String({ minLength: 1, maxLength: 200 }),
    clientSecret: T.String({ maxLength: 500 }),
    usernameClaim: T.Optional(T.String({ maxLength: 60 })),
    enabled: T.Boolean(),
  }),
  returns: T.Object({}),
});
