/** Decisions on addresses of this app. Pure. */

/** Only a path of this app: an address of another site is not followed. */
export function safeNext(next: string | undefined): string {
  return next && /^\/(?![/\\])/.test(next) && !next.startsWith('/sign-in') ? next : '/';
}

/** A page is current on its own address and below it; files (`/cases/…`) belong to 人员. */
export function isAt(pathname: string, path: string): boolean {
  if (path === '/') return pathname === '/';
  const under = path === '/people' && pathname.startsWith('/cases/');
  return under || pathname === path || pathname.startsWith(`${path}/`);
}
