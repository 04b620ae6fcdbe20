/** Numbers of papers, the facts a paper prints, sending and receipts. */
import { expect, test } from 'vitest';
import { documentNumber, mayReceive, maySend, printedFacts } from './rules.ts';

test('a form and a letter are numbered each in its own way', () => {
  expect(documentNumber('form', '青石矫解证字', 2026, 12)).toBe('（2026）青石矫解证字第12号');
  expect(documentNumber('letter', '青石矫函', 2026, 12)).toBe('青石矫函〔2026〕12号');
});

test('a paper is made from the latest of each fact that it prints, and from no others', () => {
  const standing = [
    { id: 'i', type: 'person.identified', on: '2025-01-01', data: {} },
    { id: 'a1', type: 'person.address-recorded', on: '2025-01-01', data: { addressKind: 'registered' } },
    { id: 'a2', type: 'person.address-recorded', on: '2025-01-01', data: { addressKind: 'actual' } },
    { id: 'r', type: 'correction.registered', on: '2025-01-02', data: {} },
    { id: 't', type: 'correction.term-changed', on: '2026-01-02', data: {} },
  ];
  expect(printedFacts(['name', 'hukou', 'termTo'], standing)).toEqual(['i', 'a1', 't']);
  expect(printedFacts(['agency'], standing)).toEqual([]);
});

test('a paper goes to its addressees, once, not before it was made, and not when it is void', () => {
  const paper = { madeOn: '2026-11-25', to: ['police', 'procuratorate'], sent: ['police'], voided: false };
  const on = '2026-11-25';
  expect(maySend(paper, { on, to: ['procuratorate'] })).toBeUndefined();
  expect(maySend(paper, { on, to: ['police'] })?.code).toBe('paper/sent-already');
  expect(maySend(paper, { on, to: ['village'] })?.code).toBe('paper/not-addressed');
  expect(maySend(paper, { on: '2026-11-24', to: ['procuratorate'] })?.code).toBe('paper/sent-before-made');
  expect(maySend({ ...paper, voided: true }, { on, to: ['procuratorate'] })?.code).toBe('paper/void');
  expect(maySend({ ...paper, to: [] }, { on, to: ['procuratorate'] })?.code).toBe('paper/not-for-sending');
});

test('a receipt is for something sent, comes after it, and once', () => {
  expect(mayReceive(undefined, undefined, '2026-11-25')?.code).toBe('receipt/nothing-sent');
  expect(mayReceive({ on: '2026-11-25' }, undefined, '2026-11-24')?.code).toBe('receipt/before-sending');
  expect(mayReceive({ on: '2026-11-25' }, { on: '2026-11-26' }, '2026-11-27')?.code).toBe('receipt/received-already');
  expect(mayReceive({ on: '2026-11-25' }, undefined, '2026-11-25')).toBeUndefined();
});
