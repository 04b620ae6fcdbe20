/** Links, path parameters and the query part of the address, without tying a screen to the router's types. */
import { useNavigate, useParams, useRouter, useRouterState, useSearch } from '@tanstack/react-router';
import type { AnchorHTMLAttributes, MouseEvent, ReactNode } from 'react';

type Search = Record<string, string | undefined>;

interface Props extends Omit<AnchorHTMLAttributes<HTMLAnchorElement>, 'href'> {
  to: string;
  search?: Search;
  children: ReactNode;
}

/** A link inside the app: no reload; a middle click, or one with Ctrl, opens a new tab as everywhere. */
export function PageLink({ to, search, children, onClick, ...rest }: Props) {
  const router = useRouter();
  const target = { to: to as never, search: (search ?? {}) as never };
  const { href } = router.buildLocation(target);
  function follow(event: MouseEvent<HTMLAnchorElement>) {
    onClick?.(event);
    if (
      event.defaultPrevented ||
      event.button !== 0 ||
      event.metaKey ||
      event.ctrlKey ||
      event.shiftKey ||
      event.altKey
    )
      return;
    event.preventDefault();
    void router.navigate(target);
  }
  return (
    <a href={href} onClick={follow} {...rest}>
      {children}
    </a>
  );
}

/** A parameter of the path: `useParam('caseId')` for `/cases/:caseId`. */
export function useParam(name: string): string {
  const params = useParams({ strict: false }) as Record<string, string | undefined>;
  return params[name] ?? '';
}

/** A number of a person or a telephone: it stands with the entry of the history, and in no address that a log may keep. */
const telling = (value: string) => /\d{6}/.test(value);

/** The query part of the address as texts, and a way to change some of it (undefined takes a name away). */
export function useAddress(): [Search, (change: Search, replace?: boolean) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const quiet = useRouterState({ select: (state) => (state.location.state as { quiet?: Search } | undefined)?.quiet });
  const open = Object.entries(raw).map(([name, value]) => [name, value === undefined ? undefined : String(value)]);
  const search: Search = { ...Object.fromEntries(open), ...quiet };
  const change = (wanted: Search, replace = true) => {
    const next = Object.entries({ ...search, ...wanted }).filter(([, value]) => value !== undefined && value !== '');
    const part = (told: boolean) => Object.fromEntries(next.filter(([, value]) => telling(value ?? '') !== told));
    const state = { quiet: part(false) };
    void navigate({ to: '.', search: part(true) as never, state: state as never, replace, resetScroll: false });
  };
  return [search, change];
}

/** Goes to another page: `go('/people')`. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => void navigate({ to: to as never });
}
