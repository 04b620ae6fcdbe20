/** Each unit, each way to start, to end, to suspend and to put one rule in place of another, on rules of a few lines. */
import { describe, expect, test } from 'vitest';
import { loadLaw } from './index.ts';
import { calendar, facts, shippedFiles } from './testing/shipped-law.ts';

const files = { facts: shippedFiles().facts, packs: [] };

function lawFrom(...packs: string[]) {
  const { law, problems } = loadLaw({ ...files, packs: packs.map((text, index) => ({ path: `${index}.yaml`, text })) });
  if (!law) throw new Error(JSON.stringify(problems));
  return law;
}

const HEAD = 'title: { zh: 试, en: Test }, basis: [proposal], mark: M, owed: [county]';
const national = (...rules: string[]) =>
  `pack: national\nfrom: 2012-03-01\nrules:\n${rules.map((r) => `  - { ${r} }\n`).join('')}`;
const duty = (parts: string, id = 'correction.test') => `id: ${id}, sort: duty, ${HEAD}, ${parts}`;

function instances(packs: string[], list: ReturnType<typeof facts>, asOf: string, pack = 'national') {
  const { duties } = lawFrom(...packs).evaluate({ pack, facts: list, asOf, calendar });
  return duties.map((d) => `${d.due} ${d.status}`);
}

describe('units', () => {
  const from = (limit: string) => [
    national(duty(`starts: case.note-written, due: { after: ${limit} }, met: case.talk-held`)),
  ];
  test.each([
    ['90 minute', '2026-09-30T23:10:00+08:00', '2026-10-01T00:40:00+08:00'],
    ['48 hour', '2026-09-30T09:15:00+08:00', '2026-10-02T09:15:00+08:00'],
    ['10 day', '2026-09-25', '2026-10-05'],
    // 1 to 7 October are off; 20 September and 10 October are worked.
    ['5 workday', '2026-09-28', '2026-10-10'],
    ['1 month', '2026-01-31', '2026-02-28'],
    ['3 month', '2026-11-30', '2027-02-28'],
    ['1 year', '2024-02-29', '2025-02-28'],
    ['0 day', '2026-09-25', '2026-09-25'],
  ])('%s after %s is %s', (limit, on, due) => {
    expect(instances(from(limit), facts(['case.note-written', on]), on)).toEqual([`${due} open`]);
  });

  test('an hour over is overdue, and the last minute is not', () => {
    const list = facts(['case.note-written', '2026-09-30T09:15:00+08:00']);
    expect(instances(from('48 hour'), list, '2026-10-02T09:15:00+08:00')).toEqual(['2026-10-02T09:15:00+08:00 open']);
    expect(instances(from('48 hour'), list, '2026-10-02T09:16:00+08:00')).toEqual([
      '2026-10-02T09:15:00+08:00 overdue',
    ]);
  });

  test('the last day rolls forward where the rule says so, and nowhere else', () => {
    const roll = [national(duty('starts: case.note-written, due: { after: 10 day, roll: true }, met: case.talk-held'))];
    const list = facts(['case.note-written', '2026-09-25']);
    expect(instances(roll, list, '2026-09-30')).toEqual(['2026-10-08 open']);
    expect(instances(from('10 day'), list, '2026-09-30')).toEqual(['2026-10-05 open']);
  });

  test('counted back from an end, and set by a record', () => {
    const list = facts([
      'correction.registered',
      '2026-01-05',
      { category: 'probation', termStart: '2026-01-05', termEnd: '2026-03-31' },
    ]);
    const back = (due: string) =>
      instances(
        [national(duty(`starts: correction.registered, due: ${due}, met: case.talk-held`))],
        list,
        '2026-01-06',
      );
    expect(back('{ before: 1 month, of: it.termEnd }')).toEqual(['2026-02-28 open']);
    expect(back('{ before: 30 day, of: it.termEnd }')).toEqual(['2026-03-01 open']);
    expect(back(`{ 'on': it.termEnd }`)).toEqual(['2026-03-31 open']);
    expect(back('[{ when: it.category == "teop", after: 1 day }, { none: true }]')).toEqual([]);
  });
});

describe('what starts it', () => {
  const which = (word: string) => [
    national(duty(`starts: { fact: case.note-written, which: ${word} }, due: { after: 5 day }, met: case.talk-held`)),
  ];
  const list = facts(
    ['case.note-written', '2026-01-05'],
    ['case.note-written', '2026-02-05'],
    ['case.note-written', '2026-03-05'],
  );
  test.each([
    ['first', ['2026-01-10 overdue']],
    ['latest', ['2026-03-10 open']],
    ['each', ['2026-01-10 overdue', '2026-02-10 overdue', '2026-03-10 open']],
  ])('%s', (word, expected) => {
    expect(instances(which(word), list, '2026-03-06')).toEqual(expected);
  });

  test('each: a fact without a name meets the oldest that is open, one with a name its own, none two', () => {
    const met = [...list, ...facts(['case.talk-held', '2026-03-06']).map((f) => ({ ...f, id: 'm1' }))];
    expect(instances(which('each'), met, '2026-03-06')).toEqual([
      '2026-01-10 met-late',
      '2026-02-10 overdue',
      '2026-03-10 open',
    ]);
  });
});

describe('end and suspension', () => {
  const weekly = national(
    duty(
      'starts: correction.registered, repeat: { every: 7 day, last: it.termEnd, stops: correction.terminated }, met: case.talk-held, suspended: { from: correction.custody-began, to: correction.custody-ended }',
    ),
  );
  const start = [
    'correction.registered',
    '2026-01-05',
    { category: 'probation', termStart: '2026-01-05', termEnd: '2026-01-30' },
  ] as const;

  test('the last period does not pass the last day', () => {
    expect(instances([weekly], facts([...start]), '2026-02-20')).toEqual([
      '2026-01-12 overdue',
      '2026-01-19 overdue',
      '2026-01-26 overdue',
    ]);
  });

  test('what ends it voids the period that it falls in and begins no other', () => {
    expect(
      instances([weekly], facts([...start], ['correction.terminated', '2026-01-15', { cause: 'death' }]), '2026-02-20'),
    ).toEqual(['2026-01-12 overdue', '2026-01-19 void']);
  });

  test('a period that holds a suspended day is void, the day of resuming is not suspended', () => {
    const list = facts(
      [...start],
      ['correction.custody-began', '2026-01-10'],
      ['correction.custody-ended', '2026-01-20'],
    );
    expect(instances([weekly], list, '2026-01-26')).toEqual(['2026-01-12 void', '2026-01-19 void', '2026-01-26 open']);
  });

  test.each([
    ['week', ['2026-01-18 overdue', '2026-01-25 overdue']],
    ['month', ['2026-02-28 open']],
    ['quarter', []],
  ])('calendar periods begin with the first whole %s', (period, expected) => {
    const pack = national(duty(`starts: case.note-written, repeat: { calendar: ${period} }, met: case.talk-held`));
    const asOf = period === 'week' ? '2026-01-25' : '2026-02-03';
    const shown = instances([pack], facts(['case.note-written', '2026-01-07']), asOf);
    expect(shown.slice(0, expected.length)).toEqual(
      expected.map((one) => (one.startsWith('2026-01-25') ? '2026-01-25 open' : one)),
    );
  });

  test('the 25th of each month', () => {
    const pack = national(duty('starts: case.note-written, repeat: { monthly: 25 }, met: case.talk-held'));
    expect(instances([pack], facts(['case.note-written', '2026-01-26']), '2026-03-01')).toEqual([
      '2026-02-25 overdue',
      '2026-03-25 open',
    ]);
  });
});

describe('one version after another, one pack above another', () => {
  const two = `${national(duty('starts: case.note-written, settings: { limit: 10 day }, due: { after: $limit }, met: case.talk-held, through: 2020-06-30'))}  - { id: correction.test, sort: duty, from: 2020-07-01, amends: previous, settings: { limit: 3 day } }\n`;

  test('the version of the day of the act governs, and a running duty keeps it', () => {
    const list = facts(['case.note-written', '2020-06-30'], ['case.note-written', '2020-07-01']);
    expect(instances([two], list, '2020-07-05')).toEqual(['2020-07-10 open', '2020-07-04 overdue']);
  });

  test('counted back, the due day chooses; so it does where the rule says so', () => {
    const back = `${national(duty('starts: correction.registered, settings: { ahead: 30 day }, due: { before: $ahead, of: it.termEnd }, met: case.talk-held'))}  - { id: correction.test, sort: duty, from: 2020-07-01, amends: previous, settings: { ahead: 10 day } }\n`;
    const list = facts([
      'correction.registered',
      '2019-08-01',
      { category: 'probation', termStart: '2019-08-01', termEnd: '2020-07-31' },
    ]);
    expect(instances([back], list, '2020-06-01')).toEqual(['2020-07-21 open']);
    const asked = `${national(duty('starts: case.note-written, settings: { limit: 10 day }, due: { after: $limit }, met: case.talk-held, version: due'))}  - { id: correction.test, sort: duty, from: 2020-07-01, amends: previous, settings: { limit: 20 day } }\n`;
    expect(instances([asked], facts(['case.note-written', '2020-06-25']), '2020-06-26')).toEqual(['2020-07-15 open']);
  });

  test('a local rule takes the place of that sort and id alone', () => {
    const gate = `id: correction.test, sort: gate, title: { zh: 试, en: Test }, basis: [proposal], mark: M, decided: [county], refuse: { never: 'true' }`;
    const base = national(
      duty('starts: case.note-written, settings: { limit: 10 day }, due: { after: $limit }, met: case.talk-held'),
      gate,
    );
    const local =
      'pack: here\nfrom: 2026-01-01\nrules:\n  - { id: correction.test, sort: duty, amends: national, basis: [proposal], settings: { limit: 3 day } }\n';
    const list = facts(['case.note-written', '2026-03-02']);
    expect(instances([base, local], list, '2026-03-02', 'here')).toEqual(['2026-03-05 open']);
    expect(instances([base, local], list, '2026-03-02', 'national')).toEqual(['2026-03-12 open']);
    expect(
      lawFrom(base, local).askGate({ pack: 'here', rule: 'correction.test', facts: list, asOf: '2026-03-02', calendar })
        .because,
    ).toEqual(['never']);
  });

  test('before the local rule began, and after it ends, the national one stands', () => {
    const base = national(
      duty('starts: case.note-written, settings: { limit: 10 day }, due: { after: $limit }, met: case.talk-held'),
    );
    const local =
      'pack: here\nrules:\n  - { id: correction.test, sort: duty, from: 2019-01-01, through: 2019-12-31, amends: national, basis: [proposal], settings: { limit: 3 day } }\n';
    const list = facts(
      ['case.note-written', '2018-12-31'],
      ['case.note-written', '2019-12-31'],
      ['case.note-written', '2020-01-01'],
    );
    expect(instances([base, local], list, '2020-01-01', 'here')).toEqual([
      '2019-01-10 overdue',
      '2020-01-03 open',
      '2020-01-11 open',
    ]);
  });

  test('a local rule that starts from another fact: the national trigger chooses, and no duty falls between the two', () => {
    const base = national(
      duty(
        'starts: correction.judgment-effective, settings: { limit: 10 day }, due: { after: $limit }, met: case.talk-held',
      ),
    );
    const local =
      'pack: here\nrules:\n  - { id: correction.test, sort: duty, from: 2019-01-01, through: 2020-06-30, amends: national, basis: [proposal], starts: case.document-served, settings: { limit: 7 day } }\n';
    const list = facts(
      ['correction.judgment-effective', '2020-06-29', { category: 'probation' }],
      ['case.document-served', '2020-07-02', { document: 'judgment' }],
    );
    expect(instances([base, local], list, '2020-07-03', 'here')).toEqual(['2020-07-09 open']);
  });

  test('a mark and the day of checking come out as they were written', () => {
    const rule = lawFrom(
      national(
        duty(
          'starts: case.note-written, due: { after: 1 day }, met: case.talk-held, verified: true, checked: 2026-03-01',
        ).replace('mark: M', 'mark: V'),
      ),
    ).rule({ pack: 'national', sort: 'duty', id: 'correction.test', on: '2026-03-02' });
    expect(rule).toMatchObject({ verified: true, corroborated: false, checked: '2026-03-01' });
  });
});
