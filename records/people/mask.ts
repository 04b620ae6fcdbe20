/** How an encrypted value shows until somebody asks for more, with a reason. */

/** `9901••••••••0341`: the first and last four of an identity number. */
export const maskNumber = (number: string): string =>
  number.length > 8
    ? `${number.slice(0, 4)}${'•'.repeat(number.length - 8)}${number.slice(-4)}`
    : '•'.repeat(number.length);

/** `9901••••••••0341`, `199••••0312`, the township of an address and dots. `name`: the field it stands in. */
export function mask(name: string, value: string): string {
  if (name === 'idNumber') return maskNumber(value);
  if (/^[\d+ -]{7,}$/.test(value)) return `${value.slice(0, 3)}••••${value.slice(-4)}`;
  const cut = value.search(/[镇乡]|街道/);
  if (cut > 0) return `${value.slice(0, cut + (value.startsWith('街道', cut) ? 2 : 1))}••••`;
  return `${value.slice(0, 2)}••••`;
}
