/** The family member's page: whom it is about, what comes next, the office; for a guardian the days of granted leave. */
import { api, call, useAnswer } from './api.ts';
import { Next, Office } from './standing.tsx';
import { day, language, switchLanguage, t, w } from './words.ts';

export function Relative({ onLeave, onOut }: { onLeave: () => void; onOut: () => void }) {
  const { data, error } = useAnswer(
    () =>
      call(api.relative).catch((problem: unknown) => {
        // The person ended it, or its last day has passed: back to where a sentence says so.
        if (problem instanceof Error && 'problem' in problem && (problem.problem as { status: number }).status === 401)
          onOut();
        throw problem;
      }),
    '',
  );
  return (
    <>
      {error && <p className="wait">{error.problem.sentence[language === 'en' ? 'en' : 'zh']}</p>}
      {!data && !error && <p className="wait">{t('my.wait')}</p>}
      {data && (
        <main>
          <header className="hi">
            <h1 tabIndex={-1}>{t('my.relative.about', { who: data.who })}</h1>
            <p>{t('my.relative.until', { day: day(data.toOn) })}</p>
          </header>
          <section className="card" aria-labelledby="next">
            <h2 id="next">{t('my.relative.next')}</h2>
            {data.next.length === 0 && <p>{t('my.relative.none')}</p>}
            <Next of={data.next} said={(_, title) => w(title)} />
          </section>
          {data.leave && (
            <section className="card" aria-labelledby="leave">
              <h2 id="leave">{t('my.relative.leave')}</h2>
              {data.leave.length === 0 && <p>{t('my.relative.noLeave')}</p>}
              {data.leave.map((one) => (
                <p key={one.fromOn}>{t('my.relative.leaveDays', { from: day(one.fromOn), to: day(one.toOn) })}</p>
              ))}
            </section>
          )}
          <section className="card" aria-labelledby="office">
            <h2 id="office">{t('my.relative.office')}</h2>
            <Office of={data} />
            <p className="small">
              {t(data.kind === 'guardian' ? 'my.relative.guardianNote' : 'my.relative.consentNote')}
            </p>
          </section>
        </main>
      )}
      <footer>
        {data && <p>{t('my.relative.phone', { office: data.officeName ?? '' })}</p>}
        <button type="button" onClick={switchLanguage}>
          {language === 'en' ? '中文' : 'English'}
        </button>
        <button type="button" onClick={onLeave}>
          {t('my.signOut')}
        </button>
      </footer>
    </>
  );
}
