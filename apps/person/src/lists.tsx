/** My papers, and who opened my file. */
import { urlOf } from '@guilu/platform/http/client.ts';
import type { Home } from '@guilu/procedures/self-service/contract.ts';
import { api, call, useAnswer } from './api.ts';
import { day, instant, t, w } from './words.ts';

const paper = { method: 'GET', path: '/papers/:paperId/:format' } as const;

export function Papers({ home }: { home: Home }) {
  const { data } = useAnswer(() => call(api.papers, { params: { caseId: home.caseId } }), home.caseId);
  return (
    <>
      <h1 tabIndex={-1}>{t('my.myPapers')}</h1>
      {data?.rows.length === 0 && <p>{t('my.noPapers')}</p>}
      {data?.rows.map((one) => (
        <div key={one.paperId} className="line">
          <p>
            <a href={urlOf(paper, { paperId: one.paperId, format: one.pdf ? 'pdf' : 'docx' })}>{w(one.title)}</a>
          </p>
          <p className="small">
            {one.number} · {day(one.madeAt.slice(0, 10))} {one.outdated && t('my.outdated')}
            {one.voided && t('my.voided')}
          </p>
        </div>
      ))}
    </>
  );
}

export function Readers() {
  const { data } = useAnswer(() => call(api.readers), '');
  return (
    <>
      <h1 tabIndex={-1}>{t('my.whoLooked')}</h1>
      {data?.rows.length === 0 && <p>{t('my.nobodyLooked')}</p>}
      {data?.rows.map((one, at) => (
        <p key={at} className="line">
          <b>{one.actor}</b> {instant(one.at)}{' '}
          <span className="small">
            {t(
              `my.looked.${one.what.startsWith('number') ? 'number' : one.what.startsWith('document') ? 'paper' : one.what.startsWith('family') ? 'family' : 'file'}`,
            )}
            {one.purpose && !['case work', 'family'].includes(one.purpose) ? ` · ${one.purpose}` : ''}
          </span>
        </p>
      ))}
    </>
  );
}
