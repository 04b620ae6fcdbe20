/** What features contribute is joined; two claims on one thing are a mistake that shows at once. */
import { expect, test } from 'vitest';
import { joinScreens, typeToRecord } from './registry.tsx';

const load = async () => ({ default: () => null });
const plain = { plainForm: load };

test('screens, forms and actions of all features come together in order', () => {
  const registry = joinScreens([
    plain,
    {
      screens: [{ path: '/leave', title: 'leave.list', load }],
      factForms: { 'case.visit-made': load },
      fileActions: [{ key: 'b', order: 20, load }],
    },
    { fileActions: [{ key: 'a', order: 10, load }] },
  ]);
  expect(registry.screens.map((screen) => screen.path)).toEqual(['/leave']);
  expect(registry.fileActions.map((action) => action.key)).toEqual(['a', 'b']);
});

test('the same path, the same form or a second plain form is refused', () => {
  const screen = { path: '/leave', title: 'x', load };
  expect(() => joinScreens([plain, { screens: [screen] }, { screens: [screen] }])).toThrow('/leave');
  expect(() => joinScreens([plain, { factForms: { a: load } }, { factForms: { a: load } }])).toThrow('fact form a');
  expect(() => joinScreens([plain, plain])).toThrow('plain form');
});

test('a duty opens the first form that is there, else the plain one of the first type', () => {
  expect(typeToRecord(['case.talk-held', 'case.visit-made'], { 'case.visit-made': load })).toBe('case.visit-made');
  expect(typeToRecord(['case.talk-held', 'case.visit-made'], {})).toBe('case.talk-held');
  expect(typeToRecord([], {})).toBeUndefined();
});
