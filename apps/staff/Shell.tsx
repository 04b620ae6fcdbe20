/** The frame of every page: header, banners, the one main part, lock; or the way to the sign-in page. */
import { type Me, whoAmI } from '@guilu/records/accounts/contract.ts';
import { Notices } from '@guilu/records/accounts/staff/Notices.tsx';
import { listPlaces } from '@guilu/records/organisations/contract.ts';
import { useCall } from '@guilu/ui/calls.ts';
import { NamesProvider } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { Failed, Loading } from '@guilu/ui/Page.tsx';
import { PlacesContext } from '@guilu/ui/places.ts';
import { chinaDay, TodayContext, useText } from '@guilu/ui/text.ts';
import { useTrouble } from '@guilu/ui/trouble.ts';
import { WhoContext } from '@guilu/ui/who.tsx';
import { Outlet, useNavigate } from '@tanstack/react-router';
import { useEffect, useRef, useState, useSyncExternalStore } from 'react';
import { useTranslation } from 'react-i18next';
import { Header } from './Header.tsx';
import { LockScreen } from './LockScreen.tsx';
import { changeLanguage } from './words.ts';

export function Shell() {
  const me = useCall(whoAmI, {}, { freshSeconds: 60 });
  if (me.problem?.status === 401) return <ToSignIn />;
  if (me.data) return <Frame me={me.data} />;
  return me.problem ? <Failed problem={me.problem} again={() => void me.reload()} /> : <Loading />;
}

/** Leaves once for the sign-in page, which brings back to where one wanted to go. */
function ToSignIn() {
  const navigate = useNavigate();
  const left = useRef(false);
  useEffect(() => {
    if (left.current) return;
    left.current = true;
    const next = location.pathname + location.search;
    void navigate({ to: '/sign-in', search: (next === '/' ? {} : { next }) as never, replace: true });
  }, [navigate]);
  return <Loading />;
}

function Frame({ me }: { me: Me }) {
  const { i18n } = useTranslation();
  const today = useDayInChina();
  useEffect(() => {
    if (me.language === 'en' || me.language === 'zh-CN') void changeLanguage(i18n, me.language);
  }, [me.language, i18n]);
  return (
    <WhoContext value={me}>
      <TodayContext value={today}>
        <PlacesContext value={usePlaces}>
          <NamesProvider>
            <SkipLink />
            <Header />
            <Banners me={me} />
            <Notices />
            <main id="main" tabIndex={-1}>
              <Outlet />
            </main>
            <LockScreen name={me.name} />
          </NamesProvider>
        </PlacesContext>
      </TodayContext>
    </WhoContext>
  );
}

/** Asked for when a form first shows a place. */
function usePlaces() {
  return useCall(listPlaces, {}, { freshSeconds: 3600 }).data?.rows;
}

function SkipLink() {
  const { t } = useText();
  return (
    <a className="skip" href="#main">
      {t('staff.skip')}
    </a>
  );
}

/** Said above the page: the network is away; one acts for another office; the first password is still in use. */
function Banners({ me }: { me: Me }) {
  const { t, day, w } = useText();
  const trouble = useTrouble();
  const online = useSyncExternalStore(watchNetwork, () => navigator.onLine);
  const cover = me.covers.find((one) => one.active);
  return (
    <>
      {!online && (
        <div className="banner" role="alert">
          {t('staff.offline')}
        </div>
      )}
      {trouble && (
        <div className="banner" role="alert">
          {w(trouble)}
        </div>
      )}
      {cover && (
        <div className="banner">
          {t('staff.actingFor', { organisation: cover.organisationName, until: day(cover.toOn) })}
        </div>
      )}
      {me.mustChangePassword && (
        <div className="banner">
          {t('staff.firstPassword')} <PageLink to="/account">{t('accounts.changePassword')}</PageLink>
        </div>
      )}
    </>
  );
}

function watchNetwork(changed: () => void): () => void {
  window.addEventListener('online', changed);
  window.addEventListener('offline', changed);
  return () => {
    window.removeEventListener('online', changed);
    window.removeEventListener('offline', changed);
  };
}

/** The day in China, followed past midnight on a page that stays open. */
function useDayInChina(): string {
  const [day, setDay] = useState(() => chinaDay(new Date()));
  useEffect(() => {
    const timer = setInterval(() => setDay(chinaDay(new Date())), 60_000);
    return () => clearInterval(timer);
  }, []);
  return day;
}
