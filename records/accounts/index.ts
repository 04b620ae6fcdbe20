/** The public file of accounts. */
export { makeFirstAdministrator } from './first-administrator.ts';
export { firstPassword, hashPassword } from './passwords.ts';
export { authenticator, forgetSessions, openSession, sessionSeconds } from './sessions.ts';
