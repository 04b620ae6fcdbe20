// Rules, facts and answers in words, as lawyers read them.
import { readLaw } from '@guilu/platform/law-files.ts';
import { expect, test } from 'vitest';
import { answerWords, dataWords, dueWords, valueWords } from './words.ts';

const law = readLaw();
const version = {
  raw: { body: { settings: { limit: '10 day', strict: { value: '5 day', alternatives: ['7 day', '5 day'] } } } },
} as never;

test('figures', () => {
  expect(valueWords('span', '10 workday')).toEqual({ zh: '10个工作日', en: '10 working days' });
  expect(valueWords('span', '1 day').en).toBe('1 day');
  expect(valueWords('period', 'half').zh).toBe('每半年');
  expect(valueWords('target', '> 0.98').zh).toBe('> 0.98');
});

test('limits: after, the day itself, before, on a day, in cases, rolled', () => {
  expect(dueWords({ after: '$limit', roll: true }, version)).toEqual({
    zh: '起点后10天，最后一天逢节假日顺延',
    en: '10 days after the start, rolled past holidays',
  });
  expect(dueWords({ after: '$strict' }, version).zh).toBe('起点后5天');
  expect(dueWords({ after: '0 day' }, version).zh).toBe('起点当天');
  expect(dueWords({ before: '30 day', of: 'termEnd' }, version).zh).toBe('termEnd 之前30天');
  expect(dueWords([{ when: 'a', on: 'b' }, { none: true }], version).zh).toBe('a 时，b 当天；没有期限');
});

test('facts with the names of their fields and codes', () => {
  expect(dataWords(law, { category: 'probation', termStart: '2026-11-02' }, 'correction.registered').zh).toMatch(
    /宣告缓刑，.+ 2026-11-02$/,
  );
});

test('answers', () => {
  expect(answerWords(law, { due: '2026-03-05', status: 'met-late' }).zh).toBe('到期 2026-03-05，状态 逾期完成');
  expect(answerWords(law, { none: true }).zh).toBe('没有这项');
  expect(answerWords(law, { allowed: false, because: ['not-written'] }).en).toMatch(/^refused, because /);
  expect(answerWords(law, { instances: [{ due: '2026-11-15' }, { due: '2026-11-22' }] }).zh).toBe(
    '各期 到期 2026-11-15；到期 2026-11-22',
  );
  expect(answerWords(law, { raised: true, to: ['county'] }).zh).toBe('提出预警，告诉 县级社区矫正机构');
});
