/** The controls of a form: text, days, choices, yes or no. Each takes a value and gives back a changed one. */
import type { ReactNode } from 'react';
import { type Field, joinMoment, splitMoment } from './fields.ts';
import { PlacePicker } from './PlacePicker.tsx';
import { useText } from './text.ts';

/** Up to this many choices stand open as buttons; more go into a list. */
export const few = (field: Field) => (field.options?.length ?? 0) <= 7;

interface ControlProps {
  field: Field;
  id: string;
  described: string | undefined;
  wrong: boolean;
  value: unknown;
  onChange: (value: unknown) => void;
}

export function FieldControl(props: ControlProps): ReactNode {
  switch (props.field.kind) {
    case 'long':
      return <LongText {...props} />;
    case 'day':
    case 'moment':
      return <DayInput {...props} />;
    case 'choice':
      return few(props.field) ? <OneOf {...props} /> : <ListOf {...props} />;
    case 'choices':
      return <SomeOf {...props} />;
    case 'yes-no':
      return <YesNo {...props} />;
    case 'place':
      return <PlaceInput {...props} />;
    default:
      return <OneLine {...props} />;
  }
}

const typeOf: Partial<Record<Field['kind'], string>> = { number: 'number', month: 'month', secret: 'password' };

function OneLine({ field, id, described, wrong, value, onChange }: ControlProps) {
  const list = field.kind === 'texts';
  const shown = list && Array.isArray(value) ? value.join('；') : String(value ?? '');
  const read = (text: string): unknown => {
    if (list) return text.split(/[；;\n]/);
    return field.kind === 'number' ? (text === '' ? undefined : Number(text)) : text;
  };
  return (
    <input
      className="input"
      id={id}
      name={field.name}
      type={typeOf[field.kind] ?? 'text'}
      {...(field.kind === 'number' && { step: 'any' })}
      {...(field.inputMode && { inputMode: field.inputMode })}
      autoComplete={field.autoComplete ?? 'off'}
      spellCheck={false}
      value={shown}
      aria-invalid={wrong || undefined}
      aria-describedby={described}
      onChange={(event) => onChange(read(event.target.value))}
    />
  );
}

function LongText({ field, id, described, wrong, value, onChange }: ControlProps) {
  return (
    <textarea
      className="input"
      id={id}
      name={field.name}
      value={String(value ?? '')}
      aria-invalid={wrong || undefined}
      aria-describedby={described}
      onChange={(event) => onChange(event.target.value)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) event.currentTarget.form?.requestSubmit();
      }}
    />
  );
}

/** A day, written out beside it with its weekday; for moments an hour that may stay empty. */
function DayInput({ field, id, described, wrong, value, onChange }: ControlProps) {
  const { t, dayLong } = useText();
  const { day, time } = splitMoment(String(value ?? ''));
  return (
    <span className="day-input">
      <input
        className="input"
        type="date"
        id={id}
        name={field.name}
        value={day}
        {...(field.max && { max: field.max })}
        {...(field.min && { min: field.min })}
        aria-invalid={wrong || undefined}
        aria-describedby={described}
        onChange={(event) => onChange(joinMoment(event.target.value, time))}
      />
      {field.kind === 'moment' && (
        <input
          className="input"
          type="time"
          aria-label={t('ui.hour')}
          value={time}
          onChange={(event) => onChange(joinMoment(day, event.target.value))}
        />
      )}
      <span className="quiet">{dayLong(day)}</span>
    </span>
  );
}

function OneOf({ field, id, value, onChange }: ControlProps) {
  return (
    <span className="choices">
      {field.options?.map((option) => (
        <label key={option.value}>
          <input
            type="radio"
            name={`${id}-${field.name}`}
            checked={value === option.value}
            onChange={() => onChange(option.value)}
          />
          {option.label}
        </label>
      ))}
    </span>
  );
}

function ListOf({ field, id, described, wrong, value, onChange }: ControlProps) {
  const { t } = useText();
  return (
    <select
      className="input"
      id={id}
      name={field.name}
      value={String(value ?? '')}
      aria-invalid={wrong || undefined}
      aria-describedby={described}
      onChange={(event) => onChange(event.target.value || undefined)}
    >
      <option value="">{t('ui.choose')}</option>
      {field.options?.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}

function SomeOf({ field, value, onChange }: ControlProps) {
  const chosen = Array.isArray(value) ? value : [];
  return (
    <span className="choices">
      {field.options?.map((option) => (
        <label key={option.value}>
          <input
            type="checkbox"
            checked={chosen.includes(option.value)}
            onChange={(event) =>
              onChange(event.target.checked ? [...chosen, option.value] : chosen.filter((one) => one !== option.value))
            }
          />
          {option.label}
        </label>
      ))}
    </span>
  );
}

function YesNo(props: ControlProps) {
  const { t } = useText();
  const options = [
    { value: 'yes', label: t('ui.yes') },
    { value: 'no', label: t('ui.no') },
  ];
  const value = props.value === true ? 'yes' : props.value === false ? 'no' : undefined;
  return (
    <OneOf
      {...props}
      field={{ ...props.field, options }}
      value={value}
      onChange={(answer) => props.onChange(answer === 'yes')}
    />
  );
}

function PlaceInput({ field, id, described, wrong, value, onChange }: ControlProps) {
  return (
    <PlacePicker
      id={id}
      name={field.name}
      value={String(value ?? '')}
      wrong={wrong}
      described={described}
      onChange={onChange}
    />
  );
}
