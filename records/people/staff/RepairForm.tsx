/** Puts the right character into a name that another system broke: suggested, found by pinyin, or given by its code. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useId, useState } from 'react';
import { characters, evidences, repairName } from '../contract.ts';
import { charactersOfCode, withCharacter } from './lost-characters.ts';

interface Props {
  personId: string;
  name: string;
  suggestion?: string | undefined;
  onDone: () => void;
  onCancel: () => void;
}

export function RepairForm({ personId, name, suggestion, onDone, onCancel }: Props) {
  const { t } = useText();
  const say = useSay();
  const [values, setValues] = useState<Values>({ name: suggestion ?? name });
  const { send, busy, problem } = useWrite(repairName, () => {
    say(t('people.nameRepaired'));
    onDone();
  });
  return (
    <>
      <p className="big-name" lang="zh-CN">
        {String(values.name ?? '')}
      </p>
      {suggestion && <p className="note-calm">{t('people.suggested', { suggestion })}</p>}
      <CharacterFinder
        onChoose={(char) => setValues({ ...values, name: withCharacter(name, String(values.name ?? ''), char) })}
      />
      <FieldForm
        fields={[
          { name: 'name', kind: 'text', required: true, label: t('people.rightName'), hint: t('people.rightNameHint') },
          {
            name: 'evidence',
            kind: 'choice',
            required: true,
            label: t('people.evidence'),
            options: evidences.map((one) => ({ value: one, label: t(`people.evidences.${one}`) })),
          },
        ]}
        values={values}
        onChange={setValues}
        onSubmit={(filled) => void send({ params: { personId }, body: filled as never })}
        busy={busy}
        problem={problem}
        submit={t('people.repairName')}
        onCancel={onCancel}
      />
    </>
  );
}

/** Pinyin gives the characters a keyboard lacks; `U+4DAE` gives that one. Pressing one puts it where the first is lost. */
function CharacterFinder({ onChoose }: { onChoose: (char: string) => void }) {
  const { t } = useText();
  const id = useId();
  const [typed, setTyped] = useState('');
  const reading = typed.trim();
  const byCode = charactersOfCode(reading);
  const wanted = byCode.length === 0 && /^[a-zA-ZüÜ]{1,8}$/.test(reading);
  const answer = useCall(characters, { query: { reading } }, { when: wanted, keep: true, freshSeconds: 3600 });
  const found = byCode.length ? byCode : wanted ? (answer.data?.characters ?? []) : [];
  return (
    <div className="field">
      <label className="label" htmlFor={id}>
        {t('people.findCharacter')}
      </label>
      <input
        id={id}
        className="input"
        value={typed}
        autoComplete="off"
        spellCheck={false}
        placeholder="yan / U+4DAE"
        onChange={(event) => setTyped(event.target.value)}
      />
      <div className="characters" role="group" aria-label={t('people.foundCharacters')} aria-live="polite">
        {found.map((char) => (
          <button key={char} type="button" className="btn" lang="zh-CN" onClick={() => onChoose(char)}>
            {char}
          </button>
        ))}
        {wanted && answer.data && found.length === 0 && <span className="quiet">{t('people.noCharacter')}</span>}
      </div>
    </div>
  );
}
