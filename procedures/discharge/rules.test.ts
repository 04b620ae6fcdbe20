/** The order of summary, appraisal and certificate, and what holds a closing up. */
import { expect, test } from 'vitest';
import { mayAcknowledge, mayAppraise, mayCertify, mayClose, mayTerminate } from './rules.ts';

const written = (type: string) => [{ type, on: '2026-11-01', data: {} }];

test('an appraisal follows the summary, or says why there is none', () => {
  expect(mayAppraise([], {})?.code).toBe('discharge/no-summary');
  expect(mayAppraise([], { noSummary: '住院' })).toBeUndefined();
  expect(mayAppraise(written('correction.summary-written'), {})).toBeUndefined();
});

test('a certificate on the last day needs the appraisal; an amnesty and a day after the term do not', () => {
  const expiry = { on: '2026-11-25', cause: 'expiry' };
  expect(mayCertify([], expiry, '2026-11-25')?.code).toBe('discharge/no-appraisal');
  expect(mayCertify(written('correction.appraisal-written'), expiry, '2026-11-25')).toBeUndefined();
  expect(mayCertify([], { ...expiry, cause: 'amnesty' }, '2026-11-25')).toBeUndefined();
  expect(mayCertify([], { ...expiry, on: '2026-11-26' }, '2026-11-25')).toBeUndefined();
});

test('a revocation names its decision, a death does not', () => {
  expect(mayTerminate({ cause: 'revoked', paper: ' ' })?.field).toBe('paper');
  expect(mayTerminate({ cause: 'died' })).toBeUndefined();
});

test('a file is not received before it was handed over, nor as incomplete without a word on what is lacking', () => {
  expect(mayAcknowledge('2026-11-25', '2026-11-24', true)?.code).toBe('handover/before-handing-over');
  expect(mayAcknowledge('2026-11-25', '2026-11-25', false, ' ')?.code).toBe('handover/lacking-missing');
  expect(mayAcknowledge('2026-11-25', '2026-11-25', true)).toBeUndefined();
});

test('only a duty that can still be met and was not set aside holds the closing up', () => {
  const open = { key: 'a', period: null, setAside: false };
  expect(mayClose('term-over', undefined, 'correction', 'discharged', [open])?.code).toBe('case/duties-open');
  const idle = [{ ...open, setAside: true }, { ...open, period: '2026-W40' }];
  expect(mayClose('term-over', undefined, 'correction', 'discharged', idle)).toBeUndefined();
  expect(mayClose('term-over', undefined, 'correction', 'active', [])?.code).toBe('case/not-ended');
  expect(mayClose('died', undefined, 'correction', 'active', [open])).toBeUndefined();
});
