/** The page: who is here, which of the few views is open. The address keeps the view, so that going back works. */
import { useEffect, useState } from 'react';
import { api, call, useAnswer } from './api.ts';
import { Home } from './Home.tsx';
import { Leave } from './Leave.tsx';
import { Help, Objection, Report } from './forms.tsx';
import { Papers, Readers } from './lists.tsx';
import { FirstPassword, SignIn } from './SignIn.tsx';
import { language, switchLanguage, t } from './words.ts';

const views = { report: Report, leave: Leave, help: Help, objection: Objection, papers: Papers, readers: Readers };
export type View = keyof typeof views | 'home';

const viewOf = (): View => {
  const name = location.hash.slice(1);
  return name in views ? (name as View) : 'home';
};

export function App() {
  const [turn, setTurn] = useState(0);
  const [view, setView] = useState<View>(viewOf);
  const me = useAnswer(() => call(api.me), turn);
  const home = useAnswer(() => (me.data?.personId ? call(api.home) : Promise.resolve(undefined)), `${turn} ${me.data?.personId ?? ''} ${view}`);
  useEffect(() => {
    const follow = () => {
      setView(viewOf());
      document.querySelector<HTMLElement>('h1')?.focus();
    };
    addEventListener('hashchange', follow);
    return () => removeEventListener('hashchange', follow);
  }, []);
  const again = () => setTurn(turn + 1);
  if (me.error) return <SignIn onIn={again} offline={me.error.problem.status === 0} />;
  if (!me.data) return <p className="wait">{t('my.wait')}</p>;
  if (me.data.mustChangePassword) return <FirstPassword onDone={again} />;
  if (!home.data) return <p className="wait">{home.error ? home.error.problem.sentence[language === 'en' ? 'en' : 'zh'] : t('my.wait')}</p>;
  const Shown = view === 'home' ? undefined : views[view];
  return (
    <>
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
        <button type="button" onClick={() => void call(api.signOut).finally(again)}>
          {t('my.signOut')}
        </button>
      </footer>
    </>
  );
}
