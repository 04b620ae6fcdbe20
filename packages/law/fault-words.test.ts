import { expect, test } from 'vitest';
import { expressionFaultWords, yamlFaultWords } from './fault-words.ts';

test('what the checker says is said in Chinese, with the name it speaks of', () => {
  expect(expressionFaultWords('No such key: nothing')).toBe('没有“nothing”这个字段');
  expect(expressionFaultWords('no such overload: day > int')).toBe('类型不合，不能这样比较或运算：day > int');
  expect(expressionFaultWords('something new')).toBe('表达式不成立：something new');
});

test('a fault of the file names what is wrong with it', () => {
  expect(yamlFaultWords('DUPLICATE_KEY', 'Map keys must be unique')).toBe('不是正确的 YAML：同一个名称写了两次');
  expect(yamlFaultWords('NEW', 'Other')).toBe('不是正确的 YAML：Other');
});
