/** The form that follows from a fact type. */
import { expect, test } from 'vitest';
import { type CatalogueFact, fieldsOf, firstValues } from './fact-fields.ts';

const title = (zh: string) => ({ zh, en: zh });
const words = {
  w: (wording: { zh: string }) => wording.zh,
  code: (_: string, code: string) => code,
  t: (key: string) => key,
};

const visit: CatalogueFact = {
  type: 'case.visit-made',
  title: title('走访'),
  plain: true,
  fields: [
    { name: 'by', title: title('谁'), type: 'role', required: true },
    {
      name: 'target',
      title: title('对象'),
      type: 'code',
      required: false,
      codes: [{ code: 'family', title: title('家属') }],
    },
    { name: 'seen', title: title('见到'), type: 'bool', required: false },
    { name: 'findings', title: title('情况'), type: 'text', required: false },
    { name: 'for', title: title('所对应记录'), type: 'fact', required: false },
    { name: 'week', title: title('周期'), type: 'period', required: false },
  ],
};

test('each field gets the control of its kind; an optional pointer is left out', () => {
  expect(fieldsOf(visit, words, []).map((field) => [field.name, field.kind])).toEqual([
    ['by', 'choice'],
    ['target', 'choice'],
    ['seen', 'yes-no'],
    ['findings', 'long'],
    ['week', 'text'],
  ]);
});

test('a pointer that must be given offers the entries of the file', () => {
  const handled: CatalogueFact = {
    ...visit,
    fields: [{ name: 'for', title: title('苗头'), type: 'fact', required: true }],
  };
  expect(fieldsOf(handled, words, [{ id: 'f1', label: '11月2日 苗头' }])[0]).toMatchObject({
    kind: 'choice',
    options: [{ value: 'f1', label: '11月2日 苗头' }],
  });
});

test('the form begins with one’s own role, the period of the duty, and in a run with what was chosen last', () => {
  expect(
    firstValues(visit, {
      organisationKind: 'judicial-office',
      period: '2026-W48',
      last: { target: 'family', findings: '甲的情况' },
    }),
  ).toEqual({
    by: 'office',
    week: '2026-W48',
    target: 'family',
  });
});

test('a visit that the village owes was made by the village; what the person owes is recorded by the office', () => {
  expect(firstValues(visit, { organisationKind: 'judicial-office', owedBy: ['village'] }).by).toBe('village');
  expect(firstValues(visit, { organisationKind: 'judicial-office', owedBy: ['person'] }).by).toBe('office');
});
