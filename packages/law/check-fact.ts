/** Whether a payload fits its fact type: the one check that every recording passes. */
import { isInstant, isPlainDate, periodNamed } from '@guilu/calendar';
import type { Catalogue } from './catalogue.ts';
import type { FieldType, Wording } from './types.ts';
import { isRecord } from './yaml-source.ts';

export interface FactProblem {
  code: 'unknown-type' | 'unknown-field' | 'unknown-code' | 'wrong-type' | 'missing';
  field?: string;
  message: Wording;
}

/** All problems of a payload; none when it may be recorded. `null` and `undefined` count as not filled in. */
export function checkFact(
  catalogue: Catalogue,
  type: string,
  data: Record<string, unknown>,
): { problems: FactProblem[] } {
  const known = catalogue.types.get(type);
  if (!known) {
    const message = { zh: `没有 ${type} 这种记录`, en: `There is no fact type ${type}` };
    return { problems: [{ code: 'unknown-type', message }] };
  }
  const problems: FactProblem[] = [];
  const fields = new Map(known.fields.map((f) => [f.name, f]));
  for (const name of Object.keys(data)) if (!fields.has(name)) problems.push(unknownField(type, name));
  for (const field of known.fields) problems.push(...checkField(catalogue, field, data[field.name]));
  return { problems };
}

function unknownField(type: string, field: string): FactProblem {
  return {
    code: 'unknown-field',
    field,
    message: { zh: `${type} 没有字段 ${field}`, en: `${type} has no field ${field}` },
  };
}

function checkField(catalogue: Catalogue, field: FieldType, value: unknown): FactProblem[] {
  const label = catalogue.fieldNames.get(field.name) ?? { zh: field.name, en: field.name };
  if (isEmpty(value)) {
    if (!field.required) return [];
    return [{ code: 'missing', field: field.name, message: { zh: `请填写${label.zh}`, en: `${label.en} is missing` } }];
  }
  if (field.list !== Array.isArray(value)) return [wrongType(field, label)];
  const values = Array.isArray(value) ? (value as unknown[]) : [value];
  if (!values.every((v) => FITS[field.kind](v))) return [wrongType(field, label)];
  if (!field.table) return [];
  return values.filter((v) => !isCode(catalogue, field, String(v))).map((v) => unknownCode(field, label, String(v)));
}

function isEmpty(value: unknown): boolean {
  return value === undefined || value === null || value === '' || (Array.isArray(value) && value.length === 0);
}

function isCode(catalogue: Catalogue, field: FieldType, code: string): boolean {
  if (field.only) return field.only.includes(code);
  return catalogue.tables.get(field.table ?? '')?.codes.some((c) => c.code === code && !c.never) ?? false;
}

function wrongType(field: FieldType, label: Wording): FactProblem {
  const message = {
    zh: `${label.zh}的格式不对`,
    en: `${label.en} is not a ${field.list ? 'list of ' : ''}${field.kind}`,
  };
  return { code: 'wrong-type', field: field.name, message };
}

function unknownCode(field: FieldType, label: Wording, code: string): FactProblem {
  const message = { zh: `${label.zh}不能是 ${code}`, en: `${label.en} cannot be ${code}` };
  return { code: 'unknown-code', field: field.name, message };
}

const isText = (v: unknown) => typeof v === 'string';

const FITS: Record<FieldType['kind'], (value: unknown) => boolean> = {
  text: isText,
  fact: isText,
  role: isText,
  code: isText,
  area: (v) => isText(v) && /^(\d{6}|\d{9}|\d{12})$/.test(String(v)),
  number: (v) => typeof v === 'number' && Number.isFinite(v),
  bool: (v) => typeof v === 'boolean',
  date: (v) => isText(v) && isPlainDate(String(v)),
  instant: (v) => isText(v) && isInstant(String(v)),
  period: (v) => isText(v) && periodNamed(String(v)) !== undefined,
  month: (v) => isText(v) && /^\d{4}-\d{2}$/.test(String(v)) && periodNamed(String(v)) !== undefined,
  list: (v) => isText(v) || isRecord(v),
};
