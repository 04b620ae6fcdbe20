/** Payloads that may be recorded and those that may not. */
import { describe, expect, test } from 'vitest';
import { shippedLaw } from './testing/shipped-law.ts';

const law = shippedLaw();
const codes = (type: string, data: Record<string, unknown>) =>
  law.checkFact(type, data).problems.map((p) => [p.code, p.field]);

describe('checkFact', () => {
  test.each([
    ['correction.reported', { channel: 'phone', number: '19900000001' }, []],
    ['correction.reported', { number: '199' }, [['missing', 'channel']]],
    ['correction.reported', { channel: 'pigeon' }, [['unknown-code', 'channel']]],
    ['correction.reported', { channel: 'phone', nmber: '1' }, [['unknown-field', 'nmber']]],
    [
      'correction.registered',
      { category: 're-education', termStart: '2026-01-01', termEnd: '2027-01-01' },
      [['unknown-code', 'category']],
    ],
    [
      'correction.leave-applied',
      { from: '2026-02-30', to: '2026-03-02', purpose: 'medical' },
      [['wrong-type', 'from']],
    ],
    [
      'correction.leave-approved',
      { from: '2026-02-01', to: '2026-03-02', decidedBy: 'village' },
      [['unknown-code', 'decidedBy']],
    ],
    ['case.notice-sent', { about: 'leave', to: 'police' }, [['wrong-type', 'to']]],
    ['case.notice-sent', { about: 'leave', to: ['police', 'moon'] }, [['unknown-code', 'to']]],
    ['correction.scored', { month: '2026-13', score: 5 }, [['wrong-type', 'month']]],
    ['correction.scored', { month: '2026-12', score: '5' }, [['wrong-type', 'score']]],
    ['person.address-recorded', { addressKind: 'actual', area: '3501' }, [['wrong-type', 'area']]],
    ['correction.unheard-of', {}, [['unknown-type', undefined]]],
  ] as const)('%s %o', (type, data, expected) => {
    expect(codes(type, data)).toEqual(expected);
  });

  test('identity numbers, telephone numbers and addresses are marked as sensitive', () => {
    const marked = law
      .factTypes()
      .flatMap((t) => t.fields.filter((f) => f.sensitive).map((f) => `${t.name}.${f.name}`));
    expect(marked).toEqual(
      expect.arrayContaining([
        'person.identified.idNumber',
        'person.contact-recorded.value',
        'person.relation-recorded.phone',
        'person.address-recorded.text',
        'correction.reported.number',
      ]),
    );
  });

  test('every field has a name in both languages, every table and role its words', () => {
    const fields = law.factTypes().flatMap((t) => t.fields.map((f) => f.name));
    expect(fields.filter((name) => !law.catalogue.fieldNames.has(name))).toEqual([]);
    for (const version of law.everyVersion())
      for (const role of version.summary.owedBy) expect(law.roleTitle(role).zh).not.toBe(role);
  });
});
