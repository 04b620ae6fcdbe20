/** Told once after signing in: the own session turned up on another device and was ended. */
import { useState } from 'react';
import { api, call, useAnswer } from './api.ts';
import { instant, t } from './words.ts';

export function Notices() {
  const [seen, setSeen] = useState(false);
  const answer = useAnswer(() => call(api.notices), 'once');
  const rows = (answer.data?.rows ?? []).filter((row) => row.kind === 'session-elsewhere');
  if (seen || rows.length === 0) return null;
  const understood = () => {
    setSeen(true);
    void call(api.seenNotices, { body: { ids: rows.map((row) => row.id) } }).catch(() => setSeen(false));
  };
  return (
    <section className="card" role="alert">
      {rows.map((row) => (
        <p key={row.id}>{t('my.elsewhere', { at: instant(row.at), device: row.device ?? '' })}</p>
      ))}
      <button type="button" className="big" onClick={understood}>
        {t('my.understood')}
      </button>
    </section>
  );
}
