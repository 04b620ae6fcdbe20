// Who was there, and what a planning must say.
import { expect, test } from 'vitest';
import { presenceOf, wrongPlanning, wrongReceiving } from './rules.ts';

const now = '2026-11-25T09:00:00+08:00';

test('the agency’s own officer alone is not the group', () => {
  expect(presenceOf([{ kind: 'office' }, { kind: 'police' }])).toEqual({
    groupPresent: false,
    policePresent: true,
    procuratorPresent: false,
  });
  expect(presenceOf([{ kind: 'office' }, { kind: 'family' }]).groupPresent).toBe(true);
});

test('a planning lies ahead, has an hour, and is by video only for a reason', () => {
  expect(wrongPlanning({ at: '2026-11-26T14:00:00+08:00', byVideo: false }, now)).toBeUndefined();
  expect(wrongPlanning({ at: '2026-11-26', byVideo: false }, now)?.code).toBe('reception/needs-instant');
  expect(wrongPlanning({ at: '2026-11-25T08:00:00+08:00', byVideo: false }, now)?.code).toBe('reception/in-the-past');
  const video = { at: '2026-11-26T14:00:00+08:00', byVideo: true };
  expect(wrongPlanning({ ...video, whyVideo: ' ' }, now)?.code).toBe('reception/why-video');
  expect(wrongPlanning({ ...video, whyVideo: '住院，不能下床' }, now)).toBeUndefined();
});

test('a reception says why it was not in person, what is missing, and numbers that fit the paper shown', () => {
  const whole = { way: 'in-person', papers: 'complete', termStart: '2026-11-17', termEnd: '2027-11-16' };
  expect(wrongReceiving(whole)).toBeUndefined();
  expect(wrongReceiving({ ...whole, way: 'video' })?.field).toBe('why');
  expect(wrongReceiving({ ...whole, papers: 'incomplete', missing: [] })?.field).toBe('missing');
  expect(wrongReceiving({ ...whole, termEnd: '2026-11-17' })?.field).toBe('termEnd');
  const shown = (idType: string, idNumber: string) => wrongReceiving({ ...whole, idType, idNumber })?.code;
  expect(shown('居民身份证', '990101198804060014')).toBe('reception/id-number');
  expect(shown('台湾居民来往大陆通行证', '12345678')).toBeUndefined();
  expect(shown('护照', 'E 123')).toBe('reception/id-number');
});
