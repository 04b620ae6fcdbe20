/** What the person's page and the family's both show: what comes next with its article, and how the office is reached. */
import type { Home, Relative } from '@guilu/procedures/self-service/contract.ts';
import { day, t, w } from './words.ts';

type Wording = Home['next'][number]['title'];

/** `said`: how a duty is put to the reader; the person is spoken to, the family reads the rule's title. */
export function Next({ of, said }: { of: Home['next']; said: (rule: string, title: Wording) => string }) {
  return of.map((one) => (
    <div key={one.key} className="next">
      <p>
        <b>{t(one.late ? 'my.late' : 'my.by', { day: day(one.dueOn) })}</b>{' '}
        {said(one.key.split('|')[0] ?? '', one.title)}
      </p>
      <details>
        <summary>{t('my.why')}</summary>
        {one.basis.map(w).join('、')} {!one.verified && t('my.unverified')}
      </details>
    </div>
  ));
}

type Reached = Pick<Home | Relative, 'officerName' | 'officeName' | 'officePhone' | 'officeAddress'>;

/** Who is responsible and how the office is reached; a tap calls. */
export function Office({ of }: { of: Reached }) {
  return (
    <p className="small">
      {[of.officerName, of.officeName].filter(Boolean).join(' · ')}
      {of.officePhone && (
        <>
          {' · '}
          <a href={`tel:${of.officePhone}`}>{of.officePhone}</a>
        </>
      )}
      {of.officeAddress && (
        <>
          <br />
          {of.officeAddress}
        </>
      )}
    </p>
  );
}
