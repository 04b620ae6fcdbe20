/** Resident identity numbers by GB 11643: 6 digits of division, 8 of birth, 3 of order (odd for men), a check digit. */
import { isPlainDate, type PlainDate } from '@guilu/calendar';

export type NumberFault = 'bad-id-characters' | 'bad-id-length' | 'bad-id-birth-date' | 'bad-id-check-digit';

export interface ResidentNumber {
  /** Eighteen digits, the last of which may be X. */
  number: string;
  birthDate: PlainDate;
  sex: 'male' | 'female';
  /** Whether it was written with fifteen digits, as until 1999. */
  from15: boolean;
}

const WEIGHTS = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const CHECKS = '10X98765432';

/** The check digit of the first seventeen digits (ISO 7064, MOD 11-2). */
export function checkDigit(seventeen: string): string {
  const sum = WEIGHTS.reduce((total, weight, at) => total + weight * Number(seventeen[at]), 0);
  return CHECKS[sum % 11] ?? '';
}

/**
 * Reads a number without white space, x or X in the last place. Fifteen digits become eighteen, the century being the
 * twentieth. The division is not looked up: divisions are abolished and renamed, and old numbers stay valid. The first
 * fault that holds is given: characters, length, birth date (1900 to 2099), check digit.
 */
export function readResidentNumber(text: string): ResidentNumber | { fault: NumberFault } {
  const number = text.toUpperCase();
  if (!/^(\d*|\d{17}X\d*)$/.test(number)) return { fault: 'bad-id-characters' };
  if (number.length !== 15 && number.length !== 18) return { fault: 'bad-id-length' };
  const from15 = number.length === 15;
  const seventeen = from15 ? `${number.slice(0, 6)}19${number.slice(6)}` : number.slice(0, 17);
  const birthDate = `${seventeen.slice(6, 10)}-${seventeen.slice(10, 12)}-${seventeen.slice(12, 14)}`;
  if (!isPlainDate(birthDate) || birthDate < '1900-01-01' || birthDate > '2099-12-31') {
    return { fault: 'bad-id-birth-date' };
  }
  const check = checkDigit(seventeen);
  if (!from15 && number[17] !== check) return { fault: 'bad-id-check-digit' };
  return { number: seventeen + check, birthDate, sex: Number(seventeen[16]) % 2 === 1 ? 'male' : 'female', from15 };
}

/** Whether a text is a resident number of eighteen places without fault. */
export function isResidentNumber(text: string): boolean {
  return text.length === 18 && !('fault' in readResidentNumber(text));
}

/** A number as a screen shows it: `990101********4518`; of another document the first two and the last two places. */
export function maskNumber(number: string): string {
  const [head, tail] = number.length >= 15 ? [6, 4] : [2, 2];
  if (number.length <= head + tail) return '*'.repeat(number.length);
  return number.slice(0, head) + '*'.repeat(number.length - head - tail) + number.slice(-tail);
}
