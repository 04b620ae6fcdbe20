/**
 * What a document template is: a folder with template.docx and template.typ, its fields with their Chinese labels, and
 * example data. Each folder's fields.ts makes one with `defineTemplate` and exports it.
 */
import { type Static, type TSchema, Type } from 'typebox';
import Value from 'typebox/value';

/** The values a template prints: text, or rows of text. Dates and codes are already in the words of the paper. */
export type Display = { [field: string]: string | Display[] };

export type Fields = Record<string, TSchema>;

export interface DocumentTemplate<T = Record<string, unknown>> {
  id: string;
  /** Raised whenever the wording or the layout changes; a made document keeps it. */
  version: string;
  folder: string;
  title: { zh: string; en: string };
  fields: TSchema;
  /** Sentences that follow from the data, such as the effect of a discharge for each category. */
  derive?: (data: T) => Display;
  example: T;
}

/**
 * In: the template without the shape of its data, and its fields. Out: the template, whose `example` and `derive` are
 * checked against the fields by the compiler.
 */
export function defineTemplate<F extends Fields>(
  template: Omit<DocumentTemplate<Static<ReturnType<typeof Type.Object<F>>>>, 'fields'> & { fields: F },
): DocumentTemplate<Static<ReturnType<typeof Type.Object<F>>>> {
  return { ...template, fields: Type.Object(template.fields) };
}

interface Blank {
  /** What the paper shows where nothing is known; without it the place stays empty to be filled by hand. */
  blank?: string;
}

/** A name, a place, a number: what fits the narrowest cell of a form. */
export const text = (zh: string, options: Blank = {}) =>
  Type.String({ title: zh, minLength: 1, maxLength: 160, ...options });

/** Sentences, up to a few pages; line breaks stay. Only for places that can go on overleaf. */
export const passage = (zh: string, options: Blank = {}) =>
  Type.String({ title: zh, minLength: 1, maxLength: 4000, ...options });

/** A day, `YYYY-MM-DD` in the data and 2026年11月30日 on the paper. */
export const day = (zh: string, options: Blank = {}) =>
  Type.String({ title: zh, pattern: '^\\d{4}-\\d{2}-\\d{2}$', shows: 'day', ...options });

export const count = (zh: string) => Type.Integer({ title: zh, minimum: 0 });

/**
 * One of several codes. The paper can show its words (`{field}`) or all of them with the chosen one ticked
 * (`{fieldBoxes}`).
 */
export function choice<L extends Record<string, string>>(zh: string, labels: L, options: Blank = {}) {
  const enumeration = { type: 'string', enum: Object.keys(labels), title: zh, labels, ...options };
  return Type.Unsafe<keyof L & string>(enumeration);
}

export const rows = <F extends Fields>(zh: string, fields: F) =>
  Type.Array(Type.Object(fields), { title: zh, maxItems: 200 });

export const optional = Type.Optional;

/** The data of a document is incomplete or has the wrong shape; `fields` names what to complete, with its label. */
export class DocumentDataError extends Error {
  readonly code = 'documents/data-incomplete';
  readonly fields: { field: string; zh: string }[];
  constructor(templateId: string, fields: { field: string; zh: string }[]) {
    super(`${templateId}: ${fields.map((each) => `${each.field} (${each.zh})`).join(', ')}`);
    this.fields = fields;
  }
}

/**
 * In: a template and the data for it (what the template has no field for is ignored and never printed). Out: the
 * fields that are missing or wrong, none when the document can be made.
 * A screen calls it to say what is still to be recorded before a paper can be printed.
 */
export function wrongFields(template: { fields: TSchema }, data: unknown): { field: string; zh: string }[] {
  const found = new Map<string, string>();
  for (const error of Value.Errors(template.fields, data)) {
    const inside = error.instancePath.split('/').filter((step) => step !== '');
    for (const name of missingIn(error)) {
      const path = [...inside, ...(name === '' ? [] : [name])];
      found.set(path.join('.'), labelAt(template.fields, path));
    }
  }
  return [...found].map(([field, zh]) => ({ field, zh }));
}

const missingIn = (error: { params: object }): string[] =>
  (error.params as { requiredProperties?: string[] }).requiredProperties ?? [''];

function labelAt(schema: TSchema, path: string[]): string {
  let here = schema as LabelledSchema;
  let label = here.title ?? '';
  for (const step of path) {
    const next = here.properties?.[step] ?? here.items;
    if (next === undefined) return label;
    here = next;
    label = here.title ?? label;
  }
  return label;
}

/** The parts of a field's schema that the paper needs. */
export type LabelledSchema = TSchema & {
  title?: string;
  blank?: string;
  shows?: string;
  labels?: Record<string, string>;
  properties?: Record<string, LabelledSchema>;
  items?: LabelledSchema;
};
