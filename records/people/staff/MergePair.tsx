/** Two files chosen: looked at side by side, which of them is kept, why it is one person, joined. */
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';
import { merge } from '../contract.ts';
import { Comparison } from './Comparison.tsx';

interface Person {
  personId: string;
  name: string;
}

interface Props {
  kept: Person;
  other: Person;
  /** Offered where neither file is the one that is open. */
  onSwap?: () => void;
  onDone: () => void;
  onCancel: () => void;
}

export function MergePair({ kept, other, onSwap, onDone, onCancel }: Props) {
  const { t } = useText();
  const say = useSay();
  const [values, setValues] = useState<Values>({});
  const write = useWrite(merge, () => {
    say(t('people.merged'));
    onDone();
  });
  return (
    <>
      <p className="note-calm">{t('people.mergeInto')}</p>
      <Comparison kept={kept.personId} other={other.personId} />
      {onSwap && (
        <p>
          <button type="button" className="btn" onClick={onSwap}>
            {t('people.swap')}
          </button>
        </p>
      )}
      <FieldForm
        fields={[{ name: 'reason', label: t('people.mergeReason'), kind: 'long', required: true }]}
        values={values}
        onChange={setValues}
        onSubmit={({ reason }) =>
          void write.send({
            params: { personId: kept.personId },
            body: { other: other.personId, reason: String(reason) },
          })
        }
        busy={write.busy}
        problem={write.problem}
        submit={t('people.mergeAct')}
        onCancel={onCancel}
      />
    </>
  );
}
