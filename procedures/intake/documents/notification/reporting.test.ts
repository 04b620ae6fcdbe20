// Who reports in and who is handed over (CCL 21), and the three copies of form 6.
import { displayOf } from '@guilu/platform/documents/make-document.ts';
import { expect, test } from 'vitest';
import { notification } from './fields.ts';

test('art. 21: persons under probation report in, persons under temporary execution outside prison are handed over', () => {
  const words = (category: 'probation' | 'teop') => displayOf(notification, { ...notification.example, category });
  expect(words('probation').reporting).toContain('十日内，持本告知书和身份证件');
  expect(words('teop').reporting).toContain('十日内移送');
  expect(words('teop').copies).toHaveLength(3);
});
