/** What papers print and no rule looks at, completed by the officer: a paper that lacked something can then be made. */
import { useCall, useWrite } from '@guilu/ui/calls.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { Shown } from '@guilu/ui/Page.tsx';
import type { FileProps } from '@guilu/ui/screen.ts';
import { useText } from '@guilu/ui/text.ts';
import { useState } from 'react';
import { type Particulars, particulars, setParticulars } from '../contract.ts';

type Props = FileProps & { onDone: () => void; onCancel: () => void };

const names = [
  'court',
  'judgmentNumber',
  'judgedOn',
  'offence',
  'sentence',
  'additionalPenalty',
  'prison',
  'decisionOrgan',
  'custodyConduct',
  'ethnicity',
  'schooling',
  'maritalState',
  'formerJob',
  'workplace',
  'skills',
  'health',
] as const;
const long = new Set<string>(['sentence', 'custodyConduct', 'health']);
const kindOf = (name: string): Field['kind'] => (name === 'judgedOn' ? 'day' : long.has(name) ? 'long' : 'text');

export default function ParticularsForm(file: Props) {
  const answer = useCall(particulars, { params: { caseId: file.caseId } });
  return <Shown of={answer}>{(known) => <Filled file={file} known={known} />}</Shown>;
}

function Filled({ file, known }: { file: Props; known: Particulars }) {
  const { t, today } = useText();
  const [values, setValues] = useState<Values>(known);
  const { send, busy, problem } = useWrite(setParticulars, file.onDone);
  const fields = names.map(
    (name): Field => ({
      name,
      kind: kindOf(name),
      label: t(`particulars.${name}`),
      ...(name === 'judgedOn' && { max: today }),
    }),
  );
  // A field that was emptied is sent as an empty text: that clears it.
  const body = (filled: Values) =>
    ({ ...Object.fromEntries(Object.keys(known).map((name) => [name, ''])), ...filled }) as Particulars;
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={busy}
      problem={problem}
      submit={t('particulars.save')}
      onCancel={file.onCancel}
      onSubmit={(filled) => void send({ params: { caseId: file.caseId }, body: body(filled) })}
      focusFirst
    >
      <p className="hint">{t('particulars.hint')}</p>
    </FieldForm>
  );
}
