/** Routes made from the screens that features contribute, below the frame; the sign-in page stands outside it. */
import { ErrorBoundary } from '@guilu/ui/ErrorBoundary.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Empty, Loading, Page } from '@guilu/ui/Page.tsx';
import { useOwnScreens } from '@guilu/ui/own-screens.ts';
import { componentOf, type Registry } from '@guilu/ui/registry.tsx';
import type { Screen } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useMay } from '@guilu/ui/who.tsx';
import { createRootRoute, createRoute, createRouter, Navigate, Outlet } from '@tanstack/react-router';
import { Suspense, useEffect } from 'react';
import { Shell } from './Shell.tsx';
import { SignIn } from './SignIn.tsx';

export function makeRouter(registry: Registry) {
  const root = createRootRoute({ component: Outlet, notFoundComponent: NotFound });
  const frame = createRoute({ getParentRoute: () => root, id: 'frame', component: Shell });
  const pages = registry.screens.map((screen) =>
    createRoute({
      getParentRoute: () => frame,
      path: screen.path.replace(/:(\w+)/g, '$$$1'),
      component: () => <ScreenPage screen={screen} />,
    }),
  );
  const signIn = createRoute({ getParentRoute: () => root, path: '/sign-in', component: SignIn });
  const rest = createRoute({ getParentRoute: () => frame, path: '$', component: NotFound });
  return createRouter({
    routeTree: root.addChildren([frame.addChildren([...pages, rest]), signIn]),
    defaultPreload: 'intent',
    scrollRestoration: true,
    parseSearch: (search) => Object.fromEntries(new URLSearchParams(search)),
    stringifySearch: (search) => {
      const filled = Object.entries(search as Record<string, unknown>).filter(
        ([, value]) => value !== undefined && value !== '',
      );
      const text = new URLSearchParams(filled.map(([name, value]) => [name, String(value)])).toString();
      return text && `?${text}`;
    },
  });
}

function ScreenPage({ screen }: { screen: Screen }) {
  const { t } = useText();
  const may = useMay();
  const Contents = componentOf(screen.load);
  const title = t(screen.title);
  useEffect(() => {
    document.title = `${title} · ${t('staff.name')}`;
  }, [title, t]);
  if (!may(screen.permission)) {
    const start = screen.path === '/';
    return <NotForRole title={start ? t('staff.welcome') : title} start={start} />;
  }
  return (
    <ErrorBoundary key={screen.path} fallback={(again) => <Broken again={again} />}>
      <Suspense
        fallback={
          <div className="page">
            <Loading />
          </div>
        }
      >
        <Contents />
      </Suspense>
    </ErrorBoundary>
  );
}

/** Says so, and where this post's own pages are. Whoever has no Today begins with the first page of their own. */
function NotForRole({ title, start }: { title: string; start: boolean }) {
  const { t } = useText();
  const own = useOwnScreens();
  const first = own.find((screen) => screen.nav);
  if (start && first) return <Navigate to={first.path} replace />;
  return (
    <Page title={title}>
      <div className="panel state">
        <p>{t('staff.notForRole')}</p>
        <p className="btns">
          {own.map((screen) => (
            <PageLink key={screen.path} to={screen.path} className="btn">
              {t(screen.title)}
            </PageLink>
          ))}
        </p>
      </div>
    </Page>
  );
}

function NotFound() {
  const { t } = useText();
  return (
    <Page title={t('staff.notFound')}>
      <Empty>
        {t('staff.notFoundMore')} <a href="/">{t('staff.toToday')}</a>
      </Empty>
    </Page>
  );
}

function Broken({ again }: { again: () => void }) {
  const { t } = useText();
  return (
    <Page title={t('staff.broken')}>
      <div className="state">
        <p>{t('staff.brokenMore')}</p>
        <button type="button" className="btn" onClick={again}>
          {t('ui.again')}
        </button>
      </div>
    </Page>
  );
}
