/** The header: whose desk this is, where one can go, finding a person, and the menu under one's name. */
import { PageLink } from '@guilu/ui/navigation.tsx';
import { useOwnScreens } from '@guilu/ui/own-screens.ts';
import type { Screen } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay, useWho } from '@guilu/ui/who.tsx';
import { searchPeople } from '@guilu/records/people/contract.ts';
import { useLocation } from '@tanstack/react-router';
import { isAt } from './addresses.ts';
import { FindPerson } from './FindPerson.tsx';
import { UserMenu } from './UserMenu.tsx';

export function Header() {
  const { t } = useText();
  const who = useWho();
  const may = useMay();
  const { pathname } = useLocation();
  const pages = useOwnScreens().filter(
    (screen): screen is Screen & { nav: NonNullable<Screen['nav']> } => !!screen.nav,
  );
  const here = pages.filter((page) => isAt(pathname, page.path)).sort((a, b) => b.path.length - a.path.length)[0];
  return (
    <header className="top">
      <PageLink to="/" className="logo">
        {t('staff.name')}
        <small>{who.organisationName}</small>
      </PageLink>
      <nav aria-label={t('staff.pages')}>
        {pages.map((page) => (
          <PageLink key={page.path} to={page.path} aria-current={page === here ? 'page' : undefined}>
            {t(page.nav.key)}
          </PageLink>
        ))}
      </nav>
      {may(searchPeople) ? <FindPerson /> : <span className="find" />}
      <UserMenu />
    </header>
  );
}
