// Turns the data of a document into the words both papers print, so that the DOCX and the PDF cannot differ.
import type { Display, LabelledSchema } from './template.ts';

/**
 * In: the fields and data that fit them. Out: text for every field of the schema, also for those without a value:
 * days as 2026年11月30日, codes as their label, and `<field>Boxes` with every label and the chosen one ticked.
 */
export function present(schema: LabelledSchema, data: Record<string, unknown>): Display {
  const display: Display = {};
  for (const [name, field] of Object.entries(schema.properties ?? {})) {
    const value = data[name];
    display[name] = Array.isArray(value) ? presentRows(field, value) : presentValue(field, value);
    if (field.labels !== undefined) display[`${name}Boxes`] = boxes(field.labels, value);
    if (field.items !== undefined && value === undefined) display[name] = [];
  }
  return display;
}

function presentRows(field: LabelledSchema, values: unknown[]): Display[] {
  const items = field.items ?? field;
  return values.map((value) => present(items, value as Record<string, unknown>));
}

function presentValue(field: LabelledSchema, value: unknown): string {
  if (value === undefined || value === null || value === '') return field.blank ?? '';
  if (field.shows === 'day') return dayInWords(String(value));
  return printable(field.labels?.[String(value)] ?? String(value));
}

const boxes = (labels: Record<string, string>, chosen: unknown): string =>
  Object.entries(labels)
    .map(([code, label]) => `${code === chosen ? '■' : '□'}${label}`)
    .join('　');

/** In: `2026-03-05`. Out: `2026年3月5日`, the way of writing days in official papers (no leading zeros). */
export function dayInWords(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

/**
 * In: text from a person or another system. Out: the same without what no paper can hold: control characters (XML
 * forbids them) and marks that reverse the direction of writing (they can make a paper read as what it is not). Half
 * characters left by broken transfers become U+FFFD. Line breaks stay.
 */
export function printable(value: string): string {
  return value
    .toWellFormed()
    .replace(/\r\n?/g, '\n')
    .replace(/\t/g, ' ')
    .replace(/(?!\n)[\p{Cc}\u2028-\u202e\u2066-\u2069\ufffe\uffff]/gu, '');
}
