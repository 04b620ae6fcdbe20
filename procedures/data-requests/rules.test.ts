// Who may ask, on which ground a request may be refused, what a copy leaves out.
import { expect, test } from 'vitest';
import { type Asking, grounds, mayAsk, mayDecide, type Request, requestKinds, requestsFrom, stateOf } from './rules.ts';
import { readLaw } from '@guilu/platform/law-files.ts';
import { explainable } from './explain.ts';
import { isWithheld, ownTexts, showsText, withheldTypes } from './withheld.ts';

const today = '2026-11-25';
const self: Asking = { request: 'copy', askedBy: 'self' };
const open: Request = { id: 'r1', request: 'copy', askedBy: 'self', askedOn: '2026-11-20', onOwnPage: false };

test.each([
  ['the person asks', self, {}, undefined],
  ['a guardian for a minor', { askedBy: 'guardian' }, { bornOn: '2010-01-02' }, undefined],
  ['on the eighteenth birthday one is a minor still', { askedBy: 'guardian' }, { bornOn: '2008-11-25' }, undefined],
  ['the day after no more', { askedBy: 'guardian' }, { bornOn: '2008-11-24' }, 'data-requests/not-a-minor'],
  ['of unknown age nobody is taken for a minor', { askedBy: 'guardian' }, {}, 'data-requests/not-a-minor'],
  ['a representative', { askedBy: 'representative' }, {}, undefined],
  [
    'a representative without a paper',
    { askedBy: 'representative', authority: ' ' },
    {},
    'data-requests/authority-wanted',
  ],
  ['a representative without a name', { askedBy: 'representative', askerName: '' }, {}, 'data-requests/asker-name'],
  ['relatives of the living', { askedBy: 'near-relative' }, {}, 'data-requests/not-deceased'],
  ['relatives of the dead', { askedBy: 'near-relative' }, { dead: true }, undefined],
  [
    'relatives withdraw no consent',
    { askedBy: 'near-relative', request: 'withdraw-consent', purpose: 'x' },
    { dead: true },
    'data-requests/not-for-relatives',
  ],
] as const)('%s', (_why, asked, of, code) => {
  const asking = { request: 'copy', askerName: '某某', authority: '户口簿', ...asked } as Asking;
  expect(mayAsk(asking, { dead: false, ...of }, [], today)?.code).toBe(code);
});

test('the same copy is asked for once at a time; a second correction is another matter', () => {
  expect(mayAsk(self, { dead: false }, [open], today)?.code).toBe('data-requests/asked-already');
  expect(mayAsk(self, { dead: false }, [{ ...open, withdrawnOn: today }], today)).toBeUndefined();
  const correction = { ...open, request: 'correction' as const };
  expect(mayAsk({ ...self, request: 'correction' }, { dead: false }, [correction], today)).toBeUndefined();
});

test('each kind of request has its own grounds, and every refusal names one with reasons', () => {
  for (const request of requestKinds) {
    const one = { ...open, request };
    expect(mayDecide(one, { outcome: 'refused' }, 'id-card')?.code).toBe('data-requests/ground-wanted');
    expect(mayDecide(one, { outcome: 'refused', ground: 'toString', reasons: 'x' }, 'id-card')?.code).toBe(
      'data-requests/no-such-ground',
    );
    for (const ground of Object.keys(grounds[request])) {
      expect(
        mayDecide(one, { outcome: 'refused', ground }, ground === 'identity-not-shown' ? 'not-shown' : 'id-card')?.code,
      ).toBe('data-requests/reasons-wanted');
      expect(
        mayDecide(
          one,
          { outcome: 'refused', ground, reasons: 'x' },
          ground === 'identity-not-shown' ? 'not-shown' : 'id-card',
        ),
      ).toBeUndefined();
    }
  }
});

test('nobody unknown is given anything', () => {
  expect(mayDecide(open, { outcome: 'granted' }, 'not-shown')?.code).toBe('data-requests/identity-first');
  expect(mayDecide(open, { outcome: 'granted' }, 'own-page')).toBeUndefined();
});

test('requests as the facts tell them', () => {
  const facts = [
    { id: 'a', type: 'case.data-requested', on: '2026-11-02', data: { request: 'copy', askedBy: 'self' } },
    { id: 'b', type: 'case.data-requested', on: '2026-11-03', data: { request: 'deletion', askedBy: 'self' } },
    {
      id: 'c',
      type: 'case.data-request-answered',
      on: '2026-11-09',
      data: { for: 'b', outcome: 'refused', ground: 'retention-period' },
    },
  ];
  expect(requestsFrom(facts).map(stateOf)).toEqual(['open', 'answered']);
  expect(requestsFrom(facts)[1]).toMatchObject({ answeredOn: '2026-11-09', ground: 'retention-period' });
});

test('every type that is named here is one of the law', () => {
  const law = readLaw();
  const named = [...withheldTypes, ...Object.keys(ownTexts), ...explainable];
  expect(named.filter((type) => !law.factType(type))).toEqual([]);
});

test('what others said and are stays out of a copy', () => {
  expect(isWithheld({ type: 'case.information-received', data: {} })).toBe(true);
  expect(isWithheld({ type: 'person.health-recorded', data: { restricted: true } })).toBe(true);
  expect(isWithheld({ type: 'correction.registered', data: {} })).toBe(false);
  expect(showsText('case.visit-made', 'findings')).toBe(false);
  expect(showsText('person.relation-recorded', 'name')).toBe(false);
  expect(showsText('person.address-recorded', 'text')).toBe(true);
});
