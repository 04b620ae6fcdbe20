/** Refusals are values: a code, a status, the field it is about, and what the sentence needs. Exceptions are for faults. */

export interface Refusal {
  refused: true;
  /** `feature/what-is-wrong`; the sentence stands in the language files under `error.<code>`. */
  code: string;
  status: number;
  field?: string;
  params?: Record<string, unknown>;
  /** Reason codes of a gate, each with its wording, where a rule refused. */
  reasons?: { code: string; title: { zh: string; en: string } }[];
}

/** Builds a refusal; 409 unless told: the request was understood and the state of things says no. */
export function refused(code: string, more: Partial<Omit<Refusal, 'refused' | 'code'>> = {}): Refusal {
  return { refused: true, code, status: 409, ...more };
}
/** What one may not see does not exist. */
export const notFound = (code = 'request/not-found'): Refusal => refused(code, { status: 404 });
/** A field that does not hold. */
export const invalid = (code: string, field: string, params?: Record<string, unknown>): Refusal =>
  refused(code, { status: 422, field, params });

export function isRefusal(value: unknown): value is Refusal {
  return typeof value === 'object' && value !== null && (value as Refusal).refused === true;
}
