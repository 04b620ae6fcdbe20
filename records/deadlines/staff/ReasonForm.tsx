/** A short form that sends what was filled in to one endpoint: a reminder, a disposition, a reason. */
import type { Endpoint } from '@guilu/ui/calls.ts';
import { useWrite } from '@guilu/ui/calls.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { useSay } from '@guilu/ui/Toasts.tsx';
import { useState } from 'react';

interface Props {
  endpoint: Pick<Endpoint, 'method' | 'path'>;
  params: Record<string, string>;
  fields: Field[];
  initial?: Values;
  submit: string;
  /** Said when it is done. */
  said: string;
  onDone: () => void;
  onCancel?: () => void;
}

export function ReasonForm({ endpoint, params, fields, initial = {}, submit, said, onDone, onCancel }: Props) {
  const say = useSay();
  const [values, setValues] = useState<Values>(initial);
  const write = useWrite(endpoint, () => {
    say(said);
    onDone();
  });
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      onSubmit={(filled) => void write.send({ params: params as never, body: filled as never })}
      busy={write.busy}
      problem={write.problem}
      submit={submit}
      {...(onCancel && { onCancel })}
      focusFirst
    />
  );
}
