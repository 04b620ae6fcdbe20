/** One field: its label, the control that its kind asks for, its hint, and what is wrong with it. */
import { useId } from 'react';
import { FieldControl, few } from './FieldControl.tsx';
import type { Field, Values } from './fields.ts';
import { useText } from './text.ts';

interface Props {
  field: Field;
  values: Values;
  wrong?: string;
  onChange: (value: unknown) => void;
}

export function FieldInput({ field, values, wrong, onChange }: Props) {
  const id = useId();
  const described = [field.hint && `${id}-hint`, wrong && `${id}-wrong`].filter(Boolean).join(' ') || undefined;
  const grouped = field.kind === 'choices' || field.kind === 'yes-no' || (field.kind === 'choice' && few(field));
  const control = (
    <FieldControl
      field={field}
      id={id}
      described={described}
      wrong={!!wrong}
      value={values[field.name]}
      onChange={onChange}
    />
  );
  const notes = (
    <>
      {field.hint && (
        <span className="hint" id={`${id}-hint`}>
          {field.hint}
        </span>
      )}
      {wrong && (
        <span className="wrong" id={`${id}-wrong`}>
          {wrong}
        </span>
      )}
    </>
  );
  if (grouped) {
    return (
      <div
        role="group"
        className={`field ${field.kind}`}
        data-field={field.name}
        aria-labelledby={`${id}-label`}
        aria-describedby={described}
      >
        <span className="label" id={`${id}-label`}>
          <Label field={field} />
        </span>
        {control}
        {notes}
      </div>
    );
  }
  return (
    <div className="field" data-field={field.name}>
      <label htmlFor={id}>
        <Label field={field} />
      </label>
      {control}
      {notes}
    </div>
  );
}

function Label({ field }: { field: Field }) {
  const { t } = useText();
  return (
    <>
      {field.label}
      {field.required && <span className="must">{t('ui.required')}</span>}
    </>
  );
}
