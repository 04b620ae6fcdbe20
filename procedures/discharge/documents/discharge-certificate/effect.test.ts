// What the end of the term means for the sentence, for each category (CL 40, 76, 85).
import { expect, test } from 'vitest';
import { effectOfDischarge } from './fields.ts';

test.each([
  ['control', '解除管制'],
  ['probation', '原判的刑罚不再执行'],
  ['parole', '原判刑罚视为已经执行完毕'],
  ['teop', '刑期届满'],
] as const)('expiry under %s', (category, words) => {
  expect(effectOfDischarge(category, 'expiry')).toContain(words);
  expect(effectOfDischarge(category, 'amnesty')).toBe('因被依法特赦');
});
