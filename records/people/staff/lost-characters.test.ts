// A rare character found by its code and put where one is lost.
import { expect, test } from 'vitest';
import { charactersOfCode, putIn, withCharacter } from './lost-characters.ts';

test('goes to the first lost place, several marks of one character together, else to the end', () => {
  expect(putIn('王□', '䶮')).toBe('王䶮');
  expect(putIn('王??明', '𬭎')).toBe('王𬭎明');
  expect(putIn('王\uE863', '䶮')).toBe('王䶮');
  expect(putIn('王', '𬱖')).toBe('王𬱖');
  expect(putIn('□□', '$&')).toBe('$&');
});

test('another character takes the place of the one that was put in', () => {
  expect(withCharacter('王□', '王□', '䶮')).toBe('王䶮');
  expect(withCharacter('王□', '王䶮', '𬭎')).toBe('王𬭎');
});

test.each([
  ['U+4DAE', '䶮'],
  ['3f06', '㼆'],
  ['u+2CB4E', '𬭎'],
  ['2CC56', '𬱖'],
])('%s is %s', (code, char) => {
  expect(charactersOfCode(code)).toEqual([char]);
});

test.each(['yan', 'face', '0041', 'U+E863', '王', ''])('%s is no code of a Chinese character', (text) => {
  expect(charactersOfCode(text)).toEqual([]);
});
