/** Links, path parameters and the query part of the address, without tying a screen to the router's types. */
import { useNavigate, useParams, useRouter, useSearch } from '@tanstack/react-router';
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

/** The query part of the address as texts, and a way to change some of it (undefined takes a name away). */
export function useAddress(): [Search, (change: Search, replace?: boolean) => void] {
  const raw = useSearch({ strict: false }) as Record<string, unknown>;
  const navigate = useNavigate();
  const search: Search = Object.fromEntries(
    Object.entries(raw).map(([name, value]) => [name, value === undefined ? undefined : String(value)]),
  );
  const change = (wanted: Search, replace = true) => {
    const next = Object.fromEntries(
      Object.entries({ ...search, ...wanted }).filter(([, value]) => value !== undefined && value !== ''),
    );
    void navigate({ to: '.', search: next as never, replace, resetScroll: false });
  };
  return [search, change];
}

/** Goes to another page: `go('/people')`. */
export function useGo(): (to: string) => void {
  const navigate = useNavigate();
  return (to) => void navigate({ to: to as never });
}
