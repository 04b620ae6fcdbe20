/** GB 11643 by example. The two numbers of the standard's own annex are the only ones that do not begin with 99. */
import { expect, test } from 'vitest';
import { checkDigit, isResidentNumber, maskNumber, readResidentNumber } from './identity-number.ts';

test.each([
  ['11010519491231002X', '1949-12-31', 'female'],
  ['11010519491231002x', '1949-12-31', 'female'],
  ['440524188001010014', undefined, undefined],
  ['990101199003074518', '1990-03-07', 'male'],
])('GB 11643: %s', (number, birthDate, sex) => {
  const read = readResidentNumber(number);
  if (birthDate === undefined) expect(read).toEqual({ fault: 'bad-id-birth-date' });
  else expect(read).toEqual({ number: number.toUpperCase(), birthDate, sex, from15: false });
});

test('the annex: 44052418800101001 has the check digit 4', () => {
  expect(checkDigit('44052418800101001')).toBe('4');
});

test('fifteen digits become eighteen', () => {
  expect(readResidentNumber('990101900307451')).toEqual({
    number: '990101199003074518',
    birthDate: '1990-03-07',
    sex: 'male',
    from15: true,
  });
});

test.each([
  ['99010119900307451X', 'bad-id-check-digit'],
  ['990101199003074519', 'bad-id-check-digit'],
  ['990101199013074518', 'bad-id-birth-date'],
  ['990101199002304518', 'bad-id-birth-date'],
  ['990101210003074518', 'bad-id-birth-date'],
  ['990101900230451', 'bad-id-birth-date'],
  ['99010119900307451', 'bad-id-length'],
  ['9901011990030745180', 'bad-id-length'],
  ['99010119900307451X0', 'bad-id-length'],
  ['', 'bad-id-length'],
  ['9901011990030745X8', 'bad-id-characters'],
  ['99010190030745X', 'bad-id-characters'],
  ['99O101199003074518', 'bad-id-characters'],
  ['990101199003074518X', 'bad-id-characters'],
  ['990101********4518', 'bad-id-characters'],
])('%s: %s', (number, fault) => {
  expect(readResidentNumber(number)).toEqual({ fault });
  expect(isResidentNumber(number)).toBe(false);
});

test('masked on screen', () => {
  expect(maskNumber('990101199003074518')).toBe('990101********4518');
  expect(maskNumber('E99001234')).toBe('E9*****34');
  expect(maskNumber('A1')).toBe('**');
});
