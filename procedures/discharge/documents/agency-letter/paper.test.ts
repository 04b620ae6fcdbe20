// The texts of both papers, read by a reviewer, and the trial of hostile text.
import { tryTemplate } from '@guilu/platform/documents/testing/template-trial.ts';
import { expect, test } from 'vitest';
import { agencyLetter, requestOf } from './fields.ts';

tryTemplate(agencyLetter);

test('each matter names its article and its day', () => {
  expect(requestOf('exit', '2026-11-05')).toContain('2026年11月5日');
  expect(requestOf('exit', '2026-11-05')).toContain('出境入境管理法');
  expect(requestOf('release', '2026-12-31')).toContain('《暂予监外执行规定》（司发通〔2014〕112号）第二十七条');
});
