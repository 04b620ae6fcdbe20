/** The public questions: evaluation, gates, routes, traces, the index of what a fact touches, and the time of the next change. */
import { describe, expect, test } from 'vitest';
import { calendar, facts, shippedLaw } from './testing/shipped-law.ts';

const law = shippedLaw();
const about = { pack: 'national', kind: 'correction' as const, calendar };
const registered = { category: 'probation', termStart: '2025-03-27', termEnd: '2027-03-26' };

describe('evaluate', () => {
  test('only rules about the kind of case answer', () => {
    const opened = facts(['case.opened', '2026-01-01', { level: 'office' }]);
    const office = law.evaluate({
      pack: 'district-street',
      kind: 'office',
      facts: opened,
      asOf: '2026-02-10',
      calendar,
    });
    const correction = law.evaluate({
      pack: 'district-street',
      kind: 'correction',
      facts: opened,
      asOf: '2026-02-10',
      calendar,
    });
    expect(office.duties.map((d) => d.rule)).toContain('office.station-meeting');
    expect(correction.duties).toEqual([]);
  });

  test('a fact that names the one it replaced meets its duty', () => {
    const list = facts(
      ['correction.leave-approved', '2026-10-01', { from: '2026-10-02', to: '2026-10-06', decidedBy: 'office' }],
      [
        'correction.leave-approved',
        '2026-10-01',
        { from: '2026-10-02', to: '2026-10-08', decidedBy: 'office' },
        { supersedes: 'f1' },
      ],
      ['correction.leave-returned', '2026-10-08', { for: 'f1' }],
    );
    const { duties } = law.evaluate({
      ...about,
      facts: list,
      asOf: '2026-10-09',
      rules: ['correction.return-from-leave'],
    });
    expect(duties.map((d) => [d.startedBy, d.due, d.status])).toEqual([['f2', '2026-10-08', 'met']]);
  });

  test('as known on an earlier day, what was recorded later is not there', () => {
    const list = facts(
      ['correction.judgment-effective', '2026-03-02', { category: 'probation' }],
      ['correction.reported-in', '2026-03-10', {}, { recordedAt: '2026-03-20T09:00:00+08:00' }],
    );
    const ask = { ...about, facts: list, asOf: '2026-03-25', rules: ['correction.report-in'] };
    expect(law.evaluate(ask).duties[0]?.status).toBe('met');
    expect(law.evaluate({ ...ask, knownOn: '2026-03-19T09:00:00+08:00' }).duties[0]?.status).toBe('overdue');
  });

  test('one pack after another: the day of the trigger says which governs', () => {
    const pack = [
      { from: '1900-01-01', pack: 'national' },
      { from: '2026-06-01', pack: 'huanglong-county' },
    ];
    const list = facts(['resettlement.office-notified', '2026-05-30']);
    const later = facts(['resettlement.office-notified', '2026-06-02']);
    const ask = {
      pack,
      kind: 'resettlement' as const,
      asOf: '2026-06-10',
      calendar,
      rules: ['resettlement.tell-village'],
    };
    expect(law.evaluate({ ...ask, facts: list }).duties).toEqual([]);
    expect(law.evaluate({ ...ask, facts: later }).duties[0]).toMatchObject({
      due: '2026-06-05',
      pack: 'huanglong-county',
    });
  });

  test('a reopened case begins its recurring duties anew with the first whole period', () => {
    const list = facts(
      ['resettlement.help-accepted', '2026-01-05'],
      ['case.closed', '2026-02-10', { ground: 'goal-reached' }],
      ['case.reopened', '2026-04-15', { reason: '误结' }],
    );
    const { duties } = law.evaluate({
      pack: 'huanglong-county',
      kind: 'resettlement',
      facts: list,
      asOf: '2026-05-02',
      calendar,
      rules: ['resettlement.month-visit'],
    });
    expect(duties.map((d) => [d.period, d.status])).toEqual([
      ['2026-02', 'void'],
      ['2026-05', 'open'],
    ]);
  });
});

describe('the next change', () => {
  const report = facts(['correction.judgment-effective', '2026-03-02', { category: 'probation' }]);

  test('an open duty changes when its last day is over', () => {
    const { changesAt } = law.evaluate({
      ...about,
      facts: report,
      asOf: '2026-03-12',
      rules: ['correction.report-in'],
    });
    expect(changesAt).toBe('2026-03-13T00:00:00+08:00');
  });

  test('an alert in hours changes at its minute', () => {
    const list = facts(['correction.contact-lost', '2026-11-20T08:00:00+08:00']);
    const { alerts, changesAt } = law.evaluate({
      ...about,
      facts: list,
      asOf: '2026-11-22T07:00:00+08:00',
      rules: ['correction.out-of-supervision'],
    });
    expect(alerts).toEqual([]);
    expect(changesAt).toBe('2026-11-22T08:01:00+08:00');
  });

  test('a fact dated ahead brings a change on its day', () => {
    const { changesAt } = law.evaluate({
      ...about,
      facts: facts(['correction.discharged', '2026-04-01', { cause: 'expiry' }]),
      asOf: '2026-03-20',
    });
    expect(changesAt).toBe('2026-04-01T00:00:00+08:00');
  });
});

describe('gates and routes', () => {
  test('reasons come worded in both languages, with the rule', () => {
    const answer = law.askGate({
      ...about,
      facts: [],
      asOf: '2026-11-16',
      rule: 'correction.refuse-leave',
      data: { purpose: 'medical', proof: true, reason: 'workload', evidence: true },
    });
    expect(answer.reasons.map((r) => r.code)).toEqual(['good-reason', 'no-lawful-reason']);
    expect(answer.reasons.every((r) => r.title.zh !== r.code && r.title.en !== r.code)).toBe(true);
    expect(answer.rule).toMatchObject({ id: 'correction.refuse-leave', basis: ['CCL 27', 'G33 134'], verified: true });
  });

  test('every reason code of every gate has its words', () => {
    const silent = law.everyVersion().flatMap((version) => {
      const refuse = version.raw.body['refuse'];
      return Object.keys(typeof refuse === 'object' && refuse !== null ? refuse : {}).filter(
        (code) => !law.catalogue.reasons.has(code),
      );
    });
    expect(silent).toEqual([]);
  });

  test('a route shows what it counted', () => {
    const list = facts([
      'correction.leave-approved',
      '2026-10-01',
      { from: '2026-10-02', to: '2026-10-21', decidedBy: 'county' },
    ]);
    const answer = law.askRoute({
      ...about,
      facts: list,
      asOf: '2026-11-01',
      rule: 'correction.leave',
      data: { from: '2026-11-02', to: '2026-11-12' },
    });
    expect(answer).toMatchObject({ decides: ['office', 'county', 'city'], values: { n: 11, other: 20 } });
  });

  test('no version in force, nothing asked', () => {
    expect(law.askRoute({ ...about, facts: [], asOf: '2010-01-01', rule: 'correction.leave' })).toBeUndefined();
    expect(law.askGate({ ...about, facts: [], asOf: '2010-01-01', rule: 'correction.position' }).allowed).toBe(true);
  });
});

describe('what a fact touches', () => {
  test('a report touches few rules, a closing all, a note none', () => {
    expect(law.touchedBy('national', 'correction.reported').sort()).toEqual([
      'correction.regular-report',
      'correction.supervision-gap',
    ]);
    expect(law.touchedBy('national', 'case.note-written')).toEqual([]);
    expect(law.touchedBy('national', 'case.closed').length).toBeGreaterThan(70);
  });

  test('an alert on a duty is touched by what touches the duty', () => {
    expect(law.touchedBy('national', 'correction.reported-in')).toContain('correction.not-reported-in');
  });

  test('what is not named is not changed: rules untouched by a fact answer as before', () => {
    const before = facts(
      ['correction.registered', '2025-04-02', registered],
      ['correction.report-interval-set', '2025-04-02', { every: 1, unit: 'month' }],
    );
    const after = [
      ...before,
      ...facts(['correction.reported', '2025-04-20', { channel: 'phone' }]).map((f) => ({ ...f, id: 'new' })),
    ];
    const touched = new Set(law.touchedBy('national', 'correction.reported'));
    const rest = (list: typeof before) =>
      law.evaluate({ ...about, facts: list, asOf: '2025-06-01' }).duties.filter((d) => !touched.has(d.rule));
    expect(rest(after)).toEqual(rest(before));
  });
});

describe('summaries', () => {
  test('a local rule replaces the national one, and says what it stands on', () => {
    const national = law.rule({ pack: 'national', sort: 'duty', id: 'correction.regular-report', on: '2026-01-01' });
    const local = law.rule({ pack: 'fuzhou-county', sort: 'duty', id: 'correction.regular-report', on: '2026-01-01' });
    expect(national?.pack).toBe('national');
    expect(local).toMatchObject({
      pack: 'fuzhou-county',
      basis: ['FZX 工作制度 登记'],
      verified: false,
      metBy: ['correction.reported'],
    });
  });

  test('CCL 21 reads as the article that it is', () => {
    expect(law.basis('CCL 21')).toEqual({ zh: '社区矫正法 第21条', en: 'Community Corrections Law, art. 21' });
    expect(law.basis('OP26 13').zh).toContain('第13项');
    expect(law.basis('proposal').zh).toContain('建议');
  });

  test('rules in force change with the day', () => {
    const ids = (on: string) => law.rulesInForce({ pack: 'national', kind: 'correction', on }).map((r) => r.id);
    expect(ids('2019-01-01')).toContain('correction.education-hours');
    expect(ids('2026-11-24')).not.toContain('correction.education-hours');
  });
});
