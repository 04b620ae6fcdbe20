/** Ends an address, a phone or a relation on a day; what it said stays, its encrypted parts too. */
import { useWrite } from '@guilu/ui/calls.ts';
import { Drawer } from '@guilu/ui/Drawer.tsx';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Values } from '@guilu/ui/fields.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { recordFact, type TimelineEntry } from '../../contract.ts';

interface Props {
  caseId: string;
  entry: TimelineEntry;
  onDone: () => void;
  onCancel: () => void;
}

export function EndForm({ caseId, entry, onDone, onCancel }: Props) {
  const { t, w, today } = useText();
  const [values, setValues] = useState<Values>({ until: today });
  const { send, busy, problem } = useWrite(recordFact, onDone);
  return (
    <Drawer small title={t('identity.endOf', { what: w(entry.title) })} onClose={onCancel}>
      <FieldForm
        fields={[
          { name: 'until', kind: 'day', required: true, label: t('identity.endedOn'), min: entry.on.slice(0, 10) },
        ]}
        values={values}
        onChange={setValues}
        onSubmit={({ until }) =>
          void send({
            params: { caseId },
            body: { type: entry.type, on: entry.on, data: { ...entry.data, until }, supersedes: entry.id },
          })
        }
        busy={busy}
        problem={problem}
        submit={t('identity.end')}
        onCancel={onCancel}
        focusFirst
      />
    </Drawer>
  );
}
