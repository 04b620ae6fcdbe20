/** The menu under one's name: language, names short, lock, cover, further pages, signing out. */
import { actFor, setLanguage, signOut } from '@guilu/records/accounts/contract.ts';
import { useWrite } from '@guilu/ui/calls.ts';
import { forgetDrafts } from '@guilu/ui/draft.ts';
import { Menu } from '@guilu/ui/Menu.tsx';
import { useNames } from '@guilu/ui/names.tsx';
import { PageLink } from '@guilu/ui/navigation.tsx';
import { useOwnScreens } from '@guilu/ui/own-screens.ts';
import { useText } from '@guilu/ui/text.ts';
import { useWho } from '@guilu/ui/who.tsx';
import { useTranslation } from 'react-i18next';
import { lockNow, lockMinutes, setLockMinutes } from './locking.ts';
import { changeLanguage } from './words.ts';

export function UserMenu() {
  const { t } = useText();
  const who = useWho();
  return (
    <Menu label={who.name} look="link">
      {(close) => (
        <>
          <p className="tiny">{who.organisationName}</p>
          <Pages close={close} />
          <Covers close={close} />
          <hr />
          <LanguageChoice close={close} />
          <ShortNames />
          <LockChoice close={close} />
          <hr />
          <SignOutButton />
          <span className="only-read">{t('staff.menuEnd')}</span>
        </>
      )}
    </Menu>
  );
}

function Pages({ close }: { close: () => void }) {
  const { t } = useText();
  const pages = useOwnScreens().filter((screen) => screen.menu);
  return pages.map((page) => (
    <PageLink key={page.path} to={page.path} onClick={close}>
      {t(page.menu?.key ?? page.title)}
    </PageLink>
  ));
}

/** Standing in for another office; back to one's own. */
function Covers({ close }: { close: () => void }) {
  const { t } = useText();
  const who = useWho();
  const act = useWrite(actFor, close);
  const active = who.covers.find((cover) => cover.active);
  return (
    <>
      {who.covers
        .filter((cover) => !cover.active)
        .map((cover) => (
          <button
            key={cover.id}
            type="button"
            disabled={act.busy}
            onClick={() => void act.send({ body: { coverId: cover.id } })}
          >
            {t('staff.actFor', { organisation: cover.organisationName })}
          </button>
        ))}
      {active && (
        <button type="button" disabled={act.busy} onClick={() => void act.send({ body: {} })}>
          {t('staff.ownAgain')}
        </button>
      )}
    </>
  );
}

function LanguageChoice({ close }: { close: () => void }) {
  const { language } = useText();
  const { i18n } = useTranslation();
  const other = language === 'en' ? 'zh-CN' : 'en';
  const write = useWrite(setLanguage);
  return (
    <button
      type="button"
      lang={other}
      onClick={() => {
        close();
        void write.send({ body: { language: other } }).then(() => changeLanguage(i18n, other));
      }}
    >
      {other === 'en' ? 'English' : '中文'}
    </button>
  );
}

function ShortNames() {
  const { t } = useText();
  const names = useNames();
  return (
    <button type="button" aria-pressed={names.short} onClick={() => names.change(!names.short)}>
      {t(names.short ? 'staff.namesFull' : 'staff.namesShort')}
    </button>
  );
}

function LockChoice({ close }: { close: () => void }) {
  const { t } = useText();
  return (
    <>
      <button
        type="button"
        onClick={() => {
          close();
          lockNow();
        }}
      >
        {t('staff.lockNow')}
      </button>
      <p className="tiny">
        <label>
          {t('staff.lockAfter')}{' '}
          <select defaultValue={lockMinutes()} onChange={(event) => setLockMinutes(Number(event.target.value))}>
            {[2, 5, 15, 0].map((minutes) => (
              <option key={minutes} value={minutes}>
                {minutes ? t('staff.minutes', { minutes }) : t('staff.never')}
              </option>
            ))}
          </select>
        </label>
      </p>
    </>
  );
}

function SignOutButton() {
  const { t } = useText();
  const out = useWrite(signOut, () => {
    forgetDrafts();
    location.assign('/sign-in');
  });
  return (
    <button type="button" disabled={out.busy} onClick={() => void out.send()}>
      {t('staff.signOut')}
    </button>
  );
}
