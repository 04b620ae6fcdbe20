/**
 * The cookies and their names. Over https each carries the prefix `__Host-`, by which a browser takes it from this very host
 * only, never from a neighbour under the same domain; without https (one machine, the demonstration) browsers refuse the prefix.
 */
import type { FastifyReply } from 'fastify';
import type { AnswerCookie, OpenedSession } from '../feature.ts';

export const sessionCookie = 'guilu_session';
/** Names the browser, so that a session that turns up in another one is known. Lasts beyond the session. */
export const deviceCookie = 'guilu_device';
const prefix = '__Host-';
const deviceSeconds = 400 * 86_400;

export const cookieName = (name: string, secure: boolean): string => (secure ? prefix + name : name);

/** Cookies by their plain names; over https only those with the prefix count. */
export function plainCookies(
  cookies: Record<string, string | undefined>,
  secure: boolean,
): Record<string, string | undefined> {
  if (!secure) return cookies;
  return Object.fromEntries(
    Object.entries(cookies).flatMap(([name, value]) =>
      name.startsWith(prefix) ? [[name.slice(prefix.length), value]] : [],
    ),
  );
}

/** Sets cookies, or takes those away that have no value: always HttpOnly, for the whole host. */
export function setCookies(reply: FastifyReply, cookies: readonly AnswerCookie[], secure: boolean): void {
  for (const { name, value, seconds, sameSite = 'strict' } of cookies) {
    const common = { path: '/', httpOnly: true, sameSite, secure } as const;
    if (value === undefined) reply.clearCookie(cookieName(name, secure), common);
    else reply.setCookie(cookieName(name, secure), value, { ...common, ...(seconds && { maxAge: seconds }) });
  }
}

/** The cookies of a session that was opened or renewed; an empty token takes it away and leaves the browser its name. */
export function sessionCookies({ token, seconds, device }: OpenedSession): AnswerCookie[] {
  return [
    token ? { name: sessionCookie, value: token, seconds } : { name: sessionCookie },
    ...(device ? [{ name: deviceCookie, value: device, seconds: deviceSeconds }] : []),
  ];
}
