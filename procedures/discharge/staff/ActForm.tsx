/** The frame that the forms of this page share: fields with a draft that is kept until the server said yes. */
import type { Problem } from '@guilu/platform/http/client.ts';
import { useDraft } from '@guilu/ui/draft.ts';
import type { Field, Values } from '@guilu/ui/fields.ts';
import { FieldForm } from '@guilu/ui/FieldForm.tsx';
import { useWho } from '@guilu/ui/who.tsx';
import type { ReactNode } from 'react';

interface Props {
  /** Tells this draft from the others of the same case. */
  name: string;
  caseId: string;
  fields: Field[];
  first: Values;
  write: { busy: boolean; problem: Problem | undefined };
  submit: string;
  /** Sends; true where the server said yes. */
  onSubmit: (filled: Values) => Promise<boolean>;
  onCancel: () => void;
  children?: ReactNode;
}

export function ActForm({ name, caseId, fields, first, write, submit, onSubmit, onCancel, children }: Props) {
  const { accountId } = useWho();
  const [values, setValues, forget] = useDraft<Values>(`${accountId} ${caseId} ${name}`, first);
  async function save(filled: Values) {
    if (await onSubmit(filled)) forget();
  }
  return (
    <FieldForm
      fields={fields}
      values={values}
      onChange={setValues}
      busy={write.busy}
      problem={write.problem}
      submit={submit}
      onCancel={onCancel}
      onSubmit={(filled) => void save(filled)}
      focusFirst
    >
      {children}
    </FieldForm>
  );
}
