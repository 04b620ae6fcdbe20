// Who was there, and what a planning must say.
import { expect, test } from 'vitest';
import { presenceOf, wrongPlanning } from './rules.ts';

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
