// Whose visit or talk is written down: an office those of its villages, a village its own only.
import { expect, test } from 'vitest';
import { makerOf, mayRecordContact, recordedBy } from '../rules.ts';
import { contactFields, firstMaker } from './contact-fields.ts';

test.each([
  ['office', ['village'], 'village'],
  ['office', ['office'], 'office'],
  ['office', ['person'], 'office'],
  ['village', ['office'], 'village'],
  ['county', ['village', 'office'], 'village'],
] as const)('the form of a %s for a duty owed by %j begins with the %s', (own, owedBy, maker) => {
  expect(firstMaker(own, owedBy)).toBe(maker);
});

test('a village or a volunteer is not asked who it was; an office chooses between itself and those it writes for', () => {
  const makers = (own: 'village' | 'office' | 'volunteer') =>
    contactFields((key) => key, { caseKind: 'correction', today: '2026-11-25', own, inRun: false, written: false })
      .find((field) => field.name === 'by')
      ?.options?.map((option) => option.value);
  expect(makers('village')).toBeUndefined();
  expect(makers('office')).toEqual(['village', 'office', 'volunteer']);
  expect(makers('volunteer')).toBeUndefined();
});

test('a village that records the office’s visit is refused at the field', () => {
  const visit = { kind: 'visit', on: '2026-11-25', by: 'office' } as const;
  expect(mayRecordContact(visit, 'resettlement', 'village')).toMatchObject({
    code: 'contact/not-theirs-to-record',
    field: 'by',
  });
  expect(mayRecordContact(visit, 'resettlement', 'office')).toBeUndefined();
});

test('a volunteer writes own visits and talks, and nothing in the name of the office', () => {
  const visit = { kind: 'visit', on: '2026-11-25', by: 'office' } as const;
  expect(mayRecordContact(visit, 'correction', 'volunteer')).toMatchObject({ field: 'by' });
  expect(mayRecordContact({ kind: 'phone-report', on: '2026-11-25' }, 'correction', 'volunteer')).toMatchObject({
    field: 'kind',
  });
  expect(mayRecordContact({ kind: 'talk', on: '2026-11-25' }, 'correction', 'volunteer')).toBeUndefined();
  expect(makerOf({ organisationKind: 'village-committee', roles: ['volunteer'] })).toBe('volunteer');
  expect(makerOf({ organisationKind: 'judicial-office', roles: ['social-worker'] })).toBe('office');
});

test.each([
  ['village-committee', ['village-liaison'], 'village'],
  ['judicial-office', ['officer'], 'office'],
  ['judicial-office', ['social-worker'], 'office'],
  ['community-correction-agency', ['social-worker'], 'social-worker'],
  ['community-correction-agency', ['county-officer', 'social-worker'], 'county'],
  ['county-bureau', ['county-head'], 'county'],
] as const)('a contact of the %s with roles %j is made by the %s', (organisationKind, roles, maker) => {
  expect(makerOf({ organisationKind, roles })).toBe(maker);
});

test('a social worker of the agency writes down nothing that an office did', () => {
  expect(recordedBy('social-worker')).toEqual(['social-worker']);
});
