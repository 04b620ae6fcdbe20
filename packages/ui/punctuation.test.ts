/** Chinese punctuation, and what is left alone. */
import { expect, test } from 'vitest';
import { fullWidth } from './punctuation.ts';

test('a Chinese sentence reads with Chinese punctuation', () => {
  expect(fullWidth('本地规则(黄龙县); 一直适用; 起点之日(2026年11月13日)在其间; 全国规则无此项, 本地加设')).toBe(
    '本地规则（黄龙县）；一直适用；起点之日（2026年11月13日）在其间；全国规则无此项，本地加设',
  );
  expect(fullWidth('自2026年4月3日16:00起48小时, 到2026年4月5日16:00')).toBe(
    '自2026年4月3日16:00起48小时，到2026年4月5日16:00',
  );
});

test('English, codes and times of day stay as they are', () => {
  expect(fullWidth('local rule (Huanglong); always in force')).toBe('local rule (Huanglong); always in force');
  expect(fullWidth('没有证据材料 (no-evidence)')).toBe('没有证据材料 (no-evidence)');
});
