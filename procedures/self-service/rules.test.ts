// Whose word a family member is told on, and until when.
import { expect, test } from 'vitest';
import { familyFault, isMinor, lastDay } from './rules.ts';

const today = '2026-11-25';
const by = (kind: 'by-consent' | 'guardian', toOn: string, consentNote?: string) => ({ kind, toOn, consentNote });

test('an adult’s family is told by consent alone, and how it was given is said', () => {
  expect(familyFault(by('by-consent', '2027-05-31', '当面签了同意书'), '1990-01-01', today)).toBeUndefined();
  expect(familyFault(by('by-consent', '2027-05-31', ' '), '1990-01-01', today)?.code).toBe('family/consent-wanted');
  expect(familyFault({ ...by('by-consent', '2027-05-31'), onOwnPage: true }, '1990-01-01', today)).toBeUndefined();
  expect(familyFault(by('guardian', '2027-05-31'), '1990-01-01', today)?.code).toBe('family/not-a-minor');
  expect(familyFault(by('guardian', '2027-05-31'), undefined, today)?.code).toBe('family/not-a-minor');
});

test('a minor’s guardian needs no consent, and is told up to the eighteenth birthday', () => {
  expect(familyFault(by('guardian', '2027-03-01'), '2009-03-01', today)).toBeUndefined();
  expect(familyFault(by('guardian', '2027-03-02'), '2009-03-01', today)).toMatchObject({
    code: 'family/too-long',
    params: { last: '2027-03-01' },
  });
  expect(familyFault(by('by-consent', '2027-03-01', '同意'), '2009-03-01', today)?.code).toBe('family/guardian-only');
  expect([isMinor('2008-11-25', today), isMinor('2008-11-24', today)]).toEqual([true, false]);
});

test('a year at the most, and not into the past', () => {
  expect(lastDay('by-consent', undefined, today)).toBe('2027-11-25');
  expect(lastDay('guardian', '2012-06-01', today)).toBe('2027-11-25');
  expect(familyFault(by('by-consent', '2027-11-26', '同意书'), undefined, today)?.code).toBe('family/too-long');
  expect(familyFault(by('by-consent', '2026-11-24', '同意书'), undefined, today)?.code).toBe('family/too-long');
});
