/** From the catalogue's description of a fact type to the fields of a form. Pure. */
import type { Returns } from '@guilu/ui/calls.ts';
import type { Field, FieldKind, Values } from '@guilu/ui/fields.ts';
import type { catalogue } from '../contract.ts';

export type CatalogueFact = Returns<typeof catalogue>['facts'][number];
type CatalogueField = CatalogueFact['fields'][number];

interface Words {
  w: (wording: { zh: string; en: string }) => string;
  code: (prefix: string, code: string) => string;
  t: (key: string) => string;
}

/** Fields whose text is usually a sentence or more. */
const longTexts = new Set([
  'text',
  'findings',
  'reason',
  'reasons',
  'action',
  'result',
  'note',
  'summary',
  'condition',
  'need',
  'sign',
  'ground',
  'question',
]);
/** Who usually records: offered where a role is asked for and no table narrows it. */
const usualRoles = [
  'office',
  'county',
  'village',
  'police',
  'family',
  'person',
  'social-worker',
  'volunteer',
  'group',
  'court',
  'prison',
  'detention-centre',
  'procuratorate',
  'hospital',
];

const kinds: Record<string, FieldKind> = {
  number: 'number',
  date: 'day',
  instant: 'moment',
  month: 'month',
  area: 'place',
  bool: 'yes-no',
  code: 'choice',
  role: 'choice',
  fact: 'choice',
  list: 'texts',
  'list of code': 'choices',
  'list of role': 'choices',
  'list of text': 'texts',
};

/** The entries of the file that a field "which record" may point to. */
export interface Pointable {
  id: string;
  label: string;
}

/** The fields of a form for one type. Optional pointers to other records are left out: the oldest open one is meant. */
export function fieldsOf(type: CatalogueFact, words: Words, pointable: Pointable[]): Field[] {
  return type.fields
    .filter((field) => field.type !== 'fact' || field.required)
    .map((field) => ({
      name: field.name,
      label: labelOf(type.type, field, words),
      kind: kindOf(field),
      required: field.required,
      ...optionsOf(field, words, pointable),
      ...hintOf(field, words),
    }));
}

/** Where a field's general name says too little in one type. */
const ownLabels: Record<string, string> = {
  'person.address-recorded text': 'fact.addressText',
  'person.address-recorded until': 'fact.until',
  'person.contact-recorded until': 'fact.until',
  'person.relation-recorded until': 'fact.until',
};

function labelOf(type: string, field: CatalogueField, words: Words): string {
  const own = ownLabels[`${type} ${field.name}`];
  return own ? words.t(own) : words.w(field.title);
}

function kindOf(field: CatalogueField): FieldKind {
  if (field.codes) return field.type.startsWith('list') ? 'choices' : 'choice';
  return kinds[field.type] ?? (longTexts.has(field.name) ? 'long' : 'text');
}

function optionsOf(field: CatalogueField, words: Words, pointable: Pointable[]): Pick<Field, 'options'> {
  if (field.codes) return { options: field.codes.map((code) => ({ value: code.code, label: words.w(code.title) })) };
  if (field.type === 'fact') return { options: pointable.map((one) => ({ value: one.id, label: one.label })) };
  if (field.type === 'role' || field.type === 'list of role')
    return { options: usualRoles.map((role) => ({ value: role, label: words.code('case.role', role) })) };
  return {};
}

function hintOf(field: CatalogueField, words: Words): Pick<Field, 'hint' | 'inputMode'> {
  if (field.type.startsWith('list of text') || field.type === 'list') return { hint: words.t('fact.listHint') };
  if (field.type === 'period') return { hint: words.t('fact.periodHint') };
  return {};
}

/** The role that an organisation of a kind records in. */
const roleOfKind: Record<string, string> = {
  'judicial-office': 'office',
  'county-bureau': 'county',
  'village-committee': 'village',
};

/** Whoever owes a visit or a talk made it, where the duty says who; else the office that records it. */
function whoDid(given: { organisationKind: string; owedBy?: string[] }): string | undefined {
  const others = ['village', 'social-worker', 'volunteer', 'police', 'group', 'county', 'office'];
  return given.owedBy?.find((role) => others.includes(role)) ?? roleOfKind[given.organisationKind];
}

/** What stands in the form at first: the period of the duty it was opened for, who did it, what was chosen last in a run. */
export function firstValues(
  type: CatalogueFact,
  given: { organisationKind: string; period?: string; owedBy?: string[]; last?: Values },
): Values {
  const values: Values = {};
  for (const field of type.fields) {
    if (field.type === 'period' && given.period) values[field.name] = given.period;
    if (field.name === 'by' && field.type === 'role') values[field.name] = whoDid(given);
    const before = given.last?.[field.name];
    if (before !== undefined && (field.codes || field.type === 'bool' || field.type === 'role'))
      values[field.name] = before;
  }
  return values;
}
