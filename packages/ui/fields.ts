/** A form as a list of fields: what each holds, what is missing, and which one a problem of the server speaks of. Pure. */
import type { Problem } from '@guilu/platform/http/client.ts';

export type FieldKind =
  | 'text'
  | 'long'
  | 'number'
  | 'day'
  | 'moment'
  | 'month'
  | 'choice'
  | 'choices'
  | 'yes-no'
  | 'texts'
  | 'place'
  | 'secret';

export interface Field {
  name: string;
  label: string;
  kind: FieldKind;
  required?: boolean;
  hint?: string;
  /** For `choice` and `choices`. */
  options?: { value: string; label: string }[];
  /** A day that may not be passed, `YYYY-MM-DD`. */
  max?: string;
  min?: string;
  autoComplete?: string;
  inputMode?: 'text' | 'numeric' | 'tel';
  /** Shown only where this says so. */
  when?: (values: Values) => boolean;
}

export type Values = Record<string, unknown>;

/** Names of required fields that nothing was put into, in the order of the form. */
export function missingFields(fields: Field[], values: Values): string[] {
  return shownFields(fields, values)
    .filter((field) => field.required && isEmpty(values[field.name]))
    .map((field) => field.name);
}

export function shownFields(fields: Field[], values: Values): Field[] {
  return fields.filter((field) => !field.when || field.when(values));
}

export function isEmpty(value: unknown): boolean {
  return (
    value === undefined ||
    value === null ||
    (typeof value === 'string' && value.trim() === '') ||
    (Array.isArray(value) && value.length === 0)
  );
}

/** The values as they are sent: empty ones left out, text trimmed, of shown fields only. */
export function filledValues(fields: Field[], values: Values): Values {
  const shown = shownFields(fields, values).filter((field) => !isEmpty(values[field.name]));
  return Object.fromEntries(shown.map((field) => [field.name, sentValue(values[field.name])]));
}

function sentValue(value: unknown): unknown {
  if (typeof value === 'string') return value.trim();
  return Array.isArray(value) ? value.filter((one) => !isEmpty(one)).map(sentValue) : value;
}

/** The field a problem names, by the last part of its path (`data.bornOn`, `/bornOn`); undefined where it names none of these. */
export function fieldOfProblem(problem: Problem | undefined, fields: Pick<Field, 'name'>[]): string | undefined {
  const last = problem?.field?.split(/[./]/).at(-1);
  return fields.find((field) => field.name === last || field.name === problem?.field)?.name;
}

/** A day with an hour as an instant in China, a day alone as it is. */
export function joinMoment(day: string, time: string): string {
  return day && time ? `${day}T${time}:00+08:00` : day;
}

/** The day and the time of a moment as written by `joinMoment` or by the server. */
export function splitMoment(moment: string): { day: string; time: string } {
  if (moment.length <= 10) return { day: moment, time: '' };
  const at = Date.parse(moment);
  if (Number.isNaN(at)) return { day: moment.slice(0, 10), time: '' };
  const shifted = new Date(at + 8 * 3_600_000).toISOString();
  return { day: shifted.slice(0, 10), time: shifted.slice(11, 16) };
}
