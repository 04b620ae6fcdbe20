/** The public file of accounts. */
export { firstPassword, hashPassword } from './passwords.ts';
export { authenticator, forgetSessions, openSession, sessionSeconds } from './sessions.ts';
