/** A fact's payload as lines that a person can read, in both languages; sensitive values masked. */
import type { FactType, Law, Wording } from '@guilu/law';
import { isSealed, type Keyring } from '@guilu/platform/secrets/keyring.ts';
import { formatDay } from '@guilu/platform/language/text.ts';
import { mask } from '../people/index.ts';

export interface Line {
  label: Wording;
  value: Wording;
  field: string;
  masked: boolean;
}

const same = (text: string): Wording => ({ zh: text, en: text });

export function linesOf(law: Law, keyring: Keyring, type: FactType | undefined, data: Record<string, unknown>, today: string, names: ReadonlyMap<string, string> = new Map()): Line[] {
  if (!type) return [];
  return type.fields.flatMap((field): Line[] => {
    const raw = data[field.name];
    if (raw === undefined || raw === null || raw === '' || field.kind === 'fact') return [];
    const label = law.fieldTitle(field.name);
    if (isSealed(raw)) return [{ label, value: same(mask(field.name, keyring.open(raw))), field: field.name, masked: true }];
    const values = (Array.isArray(raw) ? raw : [raw]).map((one) => valueText(law, field, one, today, names));
    return [{ label, value: { zh: values.map((v) => v.zh).join('、'), en: values.map((v) => v.en).join(', ') }, field: field.name, masked: false }];
  });
}

/** Of a correction group's members the fact holds who they are to the person, not their names. */
function memberTitle(law: Law, role: string): Wording {
  const more: Record<string, Wording> = { employer: { zh: '所在单位', en: 'Employer' }, school: { zh: '所在学校', en: 'School' } };
  return more[role] ?? law.roleTitle(role);
}

function valueText(law: Law, field: FactType['fields'][number], value: unknown, today: string, names: ReadonlyMap<string, string>): Wording {
  if (typeof value === 'boolean') return value ? { zh: '是', en: 'yes' } : { zh: '否', en: 'no' };
  if (field.name === 'members') return memberTitle(law, String(value));
  if (field.table) return law.codeTitle(field.table, String(value));
  if (field.kind === 'date') return { zh: formatDay(String(value), 'zh-CN', today), en: formatDay(String(value), 'en', today) };
  if (typeof value === 'object' && value !== null) return same(Object.values(value).filter((v) => typeof v !== 'boolean').map(String).join(' '));
  return same(names.get(String(value)) ?? String(value));
}
