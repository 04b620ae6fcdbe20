/** The first view: what comes next, what one may want, what is on file. */
import type { Home as HomeData } from '@guilu/procedures/self-service/contract.ts';
import { Next, Office } from './standing.tsx';
import { day, dutyWords, t } from './words.ts';

export function Home({ home }: { home: HomeData }) {
  const supervised = home.kind === 'correction';
  return (
    <main>
      <header className="hi">
        <h1 tabIndex={-1}>{t('my.hello', { name: home.name })}</h1>
        {supervised && home.termEnd && <p>{t('my.term', { day: day(home.termEnd), days: home.daysLeft ?? 0 })}</p>}
      </header>
      <section className="card" aria-labelledby="next">
        <h2 id="next">{t('my.next')}</h2>
        {home.next.length === 0 && <p>{t(supervised ? 'my.nothing' : 'my.nothingOwed')}</p>}
        <Next of={home.next} said={dutyWords} />
        <Office of={home} />
        {supervised && (
          <a className="big" href="#report">
            {t('my.report')}
          </a>
        )}
      </section>
      <section className="card" aria-labelledby="want">
        <h2 id="want">{t('my.want')}</h2>
        <div className="grid">
          {supervised && <a href="#leave">{t('my.leave')}</a>}
          <a href="#help">{t('my.help')}</a>
          {supervised && <a href="#move">{t('my.move')}</a>}
          <a href="#objection">{t('my.object')}</a>
        </div>
        {supervised && (
          <p className="small">
            {t(home.officeDecidesLeave ? 'my.leaveDays' : 'my.leaveDaysCounty', { days: home.leaveDays })}
          </p>
        )}
      </section>
      <section className="card" aria-labelledby="file">
        <h2 id="file">{t('my.file')}</h2>
        <p>
          <a href="#papers">{t('my.papers', { count: home.papers })}</a>
          {home.lastMet && ` · ${t('my.lastMet', { day: day(home.lastMet) })}`}
        </p>
        <p>
          <a href="#readers">{t('my.readers', { count: home.readers })}</a>
        </p>
        <p>
          <a href="#family">{t('my.kin.link')}</a>
        </p>
        <p>
          <a href="#information">{t('my.data.link')}</a>
        </p>
      </section>
    </main>
  );
}
