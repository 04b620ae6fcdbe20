/** Narrowing the log by who, whose file, what and when; kept in the address. */
import { useAddress } from '@guilu/ui/navigation.tsx';
import { useText } from '@guilu/ui/text.ts';
import type { FormEvent } from 'react';

const names = ['actor', 'person', 'kind', 'action', 'from', 'to'] as const;

export function Filters({ actions }: { actions: string[] }) {
  const { t, code } = useText();
  const [address, change] = useAddress();
  // Sent by its button, not while typing: every look into the log is itself an entry.
  function onSubmit(event: FormEvent<HTMLFormElement>) {
    event.preventDefault();
    const data = new FormData(event.currentTarget);
    change({
      ...Object.fromEntries(names.map((name) => [name, String(data.get(name) ?? '').trim() || undefined])),
      page: undefined,
    });
  }
  return (
    <form className="filters no-print" onSubmit={onSubmit} key={names.map((name) => address[name]).join('|')}>
      <label>
        {t('accessLog.actor')}
        <input className="input" name="actor" defaultValue={address.actor ?? ''} maxLength={60} />
      </label>
      <label>
        {t('accessLog.person')}
        <input className="input" name="person" defaultValue={address.person ?? ''} maxLength={60} />
      </label>
      <label>
        {t('accessLog.kind')}
        <select className="input" name="kind" defaultValue={address.kind ?? ''}>
          <option value="">{t('accessLog.all')}</option>
          <option value="write">{t('accessLog.written')}</option>
          <option value="read">{t('accessLog.looked')}</option>
        </select>
      </label>
      <label>
        {t('accessLog.action')}
        <select className="input" name="action" defaultValue={address.action ?? ''}>
          <option value="">{t('accessLog.all')}</option>
          {actions.map((action) => (
            <option key={action} value={action}>
              {code('accessLog.act', action.split(': ')[0])}
            </option>
          ))}
        </select>
      </label>
      <label>
        {t('accessLog.from')}
        <input className="input" type="date" name="from" defaultValue={address.from ?? ''} />
      </label>
      <label>
        {t('accessLog.to')}
        <input className="input" type="date" name="to" defaultValue={address.to ?? ''} />
      </label>
      <button type="submit" className="btn p">
        {t('accessLog.filter')}
      </button>
      <button
        type="button"
        className="btn"
        onClick={() => change({ ...Object.fromEntries(names.map((name) => [name, undefined])), page: undefined })}
      >
        {t('accessLog.reset')}
      </button>
    </form>
  );
}
