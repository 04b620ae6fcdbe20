/** The public file of accounts. */
export { hashPassword } from './passwords.ts';
export { authenticator, forgetSessions, openSession, sessionSeconds } from './sessions.ts';
