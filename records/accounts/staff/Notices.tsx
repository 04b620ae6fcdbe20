/** Said above the page after signing in, until it is understood: the session turned up elsewhere, what the administrator reset. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { useText } from '@guilu/ui/text.ts';
import { notices, seenNotices } from '../contract.ts';

export function Notices() {
  const { t, instant } = useText();
  const answer = useCall(notices, {}, { freshSeconds: 600 });
  const seen = useWrite(seenNotices);
  const rows = answer.data?.rows ?? [];
  if (rows.length === 0) return null;
  return (
    <div className="banner" role="alert">
      {rows.map((row) => (
        <p key={row.id}>
          {t(`accounts.notice.${row.kind}`, {
            at: instant(row.at),
            device: row.device ?? '',
            address: row.address ?? '',
            by: row.by ?? '',
            left: row.left ?? 0,
          })}
        </p>
      ))}
      <button
        type="button"
        className="btn"
        disabled={seen.busy}
        onClick={() => void seen.send({ body: { ids: rows.map((row) => row.id) } })}
      >
        {t('accounts.noticeSeen')}
      </button>
    </div>
  );
}
