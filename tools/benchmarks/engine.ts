/** Cases evaluated in a second on one core: the whole national law, ten rules by the engine, the same ten by hand, and with a trace. */
import { addDays } from '../../packages/calendar/index.ts';
import type { Fact } from '../../packages/law/index.ts';
import { readCalendar, readLaw } from '../../packages/platform/law-files.ts';
import { type Answer, tenByHand } from './by-hand.ts';

const AS_OF = '2026-03-15';
const TEN = [
  'correction.report-in',
  'correction.notify-county',
  'correction.deliver-papers',
  'correction.papers-receipt',
  'correction.register',
  'correction.regular-report',
  'correction.summary',
  'correction.discharge',
  'correction.return-from-leave',
  'case.answer-objection',
];

/** A supervised person of some months with so many facts, most of them reports, visits and talks. */
function oneCase(size: number): Fact[] {
  const facts: Fact[] = [];
  const add = (type: string, on: string, data: Record<string, unknown> = {}) => {
    facts.push({ id: `f${facts.length + 1}`, type, on, data });
  };
  add('correction.judgment-effective', '2025-03-03', { category: 'probation' });
  add('correction.notice-received', '2025-03-06');
  add('correction.papers-received', '2025-03-10');
  add('correction.papers-receipt-sent', '2025-03-12');
  add('correction.reported-in', '2025-03-13');
  add('correction.registered', '2025-03-13', { category: 'probation', termStart: '2025-03-03', termEnd: '2027-03-02' });
  add('correction.report-interval-set', '2025-03-13', { every: 1, unit: 'month' });
  add('correction.leave-approved', '2025-05-05', { from: '2025-05-06', to: '2025-05-09', decidedBy: 'office' });
  add('correction.leave-returned', '2025-05-09', { for: 'f8' });
  add('case.objection-made', '2025-06-02', { against: 'f8' });
  const kinds: [string, Record<string, unknown>][] = [
    ['correction.reported', { channel: 'phone' }],
    ['case.visit-made', { by: 'office' }],
    ['case.talk-held', { by: 'office' }],
    ['case.note-written', { text: 'x' }],
  ];
  for (let n = 0; facts.length < size; n += 1) {
    const [type, data] = kinds[n % kinds.length] ?? ['case.note-written', {}];
    add(type, addDays('2025-04-01', Math.floor((n * 330) / size)), data);
  }
  return facts;
}

function perSecond(work: () => void, seconds = 1.5): number {
  for (let n = 0; n < 200; n += 1) work();
  const start = performance.now();
  let times = 0;
  while (performance.now() - start < seconds * 1000) {
    for (let n = 0; n < 20; n += 1) work();
    times += 20;
  }
  return Math.round((times * 1000) / (performance.now() - start));
}

const law = readLaw();
const calendar = readCalendar();

function sameAnswers(facts: Fact[]): void {
  const line = ({ rule, due, status }: Answer) => `${rule} ${due} ${status}`;
  const engine = law
    .evaluate({ pack: 'national', kind: 'correction', facts, asOf: AS_OF, calendar, rules: TEN })
    .duties.map(line)
    .sort();
  const hand = tenByHand(facts, AS_OF, calendar).map(line).sort();
  if (engine.join('\n') !== hand.join('\n'))
    throw new Error(`The two do not agree:\n${engine.join('\n')}\n--\n${hand.join('\n')}`);
}

console.log('facts   whole law   ten by engine   ten by hand   times   with trace   after one report');
for (const size of [20, 60, 200]) {
  const facts = oneCase(size);
  sameAnswers(facts);
  const about = { pack: 'national', kind: 'correction' as const, facts, asOf: AS_OF, calendar };
  const whole = perSecond(() => law.evaluate(about));
  const engine = perSecond(() => law.evaluate({ ...about, rules: TEN }));
  const hand = perSecond(() => tenByHand(facts, AS_OF, calendar));
  const traced = perSecond(() => {
    for (const duty of law.evaluate({ ...about, rules: TEN }).duties)
      law.explain({ ...about, ask: { duty: duty.key } });
  });
  const touched = law.touchedBy('national', 'correction.reported');
  const after = perSecond(() => law.evaluate({ ...about, rules: touched }));
  const columns = [
    [size, 5],
    [whole, 12],
    [engine, 16],
    [hand, 14],
    [Math.round((hand / engine) * 10) / 10, 8],
    [traced, 13],
    [after, 19],
  ] as const;
  console.log(columns.map(([value, width]) => String(value).padStart(width)).join(''));
}
console.log('cases a second on one core');
