/** Joins another file of the same person to this one: find it, look, give a reason. Undone from the timeline's list of joinings. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { merge, type PersonHit, search } from '../contract.ts';

export default function Merge({
  personId,
  name,
  onDone,
  onCancel,
}: FileProps & { onDone: () => void; onCancel: () => void }) {
  const { t } = useText();
  const say = useSay();
  const [other, setOther] = useState<PersonHit>();
  const [values, setValues] = useState<Values>({});
  const write = useWrite(merge, () => {
    say(t('people.merged'));
    onDone();
  });
  if (!other) return <FindOther personId={personId} name={name} onChoose={setOther} />;
  return (
    <>
      <p className="note-calm">{t('people.mergeInto', { other: other.name, name })}</p>
      <Hit hit={other} />
      <FieldForm
        fields={[{ name: 'reason', label: t('people.mergeReason'), kind: 'long', required: true }]}
        values={values}
        onChange={setValues}
        onSubmit={({ reason }) =>
          void write.send({ params: { personId }, body: { other: other.personId, reason: String(reason) } })
        }
        busy={write.busy}
        problem={write.problem}
        submit={t('people.mergeAct')}
        onCancel={onCancel}
        focusFirst
      />
    </>
  );
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

function Hit({ hit }: { hit: PersonHit }) {
  const { code } = useText();
  return (
    <span>
      <b>{hit.name}</b>{' '}
      <span className="tiny">
        {[code('people.sex', hit.sex), hit.bornOn, hit.idMasked].filter(Boolean).join(' · ')}
      </span>
      <br />
      <span className="quiet">{hit.cases.map((one) => `${code('case.kind', one.kind)} ${one.number}`).join('；')}</span>
    </span>
  );
}
