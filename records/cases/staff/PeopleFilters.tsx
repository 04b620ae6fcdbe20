/** What the list is narrowed to; it stands in the address, so that a link shows the same list. */
import { useAddress } from '@guilu/ui/navigation.tsx';
import { useText } from '@guilu/ui/text.ts';
import { useEffect, useState } from 'react';

const kinds = ['correction', 'resettlement', 'investigation', 'request'];
const states = ['open', 'closed', 'all'];

export function PeopleFilters() {
  const { t } = useText();
  const [address, change] = useAddress();
  return (
    <form
      className="filters no-print"
      role="search"
      aria-label={t('people.filters')}
      onSubmit={(event) => event.preventDefault()}
    >
      <FindText />
      <Choice
        label={t('people.kind')}
        name="kind"
        options={kinds.map((kind) => [kind, t(`case.kind.${kind}`)])}
        any={t('people.all')}
      />
      <Choice
        label={t('people.state')}
        name="state"
        options={states.map((state) => [state, t(`people.states.${state}`)])}
      />
      {(address.q || address.kind || address.state || address.office) && (
        <button
          type="button"
          className="link"
          onClick={() =>
            change({ q: undefined, kind: undefined, state: undefined, office: undefined, page: undefined })
          }
        >
          {t('people.reset')}
        </button>
      )}
    </form>
  );
}

function FindText() {
  const { t } = useText();
  const [address, change] = useAddress();
  const [typed, setTyped] = useState(address.q ?? '');
  const wanted = address.q ?? '';
  useEffect(() => setTyped(wanted), [wanted]);
  useEffect(() => {
    if (typed.trim() === wanted) return;
    const timer = setTimeout(() => change({ q: typed.trim() || undefined, page: undefined }), 300);
    return () => clearTimeout(timer);
  });
  return (
    <label className="grow">
      <span className="only-read">{t('people.find')}</span>
      <input
        className="input"
        type="search"
        placeholder={t('people.find')}
        spellCheck={false}
        value={typed}
        onChange={(event) => setTyped(event.target.value)}
      />
    </label>
  );
}

function Choice({ label, name, options, any }: { label: string; name: string; options: string[][]; any?: string }) {
  const [address, change] = useAddress();
  return (
    <label>
      <span className="quiet">{label}</span>
      <select
        className="input"
        value={address[name] ?? (any ? '' : 'open')}
        onChange={(event) => change({ [name]: event.target.value || undefined, page: undefined })}
      >
        {any && <option value="">{any}</option>}
        {options.map(([value, word]) => (
          <option key={value} value={value}>
            {word}
          </option>
        ))}
      </select>
    </label>
  );
}
