// Names: rare characters, and those that other systems broke.
import { expect, test } from 'vitest';
import { rareCharacters } from './characters.ts';
import { readings } from './names.ts';
import { fitsLostName, hasLostCharacter, repairs, standardCharacter, suggestedName } from './rules.ts';

test.each(['䶮', '㼆', '𬭎', '𬱖'])('%s is one whole character and no lost one', (char) => {
  expect(hasLostCharacter(`王${char}`)).toBe(false);
  expect([...readings(`王${char}`).initials]).toHaveLength(2);
  expect(repairs('王□', `王${char}`)).toBe(true);
});

test.each(['王□', '王?', '王？', '王\uFFFD', '王\uE863', '王\u{F0001}', '王■', '王〓'])(
  '%s has lost a character',
  (name) => {
    expect(hasLostCharacter(name)).toBe(true);
    expect(fitsLostName(name, '王䶮')).toBe(true);
    expect(fitsLostName(name, '李䶮')).toBe(false);
  },
);

test('a private character of the older encoding tells which it was', () => {
  expect(standardCharacter('\uE863')).toBe('䶮');
  expect(standardCharacter('\uE81E')).toBe('龴');
  expect(standardCharacter('\uE864')).toBe('龻');
  expect(standardCharacter('\uE865')).toBeUndefined();
  expect(suggestedName('王\uE863')).toBe('王䶮');
  expect(suggestedName('王□')).toBeUndefined();
});

test('a repair puts characters in and changes no other', () => {
  expect(repairs('王??', '王𬭎')).toBe(true);
  expect(repairs('王□明', '王䶮明')).toBe(true);
  expect(repairs('王□', '李䶮')).toBe(false);
  expect(repairs('王□', '王')).toBe(false);
  expect(repairs('(王)□', '(王)䶮')).toBe(true);
});

test('rare characters are found by their reading, those of names first', () => {
  expect(rareCharacters('hong').slice(0, 4)).toContain('𬭎');
  expect(rareCharacters('yan')).toContain('䶮');
  expect(rareCharacters('Di')).toContain('𬱖');
  expect(rareCharacters('yan')).not.toContain('言');
  expect(rareCharacters('qqq')).toEqual([]);
});
