/** `settings`: every figure of a rule that a county might change, with its name and its type. */
import { isPlainDate } from '@guilu/calendar';
import type { ObjectType } from './cel.ts';
import { readSpan, Span } from './values.ts';
import { isRecord, type Path } from './yaml-source.ts';

export interface Settings {
  values: Record<string, unknown>;
  /** How expressions see them. */
  type: ObjectType;
  /** Figures that stand as data beside the one in force, and need not be used. */
  notInForce: string[];
}

type Refuse = (where: Path, en: string, zh?: string) => void;

/** Reads the settings of a rule; faults go to `refuse`. */
export function readSettings(value: unknown, refuse: Refuse): Settings {
  const values: Record<string, unknown> = {};
  const fields: Record<string, string> = {};
  const notInForce: string[] = [];
  for (const [name, written] of Object.entries(isRecord(value) ? value : {})) {
    const chosen = isRecord(written) ? settled(name, written, refuse) : written;
    if (isRecord(written) && written['inForce'] === false) notInForce.push(name);
    const read = readSpan(chosen) ?? chosen;
    values[name] = read;
    fields[name] = settingType(read);
    if (typeof read === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(read) && !isPlainDate(read))
      refuse(['settings', name], `${read} is no day`, `${read} 不是日期`);
  }
  const ctor = class Settings {
    constructor() {
      Object.assign(this, values);
    }
  };
  return { values, type: { name: 'settings', ctor: ctor as ObjectType['ctor'], fields }, notInForce };
}

// Two figures in one source stay as data; the one in force must be among them.
function settled(name: string, value: Record<string, unknown>, refuse: Refuse): unknown {
  const alternatives = Array.isArray(value['alternatives']) ? (value['alternatives'] as unknown[]) : [];
  const settle = String(value['settle']);
  if (!alternatives.includes(value['value']))
    refuse(['settings', name], 'the value is none of its alternatives', '取值不在备选之中');
  else if (['strictest', 'lower'].includes(settle) && !isLeast(value['value'], alternatives))
    refuse(['settings', name], `the value is not the ${settle} of its alternatives`, '取值不是备选中最严的');
  return value['value'];
}

function isLeast(value: unknown, alternatives: unknown[]): boolean {
  const size = (v: unknown) => (typeof v === 'number' ? v : (readSpan(v)?.count ?? Number.NaN));
  return alternatives.every((other) => size(value) <= size(other));
}

function settingType(value: unknown): string {
  if (value instanceof Span) return 'span';
  if (typeof value === 'number') return 'double';
  if (typeof value === 'boolean') return 'bool';
  return Array.isArray(value) ? 'list<string>' : 'string';
}
