/** Joins another file of the same person to the one that is open: find it, look at both side by side, give a reason. */
import { useCall } from '@guilu/ui/calls.ts';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type PersonHit, search } from '../contract.ts';
import { Hit } from './Hit.tsx';
import { MergePair } from './MergePair.tsx';

type Props = FileProps & { onDone: () => void; onCancel: () => void };

export default function Merge({ personId, name, onDone, onCancel }: Props) {
  const [other, setOther] = useState<PersonHit>();
  if (!other) return <FindOther personId={personId} name={name} onChoose={setOther} />;
  return <MergePair kept={{ personId, name }} other={other} onDone={onDone} onCancel={onCancel} />;
}

function FindOther({
  personId,
  name,
  onChoose,
}: {
  personId: string;
  name: string;
  onChoose: (hit: PersonHit) => void;
}) {
  const { t } = useText();
  const [q, setQ] = useState(name);
  const found = useCall(search, { query: { q: q.trim() } }, { when: q.trim() !== '', keep: true });
  const hits = (found.data?.hits ?? []).filter((hit) => hit.personId !== personId);
  return (
    <div className="fields">
      <p className="quiet">{t('people.mergeMore')}</p>
      <label className="field">
        <b>{t('people.mergeFind')}</b>
        <input
          className="input"
          type="search"
          placeholder={t('people.find')}
          value={q}
          spellCheck={false}
          onChange={(event) => setQ(event.target.value)}
        />
      </label>
      <ul className="rows" aria-live="polite">
        {hits.map((hit) => (
          <li key={hit.personId} className="due">
            <Hit hit={hit} />
            <button
              type="button"
              className="btn"
              onClick={() => onChoose(hit)}
              aria-label={`${t('people.mergeChoose')} ${hit.name} ${hit.idMasked ?? ''}`}
            >
              {t('people.mergeChoose')}
            </button>
          </li>
        ))}
        {found.data && hits.length === 0 && <li className="quiet">{t('people.mergeNone')}</li>}
      </ul>
    </div>
  );
}
