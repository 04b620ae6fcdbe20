/** How an encrypted value shows until somebody asks for more, with a reason. */

/** `9901••••••••0341`: the first and last four of an identity number; of a shorter one, such as a pass or a passport, two each. */
export function maskNumber(number: string): string {
  const shown = number.length >= 15 ? 4 : 2;
  const hidden = number.length - 2 * shown;
  return hidden > 0
    ? `${number.slice(0, shown)}${'•'.repeat(hidden)}${number.slice(-shown)}`
    : '•'.repeat(number.length);
}

/** `9901••••••••0341`, `199••••0312`, the township of an address and dots. `name`: the field it stands in. */
export function mask(name: string, value: string): string {
  if (name === 'idNumber') return maskNumber(value);
  if (/^[\d+ -]{7,}$/.test(value)) return `${value.slice(0, 3)}••••${value.slice(-4)}`;
  const cut = value.search(/[镇乡]|街道/);
  if (cut > 0) return `${value.slice(0, cut + (value.startsWith('街道', cut) ? 2 : 1))}••••`;
  return `${value.slice(0, 2)}••••`;
}
