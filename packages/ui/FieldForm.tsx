/** The shell of every form: fields in order, what is missing said at the field, Enter saves, nothing is sent twice. */
import type { Problem } from '@guilu/platform/http/client.ts';
import { type FormEvent, type ReactNode, useEffect, useRef, useState } from 'react';
import { type Field, fieldOfProblem, filledValues, missingFields, shownFields, type Values } from './fields.ts';
import { FieldInput } from './FieldInput.tsx';
import { firstField } from './first-field.ts';
import { ProblemNote } from './Page.tsx';
import { useText } from './text.ts';

interface Props {
  fields: Field[];
  values: Values;
  onChange: (values: Values) => void;
  /** Gets the filled values only; empty ones are left out. */
  onSubmit: (values: Values) => void;
  busy: boolean;
  problem?: Problem | undefined;
  submit: string;
  onCancel?: () => void;
  /** Stands between the fields and the buttons. */
  children?: ReactNode;
  /** Puts the cursor into the first field. */
  focusFirst?: boolean;
}

export function FieldForm({
  fields,
  values,
  onChange,
  onSubmit,
  busy,
  problem,
  submit,
  onCancel,
  children,
  focusFirst,
}: Props) {
  const { t, w } = useText();
  const form = useRef<HTMLFormElement>(null);
  const [missing, setMissing] = useState<string[]>([]);
  const named = fieldOfProblem(problem, fields);
  // What was refused is no longer said of what has been changed since.
  const [changed, setChanged] = useState<Problem>();
  useEffect(() => {
    if (focusFirst) firstField(form.current)?.focus();
  }, [focusFirst]);
  useEffect(() => {
    if (named) focusField(form.current, named);
  }, [named, problem]);

  function onFormSubmit(event: FormEvent) {
    event.preventDefault();
    if (busy) return;
    const gaps = missingFields(fields, values);
    setMissing(gaps);
    if (gaps[0]) return focusField(form.current, gaps[0]);
    onSubmit(filledValues(fields, values));
  }
  const wrongOf = (name: string) => {
    if (problem && problem !== changed && named === name) return w(problem.sentence);
    return missing.includes(name) ? t('ui.missing') : undefined;
  };
  return (
    <form ref={form} onSubmit={onFormSubmit} noValidate>
      {!named && <ProblemNote problem={problem} />}
      <div className="fields">
        {shownFields(fields, values).map((field) => (
          <FieldInput
            key={field.name}
            field={field}
            values={values}
            wrong={wrongOf(field.name)}
            onChange={(value) => {
              setChanged(problem);
              setMissing((before) => before.filter((one) => one !== field.name));
              onChange({ ...values, [field.name]: value });
            }}
          />
        ))}
        {children}
        <div className="btns">
          <button type="submit" className="btn p" disabled={busy}>
            {busy ? t('ui.saving') : submit}
          </button>
          {onCancel && (
            <button type="button" className="btn" onClick={onCancel}>
              {t('ui.cancel')}
            </button>
          )}
        </div>
      </div>
    </form>
  );
}

function focusField(form: HTMLFormElement | null, name: string): void {
  form?.querySelector<HTMLElement>(`[data-field="${CSS.escape(name)}"] :is(input, select, textarea)`)?.focus();
}
