// What npm audit answers is told as it is: faults fail, exceptions hold until their day, and no answer is no clean bill.
import { expect, test } from 'vitest';
import { auditExceptions, readAudit } from './known-faults.ts';

const answer = JSON.stringify({
  vulnerabilities: {
    a: {
      via: [
        {
          name: 'a',
          title: 'reads past its end',
          url: 'https://advisories.example/GHSA-1111-2222-3333',
          severity: 'high',
        },
      ],
    },
    b: { via: ['a'] },
  },
  metadata: { dependencies: { total: 12 } },
});
const exception = { advisory: 'GHSA-1111-2222-3333', package: 'a', why: 'only in tests', until: '2026-12-31' };

test('a fault stands unless it is excepted, and an exception ends on its day', () => {
  expect(readAudit(answer, '', [], '2026-11-25')).toMatchObject({
    checked: true,
    packages: 12,
    faults: [expect.stringContaining('a: reads past its end')],
    excepted: [],
  });
  expect(readAudit(answer, '', [exception], '2026-11-25')).toMatchObject({
    faults: [],
    excepted: [expect.stringContaining('GHSA-1111')],
    idle: [],
  });
  expect(readAudit(answer, '', [exception], '2026-12-31')).toMatchObject({
    faults: [expect.any(String)],
    idle: ['a GHSA-1111-2222-3333'],
  });
  expect(readAudit(answer, '', [{ ...exception, package: 'c' }], '2026-11-25')).toMatchObject({
    faults: [expect.any(String)],
  });
});

test('a registry that does not answer is told as not checked, without its address', () => {
  const refusal = JSON.stringify({
    message: '405 Method Not Allowed - POST https://registry.example/-/npm/v1/security/advisories/bulk',
  });
  expect(readAudit(refusal, '', [], '2026-11-25')).toEqual({
    checked: false,
    why: '405 Method Not Allowed - POST the registry/-/npm/v1/security/advisories/bulk',
  });
  expect(readAudit('', 'npm error audit endpoint returned an error', [], '2026-11-25')).toMatchObject({
    checked: false,
    why: expect.stringContaining('audit endpoint'),
  });
  expect(readAudit('', '', [], '2026-11-25')).toEqual({ checked: false, why: 'no answer in time' });
});

test('every exception says why and until when', () => {
  for (const one of auditExceptions)
    expect(one).toMatchObject({
      why: expect.stringMatching(/.{20,}/),
      until: expect.stringMatching(/^\d{4}-\d\d-\d\d$/),
    });
});
