/** The page: who is here, which of the few views is open. The address keeps the view, so that going back works. */
import { useEffect, useRef, useState } from 'react';
import { api, call, useAnswer } from './api.ts';
import { Home } from './Home.tsx';
import { Family } from './Family.tsx';
import { Information } from './Information.tsx';
import { Leave } from './Leave.tsx';
import { Help, Move, Objection, Report } from './forms.tsx';
import { Papers, Readers } from './lists.tsx';
import { Relative } from './Relative.tsx';
import { Notices } from './Notices.tsx';
import { forgetTyped } from './sending.ts';
import { FirstPassword, SignIn } from './SignIn.tsx';
import { language, switchLanguage, t } from './words.ts';

const views = {
  report: Report,
  leave: Leave,
  help: Help,
  move: Move,
  objection: Objection,
  papers: Papers,
  readers: Readers,
  family: Family,
  information: Information,
};
export type View = keyof typeof views | 'home';

const viewOf = (): View => {
  const name = location.hash.slice(1);
  return name in views ? (name as View) : 'home';
};

export function App() {
  const [turn, setTurn] = useState(0);
  const [view, setView] = useState<View>(viewOf);
  const me = useAnswer(() => call(api.me), turn);
  const home = useAnswer(
    () => (me.data?.personId && !me.data.mustChangePassword ? call(api.home) : Promise.resolve(undefined)),
    `${turn} ${me.data?.personId ?? '-'} ${me.data?.mustChangePassword ?? '-'} ${view}`,
  );
  useEffect(() => {
    const follow = () => setView(viewOf());
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  // A screen reader says where one is; the first view of a visit leaves the focus where the browser put it.
  const first = useRef(true);
  useEffect(() => {
    if (!first.current) document.querySelector<HTMLElement>('h1')?.focus();
    first.current = false;
    scrollTo(0, 0);
  }, [view]);
  const again = () => setTurn((before) => before + 1);
  const lost = me.error?.problem.status === 0;
  useEffect(() => {
    if (!lost) return undefined;
    addEventListener('online', again);
    return () => removeEventListener('online', again);
  });
  if (me.error) return <SignIn onIn={again} offline={lost} />;
  if (!me.data) return <p className="wait">{t('my.wait')}</p>;
  if (me.data.mustChangePassword) return <FirstPassword onDone={again} />;
  const leave = () => {
    forgetTyped();
    void call(api.signOut)
      .catch(() => undefined)
      .then(again);
  };
  if (me.data.roles.includes('family')) return <Relative onLeave={leave} onOut={again} />;
  if (!home.data)
    return (
      <p className="wait">{home.error ? home.error.problem.sentence[language === 'en' ? 'en' : 'zh'] : t('my.wait')}</p>
    );
  const Shown = view === 'home' ? undefined : views[view];
  return (
    <>
      <Notices />
      {Shown ? (
        <main className="view">
          <a className="back" href="#home">
            ‹ {t('my.back')}
          </a>
          <Shown home={home.data} />
        </main>
      ) : (
        <Home home={home.data} />
      )}
      <footer>
        <p>{t('my.noPhone', { office: home.data.officeName ?? '' })}</p>
        <button type="button" onClick={switchLanguage}>
          {language === 'en' ? '中文' : 'English'}
        </button>
        <button type="button" onClick={leave}>
          {t('my.signOut')}
        </button>
      </footer>
    </>
  );
}
