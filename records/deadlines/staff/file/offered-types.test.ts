/** What may be recorded in a file, and in which order it is offered. */
import { expect, test } from 'vitest';
import { type OfferedFact, offeredTypes } from './offered-types.ts';

test('a kind of case offers its own and the shared types, plain or with a form, frequent first', () => {
  const type = (name: string, plain: boolean): OfferedFact => ({ type: name, title: { zh: name, en: name }, plain });
  const all = [
    type('correction.leave-departed', false),
    type('correction.reported', true),
    type('resettlement.aid-given', true),
    type('case.visit-made', true),
    type('case.closed', false),
  ];
  expect(
    offeredTypes(all, 'correction', (name) => name === 'correction.leave-departed').map((one) => one.type),
  ).toEqual(['case.visit-made', 'correction.reported', 'correction.leave-departed']);
});
