/** The trace: what a person reads to check an answer, and that there is one for every answer. */
import { describe, expect, test } from 'vitest';
import { periodWords } from './explain-words.ts';
import { goldenCases } from './testing/golden-cases.ts';
import { calendar, calendarAhead, facts, shippedLaw } from './testing/shipped-law.ts';
import type { Trace } from './types.ts';

const law = shippedLaw();
const about = { pack: 'national', kind: 'correction' as const, calendar };
const TERM = { category: 'probation', termStart: '2025-03-27', termEnd: '2027-03-26' };

const text = (trace: Trace | undefined, zh: string) => trace?.steps.find((step) => step.label.zh === zh)?.text.zh ?? '';
const english = (trace: Trace | undefined, en: string) =>
  trace?.steps.find((step) => step.label.en === en)?.text.en ?? '';
const daysOf = (trace: Trace | undefined) => trace?.steps.flatMap((step) => step.days ?? []) ?? [];

describe('a duty', () => {
  test('CCL 21: ten days counted one by one, and the roll at the end', () => {
    const list = facts(['correction.judgment-effective', '2025-09-26', { category: 'probation' }]);
    const trace = law.explain({ ...about, facts: list, asOf: '2025-10-12', ask: { duty: 'correction.report-in|f1' } });
    expect(trace?.steps.map((s) => s.label.zh)).toEqual(['依据', '版本', '起点', '计算', '由谁', '完成方式', '现在']);
    expect(daysOf(trace).filter((d) => d.counted).length).toBe(10);
    expect(daysOf(trace).at(-1)).toMatchObject({ on: '2025-10-09', counted: false, why: { zh: '顺延到这一天' } });
    expect(daysOf(trace).at(-2)).toMatchObject({ on: '2025-10-08', why: { zh: '节假日', en: 'holiday' } });
    expect(text(trace, '现在')).toContain('逾期 3 天');
  });

  test('working days: which days were skipped and why, make-up days among those counted', () => {
    const list = facts([
      'investigation.commissioned',
      '2026-04-27',
      { by: 'court', category: 'probation', complete: true },
    ]);
    const trace = law.explain({
      ...about,
      kind: 'investigation',
      facts: list,
      asOf: '2026-05-09',
      ask: { duty: 'investigation.complete' },
    });
    const skipped = daysOf(trace)
      .filter((d) => !d.counted)
      .map((d) => `${d.on.slice(5)} ${d.why?.en}`);
    expect(skipped.slice(0, 6)).toEqual([
      '04-27 the day itself is not counted',
      '05-01 holiday',
      '05-02 holiday',
      '05-03 holiday',
      '05-04 holiday',
      '05-05 holiday',
    ]);
    expect(daysOf(trace)).toContainEqual({
      on: '2026-05-09',
      counted: true,
      why: { zh: '调休上班', en: 'make-up working day' },
    });
    expect(english(trace, 'Counting')).toContain('10 working days, the first day not counted, from 2026-04-28');
  });

  test('why this version: the day of the start, the due day where it is counted back, the first day of a period', () => {
    const old = facts(['correction.judgment-effective', '2020-06-29', { category: 'probation' }]);
    const trace = law.explain({ ...about, facts: old, asOf: '2020-07-05', ask: { duty: 'correction.deliver-papers' } });
    expect(text(trace, '版本')).toBe(
      '全国规则; 2012年3月1日至2020年6月30日施行; 按起点之日(2020年6月29日)适用; 另有版本: 2020年7月1日起施行',
    );
    const back = facts(['correction.registered', '2025-04-02', TERM]);
    const summary = law.explain({ ...about, facts: back, asOf: '2026-01-05', ask: { duty: 'correction.summary' } });
    expect(text(summary, '版本')).toContain('按到期之日(2027年2月24日)适用');
    expect(text(summary, '计算')).toBe('2027年3月26日期满, 往前数30天, 到2027年2月24日');
    expect(text(summary, '得出')).toContain('期满日 2027年3月26日');
  });

  test('a local rule: in place of which national one, or of none', () => {
    const list = facts(['correction.registered', '2025-04-02', TERM], ['resettlement.office-notified', '2026-03-02']);
    const local = law.explain({
      ...about,
      pack: 'fuzhou-county',
      facts: list,
      asOf: '2025-05-05',
      ask: { duty: 'correction.regular-report' },
    });
    expect(text(local, '版本')).toContain('代替全国规则(社区矫正法实施办法 第24条)');
    expect(english(local, 'Version')).toContain('in place of the national rule');
    const own = law.explain({
      ...about,
      kind: 'resettlement',
      pack: 'huanglong-county',
      facts: list,
      asOf: '2026-03-03',
      ask: { duty: 'resettlement.tell-village' },
    });
    expect(text(own, '版本')).toContain('全国规则无此项, 本地加设');
    expect(text(own, '版本')).toContain('黄龙县');
  });

  test('a period: the days it covers, what suspended it, and what came of the one before', () => {
    const list = facts(
      ['correction.registered', '2025-04-02', TERM],
      ['correction.report-interval-set', '2025-04-02', { every: 1, unit: 'month' }],
      ['correction.reported', '2025-04-20', { channel: 'phone' }],
      ['correction.custody-began', '2025-05-20', { measure: 'detention' }],
      ['correction.custody-ended', '2025-05-25'],
    );
    const { duties } = law.evaluate({
      ...about,
      facts: list,
      asOf: '2025-07-10',
      rules: ['correction.regular-report'],
    });
    const second = law.explain({ ...about, facts: list, asOf: '2025-07-10', ask: { duty: duties[1]?.key ?? '' } });
    expect(text(second, '计算')).toContain('其间自2025年5月20日至2025年5月24日中止');
    expect(text(second, '起点')).toContain('; 本期自2025年5月3日起');
    expect(text(second, '上一次')).toBe('2025年4月20日(按时完成)');
    expect(text(second, '现在')).toContain('不再需要');
  });

  test('hours to the minute, and what moved the end', () => {
    const lost = facts(['correction.arrest-requested', '2026-04-03T16:00:00+08:00']);
    const hours = law.explain({ ...about, facts: lost, asOf: '2026-04-04', ask: { duty: 'correction.decide-arrest' } });
    expect(text(hours, '计算')).toBe('自2026年4月3日16:00起48小时, 到2026年4月5日16:00');
    const leave = facts(
      ['correction.leave-approved', '2026-03-02', { from: '2026-03-03', to: '2026-03-06', decidedBy: 'office' }],
      ['correction.leave-extended', '2026-03-06', { to: '2026-03-09', for: 'f1' }],
    );
    const moved = law.explain({
      ...about,
      facts: leave,
      asOf: '2026-03-07',
      ask: { duty: 'correction.return-from-leave' },
    });
    expect(text(moved, '计算')).toContain('到2026年3月9日; 原为2026年3月6日, 因');
    expect(moved?.steps.find((s) => s.label.zh === '计算')?.facts).toEqual(['f2']);
  });

  test('there is nothing to explain where nothing is owed', () => {
    expect(
      law.explain({ ...about, facts: [], asOf: '2025-10-12', ask: { duty: 'correction.report-in' } }),
    ).toBeUndefined();
  });
});

describe('gates, routes, alerts and metrics', () => {
  test('a gate shows what it was asked, each reason, those that hold, and who decides', () => {
    const data = { purpose: 'medical', proof: true, reason: 'workload', evidence: true };
    const trace = law.explain({
      ...about,
      facts: [],
      asOf: '2026-11-16',
      ask: { gate: 'correction.refuse-leave', data },
    });
    expect(text(trace, '所问')).toBe('目的 就医; 有证明材料 是; 理由 工作不便; 证据 是');
    expect(english(trace, 'Asked with')).toContain('Purpose Medical; Proof yes');
    expect(text(trace, '逐条看')).toContain('✕ 这不是法定的不批准理由; ✓ 没有证据材料');
    expect(text(trace, '由谁决定')).toContain('→');
    expect(text(trace, '结论')).toBe('不能办理: 理由正当且有证明，不能不批准; 这不是法定的不批准理由');
  });

  test('a route shows the figures, what it counted and the facts that it counted from', () => {
    const list = facts([
      'correction.leave-approved',
      '2026-10-01',
      { from: '2026-10-02', to: '2026-10-21', decidedBy: 'county' },
    ]);
    const trace = law.explain({
      ...about,
      facts: list,
      asOf: '2026-11-01',
      ask: { route: 'correction.leave', data: { from: '2026-11-02', to: '2026-11-12' } },
    });
    expect(text(trace, '得出')).toBe('本次天数 11; 期间内其他天数 20');
    expect(trace?.steps.find((s) => s.label.zh === '所看记录')?.facts).toEqual(['f1']);
    expect(text(trace, '由谁决定')).toBe('司法所 → 县级社区矫正机构 → 市');
  });

  test('an alert says since when; one that is not raised says what was looked at', () => {
    const list = facts(
      ['correction.registered', '2026-01-15', TERM],
      ['correction.reported', '2026-02-10', { channel: 'phone' }],
    );
    const ask = { alert: 'correction.supervision-gap' };
    expect(text(law.explain({ ...about, facts: list, asOf: '2026-03-20', ask }), '现在')).toBe('自2026年3月13日起');
    const quiet = law.explain({ ...about, facts: list, asOf: '2026-02-20', ask });
    expect(text(quiet, '现在')).toBe('没有触发');
    expect(text(quiet, '所看记录')).toContain('定期报告 2026年2月10日');
  });

  test('an alert counts its days one by one, and hours to the minute', () => {
    const lost = facts(
      ['correction.registered', '2026-01-15', TERM],
      ['correction.contact-lost', '2026-04-03T16:00:00+08:00'],
    );
    const hours = law.explain({
      ...about,
      facts: lost,
      asOf: '2026-04-07',
      ask: { alert: 'correction.out-of-supervision' },
    });
    expect(text(hours, '起点')).toBe('失去联系 2026年4月3日16:00');
    expect(text(hours, '数字')).toBe('期限 48小时');
    expect(text(hours, '计算')).toBe('自2026年4月3日16:00起48小时, 到2026年4月5日16:00');
    expect(text(hours, '版本')).toContain('2026年2月21日起施行; 按所问之日(2026年4月7日)适用');
    const list = facts(
      ['correction.registered', '2026-01-15', TERM],
      ['correction.reported', '2026-02-10', { channel: 'phone' }],
    );
    const gap = law.explain({
      ...about,
      facts: list,
      asOf: '2026-03-20',
      ask: { alert: 'correction.supervision-gap' },
    });
    expect(daysOf(gap)).toHaveLength(32);
    expect(daysOf(gap)[0]).toMatchObject({ on: '2026-02-10', counted: false, why: { zh: '当日不算' } });
    expect(daysOf(gap).at(-1)).toEqual({ on: '2026-03-13', counted: true });
  });

  test('an alert on a late duty shows the count of the duty, with the days skipped and why', () => {
    const list = facts(['correction.judgment-effective', '2026-04-21', { category: 'probation' }]);
    const trace = law.explain({
      ...about,
      facts: list,
      asOf: '2026-05-12',
      ask: { alert: 'correction.not-reported-in' },
    });
    expect(text(trace, '所看应办')).toBe('到执行地报到');
    expect(text(trace, '应办计算')).toContain('顺延, 到2026年5月6日');
    expect(daysOf(trace)).toContainEqual({ on: '2026-05-02', counted: false, why: { zh: '节假日', en: 'holiday' } });
    expect(english(trace, 'Stands')).toBe('since 2026-05-07');
  });

  test('a gate shows what it counted for a reason, and the figure', () => {
    const data = { appliedOn: '2026-04-30', from: '2026-05-06', urgent: false, proof: true };
    const trace = law.explain({
      ...about,
      facts: [],
      asOf: '2026-04-30',
      ask: { gate: 'correction.apply-leave', data },
    });
    expect(text(trace, '计算')).toContain(
      '申请晚了：要提前提出，有急事可以说明: 2026年5月6日往前数3天, 到2026年5月3日',
    );
    expect(
      daysOf(trace)
        .filter((day) => day.counted)
        .map((day) => day.on),
    ).toEqual(['2026-05-05', '2026-05-04', '2026-05-03']);
  });

  test('what a gate is asked has a name in both languages, and what it is compared with too', () => {
    const nameless = law
      .everyVersion()
      .flatMap(({ summary }) =>
        [
          ...Object.keys(summary.asks).map((key) => [key, law.askedTitle(key).zh]),
          ...Object.keys(summary.settings).map((key) => [key, law.settingTitle(key).zh]),
        ]
          .filter(([key, zh]) => key === zh)
          .map(([key]) => `${summary.id} ${key}`),
      );
    expect(nameless).toEqual([]);
  });

  test('a metric says what was counted', () => {
    const list = facts(
      ['correction.judgment-effective', '2026-03-02', { category: 'probation' }],
      ['correction.reported-in', '2026-03-10'],
    );
    const trace = law.explainMetric({
      pack: 'national',
      rule: 'correction.report-in-on-time',
      period: { from: '2026-03-01', to: '2026-03-31' },
      cases: [{ facts: list }],
      asOf: '2026-03-31',
      calendar,
    });
    expect(text(trace, '逐个看')).toBe('到执行地报到（裁判生效 2026-03-02） ✓');
    expect(text(trace, '结论')).toBe('1 / 1 = 1');
  });
});

test('every duty and alert of every fixed case in every pack has its trace, whole in both languages', () => {
  let seen = 0;
  for (const { id: pack } of law.packs) {
    for (const { kind, facts: list, on } of goldenCases) {
      for (const asOf of on) {
        const { duties, alerts, traces } = law.evaluateWithTraces({
          pack,
          kind,
          facts: list,
          asOf,
          calendar: calendarAhead,
        });
        expect(traces.size).toBe(new Set([...duties, ...alerts].map((one) => one.key)).size);
        for (const { rule, steps } of traces.values()) {
          seen += 1;
          expect(steps.length).toBeGreaterThanOrEqual(4);
          const words = steps.flatMap((s) => [s.label, s.text]).flatMap(({ zh, en }) => [zh, en]);
          const broken = words.filter((w) => w === '' || /undefined|NaN|Infinity/.test(w));
          expect(broken, `${rule.id} in ${pack}`).toEqual([]);
        }
      }
    }
  }
  expect(seen).toBeGreaterThan(1000);
});

test('a period is named as one says it', () => {
  expect(periodWords('2026-W48')).toEqual({ zh: '（2026年第 48 周）', en: 'week 48 of 2026' });
  expect(periodWords('2026-11').zh).toBe('（2026年11月）');
  expect(periodWords('2026-H2').zh).toBe('（2026年下半年）');
});
